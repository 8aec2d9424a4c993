package main

import "fmt"

type P *P
type F func(F) F
type C chan C
type M map[string]M
type S []S
type I interface{ Self() I }
type St struct {
	next *St
	f    func(St) St
	arr  [2]*St
	m    map[string]St
	s    []St
	c    chan St
	i    interface{ Take(St) }
}
type A1 [2]*B1
type B1 struct{ a *A1 }
type G[T any] struct{ g *G[T] }
type Fix[T any] func(Fix[T]) T

type self struct{ n int }

func (s self) Self() I { return self{s.n + 1} }

func depth(s S) int {
	d := 0
	for _, x := range s {
		d = max(d, depth(x))
	}
	return d + 1
}

func Y(f func(func(int) int) func(int) int) func(int) int {
	type rec func(rec) func(int) int
	g := func(r rec) func(int) int {
		return f(func(x int) int { return r(r)(x) })
	}
	return g(g)
}

func main() {
	var p P
	p = &p
	fmt.Println(*p == p)
	var f F = func(g F) F { return g }
	fmt.Println(f(f) != nil)
	c := make(C, 1)
	c <- c
	fmt.Println(<-c == c)
	m := M{"a": {"b": nil}}
	fmt.Println(len(m["a"]), m["a"]["b"] == nil)
	fmt.Println(depth(S{{}, {{}, {{}}}}))
	fmt.Println(self{1}.Self().Self())
	st := St{m: map[string]St{"x": {}}, s: []St{{}}}
	st.next = &st
	fmt.Println(len(st.next.next.m), len(st.s))
	fmt.Println(Y(func(self func(int) int) func(int) int {
		return func(n int) int {
			if n < 2 {
				return 1
			}
			return n * self(n-1)
		}
	})(10))
	var fx Fix[int] = func(g Fix[int]) int { return 7 }
	fmt.Println(fx(fx))
	b := B1{&A1{}}
	b.a[0] = &b
	fmt.Println(b.a[0].a == b.a)
}
