package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing/iotest"
)

func state(r *bufio.Reader, what string, results ...any) {
	fmt.Printf("%-14s %q buffered %d size %d\n", what, fmt.Sprint(results...), r.Buffered(), r.Size())
}

type limitedWriter struct {
	left  int
	calls []string
}

func (w *limitedWriter) Write(p []byte) (int, error) {
	w.calls = append(w.calls, string(p))
	if len(p) > w.left {
		n := w.left
		w.left = 0
		return n, errors.New("full")
	}
	w.left -= len(p)
	return len(p), nil
}

type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) / 2, nil }

func main() {
	r := bufio.NewReaderSize(strings.NewReader("0123456789abcdefghijklmnop\nsecond line é界\xff end"), 3)
	do := func(what string, f func() (any, error)) {
		v, err := f()
		if b, ok := v.([]byte); ok {
			v = string(b)
		}
		state(r, what, v, " ", err)
	}
	unread := func() { do("unreadbyte", func() (any, error) { return nil, r.UnreadByte() }) }
	unreadRune := func() { do("unreadrune", func() (any, error) { return nil, r.UnreadRune() }) }
	peek := func(n int) { do(fmt.Sprint("peek ", n), func() (any, error) { return r.Peek(n) }) }
	unread()
	unreadRune()
	peek(0)
	peek(-1)
	peek(4)
	peek(16)
	peek(17)
	unread()
	do("readbyte", func() (any, error) { return r.ReadByte() })
	peek(1)
	unread()
	unread()
	do("readrune", func() (any, error) { c, n, err := r.ReadRune(); return fmt.Sprint(string(c), n), err })
	unreadRune()
	unreadRune()
	do("discard 3", func() (any, error) { return r.Discard(3) })
	unread()
	unreadRune()
	do("discard -1", func() (any, error) { return r.Discard(-1) })
	do("readslice", func() (any, error) { return r.ReadSlice('\n') })
	do("readline", func() (any, error) { b, p, err := r.ReadLine(); return fmt.Sprintf("%q %v", b, p), err })
	do("readline", func() (any, error) { b, p, err := r.ReadLine(); return fmt.Sprintf("%q %v", b, p), err })
	do("readstring", func() (any, error) { return r.ReadString(' ') })
	do("readbytes", func() (any, error) { return r.ReadBytes(0xbc) })
	for range 4 {
		do("readrune", func() (any, error) { c, n, err := r.ReadRune(); return fmt.Sprintf("%q %d", c, n), err })
		unreadRune()
		do("readrune", func() (any, error) { c, n, err := r.ReadRune(); return fmt.Sprintf("%q %d", c, n), err })
	}
	do("discard 99", func() (any, error) { return r.Discard(99) })
	do("readbyte", func() (any, error) { return r.ReadByte() })
	unread()
	peek(1)
	r.Reset(iotest.DataErrReader(strings.NewReader("tail without newline")))
	do("readstring", func() (any, error) { return r.ReadString('\n') })
	do("readstring", func() (any, error) { return r.ReadString('\n') })

	for _, input := range []string{"", "\n", "a\r\n", strings.Repeat("z", 16) + "\r\nq", strings.Repeat("z", 15) + "\r\nq", "a\rb\n"} {
		r = bufio.NewReaderSize(strings.NewReader(input), 16)
		for {
			b, prefix, err := r.ReadLine()
			fmt.Printf("%q %v %v; ", b, prefix, err)
			if err != nil {
				break
			}
		}
		fmt.Println()
	}
	r = bufio.NewReader(iotest.HalfReader(strings.NewReader("write this to")))
	r.Peek(2)
	var out bytes.Buffer
	n, err := r.WriteTo(&out)
	fmt.Println(n, err, out.String())
	inner := bufio.NewReaderSize(nil, 64)
	fmt.Println(bufio.NewReaderSize(inner, 32) == inner, bufio.NewReaderSize(inner, 65) == inner, bufio.NewReaderSize(inner, 65).Size())
	_, err = bufio.NewReader(iotest.ErrReader(errors.New("bad"))).Peek(1)
	fmt.Println(err)

	w := bufio.NewWriterSize(&limitedWriter{left: 10}, 4)
	for i := range 5 {
		n, err := w.WriteString(strings.Repeat(string(rune('a'+i)), i+1))
		fmt.Println(n, err, w.Buffered(), w.Available(), w.Size())
	}
	fmt.Println(w.Flush(), w.WriteByte('x'))
	n2, err := w.WriteRune('界')
	fmt.Println(n2, err)
	target := &limitedWriter{left: 100}
	w.Reset(target)
	w.WriteRune('界')
	w.WriteRune(-1)
	w.WriteRune('x')
	m, err := w.ReadFrom(iotest.OneByteReader(strings.NewReader("from a reader")))
	fmt.Println(m, err, w.Buffered())
	b := append(w.AvailableBuffer(), "AV"...)
	w.Write(b)
	w.Write([]byte("a long write goes past the buffer"))
	fmt.Printf("%v %q\n", w.Flush(), target.calls)
	w = bufio.NewWriter(short{})
	w.WriteString("four")
	fmt.Println(w.Flush(), w.Flush() == io.ErrShortWrite, w.Buffered())
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("q\nr")), bufio.NewWriter(&out))
	line, err := rw.ReadString('\n')
	fmt.Fprintf(rw, "<%q %v>", line, err)
	fmt.Println(rw.Flush(), out.String(), rw.Reader.Buffered(), rw.Writer.Available())
}
