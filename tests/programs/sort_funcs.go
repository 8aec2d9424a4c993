// Sorting ints, strings, floats, with a less function and through the interface.
package main

import (
	"fmt"
	"sort"
)

type person struct {
	name string
	age  int
}

type byAge []person

func (b byAge) Len() int           { return len(b) }
func (b byAge) Less(i, j int) bool { return b[i].age < b[j].age }
func (b byAge) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

func main() {
	a := []int{5, 2, 8, -1, 0, 99, 3}
	sort.Ints(a)
	fmt.Println(a, sort.IntsAreSorted(a))
	s := []string{"pear", "apple", "fig", "", "Zoo"}
	sort.Strings(s)
	fmt.Printf("%q\n", s)
	f := []float64{2.5, -1, 1e10, 0}
	sort.Float64s(f)
	fmt.Println(f)
	big := make([]int, 5000)
	seed := uint32(9)
	for i := range big {
		seed = seed*1664525 + 1013904223
		big[i] = int(seed >> 12)
	}
	sort.Ints(big)
	ok := true
	for i := 1; i < len(big); i++ {
		if big[i-1] > big[i] {
			ok = false
		}
	}
	fmt.Println(ok, big[0], big[2500], big[4999])
	people := []person{{"A", 30}, {"B", 25}, {"C", 35}, {"D", 20}}
	sort.Slice(people, func(i, j int) bool { return people[i].age > people[j].age })
	fmt.Println(people)
	sort.Sort(byAge(people))
	fmt.Println(people)
	sort.Sort(sort.Reverse(byAge(people)))
	fmt.Println(people)
	st := []person{{"x", 1}, {"y", 0}, {"z", 1}, {"w", 0}, {"v", 1}}
	sort.SliceStable(st, func(i, j int) bool { return st[i].age < st[j].age })
	fmt.Println(st)
	fmt.Println(sort.SearchInts(a, 8), sort.SearchInts(a, 7), sort.SearchInts(a, 1000))
	fmt.Println(sort.Search(100, func(i int) bool { return i*i >= 50 }))
	sort.Ints(nil)
	sort.Slice([]int{1}, func(i, j int) bool { return false })
	m := map[string]int{"b": 2, "a": 1, "c": 3}
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Print(k, m[k], " ")
	}
	fmt.Println()
}
