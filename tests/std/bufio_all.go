package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

type slow struct {
	s string
	n int
}

func (s *slow) Read(p []byte) (int, error) {
	if len(s.s) == 0 {
		return 0, io.EOF
	}
	n := min(s.n, len(s.s), len(p))
	copy(p, s.s[:n])
	s.s = s.s[n:]
	return n, nil
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if f.after -= len(p); f.after < 0 {
		return len(p) + f.after, errors.New("disk full")
	}
	return len(p), nil
}

func main() {
	for _, split := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
		sc := bufio.NewScanner(&slow{"one  two\r\n\nthrée \xff four", 3})
		sc.Split(split)
		for sc.Scan() {
			fmt.Printf("%q ", sc.Text())
		}
		fmt.Println(sc.Err())
	}
	comma := func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, ','); i >= 0 {
			return i + 1, data[:i], nil
		}
		if atEOF && len(data) > 0 {
			return len(data), data, bufio.ErrFinalToken
		}
		return 0, nil, nil
	}
	sc := bufio.NewScanner(strings.NewReader("a,b,,last"))
	sc.Split(comma)
	for sc.Scan() {
		fmt.Printf("%q ", sc.Bytes())
	}
	fmt.Println(sc.Err())
	sc = bufio.NewScanner(strings.NewReader(strings.Repeat("x", 100) + "\ny"))
	sc.Buffer(make([]byte, 10), 50)
	fmt.Println(sc.Scan(), sc.Err(), sc.Text())
	sc = bufio.NewScanner(strings.NewReader("ab"))
	sc.Split(func(d []byte, eof bool) (int, []byte, error) { return -1, nil, nil })
	fmt.Println(sc.Scan(), sc.Err())
	sc = bufio.NewScanner(strings.NewReader("ab"))
	sc.Scan()
	func() {
		defer func() { fmt.Println(recover()) }()
		sc.Buffer(nil, 1)
	}()
	r := bufio.NewReaderSize(&slow{"hello world\nsecond line that is long\nend", 5}, 16)
	p, err := r.Peek(8)
	fmt.Printf("%q %v %d\n", p, err, r.Buffered())
	p, err = r.Peek(20)
	fmt.Printf("%q %v\n", p, err)
	line, pre, err := r.ReadLine()
	fmt.Printf("%q %t %v\n", line, pre, err)
	line, pre, err = r.ReadLine()
	fmt.Printf("%q %t %v\n", line, pre, err)
	n, err := r.Discard(3)
	fmt.Println(n, err)
	ch, size, err := r.ReadRune()
	fmt.Println(string(ch), size, err, r.UnreadRune(), r.UnreadRune())
	s, err := r.ReadString('\n')
	fmt.Printf("%q %v\n", s, err)
	sl, err := r.ReadSlice('x')
	fmt.Printf("%q %v\n", sl, err)
	_, err = r.ReadByte()
	fmt.Println(err, r.UnreadByte(), r.Size())
	r.Reset(strings.NewReader("0123456789abcdefghijklmnop"))
	sl, err = r.ReadSlice('z')
	fmt.Printf("%q %v\n", sl, err)
	var out bytes.Buffer
	m, err := r.WriteTo(&out)
	fmt.Println(m, err, out.String())
	w := bufio.NewWriterSize(&out, 8)
	w.WriteString("abc")
	fmt.Println(w.Buffered(), w.Available(), w.Size())
	w.WriteByte('d')
	w.WriteRune('é')
	fmt.Fprintf(w, "%d", 12345)
	fmt.Println(out.String(), w.Buffered(), w.Flush(), out.String())
	k, err := w.ReadFrom(strings.NewReader("from reader"))
	fmt.Println(k, err, w.Flush())
	fw := bufio.NewWriterSize(&failing{10}, 16)
	for i := range 5 {
		n, err := fw.WriteString("12345678")
		fmt.Println(i, n, err)
	}
	fmt.Println(fw.Flush())
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), bufio.NewWriter(&out))
	b, _ := rw.ReadByte()
	rw.WriteByte(b)
	rw.Flush()
	fmt.Println(strings.HasSuffix(out.String(), "readeri"))
	sc = bufio.NewScanner(strings.NewReader("a1b22c"))
	sc.Split(func(d []byte, eof bool) (int, []byte, error) {
		for i, c := range d {
			if unicode.IsDigit(rune(c)) {
				return i + 1, d[:i], nil
			}
		}
		if eof && len(d) > 0 {
			return 0, nil, errors.New("custom")
		}
		return 0, nil, nil
	})
	for sc.Scan() {
		fmt.Printf("%q ", sc.Text())
	}
	fmt.Println(sc.Err())
}
