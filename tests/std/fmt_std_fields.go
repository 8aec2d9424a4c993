// Structs of programs that hold locks, atomics, buffers, readers, lists and times, as %v and %+v show them, fresh and used.
package main

import (
	"bytes"
	"container/list"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

type cache struct {
	mu    sync.Mutex
	rw    sync.RWMutex
	once  sync.Once
	hits  atomic.Int64
	total atomic.Uint64
	small atomic.Int32
	on    atomic.Bool
	items map[string]int
}

type texts struct {
	b    strings.Builder
	r    strings.Reader
	buf  bytes.Buffer
	in   bytes.Reader
	made time.Time
}

type numbers struct {
	i big.Int
	r big.Rat
	l list.List
	d time.Duration
	m time.Month
}

func main() {
	c := &cache{}
	fmt.Printf("%v\n%+v\n", c, c)
	c.mu.Lock()
	c.rw.RLock()
	c.rw.RLock()
	c.once.Do(func() { c.items = map[string]int{"a": 1} })
	c.hits.Add(5)
	c.total.Store(7)
	c.small.Swap(-1)
	c.on.Store(true)
	fmt.Printf("%v\n%+v\n", c, c)
	c.mu.Unlock()
	c.rw.RUnlock()
	c.rw.RUnlock()
	fmt.Printf("%v\n", c)
	fmt.Println(unsafe.Sizeof(*c), unsafe.Sizeof(c.rw), unsafe.Offsetof(c.hits), unsafe.Sizeof(c.hits))

	t := &texts{r: *strings.NewReader("héllo"), in: *bytes.NewReader([]byte("xyz"))}
	fmt.Printf("%v\n%+v\n", t, t)
	t.buf.WriteString("abc")
	t.buf.ReadByte()
	t.r.ReadByte()
	t.r.ReadRune()
	t.in.ReadRune()
	t.made = time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC)
	fmt.Printf("%v\n%+v\n", t, t)
	t.buf.ReadRune()
	fmt.Printf("%+v %d\n", t.buf, unsafe.Sizeof(*t))

	n := numbers{d: 1500, m: 3}
	n.i.SetInt64(-12)
	n.r.SetFrac64(1, 3)
	fmt.Printf("%v\n%+v\n", n, n)
	fmt.Println([]any{sync.Mutex{}, sync.RWMutex{}, sync.Once{}, atomic.Int32{}, atomic.Uint64{}})
	var once struct{ sync.Once }
	once.Do(func() {})
	fmt.Printf("%v %+v\n", &once, &once)
}
