package main

import (
	"errors"
	"fmt"
	"index/suffixarray"
	"io"
	"io/fs"
	"math/rand"
	"sort"
	"strings"
	"testing/fstest"
	"testing/iotest"
	"testing/quick"
	"text/scanner"
)

func main() {
	x := suffixarray.New([]byte("banana bandana"))
	at := x.Lookup([]byte("ana"), -1)
	sort.Ints(at)
	fmt.Println(at)
	var s scanner.Scanner
	s.Init(strings.NewReader("x := 3.14 // c\n \"str\" 'r' `raw` /* m */ 0x1F a.b"))
	s.Filename = "f"
	for tok := s.Scan(); tok != scanner.EOF; tok = s.Scan() {
		fmt.Printf("%s %s %q;", s.Position, scanner.TokenString(tok), s.TokenText())
	}
	fmt.Println()
	cfg := &quick.Config{MaxCount: 50, Rand: rand.New(rand.NewSource(1))}
	fmt.Println(quick.Check(func(a, b int32, s string, m map[string]bool, p *[]float64) bool { return a+b == b+a }, cfg))
	fmt.Println(quick.Check(func(a uint8) bool { return a < 100 }, cfg) != nil)
	fmt.Println(quick.CheckEqual(func(a int) int { return a * 2 }, func(a int) int { return a + a }, cfg))
	fmt.Println(quick.Check(5, nil))
	m := fstest.MapFS{"a/b.txt": {Data: []byte("x")}, "c": {Data: []byte("yy"), Mode: 0600}}
	fmt.Println(fstest.TestFS(m, "a/b.txt", "c"))
	fmt.Println(fstest.TestFS(m, "zz") != nil)
	sub, err := fs.Sub(m, "a")
	names, err2 := fs.Glob(sub, "*")
	fmt.Println(names, err, err2)
	fmt.Println(iotest.TestReader(iotest.OneByteReader(strings.NewReader("hello")), []byte("hello")))
	_, err = io.ReadAll(iotest.ErrReader(errors.New("boom")))
	fmt.Println(err)
	b, err := io.ReadAll(iotest.HalfReader(iotest.DataErrReader(strings.NewReader("data"))))
	fmt.Println(string(b), err)
	_, err = io.ReadAll(iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("data"))))
	fmt.Println(err)
}
