package main

import (
	"fmt"
	"io"
	"strings"
)

type F int

func (io F) open() (r io.Reader) { return strings.NewReader(fmt.Sprint(int(io))) }

func f(strings string, b *strings.Builder) (fmt fmt.Stringer, n int) {
	b.WriteString(strings)
	return b, len(strings)
}

func main() {
	b, _ := io.ReadAll(F(3).open())
	fmt.Println(string(b))
	fmt.Println(f("x", &strings.Builder{}))
	g := func(io int, r io.Reader) (fmt fmt.Stringer) { return nil }
	fmt.Println(g(1, nil))
}
