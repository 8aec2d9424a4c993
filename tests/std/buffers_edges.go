// bytes.Buffer and bytes functions at their edges.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

type stubborn struct{ n int }

func (s *stubborn) Read(p []byte) (int, error) {
	s.n++
	switch {
	case s.n < 3:
		return copy(p, "data"), nil
	case s.n == 3:
		return 0, nil
	}
	return copy(p, "tail"), errors.New("stopped")
}

type liar struct{}

func (liar) Read(p []byte) (int, error)  { return -1, nil }
func (liar) Write(p []byte) (int, error) { return len(p) + 1, nil }

type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) / 2, nil }

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	f()
}

func main() {
	var b bytes.Buffer
	fmt.Println(b.UnreadByte(), b.UnreadRune(), b.Len(), b.String() == "", b.Available() >= 0)
	_, err := b.ReadByte()
	fmt.Println(err)
	b.WriteString("héllo wörld")
	r, size, err := b.ReadRune()
	fmt.Println(string(r), size, err, b.UnreadRune(), b.UnreadRune())
	fmt.Printf("%q %q %d\n", b.Next(3), b.Next(100), b.Len())
	fmt.Println(b.UnreadByte(), b.UnreadByte())
	b.Reset()
	b.WriteString("a,b,c")
	for range 4 {
		line, err := b.ReadString(',')
		fmt.Printf("%q %v; ", line, err)
	}
	fmt.Println()
	b.WriteString("0123456789")
	b.Truncate(5)
	fmt.Println(b.String(), b.Len())
	try(func() { b.Truncate(6) })
	try(func() { b.Truncate(-1) })
	try(func() { b.Grow(-1) })
	n, err := b.ReadFrom(&stubborn{})
	fmt.Println(n, err, b.String())
	try(func() { b.ReadFrom(liar{}) })
	try(func() { b.WriteTo(liar{}) })
	b.Reset()
	b.WriteString("abcdef")
	m, err := b.WriteTo(short{})
	fmt.Println(m, err, b.String())
	peek, err := b.Peek(2)
	fmt.Printf("%q %v\n", peek, err)
	peek, err = b.Peek(100)
	fmt.Printf("%q %v\n", peek, err)
	var none *bytes.Buffer
	fmt.Println(none.String())
	c := bytes.NewBufferString("x")
	p := make([]byte, 0)
	k, err := c.Read(p)
	fmt.Println(k, err)
	c.Next(1)
	k, err = c.Read(p)
	fmt.Println(k, err)
	k, err = c.Read(make([]byte, 1))
	fmt.Println(k, err == io.EOF)
	for _, cutset := range []string{"", "x", "xé", "日x", "\xff"} {
		s := []byte("xéabé\xffx")
		fmt.Printf("%q %q %q %q; ", cutset, bytes.Trim(s, cutset), bytes.TrimLeft(s, cutset), bytes.TrimRight(s, cutset))
	}
	fmt.Println()
	fmt.Println(bytes.Trim(nil, "x") == nil, bytes.TrimSpace([]byte("  ")) == nil, bytes.TrimPrefix(nil, nil) == nil)
	before, after, found := bytes.Cut([]byte("k=v=w"), []byte("="))
	fmt.Printf("%q %q %v\n", before, after, found)
	rest, found := bytes.CutPrefix([]byte("prefix"), []byte("pre"))
	tail, found2 := bytes.CutSuffix([]byte("prefix"), []byte("nope"))
	fmt.Printf("%q %v %q %v\n", rest, found, tail, found2)
	fmt.Println(bytes.Count([]byte("cheese"), []byte("e")), bytes.Count([]byte("é日"), nil), bytes.Index(nil, nil), bytes.LastIndex([]byte("go gopher"), []byte("go")), bytes.IndexAny([]byte("golang"), "ny"), bytes.LastIndexAny([]byte("golang"), "go"), bytes.IndexRune([]byte("a\xff"), unicode.ReplacementChar), bytes.ContainsFunc([]byte("a1"), unicode.IsDigit))
	fmt.Printf("%q %q %q\n", bytes.Title([]byte("ab cd")), bytes.Map(func(r rune) rune { return r + 1 }, []byte("abc")), bytes.Runes([]byte("a\xffé")))
	fmt.Printf("%q %q %q\n", bytes.SplitN([]byte("a,b,c"), []byte(","), 2), bytes.SplitAfterN([]byte("a,b,c"), []byte(","), -1), bytes.Fields([]byte(" a  b ")))
	fmt.Printf("%q %q\n", bytes.Join([][]byte{[]byte("a"), nil, []byte("b")}, []byte("-")), bytes.Repeat([]byte("ab"), 3))
	try(func() { bytes.Repeat([]byte("a"), -1) })
	try(func() { strings.Repeat("a", -1) })
	fmt.Println(bytes.Equal(nil, []byte{}), bytes.Compare(nil, []byte{0}), bytes.HasPrefix([]byte("a"), nil), bytes.MinRead)
}
