// Conversions between all pairs of a list of types, and assignability.
package main

import (
	"errors"
	"fmt"
	"math"
	"reflect"
)

type (
	MyInt    int
	MyString string
	MyBytes  []byte
	MyRunes  []rune
	Byte     byte
	OwnBytes []Byte
	Pair     struct{ A, B int }
	Tagged   struct {
		A int `x:"1"`
		B int `x:"2"`
	}
	Other struct{ A, B int }
	Ints  []int
	IntP  *int
	Fn    func(int) string
	Chan  chan int
	Err   struct{}
)

func (Err) Error() string { return "err" }

func main() {
	n := 5
	ch := make(chan int)
	values := []any{
		true, 65, int8(-3), int16(300), int32(0x1F600), int64(math.MinInt64), uint(7), uint8(200), uint16(65535),
		uint32(1 << 31), uint64(math.MaxUint64), uintptr(9), float32(1.5), -2.75, math.Inf(1), complex64(1 + 2i), 3 - 4i,
		"héllo", MyString("mine"), []byte("bytes"), MyBytes("mb"), []rune("runes"), MyRunes("mr"), OwnBytes{1, 2},
		MyInt(66), Pair{1, 2}, Tagged{3, 4}, Other{5, 6}, struct{ A, B int }{7, 8}, Ints{1, 2, 3}, []int{4, 5}, [2]int{6, 7},
		&n, IntP(&n), Fn(nil), (func(int) string)(nil), Chan(ch), ch, (<-chan int)(ch), Err{}, errors.New("e"), map[string]int{"k": 1},
	}
	types := make([]reflect.Type, 0, len(values)+4)
	for _, v := range values {
		types = append(types, reflect.TypeOf(v))
	}
	types = append(types, reflect.TypeFor[any](), reflect.TypeFor[error](), reflect.TypeFor[*[2]int](), reflect.TypeFor[[3]int](), reflect.TypeFor[*Pair](), reflect.TypeFor[chan<- int]())
	for i, x := range values {
		v := reflect.ValueOf(x)
		var assignable, convertible []string
		for j, t := range types {
			if types[i].AssignableTo(t) {
				assignable = append(assignable, t.String())
			}
			if !types[i].ConvertibleTo(t) {
				if v.CanConvert(t) {
					fmt.Println("inconsistent", t)
				}
				continue
			}
			if !v.CanConvert(t) {
				convertible = append(convertible, t.String()+"!")
				continue
			}
			c := v.Convert(t)
			if c.Type() != t {
				fmt.Println("wrong type", c.Type(), t)
			}
			unspecified := (t.Kind() >= reflect.Int && t.Kind() <= reflect.Uintptr) && (v.CanFloat() && (v.Float() < 0 || math.IsInf(v.Float(), 0)))
			switch k := t.Kind(); {
			case unspecified, k == reflect.Interface && (v.Kind() == reflect.Pointer || v.Kind() == reflect.Chan), k == reflect.Pointer, k == reflect.Chan, k == reflect.Func, j == i:
				convertible = append(convertible, t.String())
			default:
				convertible = append(convertible, fmt.Sprintf("%s=%v", t, c))
			}
		}
		fmt.Printf("%T: assignable %q\n", x, assignable)
		fmt.Printf("   convertible %q\n", convertible)
	}
	p := reflect.ValueOf(&Pair{1, 2})
	fmt.Println(p.Convert(reflect.TypeFor[*Tagged]()).Interface().(*Tagged).B)
	a := reflect.ValueOf([]int{1, 2, 3}).Convert(reflect.TypeFor[*[2]int]())
	a.Elem().Index(0).SetInt(10)
	fmt.Println(a.Elem().Interface(), a.Elem().CanSet())
	addressable := reflect.ValueOf(&n).Elem()
	c := addressable.Convert(reflect.TypeFor[int]())
	fmt.Println(c.CanSet(), c.CanAddr(), addressable.CanSet())
	n = 6
	fmt.Println(c, addressable)
	hidden := reflect.ValueOf(struct{ x int }{3}).Field(0).Convert(reflect.TypeFor[float64]())
	fmt.Println(hidden.Float(), hidden.CanInterface())
	var e error = Err{}
	ev := reflect.ValueOf(&e).Elem()
	fmt.Println(ev.Convert(reflect.TypeFor[any]()).Kind(), ev.Convert(reflect.TypeFor[error]()).Elem().Type())
	e = nil
	fmt.Println(ev.Convert(reflect.TypeFor[any]()).IsNil(), ev.Elem().IsValid())
}
