// Interface values compare by dynamic type and value.
package main

import (
	"errors"
	"fmt"
)

type t1 struct{ a int }
type t2 struct{ a int }
type in int
type str string
type namer interface{ name() string }

func (t t1) name() string  { return "t1" }
func (t *t2) name() string { return "t2" }
func (i in) name() string  { return "in" }

func eq(a, b interface{}) bool { return a == b }

func main() {
	n := 1
	fmt.Println(eq(1, 1), eq(1, 2), eq(1, int64(1)), eq(1, 1.0), eq(1, in(1)), eq("a", "a"), eq("a", str("a")), eq(nil, nil), eq(nil, 0))
	fmt.Println(eq(t1{1}, t1{1}), eq(t1{1}, t1{2}), eq(t1{1}, t2{1}), eq(&t1{1}, &t1{1}), eq(&n, &n))
	fmt.Println(eq([2]int{1, 2}, [2]int{1, 2}), eq([2]int{1, 2}, [3]int{1, 2}), eq(struct{ x string }{"q"}, struct{ x string }{"q"}))
	fmt.Println(eq(1.5, 1.5), eq(float32(1.5), 1.5), eq(true, true), eq('a', 'a'), eq('a', 97), eq(byte(1), uint8(1)))
	zero := 0.0
	nan := zero / zero
	fmt.Println(eq(nan, nan), eq(0.0, -zero), eq(1i, 1i))
	var e error
	var p *t2
	var np namer
	fmt.Println(e == nil, p == nil, np == nil, eq(e, nil), eq(p, nil), eq(np, nil))
	np = p
	fmt.Println(np == nil, np == (*t2)(nil), np != nil)
	a, b := namer(t1{1}), namer(t1{1})
	fmt.Println(a == b, a == namer(in(1)), a == t1{1}, t1{2} == a, interface{}(a) == b)
	e1, e2 := errors.New("x"), errors.New("x")
	fmt.Println(e1 == e2, e1 == e1)
	m := map[interface{}]string{1: "int", "1": "string", 1.0: "float", in(1): "in", t1{1}: "t1", [1]int{1}: "array", nil: "nil", true: "bool", &n: "pointer"}
	fmt.Println(len(m), m[1], m["1"], m[1.0], m[in(1)], m[t1{1}], m[[1]int{1}], m[nil], m[true], m[&n], m[int8(1)] == "")
	m[interface{}(1)] += "!"
	delete(m, "1")
	fmt.Println(len(m), m[1], m["1"])
	nm := map[namer]int{t1{1}: 1, in(5): 2}
	nm[t1{1}]++
	nm[p]++
	fmt.Println(nm[t1{1}], nm[in(5)], nm[p], nm[nil], len(nm))
	try := func(f func() bool) {
		defer func() {
			if r := recover(); r != nil {
				fmt.Println(r)
			}
		}()
		fmt.Println(f())
	}
	try(func() bool { return eq([]int{1}, []int{1}) })
	try(func() bool { return eq(map[string]int{}, map[string]int{}) })
	try(func() bool { return eq(func() {}, func() {}) })
	try(func() bool { return eq([]int{1}, "different type") })
	try(func() bool { return eq(struct{ f []int }{}, struct{ f []int }{}) })
	try(func() bool { return eq([1]interface{}{[]int{}}, [1]interface{}{[]int{}}) })
	try(func() bool { return eq([2]interface{}{1, []int{}}, [2]interface{}{2, []int{}}) })
	try(func() bool { return eq([]int(nil), nil) })
	switch v := interface{}(in(3)); v {
	case 3:
		fmt.Println("plain")
	case in(3):
		fmt.Println("in")
	}
	arr := [2]interface{}{1, "x"}
	fmt.Println(arr == [2]interface{}{1, "x"}, arr == [2]interface{}{1, 'x'})
	st := struct {
		i interface{}
		n namer
	}{1, t1{1}}
	su := st
	fmt.Println(st == su)
	su.i = int8(1)
	fmt.Println(st == su)
}
