package main

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
)

type celsius float64
type word string
type small int8

func all[T cmp.Ordered](v ...T) {
	for _, a := range v {
		for _, b := range v {
			c, l := cmp.Compare(a, b), cmp.Less(a, b)
			fmt.Print("=<>"[(c+3)%3:][:1], map[bool]string{true: "t", false: "f"}[l])
		}
		fmt.Print(" ")
	}
	fmt.Printf("%T\n", v)
}

type person struct {
	last, first string
	age         int
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

type key struct {
	a int
	b any
}

func main() {
	all(math.NaN(), math.Inf(-1), -1, math.Copysign(0, -1), 0, math.Inf(1))
	all(celsius(math.NaN()), 1, 2)
	all(float32(math.NaN()), float32(math.SmallestNonzeroFloat32), 0)
	all[small](-128, 127, 0)
	all[uint64](0, math.MaxUint64, 1<<63)
	all[word]("", "a", "a\x00", "b", "\xff", "é")
	all[uintptr](0, 1)
	fmt.Println(cmp.Or[int](), cmp.Or(0, 0), cmp.Or(0, 3, 4), cmp.Or("", "x", "y"), cmp.Or(nil, new(int)) != nil)
	fmt.Println(cmp.Or(math.NaN(), 1), cmp.Or(math.Copysign(0, -1), 2), cmp.Or(struct{ a int }{}, struct{ a int }{1}))
	fmt.Println(cmp.Or[any](nil, 0, 1), cmp.Or[error](nil, fmt.Errorf("e")))
	people := []person{{"Gopher", "B", 3}, {"Ant", "Z", 9}, {"Gopher", "A", 3}, {"Ant", "Z", 1}, {"", "Q", 0}}
	slices.SortFunc(people, func(a, b person) int {
		return cmp.Or(strings.Compare(a.last, b.last), -cmp.Compare(a.first, b.first), cmp.Compare(a.age, b.age))
	})
	fmt.Println(people)
	min3 := min(celsius(3), 2.5, celsius(math.Inf(1)))
	fmt.Println(min3, max(word("a"), "b"), min(math.NaN(), 1), max(math.Copysign(0, -1), 0))

	m := map[string]int{"a": 1, "b": 2, "c": 3}
	fmt.Println(slices.Sorted(maps.Keys(m)), slices.Sorted(maps.Values(m)))
	c := maps.Clone(m)
	maps.DeleteFunc(c, func(k string, v int) bool { return v%2 == 1 || k == "z" })
	fmt.Println(c, len(m), maps.Equal(m, c), maps.Equal(m, maps.Clone(m)))
	maps.Copy(c, map[string]int{"b": 20, "d": 40})
	maps.Insert(c, maps.All(map[string]int{"e": 5}))
	fmt.Println(c, maps.Collect(maps.All(c)))
	fmt.Println(maps.EqualFunc(m, map[string]string{"a": "1", "b": "2", "c": "3"}, func(a int, b string) bool { return fmt.Sprint(a) == b }))
	var none map[string]int
	fmt.Println(maps.Clone(none) == nil, maps.Clone(map[int]int{}) == nil, maps.Equal(none, map[string]int{}), len(maps.Collect(maps.All(none))))
	maps.DeleteFunc(none, nil)
	maps.Copy(none, none)
	try("copy into nil", func() { maps.Copy(none, m) })
	try("insert into nil", func() { maps.Insert(none, maps.All(m)) })
	try("insert nothing into nil", func() { maps.Insert(none, maps.All(none)) })
	nans := map[float64]int{}
	for i := range 3 {
		nans[math.NaN()] = i
	}
	fmt.Println(len(maps.Clone(nans)), maps.Equal(nans, nans), slices.Sorted(maps.Values(nans)))
	maps.DeleteFunc(nans, func(k float64, v int) bool { return v == 1 })
	fmt.Println(len(nans))
	clear(nans)
	fmt.Println(len(nans))
	try("unhashable", func() { maps.Collect(func(yield func(key, int) bool) { yield(key{1, []int{}}, 1) }) })
	try("unhashable lookup", func() { _ = map[any]int{}[func() {}] })
	try("uncomparable", func() { fmt.Println(maps.Equal(map[int]any{1: []int{1}}, map[int]any{1: []int{1}})) })
	try("compare any", func() { fmt.Println(slices.Equal([]any{1, map[int]int{}}, []any{2, map[int]int{}})) })
	try("compare any", func() { fmt.Println(slices.Index([]any{1, key{2, map[int]int{}}}, any(key{2, map[int]int{}}))) })
	next := maps.Keys(map[int]bool{1: true, 2: true, 3: true})
	seen := 0
	for range next {
		if seen++; seen == 2 {
			break
		}
	}
	fmt.Println(seen)
}
