package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

type negative struct{}

func (negative) Read([]byte) (int, error) { return -1, nil }

type failing struct{ n int }

func (f *failing) Write(p []byte) (int, error) { return f.n, errors.New("full") }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v\n", name, r)
		}
	}()
	f()
}

func main() {
	var b bytes.Buffer
	fmt.Println(b.Len(), b.Cap(), b.Available(), b.String() == "")
	b.WriteString("héllo")
	b.WriteByte('!')
	n, err := b.WriteRune('世')
	fmt.Println(n, err, b.Len())
	n, err = b.WriteRune(0x110000)
	fmt.Println(n, err, b.Len())
	c, err := b.ReadByte()
	fmt.Println(c, err, b.UnreadByte(), b.Len())
	r, s, err := b.ReadRune()
	r, s, err = b.ReadRune()
	fmt.Println(r, s, err, b.UnreadRune(), b.UnreadRune())
	fmt.Println(b.UnreadByte())
	fmt.Printf("%q\n", b.Next(3))
	line, err := b.ReadString('!')
	fmt.Printf("%q %v\n", line, err)
	rest, err := b.ReadBytes('z')
	fmt.Printf("%q %v\n", rest, err)
	_, err = b.ReadByte()
	fmt.Println(err, b.UnreadByte())
	n, err = b.Read(nil)
	fmt.Println(n, err)
	n, err = b.Read(make([]byte, 1))
	fmt.Println(n, err)
	b.WriteString("abcdef")
	b.Truncate(3)
	fmt.Println(b.String())
	try("truncate", func() { b.Truncate(9) })
	try("grow", func() { b.Grow(-1) })
	try("negative", func() { b.ReadFrom(negative{}) })
	p, err := b.Peek(2)
	fmt.Printf("%q %v\n", p, err)
	p, err = b.Peek(20)
	fmt.Printf("%q %v\n", p, err)
	m, err := b.WriteTo(&failing{2})
	fmt.Println(m, err, b.String())
	try("writeto", func() { b.WriteTo(&failing{5}) })
	m, err = b.ReadFrom(strings.NewReader(strings.Repeat("x", 2000)))
	fmt.Println(m, err, b.Len())
	m, err = b.WriteTo(io.Discard)
	fmt.Println(m, err, b.Len())
	b.Grow(100)
	a := b.AvailableBuffer()
	a = fmt.Appendf(a, "%05d", 42)
	b.Write(a)
	fmt.Println(&b, b.Available() >= 95)
	b.Reset()
	fmt.Println(b.Len(), b.Bytes() != nil)
	var np *bytes.Buffer
	fmt.Println(np.String())
	nb := bytes.NewBuffer([]byte("seed"))
	fmt.Fprint(nb, 1, 2)
	fmt.Println(nb)
	rd := bytes.NewReader([]byte("0123456789"))
	fmt.Println(rd.Seek(-3, io.SeekEnd))
	fmt.Println(rd.Seek(-30, io.SeekEnd))
	fmt.Println(rd.Seek(1, 9))
	q := make([]byte, 4)
	fmt.Println(rd.ReadAt(q, 8))
	fmt.Println(rd.ReadAt(q, -1))
	fmt.Println(rd.ReadAt(q, 11))
	fmt.Println(rd.Len(), rd.Size(), rd.UnreadRune())
}
