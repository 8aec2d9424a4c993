package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

type reader interface {
	io.ReadSeeker
	io.ReaderAt
	io.ByteScanner
	io.RuneScanner
	io.WriterTo
	Len() int
	Size() int64
}

func main() {
	for _, r := range []reader{strings.NewReader("héllo 世界"), bytes.NewReader([]byte("héllo 世界"))} {
		b := make([]byte, 4)
		n, err := r.Read(b)
		fmt.Printf("%d %v %q %d %d\n", n, err, b[:n], r.Len(), r.Size())
		fmt.Println(r.UnreadRune())
		c, err := r.ReadByte()
		fmt.Println(c, err, r.UnreadByte(), r.UnreadRune())
		fmt.Println(r.Seek(1, io.SeekStart))
		ch, size, err := r.ReadRune()
		fmt.Println(string(ch), size, err, r.UnreadRune(), r.UnreadRune())
		fmt.Println(r.Seek(-3, io.SeekEnd))
		ch, size, err = r.ReadRune()
		fmt.Println(string(ch), size, err)
		_, size, err = r.ReadRune()
		fmt.Println(size, err)
		fmt.Println(r.Seek(-1, io.SeekStart))
		fmt.Println(r.Seek(0, 9))
		n, err = r.ReadAt(b, 6)
		fmt.Printf("%d %v %q\n", n, err, b[:n])
		n, err = r.ReadAt(b, 11)
		fmt.Printf("%d %v %q\n", n, err, b[:n])
		_, err = r.ReadAt(b, -1)
		fmt.Println(err)
		_, err = r.ReadAt(b, 100)
		fmt.Println(err)
		fmt.Println(r.Seek(100, io.SeekCurrent))
		n, err = r.Read(b)
		fmt.Println(n, err, r.Len())
		r.Seek(7, io.SeekStart)
		var out bytes.Buffer
		m, err := r.WriteTo(&out)
		fmt.Println(m, err, out.String())
		m, err = r.WriteTo(&out)
		fmt.Println(m, err, r.Size())
	}
	var buf bytes.Buffer
	buf.WriteString("line one\nline two\nrest")
	l, err := buf.ReadString('\n')
	fmt.Printf("%q %v\n", l, err)
	lb, err := buf.ReadBytes('\n')
	fmt.Printf("%q %v\n", lb, err)
	fmt.Println(buf.UnreadByte(), buf.UnreadByte(), buf.UnreadRune())
	l, err = buf.ReadString('x')
	fmt.Printf("%q %v\n", l, err)
	_, err = buf.ReadByte()
	fmt.Println(err, buf.Len(), buf.Available() >= 0)
	buf.Write([]byte("abcdef"))
	fmt.Printf("%q %q\n", buf.Next(2), buf.Next(10))
	buf.WriteRune('é')
	buf.WriteByte('!')
	r, n, err := buf.ReadRune()
	fmt.Println(r, n, err, buf.String())
	buf.Truncate(0)
	fmt.Println(buf.Len())
	buf.ReadFrom(strings.NewReader("from reader"))
	fmt.Println(buf.String())
	p, err := buf.Peek(4)
	fmt.Println(string(p), err)
	func() {
		defer func() { fmt.Println(recover()) }()
		buf.Truncate(100)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		buf.Grow(-1)
	}()
	nb := bytes.NewBufferString("x")
	nb.Write(nb.AvailableBuffer())
	nb.WriteTo(&buf)
	fmt.Println(buf.String(), nb.Len())
	var nilbuf *bytes.Buffer
	fmt.Println(nilbuf.String())
}
