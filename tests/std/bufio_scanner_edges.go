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

func scanAll(name, input string, split bufio.SplitFunc, buffer, limit int) {
	s := bufio.NewScanner(iotest.OneByteReader(strings.NewReader(input)))
	if limit > 0 {
		s.Buffer(make([]byte, 0, buffer), limit)
	}
	s.Split(split)
	fmt.Printf("%s %.20q:", name, input)
	n := 0
	for s.Scan() {
		if n++; n < 8 {
			fmt.Printf(" %.20q", s.Text())
		}
	}
	fmt.Printf(" n=%d err=%v again=%v %q\n", n, s.Err(), s.Scan(), s.Text())
}

// comma splits at commas, and ends at a period.
func comma(data []byte, atEOF bool) (int, []byte, error) {
	if i := bytes.IndexAny(data, ",.;"); i >= 0 {
		switch data[i] {
		case '.':
			return i + 1, data[:i], bufio.ErrFinalToken
		case ';':
			return 0, nil, errors.New("semicolon")
		}
		return i + 1, data[:i], nil
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

func attempt(name string, f func()) {
	defer func() { fmt.Println(name, "->", recover()) }()
	f()
}

type failing struct {
	n   int
	err error
}

func (f *failing) Read(p []byte) (int, error) {
	if f.n--; f.n < 0 {
		return 0, f.err
	}
	return copy(p, "ab\n"), nil
}

type empty struct{}

func (empty) Read([]byte) (int, error) { return 0, nil }

type wild int

func (w wild) Read(p []byte) (int, error) { return int(w), nil }

func main() {
	for _, in := range []string{"", "\n", "\r\n", "a", "a\n", "a\r\n\r\nb\r", "\r\r\n", "a b  c\n", " \u2003x\u00a0y\u0085 ", "é\xff\xe7\x95界\xe7", "\xe7", strings.Repeat("x", 100)} {
		scanAll("lines", in, bufio.ScanLines, 0, 0)
		scanAll("words", in, bufio.ScanWords, 0, 0)
		scanAll("runes", in, bufio.ScanRunes, 0, 0)
		scanAll("bytes", in, bufio.ScanBytes, 0, 0)
		scanAll("small", in, bufio.ScanLines, 4, 16)
		scanAll("tiny", in, bufio.ScanWords, 0, 1)
	}
	for _, in := range []string{"", "a,b", "a,,b,", ",", "a.b,c", ".", "a,b;c", "a,."} {
		scanAll("comma", in, comma, 0, 0)
	}
	scanAll("huge", strings.Repeat("y", bufio.MaxScanTokenSize-1)+"\nz", bufio.ScanLines, 0, 0)
	scanAll("too long", strings.Repeat("y", bufio.MaxScanTokenSize)+"\nz", bufio.ScanLines, 0, 0)
	scanAll("allowed", strings.Repeat("y", bufio.MaxScanTokenSize)+"\nz", bufio.ScanLines, 10, bufio.MaxScanTokenSize+2)

	scanAll("negative", "abc", func([]byte, bool) (int, []byte, error) { return -1, nil, nil }, 0, 0)
	scanAll("beyond", "abc", func(d []byte, _ bool) (int, []byte, error) { return len(d) + 1, nil, nil }, 0, 0)
	scanAll("final nil", "abc", func([]byte, bool) (int, []byte, error) { return 0, nil, bufio.ErrFinalToken }, 0, 0)
	scanAll("final empty", "abc", func([]byte, bool) (int, []byte, error) { return 0, []byte{}, bufio.ErrFinalToken }, 0, 0)
	attempt("no progress", func() {
		s := bufio.NewScanner(strings.NewReader("abc"))
		s.Split(func(d []byte, atEOF bool) (int, []byte, error) {
			if !atEOF {
				return 0, nil, nil
			}
			return 0, d[:0], nil
		})
		for s.Scan() {
		}
	})
	attempt("split late", func() {
		s := bufio.NewScanner(strings.NewReader("abc"))
		s.Scan()
		s.Split(bufio.ScanWords)
	})
	attempt("buffer late", func() {
		s := bufio.NewScanner(strings.NewReader("abc"))
		s.Scan()
		s.Buffer(nil, 1)
	})
	for _, r := range []io.Reader{&failing{2, errors.New("disk")}, &failing{0, io.EOF}, &failing{1, io.ErrUnexpectedEOF}, empty{}, wild(-1), wild(1 << 20), iotest.DataErrReader(strings.NewReader("x\ny")), iotest.TimeoutReader(strings.NewReader("x\ny"))} {
		s := bufio.NewScanner(r)
		for s.Scan() {
			fmt.Printf("%q ", s.Bytes())
		}
		fmt.Println(s.Err(), errors.Is(s.Err(), io.ErrNoProgress))
	}
	for _, f := range []bufio.SplitFunc{bufio.ScanLines, bufio.ScanWords, bufio.ScanRunes, bufio.ScanBytes} {
		for _, in := range []string{"", "a", "a\r", "a\r\nb", "  ", " a", "\xe7\x95", "\xff"} {
			for _, eof := range []bool{false, true} {
				if in == "" && !eof {
					continue
				}
				n, token, err := f([]byte(in), eof)
				fmt.Printf("%q %v: %d %q %v %v\n", in, eof, n, token, token == nil, err)
			}
		}
	}
}
