// DeepEqual where cycles, NaN, nil and unexported parts meet.
package main

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"time"
)

type node struct {
	v    int
	next *node
	kids []*node
	m    map[string]*node
	any  any
}

type loop []loop
type loopMap map[int]loopMap
type self *self

type withFunc struct {
	F func()
	N int
}

func ring(n, v int) *node {
	first := &node{v: v}
	at := first
	for range n - 1 {
		at.next = &node{v: v}
		at = at.next
	}
	at.next = first
	return first
}

func main() {
	nan := math.NaN()
	f := func() {}
	var nilSlice []int
	var nilMap map[string]int
	var nilErr *node
	var s1, s2 self
	s1, s2 = &s1, &s2
	l1, l2 := loop{nil}, loop{nil}
	l1[0], l2[0] = l1, l2
	m1, m2 := loopMap{}, loopMap{}
	m1[0], m2[0] = m1, m2
	pnan := &nan
	snan := []float64{nan}
	mnan := map[float64]int{nan: 1}
	now := time.Date(2020, 1, 2, 3, 4, 5, 6, time.UTC)
	pairs := []struct {
		name string
		a, b any
	}{
		{"nil", nil, nil}, {"nil int", nil, 0}, {"typed nil", nil, nilErr}, {"types", 1, int64(1)},
		{"nan", nan, nan}, {"nan pointer", pnan, pnan}, {"nan slice", snan, snan}, {"nan slices", snan, []float64{nan}},
		{"nan map", mnan, mnan}, {"nan maps", mnan, map[float64]int{nan: 1}}, {"zeros", 0.0, math.Copysign(0, -1)},
		{"nil slice", nilSlice, []int{}}, {"nil slices", nilSlice, []int(nil)}, {"nil map", nilMap, map[string]int{}},
		{"empty", []int{}, []int{}}, {"caps", make([]int, 1, 5), make([]int, 1)}, {"bytes", []byte("ab"), []byte("ab")},
		{"func", f, f}, {"nil func", (func())(nil), (func())(nil)}, {"func field", withFunc{nil, 1}, withFunc{nil, 1}}, {"func fields", withFunc{f, 1}, withFunc{f, 1}},
		{"rings", ring(3, 1), ring(3, 1)}, {"rings of sizes", ring(2, 1), ring(4, 1)}, {"rings differ", ring(3, 1), ring(3, 2)},
		{"self", s1, s2}, {"loop", l1, l2}, {"loop map", m1, m2},
		{"nodes", &node{1, nil, []*node{{v: 2}}, map[string]*node{"k": {v: 3}}, []any{1, "x"}}, &node{1, nil, []*node{{v: 2}}, map[string]*node{"k": {v: 3}}, []any{1, "x"}}},
		{"nodes differ", &node{any: map[string]any{"a": []any{1}}}, &node{any: map[string]any{"a": []any{2}}}},
		{"any kinds", []any{1, nil}, []any{1, (*int)(nil)}}, {"maps", map[string][]int{"a": {1}}, map[string][]int{"a": {1}}},
		{"map keys", map[any]int{1: 1, "1": 2}, map[any]int{"1": 2, 1: 1}}, {"map missing", map[string]int{"a": 0}, map[string]int{"b": 0}},
		{"arrays", [2][]int{{1}, nil}, [2][]int{{1}, nil}}, {"arrays nil", [2][]int{{1}, nil}, [2][]int{{1}, {}}},
		{"errors", errors.New("a"), errors.New("a")}, {"times", now, now.In(time.FixedZone("", 0))}, {"same time", now, now},
		{"complex", complex(1, 2), complex(1, 2)}, {"strings", "a", "a"}, {"chan", make(chan int), make(chan int)},
		{"pointers", &[]int{1}, &[]int{1}}, {"structs", struct{ a, b any }{1, []int{2}}, struct{ a, b any }{1, []int{2}}},
	}
	for _, p := range pairs {
		fmt.Println(p.name, reflect.DeepEqual(p.a, p.b), reflect.DeepEqual(p.b, p.a))
	}
	for _, x := range []any{1, 2.5, "s", [2]any{1, 2}, [1]any{[]int{}}, struct{ X any }{f}, []int{}, f, nilMap, &nan, nil, struct{}{}} {
		v := reflect.ValueOf(x)
		fmt.Print(v.IsValid() && v.Comparable(), " ")
	}
	fmt.Println()
	for _, x := range []any{0, 1, -0.0, math.Copysign(0, -1), "", []int{}, nilSlice, nilMap, [2]string{}, [2]string{"", "x"}, struct{ A, b int }{}, struct{ A, b int }{0, 1}, 0i, complex64(0), f, (*int)(nil), false, uint8(0)} {
		fmt.Print(reflect.ValueOf(x).IsZero(), " ")
	}
	fmt.Println()
	eq := func(a, b any) bool { return reflect.ValueOf(a).Equal(reflect.ValueOf(b)) }
	fmt.Println(eq(1, 1), eq(1, 2), eq(1, int64(1)), eq("a", "a"), eq([2]int{1, 2}, [2]int{1, 2}), eq(struct{ a any }{1}, struct{ a any }{1}), eq(nan, nan), eq(&nan, &nan))
}
