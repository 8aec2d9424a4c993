package main

import "fmt"

type Pair[A, B any] struct {
	First  A
	Second B
}

func (p Pair[A, B]) Swap() Pair[B, A] { return Pair[B, A]{p.Second, p.First} }

type Same[T any] = Pair[T, T]
type StringTo[V any] = map[string]V
type Fn[A, R any] = func(A) R
type Chain[T any] = Fn[T, Fn[T, T]]
type Set[K comparable] = map[K]struct{}
type List[T any] = []T

func add(x int) Fn[int, int] { return func(y int) int { return x + y } }

func Keys[K comparable](s Set[K]) int { return len(s) }

func Apply[T any](f Fn[T, T], xs List[T]) List[T] {
	out := make(List[T], 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

type Tree[T any] struct {
	Left, Right *Tree[T]
	Value       T
}
type IntTree = Tree[int]

func (t *Tree[T]) Walk(yield func(T) bool) bool {
	return t == nil || t.Left.Walk(yield) && yield(t.Value) && t.Right.Walk(yield)
}
func (t *Tree[T]) All() func(func(T) bool) { return func(yield func(T) bool) { t.Walk(yield) } }

func main() {
	s := Same[int]{1, 2}
	fmt.Println(s, s.Swap())
	fmt.Printf("%T %T\n", s, StringTo[[]int]{})
	var c Chain[int] = add
	fmt.Println(c(3)(4))
	fmt.Println(Keys(Set[string]{"a": {}, "b": {}}))
	fmt.Println(Apply(add(10), List[int]{1, 2, 3}))
	t := &IntTree{Left: &IntTree{Value: 1}, Right: &Tree[int]{Value: 3}, Value: 2}
	for v := range t.All() {
		if v == 3 {
			break
		}
		fmt.Println(v)
	}
	var m StringTo[Same[string]] = map[string]Pair[string, string]{"k": {"x", "y"}}
	fmt.Println(m["k"].Swap().First)
}
