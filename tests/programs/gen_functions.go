// Generic functions with inferred and explicit type arguments.
package main

import "fmt"

type number interface {
	~int | ~int8 | ~int64 | ~uint8 | ~float32 | ~float64
}

func sum[T number](xs ...T) (t T) {
	for _, x := range xs {
		t += x
	}
	return
}

func mapTo[T, U any](xs []T, f func(T) U) []U {
	out := make([]U, 0, len(xs))
	for _, x := range xs {
		out = append(out, f(x))
	}
	return out
}

func filter[S ~[]E, E any](s S, keep func(E) bool) S {
	var out S
	for _, x := range s {
		if keep(x) {
			out = append(out, x)
		}
	}
	return out
}

func reduce[T, A any](xs []T, init A, f func(A, T) A) A {
	for _, x := range xs {
		init = f(init, x)
	}
	return init
}

func keys[K comparable, V any](m map[K]V) int {
	n := 0
	for range m {
		n++
	}
	return n
}

func index[T comparable](xs []T, x T) int {
	for i, y := range xs {
		if x == y {
			return i
		}
	}
	return -1
}

func convert[To, From number](x From) To { return To(x) }

func zero[T any]() (z T) { return }

func ptr[T any](x T) *T { return &x }

func largest[T int | float64 | string](a, b T) T {
	if a > b {
		return a
	}
	return b
}

func apply[T any](x T, fs ...func(T) T) T {
	for _, f := range fs {
		x = f(x)
	}
	return x
}

type ids []int
type celsius float64

func fact[T ~int | ~uint64](n T) T {
	if n == 0 {
		return 1
	}
	return n * fact(n-1)
}

func kind[T any](x T) string {
	switch any(x).(type) {
	case int:
		return "int"
	case string:
		return "string"
	case []T:
		return "slice of T"
	}
	return fmt.Sprintf("%T", x)
}

func main() {
	fmt.Println(sum(1, 2, 3), sum(1.5, 2.5), sum[uint8](200, 100), sum[celsius](1, 2.5), sum[int]())
	fmt.Println(mapTo([]int{1, 2, 3}, func(x int) string { return fmt.Sprint(x, "!") }), mapTo([]string{"a", "bb"}, func(s string) int { return len(s) }))
	f := filter(ids{1, 2, 3, 4}, func(x int) bool { return x%2 == 0 })
	fmt.Printf("%v %T\n", f, f)
	fmt.Println(reduce([]int{1, 2, 3}, "", func(a string, x int) string { return a + fmt.Sprint(x) }))
	fmt.Println(keys(map[string]int{"a": 1, "b": 2}), keys(map[int]bool(nil)))
	fmt.Println(index([]string{"x", "y"}, "y"), index([]float64{1, 2}, 5), index([][2]int{{1, 2}}, [2]int{1, 2}))
	fmt.Println(convert[int](3.9), convert[float64](7), convert[int8](300), convert[uint8, int](-1))
	fmt.Println(zero[int](), zero[string]() == "", zero[*int]() == nil, zero[[2]bool](), zero[struct{ a int }]())
	fmt.Println(*ptr(5), *ptr("s"), ptr(1.5) != nil)
	fmt.Println(largest(1, 2), largest("a", "b"), largest(2.5, 1))
	fmt.Println(apply(3, func(x int) int { return x * 2 }, func(x int) int { return x + 1 }), apply("s"))
	fmt.Println(fact(10), fact(uint64(20)))
	fmt.Println(kind(1), kind("s"), kind(2.5), kind([]int{}))
	g := sum[float64]
	h := mapTo[int, int]
	fmt.Println(g(0.5, 0.25), h([]int{1}, func(x int) int { return -x }))
}
