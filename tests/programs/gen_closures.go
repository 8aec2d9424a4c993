// Generic code with closures, defer, channels of type parameters and recursion.
package main

import "fmt"

type event[T any] struct {
	handlers []func(T)
}

func (e *event[T]) on(f func(T)) { e.handlers = append(e.handlers, f) }
func (e *event[T]) fire(x T) (n int) {
	for _, h := range e.handlers {
		h(x)
		n++
	}
	return
}

func memoize[K comparable, V any](f func(K) V) (func(K) V, func() int) {
	cache := make(map[K]V)
	misses := 0
	return func(k K) V {
			if v, ok := cache[k]; ok {
				return v
			}
			misses++
			v := f(k)
			cache[k] = v
			return v
		}, func() int {
			return misses
		}
}

func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

func curry[A, B, C any](f func(A, B) C) func(A) func(B) C {
	return func(a A) func(B) C { return func(b B) C { return f(a, b) } }
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(fmt.Sprint("must: ", err))
	}
	return v
}

func safely[T any](f func() T, fallback T) (v T) {
	defer func() {
		if r := recover(); r != nil {
			v = fallback
		}
	}()
	return f()
}

type seq[T any] func(func(T) bool)

func from[T any](xs ...T) seq[T] {
	return func(yield func(T) bool) {
		for _, x := range xs {
			if !yield(x) {
				return
			}
		}
	}
}

func mapSeq[T, U any](s seq[T], f func(T) U) seq[U] {
	return func(yield func(U) bool) {
		for x := range s {
			if !yield(f(x)) {
				return
			}
		}
	}
}

func take[T any](s seq[T], n int) (out []T) {
	if n == 0 {
		return
	}
	for x := range s {
		out = append(out, x)
		if len(out) == n {
			return
		}
	}
	return
}

func quick[T any](xs []T, less func(a, b T) bool) []T {
	if len(xs) < 2 {
		return xs
	}
	var lo, hi []T
	for _, x := range xs[1:] {
		if less(x, xs[0]) {
			lo = append(lo, x)
		} else {
			hi = append(hi, x)
		}
	}
	return append(append(quick(lo, less), xs[0]), quick(hi, less)...)
}

func main() {
	var e event[string]
	log := ""
	e.on(func(s string) { log += s })
	e.on(func(s string) { log += "-" + s })
	fmt.Println(e.fire("a"), e.fire("b"), log)
	sq, misses := memoize(func(n int) int { return n * n })
	fmt.Println(sq(4), sq(4), sq(5), misses())
	up, m2 := memoize(func(p [2]string) string { return p[0] + p[1] })
	fmt.Println(up([2]string{"a", "b"}), up([2]string{"a", "b"}), m2())
	f := compose(func(x int) float64 { return float64(x) / 2 }, func(f float64) string { return fmt.Sprint(f, "!") })
	fmt.Println(f(5), curry(func(a int, b string) string { return fmt.Sprint(a, b) })(1)("z"))
	fmt.Println(must(5, nil), safely(func() int { return must(0, fmt.Errorf("bad")) }, -1), safely(func() string { return "fine" }, ""))
	fmt.Println(take(mapSeq(from(1, 2, 3, 4), func(x int) string { return fmt.Sprint("n", x) }), 3), take(from[int](), 2))
	fmt.Println(quick([]int{3, 1, 2}, func(a, b int) bool { return a < b }), quick([]string{"b", "a"}, func(a, b string) bool { return a > b }))
}
