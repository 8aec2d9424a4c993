package main

import "fmt"

type T struct{ a, b int }

var g = 1

func f() int                { g++; return g }
func r1() (int, int)        { return g, f() }
func r2() (x, y int)        { defer func() {}(); return g, f() }
func r3() (x int, s [5]int) { s[0] = g; return g, [5]int{g, f(), g} }

func main() {
	fmt.Println(r1())
	fmt.Println(r2())
	fmt.Println(r3())
	a, b := g, f()
	var c, d, e = g, f(), g
	fmt.Println(a, b, c, d, e)
	a, b = g, f()
	m := map[string]int{}
	m["a"], m["b"] = g, f()
	fmt.Println(a, b, m)
	fmt.Println(T{g, f()}, &T{g, f()}, [3]any{g, f(), g}, [...]string{0: fmt.Sprint(g), 1: fmt.Sprint(f())})
	x, _ := g, f()
	_, y := g, f()
	fmt.Println(x, y, T{b: f(), a: g}, struct{ T }{T{g, f()}})
	defer fmt.Println("d", g, f(), g)
	done := make(chan bool)
	go func(a, b, c int) { fmt.Println(a, b, c); done <- true }(g, f(), g)
	<-done
	l := []int{g, f(), g, f(), g}
	s := []T{{g, 1}, {f(), 2}}
	fmt.Println(l, s[1], max(g, f()), min(f(), g+10))
	p := &T{1, 2}
	q := func() int { p = &T{10, 20}; return 5 }
	fmt.Println(p.a, *p, q(), p.b)
	var i any = 3
	h := func() string { i = "str"; return "h" }
	fmt.Println(i, h(), i)
	arr := [3]int{1, 2, 3}
	z := func() int { arr[0] = 100; return 1 }
	fmt.Println(arr, arr[0], z(), arr[:], len(arr))
}
