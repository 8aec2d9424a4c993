package main

import (
	"fmt"
	"math"
	"runtime"
	"sort"
	"strings"
)

type rec struct {
	key, seq int
	name     string
}

// byKey counts what sorts do.
type byKey struct {
	r            []rec
	less, swap   int
	panicAtSwaps int
}

func (b *byKey) Len() int           { return len(b.r) }
func (b *byKey) Less(i, j int) bool { b.less++; return b.r[i].key < b.r[j].key }
func (b *byKey) Swap(i, j int) {
	b.swap++
	if b.swap == b.panicAtSwaps {
		panic(fmt.Sprintf("swap %d", b.swap))
	}
	b.r[i], b.r[j] = b.r[j], b.r[i]
}

func records(n int) []rec {
	r := make([]rec, n)
	x := uint32(12345)
	for i := range r {
		x = x*1664525 + 1013904223
		r[i] = rec{int(x>>16) % 17, i, fmt.Sprint("r", i)}
	}
	return r
}

func stable(r []rec) bool {
	for i := 1; i < len(r); i++ {
		if r[i-1].key > r[i].key || r[i-1].key == r[i].key && r[i-1].seq > r[i].seq {
			return false
		}
	}
	return true
}

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, rt := r.(runtime.Error)
		fmt.Println(name, "->", r, rt)
	}()
	f()
}

type endless struct{ sort.Interface }

func (endless) Len() int { return 5 }

func main() {
	for _, n := range []int{0, 1, 2, 11, 12, 13, 50, 51, 500} {
		b := &byKey{r: records(n)}
		sort.Stable(b)
		ok := stable(b.r)
		c := &byKey{r: records(n)}
		sort.Sort(c)
		d := records(n)
		sort.SliceStable(d, func(i, j int) bool { return d[i].key < d[j].key })
		e := &byKey{r: records(n)}
		sort.Sort(sort.Reverse(sort.Reverse(e)))
		fmt.Println(n, ok, sort.IsSorted(c), stable(d), sort.IsSorted(e), b.less, b.swap, c.less, c.swap)
	}
	// Patterns that quicksorts must survive: sorted, reversed, all equal, organ pipe.
	for name, at := range map[string]func(i int) int{"up": func(i int) int { return i }} {
		b := &byKey{}
		for i := range 200 {
			b.r = append(b.r, rec{key: at(i)})
		}
		sort.Sort(b)
		fmt.Println(name, b.less, b.swap)
		sort.Sort(sort.Reverse(b))
		fmt.Println("down", b.less, b.swap, b.r[0].key, b.r[199].key)
		for i := range b.r {
			b.r[i].key = min(i, 200-i)
		}
		b.less, b.swap = 0, 0
		sort.Sort(b)
		fmt.Println("pipe", b.less, b.swap, sort.IsSorted(b))
	}
	nan := math.NaN()
	f := sort.Float64Slice{2, nan, 1, math.Inf(1), nan, math.Inf(-1), 0}
	fmt.Println(sort.IsSorted(f), f.Less(0, 1), f.Less(1, 0), f.Less(1, 4))
	f.Sort()
	fmt.Println(f, sort.Float64sAreSorted(f), f.Search(1), sort.SearchFloat64s(f, nan))
	sort.Sort(sort.Reverse(f))
	fmt.Println(f)
	s := sort.StringSlice(strings.Fields("pear Apple fig äpfel apple Zoo"))
	s.Sort()
	fmt.Println(s, s.Search("fig"), s.Search("zzz"), sort.SearchStrings(s, ""), sort.StringsAreSorted(s))
	i := sort.IntSlice{5, -1, 3}
	sort.Sort(sort.Reverse(i))
	fmt.Println(i, sort.IntsAreSorted(i), i.Len(), i.Less(0, 1))
	sort.Ints(i)
	for x := -2; x < 7; x++ {
		at, found := sort.Find(len(i), func(k int) int { return x - i[k] })
		fmt.Print(x, ":", at, found, sort.SearchInts(i, x), i.Search(x), " ")
	}
	fmt.Println()
	fmt.Println(sort.Search(0, func(int) bool { panic("never") }), sort.Search(-5, nil))
	var asked []int
	at := sort.Search(1000, func(k int) bool { asked = append(asked, k); return k >= 731 })
	fmt.Println(at, asked)
	asked = nil
	at, found := sort.Find(100, func(k int) int { asked = append(asked, k); return 42 - k })
	fmt.Println(at, found, asked)
	try("panic in swap", func() { sort.Sort(&byKey{r: records(30), panicAtSwaps: 4}) })
	try("not a slice", func() { sort.Slice(map[int]int{}, func(i, j int) bool { return false }) })
	try("array", func() { sort.SliceStable([3]int{}, func(i, j int) bool { return false }) })
	try("nil", func() { sort.Slice(nil, func(i, j int) bool { return false }) })
	try("nil interface", func() { sort.Sort(nil) })
	try("embedded nil", func() { sort.Sort(endless{}) })
	try("nil less", func() { sort.Slice([]int{2, 1}, nil) })
	try("is sorted", func() { fmt.Println(sort.SliceIsSorted("abc", func(i, j int) bool { return false })) })
	var z []int
	sort.Slice(z, nil)
	z = []int{9}
	sort.SliceStable(z, nil)
	arr := [][2]string{{"b", "1"}, {"a", "2"}, {"a", "1"}}
	sort.Slice(arr, func(i, j int) bool { return arr[i][0]+arr[i][1] < arr[j][0]+arr[j][1] })
	fmt.Println(arr, z)
	var e []struct{}
	e = make([]struct{}, 20)
	sort.Slice(e, func(i, j int) bool { return i > j })
	fmt.Println(len(e))
}
