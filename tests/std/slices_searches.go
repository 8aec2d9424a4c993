// slices, maps and sort: searching, comparing and merging with odd orders.
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

func main() {
	people := []person{{"Bo", 30}, {"Al", 25}, {"Cy", 30}, {"Di", 25}, {"Ed", 41}}
	byAge := func(a, b person) int { return cmp.Compare(a.age, b.age) }
	stable := slices.Clone(people)
	slices.SortStableFunc(stable, byAge)
	fmt.Println(stable, slices.IsSortedFunc(stable, byAge), slices.IsSortedFunc(people, byAge))
	for _, age := range []int{20, 25, 30, 35, 50} {
		i, found := slices.BinarySearchFunc(stable, age, func(p person, age int) int { return cmp.Compare(p.age, age) })
		j := sort.Search(len(stable), func(k int) bool { return stable[k].age >= age })
		k, ok := sort.Find(len(stable), func(k int) int { return cmp.Compare(age, stable[k].age) })
		fmt.Print(i, found, j, k, ok, "; ")
	}
	fmt.Println()
	fmt.Println(slices.MinFunc(people, byAge), slices.MaxFunc(people, byAge))
	order := slices.Clone(people)
	slices.SortFunc(order, func(a, b person) int {
		return cmp.Or(-cmp.Compare(a.age, b.age), strings.Compare(a.name, b.name))
	})
	fmt.Println(order)
	floats := []float64{2, math.NaN(), -1, math.Inf(1), math.NaN(), math.Copysign(0, -1), 0}
	slices.Sort(floats)
	fmt.Println(floats, slices.IsSorted(floats), slices.Max([]float64{1, math.NaN()}), slices.Min([]float64{math.NaN(), 1}))
	at, found := slices.BinarySearch(floats, math.NaN())
	fmt.Println(at, found, slices.Index(floats, math.NaN()), slices.Contains(floats, 0), slices.Equal(floats, floats), slices.Compare(floats, floats))
	fmt.Println(slices.Compact([]int{1, 1, 2, 2, 2, 3, 1}), slices.CompactFunc([]string{"a", "A", "b"}, strings.EqualFold))
	s := []int{0, 1, 2, 3, 4, 5, 6, 7}
	fmt.Println(slices.Delete(slices.Clone(s), 2, 4), slices.Insert(slices.Clone(s), 3, 10, 11), slices.Replace(slices.Clone(s), 1, 6, 99), slices.DeleteFunc(slices.Clone(s), func(x int) bool { return x%2 == 0 }))
	tail := slices.Clone(s)
	slices.Delete(tail, 0, 3)
	fmt.Println(tail)
	for _, f := range []func(){
		func() { slices.Delete(s, 3, 2) }, func() { slices.Insert(s, 9, 1) }, func() { slices.Replace(s, 1, 9) }, func() { slices.Min([]int{}) }, func() { slices.MaxFunc([]int(nil), cmp.Compare[int]) },
		func() { slices.Grow(s, -1) }, func() { slices.Repeat(s, -1) }, func() {
			for range slices.Chunk(s, 0) {
			}
		},
	} {
		func() {
			defer func() { fmt.Println("panic:", recover()) }()
			f()
		}()
	}
	for chunk := range slices.Chunk(s, 3) {
		fmt.Print(chunk, cap(chunk), " ")
	}
	fmt.Println(slices.Collect(slices.Values(s[:3])), slices.Sorted(maps.Keys(map[string]int{"z": 1, "a": 2})), slices.SortedFunc(slices.Values(s), func(a, b int) int { return b - a }))
	for i, v := range slices.Backward(s[:3]) {
		fmt.Print(i, v, " ")
	}
	fmt.Println(slices.AppendSeq([]int{9}, slices.Values(s[5:])), slices.Concat(s[:1], nil, s[7:]), slices.ContainsFunc(s, func(x int) bool { return x > 6 }), slices.IndexFunc(s, func(x int) bool { return x > 7 }))
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	n := maps.Clone(m)
	maps.DeleteFunc(n, func(k string, v int) bool { return v > 1 })
	maps.Copy(n, map[string]int{"d": 4})
	maps.Insert(n, maps.All(map[string]int{"e": 5}))
	fmt.Println(n, maps.Equal(m, n), maps.EqualFunc(m, m, func(a, b int) bool { return a == b }), slices.Sorted(maps.Values(m)), maps.Collect(slices.All([]string{"x", "y"})))
	words := strings.Fields("the quick brown fox jumps over the lazy dog the end")
	counts := map[string]int{}
	for _, w := range words {
		counts[w]++
	}
	keys := slices.SortedFunc(maps.Keys(counts), func(a, b string) int { return cmp.Or(counts[b]-counts[a], strings.Compare(a, b)) })
	fmt.Println(keys[:3], len(keys))
	sort.Sort(sort.Reverse(sort.StringSlice(words)))
	fmt.Println(words[:3], sort.SearchStrings([]string{"a", "c"}, "b"), sort.IsSorted(sort.StringSlice(words)))
	slices.Reverse(s)
	fmt.Println(s, cap(slices.Clip(s[:2])) == 2, cmp.Less(math.NaN(), 1), cmp.Compare(math.NaN(), math.NaN()))
}
