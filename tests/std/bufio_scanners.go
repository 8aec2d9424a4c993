// Scanners: split functions of all kinds, long tokens, stops and panics.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	return o.r.Read(p[:1])
}

type broken struct{ text string }

func (b *broken) Read(p []byte) (int, error) {
	if b.text == "" {
		return 0, errors.New("broken")
	}
	n := copy(p, b.text)
	b.text = b.text[n:]
	return n, nil
}

type empty struct{}

func (empty) Read([]byte) (int, error) { return 0, nil }

func scan(name string, s *bufio.Scanner) {
	fmt.Print(name, ":")
	for s.Scan() {
		fmt.Printf(" %q", s.Text())
	}
	fmt.Println(" |", s.Err(), s.Scan(), len(s.Bytes()))
}

func main() {
	text := "one two\r\n\n  three\té日\xff\nlast\r"
	for name, split := range map[string]bufio.SplitFunc{"lines": bufio.ScanLines} {
		scan(name, with(strings.NewReader(text), split))
	}
	for _, split := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
		scan("whole", with(strings.NewReader(text), split))
		scan("slow ", with(oneByte{strings.NewReader(text)}, split))
		scan("broken", with(&broken{"ab c\nd"}, split))
		scan("empty", with(strings.NewReader(""), split))
	}
	commas := func(data []byte, atEOF bool) (int, []byte, error) {
		if i := bytes.IndexByte(data, ','); i >= 0 {
			return i + 1, data[:i], nil
		}
		if !atEOF {
			return 0, nil, nil
		}
		return 0, data, bufio.ErrFinalToken
	}
	scan("commas", with(strings.NewReader("1,2,,3,"), commas))
	scan("final", with(strings.NewReader("a,STOP,b"), func(data []byte, atEOF bool) (int, []byte, error) {
		n, token, err := commas(data, atEOF)
		if string(token) == "STOP" {
			return n, nil, bufio.ErrFinalToken
		}
		return n, token, err
	}))
	scan("error", with(strings.NewReader("x,y"), func(data []byte, atEOF bool) (int, []byte, error) {
		if bytes.HasPrefix(data, []byte("y")) {
			return 0, nil, errors.New("no y")
		}
		return commas(data, atEOF)
	}))
	scan("negative", with(strings.NewReader("abc"), func([]byte, bool) (int, []byte, error) { return -1, nil, nil }))
	scan("beyond", with(strings.NewReader("abc"), func(d []byte, _ bool) (int, []byte, error) { return len(d) + 1, nil, nil }))
	scan("nothing", with(empty{}, bufio.ScanLines))
	long := strings.Repeat("x", 70000)
	scan("long", bufio.NewScanner(strings.NewReader("a\n"+long)))
	s := bufio.NewScanner(strings.NewReader("abcdefgh\nij\n"))
	s.Buffer(make([]byte, 0, 4), 8)
	scan("limit", s)
	s = bufio.NewScanner(strings.NewReader(long + "\nz"))
	s.Buffer(nil, 100000)
	count := 0
	for s.Scan() {
		count += len(s.Text())
	}
	fmt.Println(count, s.Err())
	func() {
		defer func() { fmt.Println(recover()) }()
		s.Buffer(nil, 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		s.Split(bufio.ScanWords)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		s := with(strings.NewReader("a"), func([]byte, bool) (int, []byte, error) { return 0, []byte{}, nil })
		for range 200 {
			if !s.Scan() {
				break
			}
		}
	}()
}

func with(r io.Reader, split bufio.SplitFunc) *bufio.Scanner {
	s := bufio.NewScanner(r)
	s.Split(split)
	return s
}
