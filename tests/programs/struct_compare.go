// Structs compare field by field, padding does not count.
package main

import "fmt"

type padded struct {
	a int8
	b int64
	c bool
	d string
	_ int
}
type nested struct {
	p padded
	f float64
	q *int
}

func eq(a, b padded) bool { return a == b }

func main() {
	a := padded{1, 2, true, "x", 0}
	b := padded{a: 1, b: 2, c: true, d: "x"}
	fmt.Println(a == b, eq(a, b), a != b)
	b.d = "y"
	fmt.Println(a == b)
	b.d = string([]byte{'x'})
	fmt.Println(a == b)
	b.c = false
	fmt.Println(eq(a, b))
	n := 5
	x := nested{a, 1.5, &n}
	y := x
	fmt.Println(x == y)
	y.q = new(int)
	*y.q = 5
	fmt.Println(x == y)
	y = x
	zero := 0.0
	y.f = zero / zero
	fmt.Println(x == y, y == y)
	m := map[padded]int{a: 1}
	m[b]++
	m[padded{1, 2, true, "x", 0}]++
	fmt.Println(len(m), m[a], m[b])
	type t1 struct{ v int }
	type t2 struct{ v int }
	fmt.Println(t1{1} == t1(t2{1}), interface{}(t1{1}) == interface{}(t2{1}), interface{}(t1{1}) == interface{}(t1{1}))
	anon := struct{ v int }{3}
	fmt.Println(anon == t1{3}, t1(anon).v)
	pa, pb := &a, &a
	fmt.Println(pa == pb, *pa == *pb)
	switch a {
	case padded{}:
		fmt.Println("zero")
	case b:
		fmt.Println("b")
	case padded{1, 2, true, "x", 0}:
		fmt.Println("a")
	}
	var e1, e2 interface{} = struct {
		a string
		b [2]int
	}{"k", [2]int{1, 2}}, struct {
		a string
		b [2]int
	}{"k", [2]int{1, 2}}
	fmt.Println(e1 == e2)
}
