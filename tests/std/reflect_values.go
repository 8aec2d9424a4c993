package main

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
)

type T struct {
	A int
	B string
	C []int
	d float64
	E *T
	F map[string]int
	G any
}

type Small struct {
	a, b int8
	C    float32
}

func try(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Printf("%s: %v\n", name, e)
		}
	}()
	f()
	fmt.Println(name, "ok")
}

func main() {
	t := &T{A: 1, B: "b", C: []int{1, 2, 3}, d: 2.5, F: map[string]int{"x": 1}, G: int8(4)}
	v := reflect.ValueOf(t).Elem()
	for i := 0; i < v.NumField(); i++ {
		f := v.Field(i)
		fmt.Println(v.Type().Field(i).Name, f.Kind(), f.Type(), f.CanSet(), f.CanAddr(), f.CanInterface(), f.IsZero())
	}
	v.Field(0).SetInt(42)
	v.FieldByName("B").SetString("changed")
	v.Field(2).Set(reflect.Append(v.Field(2), reflect.ValueOf(4), reflect.ValueOf(5)))
	v.Field(4).Set(reflect.New(v.Type()))
	v.Field(4).Elem().Field(0).SetInt(7)
	v.Field(5).SetMapIndex(reflect.ValueOf("y"), reflect.ValueOf(2))
	v.Field(6).Set(reflect.ValueOf("now a string"))
	fmt.Println(t.A, t.B, t.C, t.E.A, t.F, t.G)
	v.Field(5).SetMapIndex(reflect.ValueOf("x"), reflect.Value{})
	fmt.Println(t.F, v.Field(5).MapIndex(reflect.ValueOf("y")).Int(), v.Field(5).MapIndex(reflect.ValueOf("zz")).IsValid())
	fmt.Println(v.Field(3).Float(), v.Field(6).Elem().Kind(), v.Field(2).Index(1).Int(), v.Field(2).Len())

	s := reflect.MakeSlice(reflect.TypeOf([]string{}), 2, 5)
	s.Index(0).SetString("p")
	s.Index(1).Set(reflect.ValueOf("q"))
	fmt.Println(s.Interface(), s.Len(), s.Cap(), s.Slice(1, 2).Interface(), s.Slice3(0, 1, 2).Cap())
	m := reflect.MakeMap(reflect.TypeOf(map[string][]int{}))
	m.SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf([]int{9}))
	fmt.Println(m.Interface(), m.Len())
	dyn := reflect.MakeMap(reflect.MapOf(reflect.TypeOf(1.5), reflect.TypeOf(Small{})))
	dyn.SetMapIndex(reflect.ValueOf(2.5), reflect.ValueOf(Small{1, 2, 3}))
	fmt.Println(dyn.Interface(), dyn.Type(), dyn.MapIndex(reflect.ValueOf(2.5)).Interface())
	keys := reflect.ValueOf(map[string]int{"a": 1, "b": 2, "c": 3}).MapKeys()
	sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
	fmt.Println(keys)
	sum := 0
	for it := reflect.ValueOf(map[string]int{"a": 1, "b": 2, "c": 3}).MapRange(); it.Next(); {
		sum += int(it.Value().Int()) * len(it.Key().String())
	}
	fmt.Println(sum)
	fmt.Println(reflect.Zero(reflect.TypeOf(T{})).Field(1).String() == "", reflect.Indirect(reflect.ValueOf(t)).Field(0).Int())
	arr := reflect.New(reflect.ArrayOf(3, reflect.TypeOf(0))).Elem()
	arr.Index(2).SetInt(5)
	fmt.Println(arr.Interface(), arr.Slice(1, 3).Interface())
	fmt.Println(reflect.Copy(s, reflect.ValueOf([]string{"z"})), s)
	sw := []Small{{1, 2, 3}, {4, 5, 6}}
	reflect.Swapper(sw)(0, 1)
	fmt.Println(sw)

	fmt.Println(reflect.ValueOf(65).Convert(reflect.TypeOf("")).Interface(), reflect.ValueOf(3.9).Convert(reflect.TypeOf(0)).Interface(),
		reflect.ValueOf("hé").Convert(reflect.TypeOf([]byte{})).Interface(), reflect.ValueOf([]rune{'x', 'y'}).Convert(reflect.TypeOf("")).Interface(),
		reflect.ValueOf(300).Convert(reflect.TypeOf(uint8(0))).Interface(), reflect.ValueOf(errors.New("e")).Convert(reflect.TypeFor[error]()).Type(),
		reflect.ValueOf([]int{1, 2}).Convert(reflect.TypeOf([2]int{})).Interface())
	fmt.Println(reflect.ValueOf(1).Equal(reflect.ValueOf(1)), reflect.ValueOf("a").Equal(reflect.ValueOf("b")), reflect.ValueOf(1).Comparable(), reflect.ValueOf([]int{}).Comparable())
	ch := reflect.MakeChan(reflect.TypeOf(make(chan int)), 2)
	ch.Send(reflect.ValueOf(10))
	fmt.Println(ch.Len(), ch.Cap(), ch.TrySend(reflect.ValueOf(11)), ch.TrySend(reflect.ValueOf(12)))
	x, ok := ch.Recv()
	fmt.Println(x, ok)
	ch.Close()
	x, ok = ch.Recv()
	fmt.Println(x, ok)
	x, ok = ch.Recv()
	fmt.Println(x, ok)
	n, rv, rok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: ch}})
	fmt.Println(n, rv, rok)

	try("SetInt unaddressable", func() { reflect.ValueOf(1).SetInt(2) })
	try("SetInt kind", func() { reflect.ValueOf(t).Elem().Field(1).SetInt(2) })
	try("Set unexported", func() { v.Field(3).SetFloat(2) })
	try("Interface unexported", func() { v.Field(3).Interface() })
	try("Set type", func() { v.Field(0).Set(reflect.ValueOf("x")) })
	try("Int on string", func() { reflect.ValueOf("x").Int() })
	try("Elem on int", func() { reflect.ValueOf(1).Elem() })
	try("zero Type", func() { reflect.Value{}.Type() })
	try("zero Int", func() { reflect.Value{}.Int() })
	try("Index range", func() { reflect.ValueOf([]int{1}).Index(3) })
	try("Field range", func() { reflect.ValueOf(T{}).Field(30) })
	try("NumField", func() { reflect.ValueOf(1).NumField() })
	try("type NumField", func() { reflect.TypeOf(1).NumField() })
	try("type Elem", func() { reflect.TypeOf(1).Elem() })
	try("type Key", func() { reflect.TypeOf(1).Key() })
	try("Convert", func() { reflect.ValueOf("x").Convert(reflect.TypeOf(1)) })
	try("IsNil", func() { reflect.ValueOf(1).IsNil() })
	try("Len", func() { reflect.ValueOf(1).Len() })
	try("nil map", func() { reflect.ValueOf(map[string]int(nil)).SetMapIndex(reflect.ValueOf("a"), reflect.ValueOf(1)) })
	try("Call", func() { reflect.ValueOf(1).Call(nil) })
	try("Call nil", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("Addr", func() { reflect.ValueOf(1).Addr() })
	fmt.Println(reflect.ValueOf(1), reflect.ValueOf("s"), reflect.ValueOf(t.C), reflect.Value{}, reflect.ValueOf(3).String(), reflect.ValueOf(t.C).String())
	fmt.Printf("%v %d %s %+v\n", reflect.ValueOf(5), reflect.ValueOf(6), reflect.ValueOf("str"), reflect.ValueOf(Small{1, 2, 3}))
	fmt.Println([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf("x")})
}
