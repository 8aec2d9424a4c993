package main

import "fmt"

func f(s string) int { fmt.Println("called", s); return 1 }

func try(name string, g func()) {
	defer func() { fmt.Println(name, recover()) }()
	g()
}

func main() {
	s := make([]int, 3)
	var a [3]int
	p := &a
	var i, neg = 5, -1
	var u uint64 = 5
	var h uint64 = 1 << 63
	m := map[string][]int{}
	try("signed slice", func() { s[i] = f("a") })
	try("negative", func() { s[neg] = f("b") })
	try("unsigned slice", func() { s[u] = f("c") })
	try("huge slice", func() { s[h] = f("d") })
	try("signed array", func() { a[i] = f("e") })
	try("unsigned array", func() { a[u] = f("f") })
	try("huge pointer", func() { p[h] = f("g") })
	try("op", func() { s[u] += f("h") })
	try("tuple", func() { s[u], a[0] = f("i"), f("j") })
	try("tuple signed", func() { s[i], a[0] = f("k"), f("l") })
	try("map", func() { m["x"][u] = f("m") })
	try("inner", func() { var ss [][]int; ss[u][0] = f("n") })
	try("two", func() { s[0], s[u] = f("q"), f("r") })
	try("swap", func() { s[1], s[h] = 7, 8 })
	try("read", func() { fmt.Println(s[h]) })
	try("address", func() { q := &s[u]; *q = f("s") })
	try("string", func() { fmt.Println("abc"[u+uint64(f("t"))]) })
	text := []string{"a", "b"}
	try("strings", func() { text[0], text[u] = "x", "y" })
	fmt.Println(s, a, text)
}
