package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

type names []string

func (n names) String() string { return "names(" + strings.Join(n, "|") + ")" }

type pair struct {
	k string
	v int
}

func try(f func()) {
	defer func() { fmt.Println("recovered:", recover()) }()
	f()
}

func main() {
	n := names{"delta", "alpha", "charlie", "bravo"}
	fmt.Println(slices.Clone(n), slices.Insert(slices.Clone(n), 1, "x", "y"), slices.Delete(slices.Clone(n), 1, 3))
	fmt.Println(slices.Concat(n, n[:1]), slices.Repeat(n[:2], 2), slices.Compact(names{"a", "a", "b", "a"}))
	fmt.Println(slices.Sorted(slices.Values(n)), slices.SortedFunc(maps.Keys(map[string]int{"q": 1, "p": 2}), strings.Compare))
	fmt.Println(slices.SortedStableFunc(slices.Values([]pair{{"b", 1}, {"a", 1}, {"c", 0}}), func(a, b pair) int { return cmp.Compare(a.v, b.v) }))
	for c := range slices.Chunk(n, 3) {
		fmt.Print(c, " ")
	}
	fmt.Println(slices.AppendSeq(names{"z"}, slices.Values(n)))
	for i, v := range slices.Backward(n) {
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	s := []int{1, 3, 5, 5, 7}
	fmt.Println(slices.BinarySearch(s, 5))
	fmt.Println(slices.BinarySearch(s, 6))
	fmt.Println(slices.BinarySearchFunc([]pair{{"a", 1}, {"c", 2}}, "b", func(p pair, t string) int { return cmp.Compare(p.k, t) }))
	fmt.Println(slices.Replace([]int{1, 2, 3, 4}, 1, 3, 9, 9, 9, 9), slices.Replace([]int{1, 2, 3, 4}, 0, 4))
	fmt.Println(slices.IndexFunc(s, func(i int) bool { return i > 3 }), slices.Index(s, 8), slices.Contains(s, 7), slices.ContainsFunc(s, func(i int) bool { return i < 0 }))
	fmt.Println(slices.Compare(s, s[:3]), slices.Compare([]int{2}, s), slices.CompareFunc(s, []string{"a"}, func(int, string) int { return -4 }))
	fmt.Println(slices.Equal(s, slices.Clone(s)), slices.EqualFunc(s, s, func(a, b int) bool { return a != b }))
	fmt.Println(slices.Min(s), slices.Max(s), slices.MinFunc(n, func(a, b string) int { return len(a) - len(b) }), slices.MaxFunc(n, func(a, b string) int { return len(a) - len(b) }))
	d := slices.DeleteFunc([]*int{new(int), nil, new(int)}, func(p *int) bool { return p == nil })
	fmt.Println(len(d), cap(d), d[:3][2] == nil)
	fmt.Println(slices.CompactFunc(names{"a", "A", "b"}, strings.EqualFold))
	slices.Reverse(n)
	fmt.Println(n, slices.IsSorted(n), slices.IsSortedFunc(n, func(a, b string) int { return 0 }))
	g := slices.Grow(names(nil), 10)
	fmt.Println(g == nil, cap(g) >= 10, cap(slices.Clip(g)), slices.Clone(names(nil)) == nil, slices.Clone(names{}) == nil)
	try(func() { slices.Grow(s, -1) })
	try(func() { slices.Min([]int{}) })
	try(func() { slices.Chunk(s, 0) })
	try(func() { slices.Repeat(s, -1) })
	try(func() { slices.Insert(s, 9, 1) })
	try(func() { slices.Delete(s, 3, 2) })
	try(func() { slices.Replace(s, 0, 10, 1) })
	try(func() { slices.MaxFunc([]int{}, cmp.Compare) })
	fmt.Println(cmp.Or("", "", "c", "d"), cmp.Or(0, 0), cmp.Or[*int](), cmp.Less(1, 2))
	o := []pair{{"b", 2}, {"a", 2}, {"a", 1}}
	slices.SortFunc(o, func(a, b pair) int { return cmp.Or(-cmp.Compare(a.v, b.v), strings.Compare(a.k, b.k)) })
	fmt.Println(o)
}
