package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

func Map[S ~[]E, E, R any](s S, f func(E) R) []R {
	var out []R
	for _, e := range s {
		out = append(out, f(e))
	}
	return out
}
func Compose[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }
func Id[T any](x T) T                                        { return x }
func Len[T any](x []T) int                                   { return len(x) }
func Clone[S ~[]E, E any](s S) S                             { return append(S(nil), s...) }
func Ptr[T any, P *T](p P) T                                 { return *p }
func Send[C ~chan<- E | ~chan E, E any](c C, e E)            { c <- e }
func Keys[M ~map[K]V, K cmp.Ordered, V any](m M) []K         { return slices.Sorted(maps.Keys(m)) }
func Fold[T, A any](xs []T, init A, f func(A, T) A) A {
	for _, x := range xs {
		init = f(init, x)
	}
	return init
}
func Pick[T any](c bool, a, b T) T {
	if c {
		return a
	}
	return b
}

type names []string

func (n names) Join() string { return strings.Join(n, "+") }

type dict map[string]float64

func main() {
	fmt.Println(Map(names{"a", "bb"}, func(s string) int { return len(s) }))
	fmt.Println(Map([]int{1, 2}, Id))
	fmt.Println(Compose(strings.ToUpper, Id[string])("x"))
	fmt.Println(Compose(strings.Fields, Len)("a b c"))
	fmt.Println(Clone(names{"p", "q"}).Join())
	n := 5
	fmt.Println(Ptr(&n))
	c := make(chan int, 1)
	Send(c, 4)
	fmt.Println(<-c)
	fmt.Println(Keys(dict{"z": 1, "y": 2}))
	fmt.Println(Fold([]string{"a", "b"}, 0.5, func(a float64, s string) float64 { return a + float64(len(s)) }))
	fmt.Println(Pick(true, 1, 2.5), Pick(false, 'a', 2))
	var f func(int) int = Id
	fmt.Println(f(3))
	var apply func([]string, func(string) int) []int = Map
	fmt.Println(apply([]string{"xyz"}, func(s string) int { return len(s) * 2 }))
	fmt.Println(slices.SortedFunc(slices.Values([]int{3, 1, 2}), func(a, b int) int { return cmp.Compare(b, a) }))
	s := []any{1, "a"}
	fmt.Println(Pick(true, s, nil), Pick[any](false, 1, "s"))
}
