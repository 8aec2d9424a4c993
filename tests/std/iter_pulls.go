package main

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("count done")
		for i := range n {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok := na()
			y, ok2 := nb()
			if !ok || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}

func main() {
	next, stop := iter.Pull(count(3))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	stop()
	next, stop = iter.Pull(count(1))
	for range 3 {
		fmt.Println(next())
	}
	stop()
	_, stop = iter.Pull(count(1))
	stop()
	for a, b := range zip(count(5), slices.Values([]string{"x", "y"})) {
		fmt.Println(a, b)
	}
	n2, s2 := iter.Pull2(slices.All([]string{"p", "q"}))
	fmt.Println(n2())
	fmt.Println(n2())
	fmt.Println(n2())
	s2()
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		next, stop := iter.Pull(func(yield func(int) bool) {
			yield(1)
			panic("inside")
		})
		defer stop()
		fmt.Println(next())
		fmt.Println(next())
	}()
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		for range func(yield func() bool) { yield(); yield() } {
			break
		}
	}()
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)), len(maps.Collect(maps.All(m))))
	maps.DeleteFunc(m, func(k string, v int) bool { return v%2 == 1 })
	maps.Insert(m, maps.All(map[string]int{"z": 26}))
	c := maps.Clone(m)
	maps.Copy(c, map[string]int{"b": 5})
	fmt.Println(m, c, maps.Equal(m, c), maps.EqualFunc(m, c, func(a, b int) bool { return true }), maps.Clone(map[int]int(nil)) == nil)
	fmt.Println(maps.Collect(zip(slices.Values([]int{1, 2}), slices.Values([]bool{true, false}))))
	outer := func() int {
		for i := range count(10) {
			defer fmt.Println("deferred", i)
			if i == 2 {
				return i * 10
			}
		}
		return -1
	}
	fmt.Println(outer())
}
