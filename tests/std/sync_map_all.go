package main

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, rt := r.(runtime.Error)
		fmt.Println(name, "->", r, rt)
	}()
	f()
}

func show(m *sync.Map) {
	var all []string
	m.Range(func(k, v any) bool { all = append(all, fmt.Sprint(k, "=", v)); return true })
	slices.Sort(all)
	fmt.Println(len(all), all)
}

type point struct{ x, y int }

func main() {
	var m sync.Map
	show(&m)
	fmt.Println(m.Load("none"))
	fmt.Println(m.LoadAndDelete("none"))
	fmt.Println(m.Swap("a", 1))
	fmt.Println(m.Swap("a", 2))
	fmt.Println(m.LoadOrStore("a", 3))
	fmt.Println(m.LoadOrStore("b", nil))
	fmt.Println(m.LoadOrStore("b", 4))
	fmt.Println(m.CompareAndSwap("a", 1, 9), m.CompareAndSwap("a", 2, 9), m.CompareAndSwap("none", nil, 1))
	fmt.Println(m.CompareAndSwap("b", nil, "was nil"))
	fmt.Println(m.CompareAndDelete("a", 8), m.CompareAndDelete("none", nil), m.CompareAndDelete("a", 9))
	fmt.Println(m.Load("a"))
	m.Store(point{1, 2}, "struct")
	m.Store([2]any{1, "x"}, "array")
	m.Store(nil, "nil key")
	m.Store(int8(1), "int8")
	m.Store(1, "int")
	m.Store(1.0, "float")
	show(&m)
	fmt.Println(m.Load(point{1, 2}))
	fmt.Println(m.Load([2]any{1, "x"}))
	fmt.Println(m.Load(int64(1)))
	fmt.Println(m.LoadAndDelete(nil))
	m.Delete(1)
	m.Delete(1)
	show(&m)

	try("store slice", func() { m.Store([]int{1}, 1) })
	try("load func", func() { m.Load(func() {}) })
	try("delete map in struct", func() { m.Delete(struct{ m any }{map[int]int{}}) })
	m.Store("slice value", []int{1})
	try("compare and swap slices", func() { fmt.Println(m.CompareAndSwap("slice value", []int{1}, 2)) })
	try("compare and delete slices", func() { fmt.Println(m.CompareAndDelete("slice value", []int{1})) })
	try("compare and swap other type", func() { fmt.Println(m.CompareAndSwap("slice value", 1, 2)) })
	try("absent", func() { fmt.Println(m.CompareAndDelete("absent", []int{1})) })
	try("range panics", func() { m.Range(func(k, v any) bool { panic("in range") }) })
	fmt.Println(m.Load("slice value"))

	m.Clear()
	show(&m)
	for i := range 10 {
		m.Store(i, i*i)
	}
	n := 0
	m.Range(func(k, v any) bool {
		m.Delete(k)
		m.Store(k.(int)+100, v)
		n++
		return n < 4
	})
	low, high := 0, 0
	m.Range(func(k, v any) bool {
		if k.(int) < 100 {
			low++
		} else {
			high++
		}
		return true
	})
	fmt.Println(n, low+high, high >= 1)
	m.Clear()
	m.Clear()
	m.Store("again", true)
	show(&m)

	// Each key is won by one goroutine, counted once.
	var won, lost sync.Map
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for k := range 50 {
				if _, loaded := won.LoadOrStore(k, g); loaded {
					old, _ := lost.LoadOrStore(k, 0)
					for !lost.CompareAndSwap(k, old, old.(int)+1) {
						runtime.Gosched()
						old, _ = lost.Load(k)
					}
				}
			}
		})
	}
	wg.Wait()
	sum := 0
	lost.Range(func(k, v any) bool { sum += v.(int); return true })
	fmt.Println(sum)
	var deleted [4]int
	for g := range deleted {
		wg.Go(func() {
			for k := range 50 {
				if _, ok := won.LoadAndDelete(k); ok {
					deleted[g]++
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(deleted[0] + deleted[1] + deleted[2] + deleted[3])
	show(&won)

	var pool sync.Pool
	fmt.Println(pool.Get())
	made := 0
	pool.New = func() any { made++; return &point{made, 0} }
	a, b := pool.Get().(*point), pool.Get().(*point)
	fmt.Println(*a, *b, made)
	pool.Put(nil)
	fmt.Println(pool.Get().(*point).x, made)
}
