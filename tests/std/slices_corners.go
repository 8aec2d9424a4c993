package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"math"
	"runtime"
	"slices"
	"strings"
)

// try prints what f panics with, and whether it is an error of the runtime.
func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isRuntime := r.(runtime.Error)
		fmt.Printf("%s: %v (%T, runtime %v)\n", name, r, r, isRuntime && !errors.Is(r.(error), nil))
	}()
	f()
	fmt.Println(name, "returned")
}

func inserts() {
	s := make([]int, 3, 10)
	s[0], s[1], s[2] = 1, 2, 3
	// The inserted values overlap with the slice itself.
	t := slices.Insert(s, 1, s[1:]...)
	fmt.Println(t, len(t), cap(t), &t[0] == &s[0])
	u := slices.Insert(t[:3:3], 0, t[2], t[1], t[0])
	fmt.Println(u, len(u), &u[0] == &t[0])
	fmt.Println(slices.Insert([]int(nil), 0) == nil, slices.Insert([]int{}, 0, 7), slices.Insert([]int{1}, 1, 2))
	try("insert -1", func() { slices.Insert(s, -1, 1) })
	try("insert len+1", func() { slices.Insert(s, 4, 1) })
	try("insert none past the end", func() { slices.Insert(s, 4) })
	try("insert into nil", func() { slices.Insert([]string(nil), 1, "a") })
}

func deletes() {
	base := []string{"a", "b", "c", "d", "e"}
	d := slices.Delete(base, 1, 3)
	fmt.Printf("%q %q\n", d, base)
	e := slices.Delete(d, 1, 1)
	fmt.Printf("%q %v\n", e, slices.Delete([]int(nil), 0, 0) == nil)
	f := slices.Delete(slices.Clone(base), 0, 5)
	fmt.Println(len(f), f != nil)
	try("delete 2:1", func() { slices.Delete(base, 2, 1) })
	try("delete 0:6", func() { slices.Delete(base, 0, 6) })
	try("delete -1:1", func() { slices.Delete(base, -1, 1) })
	g := []int{0, 1, 2, 3, 4, 5, 6, 7}
	h := slices.DeleteFunc(g, func(i int) bool { return i%3 == 0 })
	fmt.Println(h, g, cap(h))
	fmt.Println(slices.DeleteFunc([]int{}, func(int) bool { panic("never") }))
	c := slices.CompactFunc(g, func(a, b int) bool { return a == 0 || b == 0 || a/2 == b/2 })
	fmt.Println(c, g)
	nan := math.NaN()
	fmt.Println(slices.Compact([]float64{nan, nan, 0, math.Copysign(0, -1), 1}))
}

func replaces() {
	s := []int{0, 1, 2, 3, 4, 5}
	fmt.Println(slices.Replace(slices.Clone(s), 1, 3, 9), slices.Replace(slices.Clone(s), 1, 1, 9), slices.Replace(slices.Clone(s), 6, 6, 7, 8))
	big := append(make([]int, 0, 20), s...)
	fmt.Println(slices.Replace(big, 1, 3, big[3:]...), big[:8])
	big = append(make([]int, 0, 20), s...)
	fmt.Println(slices.Replace(big, 2, 4, big[1:5]...), big[:8])
	short := slices.Replace(slices.Clone(s), 1, 5, 42)
	fmt.Println(short, short[:6])
	try("replace 3:2", func() { slices.Replace(s, 3, 2, 1) })
	try("replace 0:7", func() { slices.Replace(s, 0, 7) })
	try("replace -1:0", func() { slices.Replace(s, -1, 0, 1) })
}

func sequences() {
	for _, n := range []int{1, 2, 3, 4, 100} {
		var parts []string
		for c := range slices.Chunk([]byte("abcdefg"[:6+n%2]), n) {
			parts = append(parts, fmt.Sprintf("%s/%d", c, cap(c)))
		}
		fmt.Println(n, parts)
	}
	for c := range slices.Chunk([]int{}, 3) {
		fmt.Println("never", c)
	}
	try("chunk 0", func() { slices.Chunk([]int{1}, 0) })
	try("chunk -1", func() { slices.Chunk([]int(nil), -1) })
	fmt.Println(slices.Collect(slices.Values([]int{})) == nil, slices.AppendSeq([]int{}, slices.Values([]int(nil))) == nil)
	var count iter.Seq[int] = func(yield func(int) bool) {
		for i := 0; yield(i * i % 7); i++ {
			if i == 9 {
				return
			}
		}
	}
	fmt.Println(slices.Sorted(count), slices.SortedFunc(count, func(a, b int) int { return b - a }))
	fmt.Println(slices.SortedStableFunc(slices.Values(strings.Fields("bb a ccc dd e fff")), func(a, b string) int { return cmp.Compare(len(a), len(b)) }))
	try("nil seq", func() { slices.Collect[int](nil) })
	for i, v := range slices.Backward([]string{"x", "y", "z"}) {
		if i == 0 {
			break
		}
		fmt.Print(i, v, ";")
	}
	for i := range slices.All([]int{5, 6}) {
		fmt.Print(i, ";")
	}
	fmt.Println()
}

func main() {
	inserts()
	deletes()
	replaces()
	sequences()
	nan, neg := math.NaN(), math.Copysign(0, -1)
	fmt.Println(slices.Min([]float64{1, nan, -1}), slices.Max([]float64{1, nan, 3}), slices.Min([]float64{0, neg}), slices.Max([]float64{neg, 0}))
	fl := []float64{3, nan, neg, 0, math.Inf(-1), nan, 1}
	slices.Sort(fl)
	fmt.Println(fl, slices.IsSorted(fl))
	fmt.Println(slices.BinarySearch(fl, nan))
	fmt.Println(slices.BinarySearch(fl, 0.5))
	fmt.Println(slices.Compare([]float64{nan}, []float64{0}), slices.Equal([]float64{nan}, []float64{nan}), slices.Index(fl, nan), slices.Contains(fl, 1))
	try("min", func() { slices.Min([]int(nil)) })
	try("max", func() { slices.Max([]int{}) })
	try("minfunc", func() { slices.MinFunc([]int{}, cmp.Compare[int]) })
	try("maxfunc", func() { slices.MaxFunc([]int{}, cmp.Compare[int]) })
	try("grow", func() { slices.Grow([]int{1}, -1) })
	try("repeat -1", func() { slices.Repeat([]int{1}, -1) })
	try("repeat huge", func() { slices.Repeat([]int{1, 2, 3, 4}, math.MaxInt) })
	try("concat", func() { fmt.Println(slices.Concat([]int(nil), nil) == nil, slices.Concat([]int{}, []int{}) == nil) })
	fmt.Println(slices.Repeat([]string{}, 1<<40), slices.Repeat([]int{1, 2}, 3), slices.Repeat([]int(nil), 2) == nil)
}
