// Ranging over values by reflection: Seq, Seq2, what can be, early ends, panics.
package main

import (
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"
	"sort"
)

type Tree struct {
	left, right *Tree
	v           int
}

func (t *Tree) All() iter.Seq[int] {
	return func(yield func(int) bool) { t.walk(yield) }
}

func (t *Tree) walk(yield func(int) bool) bool {
	return t == nil || t.left.walk(yield) && yield(t.v) && t.right.walk(yield)
}

type named func(yield func(string) bool)
type Bytes []byte
type Count int8
type wrong func(func(int))
type wrong2 func(func(int, int, int) bool)
type wrong3 func(func(int) bool) int

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name+": panic:", r)
		}
	}()
	f()
}

func one(v reflect.Value, limit int) {
	n := 0
	for x := range v.Seq() {
		if n == limit {
			fmt.Print(" …")
			break
		}
		fmt.Printf(" %v(%v)", x, x.Type())
		n++
	}
	fmt.Println()
}

func two(v reflect.Value, limit int) {
	n := 0
	for x, y := range v.Seq2() {
		if n == limit {
			fmt.Print(" …")
			break
		}
		fmt.Printf(" %v:%v(%v,%v)", x, y, x.Type(), y.Type())
		n++
	}
	fmt.Println()
}

func main() {
	ch := make(chan int, 5)
	for i := range 5 {
		ch <- i * i
	}
	close(ch)
	arr := [3]string{"a", "b", "c"}
	tree := &Tree{&Tree{nil, nil, 1}, &Tree{&Tree{nil, nil, 3}, nil, 4}, 2}
	values := []any{
		5, int8(3), uint(4), uintptr(2), Count(6), -3, uint64(0), "héy\xff!", []int{7, 8, 9}, Bytes("xyz"), arr, &arr, [0]int{}, []string(nil),
		map[string]int{"only": 1}, map[int]bool(nil), ch, tree.All(), slices.Values([]float64{1.5, 2.5}), slices.All([]string{"p", "q"}), maps.All(map[string]bool{"k": true}),
		named(func(yield func(string) bool) { _ = yield("s") && yield("t") && yield("u") }),
		func(yield func() bool) { _ = yield() && yield() },
		1.5, true, nil, struct{}{}, func() {}, wrong(nil), wrong2(nil), wrong3(nil), (*[2]int)(nil), new(int), (chan<- int)(nil), complex(1, 2),
	}
	for _, x := range values {
		v := reflect.ValueOf(x)
		if !v.IsValid() {
			try("invalid", func() { v.Seq() })
			continue
		}
		t := v.Type()
		fmt.Println(t, t.CanSeq(), t.CanSeq2())
		try("  seq", func() { one(v, 3) })
		try("  seq2", func() { two(v, 2) })
	}
	fmt.Println(reflect.TypeFor[chan int]().CanSeq(), reflect.TypeFor[<-chan int]().CanSeq(), reflect.TypeFor[chan<- int]().CanSeq())

	// The values of arrays reached by pointer can be set or not.
	for i, x := range reflect.ValueOf(&arr).Seq2() {
		if x.CanSet() {
			x.SetString(fmt.Sprint(i, "!"))
		}
		fmt.Print(x, x.CanSet(), x.CanAddr(), " ")
	}
	fmt.Println(arr)
	nums := []int{1, 2, 3}
	for _, x := range reflect.ValueOf(nums).Seq2() {
		if x.CanSet() {
			x.SetInt(x.Int() * 10)
		}
	}
	fmt.Println(nums)

	// Maps while they change, and the order of keys.
	m := map[int]string{1: "a", 2: "b", 3: "c", 4: "d"}
	var keys []int
	for k := range reflect.ValueOf(m).Seq() {
		keys = append(keys, int(k.Int()))
		delete(m, int(k.Int()))
	}
	sort.Ints(keys)
	fmt.Println(keys, len(m))
	it := reflect.ValueOf(map[string]int{"x": 1}).MapRange()
	try("key before next", func() { it.Key() })
	fmt.Println(it.Next(), it.Key(), it.Value(), it.Next())
	try("value after end", func() { it.Value() })
	try("next after end", func() { it.Next() })
	it.Reset(reflect.ValueOf(map[string]int{"y": 2}))
	fmt.Println(it.Next(), it.Key())
	it.Reset(reflect.Value{})
	try("next of reset", func() { it.Next() })
	try("mapkeys of slice", func() { reflect.ValueOf(nums).MapKeys() })
	try("maprange of int", func() { reflect.ValueOf(1).MapRange() })

	// Sequences that go on after their end, and panics that pass through.
	rude := func(yield func(int) bool) { yield(1); yield(2); yield(3) }
	try("rude", func() {
		for x := range reflect.ValueOf(rude).Seq() {
			fmt.Println(x)
			break
		}
	})
	try("through", func() {
		for range reflect.ValueOf(tree.All()).Seq() {
			panic("in the body")
		}
	})
	next, stop := iter.Pull(reflect.ValueOf(tree.All()).Seq())
	for range 3 {
		x, ok := next()
		fmt.Print(x, ok, " ")
	}
	stop()
	_, ok := next()
	fmt.Println(ok)
	next2, stop2 := iter.Pull2(reflect.ValueOf([]string{"α", "β"}).Seq2())
	k, x, ok := next2()
	fmt.Println(k, x, ok)
	stop2()
}
