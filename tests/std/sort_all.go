package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"sort"
	"strings"
)

type person struct {
	name string
	age  int
}
type byAge []person

func (b byAge) Len() int           { return len(b) }
func (b byAge) Less(i, j int) bool { return b[i].age < b[j].age }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func lcg(seed *uint32) int { *seed = *seed*1664525 + 1013904223; return int(*seed >> 8) }

func main() {
	seed := uint32(1)
	var ps []person
	for i := range 200 {
		ps = append(ps, person{fmt.Sprint("p", i), lcg(&seed) % 10})
	}
	a := slices.Clone(ps)
	sort.Stable(byAge(a))
	b := slices.Clone(ps)
	slices.SortStableFunc(b, func(x, y person) int { return cmp.Compare(x.age, y.age) })
	c := slices.Clone(ps)
	sort.SliceStable(c, func(i, j int) bool { return c[i].age < c[j].age })
	fmt.Println(slices.Equal(a, b), slices.Equal(b, c), sort.IsSorted(byAge(a)), a[:5])
	sort.Sort(sort.Reverse(byAge(a)))
	fmt.Println(a[0].age, a[199].age, sort.IsSorted(byAge(a)))
	fs := []float64{3, math.NaN(), -1, math.Inf(1), math.Copysign(0, -1), 0, math.Inf(-1), math.NaN()}
	gs := slices.Clone(fs)
	sort.Float64s(fs)
	slices.Sort(gs)
	fmt.Println(fs, gs, sort.Float64sAreSorted(fs), slices.IsSorted(gs), slices.Min([]float64{1, math.NaN()}), slices.Max([]float64{2, 5, 1}))
	xs := make([]int, 1000)
	for i := range xs {
		xs[i] = lcg(&seed) % 500
	}
	ys := slices.Clone(xs)
	sort.Ints(xs)
	sort.Slice(ys, func(i, j int) bool { return ys[i] < ys[j] })
	fmt.Println(slices.Equal(xs, ys), sort.SearchInts(xs, 250), sort.Search(1000, func(i int) bool { return xs[i] >= 499 }))
	i, ok := slices.BinarySearch(xs, 77)
	fmt.Println(i, ok, xs[i])
	i, ok = slices.BinarySearchFunc(a, 5, func(p person, t int) int { return t - p.age })
	fmt.Println(ok, a[i].age)
	n, found := sort.Find(len(xs), func(i int) int { return cmp.Compare(100, xs[i]) })
	fmt.Println(n, found)
	ss := []string{"b", "A", "c", "a", "B"}
	sort.Strings(ss)
	fmt.Println(ss, sort.SearchStrings(ss, "b"), sort.StringsAreSorted(ss))
	slices.SortFunc(ss, func(x, y string) int {
		return cmp.Or(strings.Compare(strings.ToLower(x), strings.ToLower(y)), cmp.Compare(y, x))
	})
	fmt.Println(ss)
	s := []int{1, 2, 2, 3, 3, 3, 1}
	fmt.Println(slices.Compact(slices.Clone(s)), slices.Index(s, 3), slices.Contains(s, 9), slices.IndexFunc(s, func(x int) bool { return x > 2 }), slices.ContainsFunc(s, func(x int) bool { return x < 0 }))
	fmt.Println(slices.Insert(slices.Clone(s), 2, 9, 8), slices.Delete(slices.Clone(s), 1, 4), slices.Replace(slices.Clone(s), 0, 2, 7, 7, 7), slices.DeleteFunc(slices.Clone(s), func(x int) bool { return x == 3 }))
	r := slices.Clone(s)
	slices.Reverse(r)
	fmt.Println(r, slices.Compare(s, r), slices.Equal(s, r), slices.Concat(s[:2], r[:2]), slices.Repeat([]int{1, 2}, 3), slices.MinFunc(ps, func(x, y person) int { return x.age - y.age }).age)
	for c := range slices.Chunk([]int{1, 2, 3, 4, 5}, 2) {
		fmt.Print(c, len(c), cap(c), " ")
	}
	fmt.Println(slices.Collect(slices.Values([]int{4, 5})), slices.Sorted(maps.Keys(map[string]int{"z": 1, "a": 2})), slices.AppendSeq([]int{0}, slices.Values([]int{1})))
	for i, v := range slices.Backward([]string{"x", "y"}) {
		fmt.Print(i, v, " ")
	}
	m := map[int]string{1: "a", 2: "b", 3: "c"}
	m2 := maps.Clone(m)
	maps.DeleteFunc(m2, func(k int, v string) bool { return k == 2 })
	maps.Copy(m2, map[int]string{9: "z"})
	fmt.Println(m2, maps.Equal(m, m2), maps.EqualFunc(m, m, func(a, b string) bool { return a == b }), slices.Sorted(maps.Values(m)))
	maps.Insert(m2, maps.All(map[int]string{5: "five"}))
	fmt.Println(maps.Collect(maps.All(m2)), len(m2))
	fmt.Println(cmp.Compare(math.NaN(), 1), cmp.Less(math.NaN(), 1), cmp.Compare("a", "b"), cmp.Or(0, 3, 4), cmp.Or("", "x"), min(2, 1.5), max("a", "b"))
	g := slices.Grow([]int{1}, 10)
	fmt.Println(len(g), cap(g) >= 11, cap(slices.Clip(g)))
	for _, f := range []func(){func() { slices.Insert(s, 99, 1) }, func() { slices.Delete(s, 3, 1) }, func() { slices.Min([]int{}) }, func() { slices.Chunk(s, 0) }, func() { slices.Repeat(s, -1) }, func() { slices.Grow(s, -1) }} {
		func() { defer func() { fmt.Println(recover()) }(); f() }()
	}
}
