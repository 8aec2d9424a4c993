package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"text/tabwriter"
)

type counters struct {
	a atomic.Int64
	b atomic.Pointer[int]
	v atomic.Value
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

type failing struct{}

func (failing) Write([]byte) (int, error) { panic("no room") }

func main() {
	var c *counters
	var p *int32
	var u *uint64
	try("method", func() { c.a.Add(1) })
	try("pointer", func() { c.b.Load() })
	try("value", func() { c.v.Load() })
	try("load", func() { atomic.LoadInt32(p) })
	try("store", func() { atomic.StoreUint64(u, 1) })
	try("add", func() { atomic.AddInt32(p, 1) })
	try("swap", func() { atomic.SwapInt32(p, 1) })
	try("cas", func() { atomic.CompareAndSwapUint64(u, 1, 2) })
	add := atomic.AddInt32
	try("function value", func() { add(nil, 1) })
	var v atomic.Value
	v.Store(1)
	try("other type", func() { v.CompareAndSwap("x", "y") })
	try("stored type", func() { v.CompareAndSwap("x", 2.5) })
	fmt.Println(v.CompareAndSwap(1, 2), v.CompareAndSwap(1, 3), v.Load())

	cond := sync.NewCond(&sync.Mutex{})
	cond.Signal()
	other := *cond
	try("copied", func() { other.Signal() })

	w := tabwriter.NewWriter(failing{}, 0, 8, 1, ' ', 0)
	fmt.Fprint(w, "a\tb\n")
	try("flush", func() { w.Flush() })
	var out bytes.Buffer
	w = tabwriter.NewWriter(&out, 8, 8, 1, '.', 0)
	for _, b := range []byte("世\tx\nab\t本本\n") {
		w.Write([]byte{b})
	}
	w.Flush()
	fmt.Print(out.String())

	first := io.MultiReader(strings.NewReader("123"), strings.NewReader("45678"))
	second := io.MultiReader(first)
	four := make([]byte, 4)
	for _, r := range []io.Reader{second, first} {
		n, err := io.ReadFull(r, four)
		fmt.Println(n, err, string(four))
	}
	_, ok := second.(io.WriterTo)
	fmt.Println(ok)
	var b bytes.Buffer
	fmt.Println(b.UnreadByte(), b.UnreadRune())
	try("grow", func() { b.Grow(1 << 62) })
}
