// Generic code over strings, bytes and runes, and instance-dependent sizes.
package main

import (
	"fmt"
	"strings"
)

type text interface{ ~string | ~[]byte }

func reverse[T any](s []T) []T {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		s[i], s[j] = s[j], s[i]
	}
	return s
}

func bytesOf[T text](s T) []byte { return []byte(s) }
func words[T text](s T) int      { return len(strings.Fields(string(s))) }

func chunk[T any](xs []T, n int) (out [][]T) {
	for len(xs) > n {
		out = append(out, xs[:n:n])
		xs = xs[n:]
	}
	return append(out, xs)
}

func uniq[T comparable](xs []T) []T {
	seen := map[T]bool{}
	var out []T
	for _, x := range xs {
		if !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}

func group[T any, K comparable](xs []T, key func(T) K) map[K][]T {
	m := map[K][]T{}
	for _, x := range xs {
		k := key(x)
		m[k] = append(m[k], x)
	}
	return m
}

func zip[A, B any](as []A, bs []B) []struct {
	a A
	b B
} {
	var out []struct {
		a A
		b B
	}
	for i := range min(len(as), len(bs)) {
		out = append(out, struct {
			a A
			b B
		}{as[i], bs[i]})
	}
	return out
}

type ring[T any] struct {
	buf  [4]T
	next int
}

func (r *ring[T]) add(x T) *ring[T] {
	r.buf[r.next%len(r.buf)] = x
	r.next++
	return r
}

type rec struct {
	id   int8
	name string
	big  [6]int
}

func maxBy[T any, N int | float64](xs []T, f func(T) N) (best T) {
	for i, x := range xs {
		if i == 0 || f(x) > f(best) {
			best = x
		}
	}
	return
}

func main() {
	fmt.Println(string(reverse([]byte("hello"))), string(reverse([]rune("héllo"))), reverse([]float32{1, 2}), reverse([]struct{}{{}, {}}))
	fmt.Println(bytesOf("hi"), bytesOf([]byte{1}), words("a b c"), words([]byte("x y")))
	fmt.Println(chunk([]int{1, 2, 3, 4, 5}, 2), chunk([]string{"a"}, 3))
	fmt.Println(uniq([]string{"a", "b", "a"}), uniq([]rune("mississippi")), uniq([][2]bool{{true}, {true}}))
	fmt.Println(group([]string{"a", "bb", "c", "dd"}, func(s string) int { return len(s) }), group([]int{1, 2, 3}, func(i int) bool { return i%2 == 0 }))
	fmt.Println(zip([]int{1, 2, 3}, []string{"x", "y"}))
	r := (&ring[rec]{}).add(rec{1, "a", [6]int{1}}).add(rec{2, "b", [6]int{5: 6}})
	r8 := (&ring[uint8]{}).add(255).add(1).add(2).add(3).add(4)
	fmt.Println(r.buf[1], r.next, r8.buf, (&ring[any]{}).add(nil).add("s").buf)
	fmt.Println(maxBy([]rec{{id: 3}, {id: 9, name: "best"}, {id: -5}}, func(r rec) int { return int(r.id) }), maxBy([]string{"a", "ccc", "bb"}, func(s string) float64 { return float64(len(s)) }))
}
