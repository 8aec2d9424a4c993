package main

import (
	"fmt"
	"math"
	"reflect"
)

type N struct {
	V    int
	Next *N
	M    map[string][]int
	f    func()
}

func main() {
	loop1, loop2 := &N{V: 1}, &N{V: 1}
	loop1.Next, loop2.Next = loop1, loop2
	fn := func() {}
	cases := [][2]any{
		{1, 1}, {1, 2}, {1, int64(1)}, {nil, nil}, {nil, 1}, {"a", "a"}, {[]int{1, 2}, []int{1, 2}}, {[]int(nil), []int{}},
		{map[string]int{"a": 1}, map[string]int{"a": 1}}, {map[string]int{"a": 1}, map[string]int{"b": 1}}, {map[string]int(nil), map[string]int{}},
		{N{V: 1, M: map[string][]int{"x": {1}}}, N{V: 1, M: map[string][]int{"x": {1}}}},
		{N{V: 1, M: map[string][]int{"x": {1}}}, N{V: 1, M: map[string][]int{"x": {2}}}},
		{&N{V: 3}, &N{V: 3}}, {loop1, loop2}, {math.NaN(), math.NaN()}, {[]float64{math.NaN()}, []float64{math.NaN()}},
		{fn, fn}, {(func())(nil), (func())(nil)}, {[2]any{1, "x"}, [2]any{1, "x"}}, {[]byte("abc"), []byte("abc")},
		{[]any{1, []any{2}}, []any{1, []any{2}}}, {error(nil), error(nil)}, {struct{ a, b any }{1, 2}, struct{ a, b any }{1, 2}},
	}
	for i, c := range cases {
		fmt.Println(i, reflect.DeepEqual(c[0], c[1]))
	}
	s := []float64{math.NaN()}
	fmt.Println(reflect.DeepEqual(s, s))
}
