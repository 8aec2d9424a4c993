// Which values can be addressed, set, read, converted, compared: a matrix over ways to reach them.
package main

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"unsafe"
)

type inner struct{ X, y int }
type Outer struct {
	A int
	b string
	inner
	Ptr   *inner
	ptr   *inner
	Any   any
	Map   map[string]int
	Arr   [2]int
	slice []int
	F     func()
	E     error
}

func bits(v reflect.Value) string {
	out := ""
	for _, b := range []bool{v.CanAddr(), v.CanSet(), v.CanInterface(), v.CanInt(), v.CanUint(), v.CanFloat(), v.CanComplex(), v.Comparable(), v.IsZero()} {
		out += map[bool]string{true: "1", false: "."}[b]
	}
	return out
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name+":", r)
		}
	}()
	f()
}

func walk(name string, v reflect.Value, depth int) {
	if !v.IsValid() {
		fmt.Println(name, "invalid")
		return
	}
	fmt.Println(name, v.Type(), bits(v))
	if depth == 0 {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			walk(name+"."+v.Type().Field(i).Name, v.Field(i), depth-1)
		}
	case reflect.Pointer, reflect.Interface:
		walk("*"+name, v.Elem(), depth-1)
	case reflect.Slice, reflect.Array:
		if v.Len() > 0 {
			walk(name+"[0]", v.Index(0), depth-1)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			walk(name+"[key]", v.MapIndex(k), depth-1)
			walk("key", k, 0)
		}
	}
}

func main() {
	o := Outer{A: 1, b: "b", Ptr: &inner{1, 2}, ptr: &inner{3, 4}, Any: inner{5, 6}, Map: map[string]int{"k": 1}, slice: []int{7}}
	walk("o", reflect.ValueOf(o), 3)
	walk("p", reflect.ValueOf(&o).Elem(), 4)
	walk("list", reflect.ValueOf([]any{1, "x", nil, 2.5, []int(nil), struct{}{}}), 3)
	for _, x := range []any{true, int8(-1), uint64(math.MaxUint64), uintptr(7), float32(0), complex(0, 1), "s", [0]int{}, []int{}, map[int]int{}, func() {}, make(chan int), new(int), unsafe.Pointer(nil), struct{}{}, errors.New("x"), [1]any{[]int{}}, [1]any{1}, math.Copysign(0, -1), [2]float64{0, math.Copysign(0, -1)}} {
		fmt.Printf("%T %s\n", x, bits(reflect.ValueOf(x)))
	}

	// Sets through what was reached without an address or by unexported names.
	v, p := reflect.ValueOf(o), reflect.ValueOf(&o).Elem()
	one := reflect.ValueOf(1)
	try("unaddressable", func() { v.Field(0).Set(one) })
	try("unexported", func() { p.FieldByName("b").SetString("x") })
	try("embedded unexported exported field", func() { p.FieldByName("X").SetInt(10); fmt.Println(o.X) })
	try("embedded unexported itself", func() { p.FieldByName("inner").Set(reflect.ValueOf(inner{})) })
	try("unexported in embedded", func() { p.FieldByName("y").SetInt(1) })
	try("through unexported pointer", func() { p.FieldByName("ptr").Elem().Field(0).SetInt(1) })
	try("through exported pointer", func() { v.FieldByName("Ptr").Elem().Field(0).SetInt(11); fmt.Println(*o.Ptr) })
	try("in interface", func() { p.FieldByName("Any").Elem().Field(0).SetInt(1) })
	try("interface set", func() { p.FieldByName("Any").Set(one); fmt.Println(o.Any) })
	try("slice elements of unexported", func() { p.FieldByName("slice").Index(0).SetInt(1) })
	try("map element", func() { p.FieldByName("Map").MapIndex(reflect.ValueOf("k")).SetInt(1) })
	try("wrong type", func() { p.Field(0).Set(reflect.ValueOf("x")) })
	try("wrong kind", func() { p.Field(0).SetString("x") })
	try("zero value", func() { p.Field(0).Set(reflect.Value{}) })
	try("nil error", func() { p.FieldByName("E").Set(reflect.Zero(reflect.TypeFor[error]())); fmt.Println(o.E) })
	try("no error", func() { p.FieldByName("E").Set(one) })
	try("from unexported", func() { p.Field(0).Set(p.FieldByName("y")) })
	try("interface of unexported", func() { p.FieldByName("b").Interface() })
	try("call of unexported", func() { p.FieldByName("slice").Slice(0, 1).Index(0).Interface() })
	try("array set", func() { p.FieldByName("Arr").Index(1).SetInt(5); fmt.Println(o.Arr) })
	try("array unaddressable", func() { v.FieldByName("Arr").Index(1).SetInt(5) })
	try("array slice unaddressable", func() { v.FieldByName("Arr").Slice(0, 1) })
	try("addr", func() { fmt.Println(v.Field(0).Addr()) })
	try("addr unexported", func() { fmt.Println(p.FieldByName("b").Addr().Interface()) })
	try("unsafeaddr", func() { v.Field(0).UnsafeAddr() })
	try("setzero", func() { p.Field(0).SetZero(); fmt.Println(o.A) })
	try("setzero unaddressable", func() { v.Field(0).SetZero() })
	try("setlen", func() {
		s := []int{1, 2, 3}
		r := reflect.ValueOf(&s).Elem()
		r.SetLen(1)
		fmt.Println(s)
		r.SetLen(3)
		fmt.Println(s)
		r.SetCap(2)
	})
	try("setlen beyond", func() { s := []int{1}; reflect.ValueOf(&s).Elem().SetLen(9) })
	try("grow", func() {
		s := []int{1}
		r := reflect.ValueOf(&s).Elem()
		r.Grow(10)
		fmt.Println(r.Len(), r.Cap() >= 11)
		r.Grow(-1)
	})
	try("nil func call", func() { p.FieldByName("F").Call(nil) })
	try("fieldbyindex nil", func() {
		type e struct{ *Outer }
		fmt.Println(reflect.ValueOf(e{}).FieldByIndexErr([]int{0, 0}))
		reflect.ValueOf(e{}).FieldByName("A")
	})

	for _, c := range []struct{ a, b any }{{1, 1}, {1, int8(1)}, {"a", "b"}, {1.0, math.NaN()}, {[2]int{1, 2}, [2]int{1, 2}}, {inner{1, 2}, inner{1, 2}}, {o.Ptr, o.Ptr}, {[]int{}, []int{}}, {map[int]int{}, 1}, {[1]any{1}, [1]any{"1"}}, {nil, nil}, {nil, 1}} {
		try(fmt.Sprintf("equal %T %T", c.a, c.b), func() { fmt.Println(reflect.ValueOf(c.a).Equal(reflect.ValueOf(c.b))) })
	}
}
