// What fields that are not exported allow: reading by kind, printing, comparing, never taking out or setting.
package main

import (
	"fmt"
	"reflect"
	"sort"
	"unsafe"
)

type secret struct {
	n    int
	u    uint8
	f    float32
	c    complex64
	s    string
	b    bool
	p    *int
	list []string
	arr  [2]int
	m    map[string]int
	fn   func(int) int
	ch   chan int
	any  any
	err  error
	in   inner
	Open inner
	inner
	*ptr
}
type inner struct {
	X int
	y string
}
type ptr struct{ Z int }

func (i inner) Method() string  { return "m" + i.y }
func (p *ptr) PtrMethod() int   { return p.Z }
func (i *inner) Set(s string)   { i.y = s }
func (s secret) hidden() string { return s.s }

func try(name string, f func() any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name+": panic:", r)
		}
	}()
	fmt.Println(name+":", f())
}

func main() {
	x := 7
	s := secret{1, 2, 3.5, 4i, "five", true, &x, []string{"a", "b"}, [2]int{8, 9}, map[string]int{"k": 1, "j": 2}, func(n int) int { return n + 1 }, make(chan int, 3), 10, fmt.Errorf("e"), inner{1, "in"}, inner{2, "open"}, inner{3, "embedded"}, &ptr{4}}
	for _, v := range []reflect.Value{reflect.ValueOf(s), reflect.ValueOf(&s).Elem()} {
		f := v.FieldByName
		fmt.Println(f("n").Int(), f("u").Uint(), f("f").Float(), f("c").Complex(), f("s").String(), f("b").Bool(), f("p").Elem().Int(), f("list").Index(1), f("arr").Index(0), f("arr").Len(), f("m").Len(), f("ch").Cap(), f("any").Elem().Int(), f("err").IsNil(), f("in").Field(0).Int(), f("in").Field(1))
		fmt.Println(f("n"), f("s"), f("m"), f("list"), f("in"), f("Open"), f("any"), f("err").Elem().Kind())
		fmt.Printf("%v %d %q %+v %t %x\n", f("n"), f("u"), f("s"), f("in"), f("b"), f("s"))
		for i := range v.NumField() {
			w := v.Field(i)
			fmt.Print(v.Type().Field(i).Name, w.CanInterface(), w.CanSet(), w.CanAddr(), w.Comparable(), " ")
		}
		fmt.Println()
		keys := f("m").MapKeys()
		sort.Slice(keys, func(i, j int) bool { return keys[i].String() < keys[j].String() })
		fmt.Println(keys, keys[0].CanInterface(), f("m").MapIndex(keys[0]), f("m").MapIndex(reflect.ValueOf("none")).IsValid())
		try("interface", func() any { return f("n").Interface() })
		try("interface of promoted", func() any { return f("X").Interface() })
		try("interface of hidden in exported", func() any { return f("Open").Field(1).Interface() })
		try("exported in hidden", func() any { return f("in").Field(0).Interface() })
		try("exported in embedded pointer", func() any { return f("Z").Interface() })
		try("key", func() any { return keys[0].Interface() })
		try("element", func() any { return f("list").Index(0).Interface() })
		try("pointed", func() any { return f("p").Elem().Interface() })
		try("in interface", func() any { return f("any").Elem().Interface() })
		try("set", func() any { f("n").SetInt(5); return s.n })
		try("set pointed", func() any { f("p").Elem().SetInt(5); return x })
		try("set element", func() any { f("list").Index(0).SetString("z"); return s.list })
		try("set promoted", func() any { f("X").SetInt(30); return s.X })
		try("set in embedded pointer", func() any { f("Z").SetInt(40); return s.Z })
		try("set map", func() any { f("m").SetMapIndex(reflect.ValueOf("n"), reflect.ValueOf(1)); return s.m })
		try("call", func() any { return f("fn").Call([]reflect.Value{reflect.ValueOf(1)})[0] })
		try("send", func() any { f("ch").Send(reflect.ValueOf(1)); return len(s.ch) })
		try("recv", func() any { _, ok := f("ch").TryRecv(); return ok })
		try("close", func() any { f("ch").Close(); return 0 })
		try("method", func() any { return f("in").Method(0).Call(nil)[0] })
		try("promoted method", func() any { return v.MethodByName("Method").Call(nil)[0] })
		try("pointer method", func() any { return v.MethodByName("PtrMethod").Call(nil)[0] })
		try("convert", func() any { return f("n").Convert(reflect.TypeFor[float64]()).Interface() })
		try("slice", func() any { return f("list").Slice(1, 2).Index(0).Interface() })
		try("append", func() any { return reflect.Append(f("list"), reflect.ValueOf("c")).Len() })
		try("append of hidden", func() any { return reflect.Append(reflect.ValueOf([]string{}), f("s")).Len() })
		try("copy", func() any { return reflect.Copy(reflect.ValueOf(make([]string, 2)), f("list")) })
		try("call with hidden", func() any { return reflect.ValueOf(fmt.Sprint).Call([]reflect.Value{f("n")})[0] })
		try("set from hidden", func() any { var n int; reflect.ValueOf(&n).Elem().Set(f("n")); return n })
		try("map key from hidden", func() any { return reflect.ValueOf(map[string]int{"five": 5}).MapIndex(f("s")) })
		try("iterate", func() any {
			n := 0
			for it := f("m").MapRange(); it.Next(); {
				n += int(it.Value().Int())
			}
			return n
		})
		try("range", func() any {
			out := ""
			for i, e := range f("list").Seq2() {
				out += fmt.Sprint(i, e, e.CanInterface())
			}
			return out
		})
		try("equal", func() any { return f("n").Equal(reflect.ValueOf(1)) })
		try("setzero", func() any { f("n").SetZero(); return 0 })
		try("grow", func() any { f("list").Grow(1); return 0 })
		try("addr", func() any { return f("n").Addr().Elem().Int() })
		try("addr interface", func() any { return f("n").Addr().Interface() })
		try("bytes", func() any { return f("s").Bytes() })
		try("deepequal", func() any { return reflect.DeepEqual(v.Interface(), s) })
	}
	n := reflect.ValueOf(&s).Elem().FieldByName("n")
	open := reflect.NewAt(n.Type(), unsafe.Pointer(n.UnsafeAddr())).Elem()
	open.SetInt(99)
	fmt.Println(s.n, open.CanInterface(), n.Int())
	copied := reflect.New(reflect.TypeFor[secret]()).Elem()
	copied.Set(reflect.ValueOf(s))
	fmt.Println(copied.FieldByName("n"), copied.FieldByName("s"), copied.IsZero(), reflect.Zero(copied.Type()).IsZero())
	fmt.Println(reflect.TypeFor[secret]().NumMethod(), reflect.TypeFor[*secret]().NumMethod())
}
