// What reflection refuses, and in which words.
package main

import (
	"fmt"
	"reflect"
	"unsafe"
)

type inner struct{ N int }

type S struct {
	A int
	b string
	inner
	P *int
	I any
	E error
}

func (S) Exported() {}

type named []byte

func try(name string, f func()) {
	defer func() {
		r := recover()
		if e, ok := r.(*reflect.ValueError); ok {
			fmt.Println(name+":", e.Method, e.Kind, "|", e)
			return
		}
		if e, ok := r.(error); ok {
			fmt.Println(name+": error", e)
			return
		}
		fmt.Println(name+":", r)
	}()
	f()
}

func main() {
	s := S{A: 1, b: "x"}
	v, p := reflect.ValueOf(s), reflect.ValueOf(&s).Elem()
	var zero reflect.Value
	num, str := reflect.ValueOf(7), reflect.ValueOf("text")
	slice, array := reflect.ValueOf([]int{1, 2, 3}), reflect.ValueOf([3]int{1, 2, 3})
	m := reflect.ValueOf(map[string]int{"a": 1})
	ch := reflect.ValueOf(make(chan int, 1))
	fn := reflect.ValueOf(func(int, ...string) {})
	var nilMap map[string]int
	var nilFunc func()

	try("zero kind", func() { fmt.Println(zero.Kind(), zero.IsValid(), zero.String()) })
	try("zero type", func() { zero.Type() })
	try("zero interface", func() { zero.Interface() })
	try("zero caninterface", func() { zero.CanInterface() })
	try("zero field", func() { zero.Field(0) })
	try("zero elem", func() { zero.Elem() })
	try("zero len", func() { zero.Len() })
	try("zero isnil", func() { zero.IsNil() })
	try("zero iszero", func() { zero.IsZero() })
	try("zero set", func() { zero.Set(num) })
	try("zero call", func() { zero.Call(nil) })
	try("zero method", func() { zero.Method(0) })
	try("zero nummethod", func() { zero.NumMethod() })
	try("zero methodbyname", func() { zero.MethodByName("X") })
	try("zero addr", func() { zero.Addr() })
	try("zero comparable", func() { fmt.Println(zero.Comparable(), zero.Equal(zero)) })

	try("int on string", func() { str.Int() })
	try("uint on int", func() { num.Uint() })
	try("float on int", func() { num.Float() })
	try("complex on int", func() { num.Complex() })
	try("bool on int", func() { num.Bool() })
	try("bytes on int", func() { num.Bytes() })
	try("bytes on ints", func() { slice.Bytes() })
	try("bytes on array", func() { reflect.ValueOf([2]byte{}).Bytes() })
	try("len on int", func() { num.Len() })
	try("len on pointer", func() { reflect.ValueOf(&s).Len() })
	try("cap on string", func() { str.Cap() })
	try("cap on pointer", func() { reflect.ValueOf(&s).Cap() })
	try("isnil on int", func() { num.IsNil() })
	try("elem on int", func() { num.Elem() })
	try("field on int", func() { num.Field(0) })
	try("field range", func() { v.Field(9) })
	try("field negative", func() { v.Field(-1) })
	try("numfield on int", func() { num.NumField() })
	try("fieldbyname on int", func() { num.FieldByName("A") })
	try("fieldbyindex on int", func() { num.FieldByIndex([]int{0}) })
	try("index on int", func() { num.Index(0) })
	try("index range slice", func() { slice.Index(3) })
	try("index range array", func() { array.Index(-1) })
	try("index range string", func() { str.Index(4) })
	try("mapindex on int", func() { num.MapIndex(str) })
	try("mapindex type", func() { m.MapIndex(num) })
	try("mapkeys on int", func() { num.MapKeys() })
	try("maprange on int", func() { num.MapRange() })
	try("pointer on int", func() { num.Pointer() })
	try("unsafeaddr", func() { num.UnsafeAddr() })
	try("addr", func() { num.Addr() })
	try("slice on int", func() { num.Slice(0, 1) })
	try("slice range", func() { slice.Slice(2, 1) })
	try("slice cap", func() { slice.Slice(0, 4) })
	try("slice string", func() { str.Slice(0, 5) })
	try("slice array", func() { array.Slice(0, 1) })
	try("slice3 string", func() { str.Slice3(0, 1, 1) })
	try("slice3 range", func() { slice.Slice3(0, 2, 1) })
	try("slice3 array", func() { array.Slice3(0, 1, 2) })

	try("set unaddressable", func() { num.Set(num) })
	try("setint unaddressable", func() { num.SetInt(1) })
	try("setint unexported", func() { p.Field(1).SetString("y") })
	try("set unexported source", func() { p.Field(0).Set(p.Field(2).Field(0)) })
	try("set through embedded", func() { p.Field(2).Field(0).SetInt(4) })
	try("set type", func() { p.Field(0).Set(str) })
	try("set interface", func() { p.Field(5).Set(num) })
	try("set zero", func() { p.Field(0).Set(zero) })
	try("setstring on int", func() { p.Field(0).SetString("x") })
	try("setbool on int", func() { p.Field(0).SetBool(true) })
	try("setfloat on int", func() { p.Field(0).SetFloat(1) })
	try("setuint on int", func() { p.Field(0).SetUint(1) })
	try("setcomplex on int", func() { p.Field(0).SetComplex(1) })
	try("setbytes on int", func() { p.Field(0).SetBytes(nil) })
	try("setlen on int", func() { p.Field(0).SetLen(1) })
	try("setlen range", func() { x := []int{1}; reflect.ValueOf(&x).Elem().SetLen(2) })
	try("setcap range", func() { x := []int{1}; reflect.ValueOf(&x).Elem().SetCap(2) })
	try("setpointer on int", func() { p.Field(0).SetPointer(unsafe.Pointer(nil)) })
	try("setmapindex on int", func() { num.SetMapIndex(str, num) })
	try("setmapindex type", func() { m.SetMapIndex(str, str) })
	try("setmapindex nil", func() { reflect.ValueOf(nilMap).SetMapIndex(str, num) })
	try("grow on int", func() { p.Field(0).Grow(1) })
	try("grow negative", func() { x := []int{1}; reflect.ValueOf(&x).Elem().Grow(-1) })
	try("clear on int", func() { num.Clear() })
	try("setzero", func() { num.SetZero() })
	try("interface unexported", func() { v.Field(1).Interface() })
	try("typeassert unexported", func() { reflect.TypeAssert[string](v.Field(1)) })
	try("method of unexported", func() { v.Field(2).Interface() })
	try("caninterface", func() {
		fmt.Println(v.Field(0).CanInterface(), v.Field(1).CanInterface(), v.Field(2).Field(0).CanInterface())
	})

	try("call on int", func() { num.Call(nil) })
	try("call nil", func() { reflect.ValueOf(nilFunc).Call(nil) })
	try("call few", func() { fn.Call(nil) })
	try("call type", func() { fn.Call([]reflect.Value{str}) })
	try("call variadic type", func() { fn.Call([]reflect.Value{num, num}) })
	try("call zero", func() { fn.Call([]reflect.Value{zero}) })
	try("call many", func() { reflect.ValueOf(func() {}).Call([]reflect.Value{num}) })
	try("callslice", func() { reflect.ValueOf(func() {}).CallSlice(nil) })
	try("callslice few", func() { fn.CallSlice([]reflect.Value{num}) })
	try("callslice many", func() { fn.CallSlice([]reflect.Value{num, num, num}) })
	try("callslice type", func() { fn.CallSlice([]reflect.Value{num, str}) })
	try("method range", func() { v.Method(1) })
	try("type method range", func() { v.Type().Method(1) })

	try("close on int", func() { num.Close() })
	try("send on int", func() { num.Send(num) })
	try("recv on int", func() { num.Recv() })
	try("send type", func() { ch.Send(str) })
	var recvOnly <-chan int = make(chan int)
	var sendOnly chan<- int = make(chan int)
	try("send direction", func() { reflect.ValueOf(recvOnly).Send(num) })
	try("recv direction", func() { reflect.ValueOf(sendOnly).Recv() })
	try("close direction", func() { reflect.ValueOf(recvOnly).Close() })
	try("close twice", func() { c := reflect.ValueOf(make(chan int)); c.Close(); c.Close() })
	try("close nil", func() { var c chan int; reflect.ValueOf(c).Close() })
	try("send closed", func() { c := reflect.ValueOf(make(chan int)); c.Close(); c.Send(num) })

	try("zero of nil", func() { reflect.Zero(nil) })
	try("new of nil", func() { reflect.New(nil) })
	try("makeslice on int", func() { reflect.MakeSlice(num.Type(), 1, 1) })
	try("makeslice negative", func() { reflect.MakeSlice(slice.Type(), -1, 1) })
	try("makeslice cap", func() { reflect.MakeSlice(slice.Type(), 1, -1) })
	try("makeslice len", func() { reflect.MakeSlice(slice.Type(), 2, 1) })
	try("makemap on int", func() { reflect.MakeMap(num.Type()) })
	try("makechan on int", func() { reflect.MakeChan(num.Type(), 0) })
	try("makechan negative", func() { reflect.MakeChan(ch.Type(), -1) })
	try("makechan direction", func() { reflect.MakeChan(reflect.TypeOf(recvOnly), 0) })
	try("append type", func() { reflect.Append(slice, str) })
	try("appendslice type", func() { reflect.AppendSlice(slice, reflect.ValueOf([]string{})) })
	try("copy on int", func() { reflect.Copy(num, slice) })
	try("copy from int", func() { reflect.Copy(slice, num) })
	try("copy type", func() { reflect.Copy(slice, reflect.ValueOf([]string{"a"})) })
	try("convert", func() { str.Convert(num.Type()) })
	try("convert array", func() { slice.Convert(reflect.TypeFor[[4]int]()) })
	try("convert array pointer", func() { slice.Convert(reflect.TypeFor[*[4]int]()) })
	try("swapper", func() { reflect.Swapper(7) })
	try("swapper range", func() { reflect.Swapper([]int{1, 2})(0, 2) })
	try("swapper one", func() { reflect.Swapper([]string{"a"})(0, 1) })
	try("equal funcs", func() { fn.Equal(fn) })
	try("equal slices", func() { slice.Equal(slice) })

	t := reflect.TypeOf(0)
	try("type elem", func() { t.Elem() })
	try("type key", func() { t.Key() })
	try("type len", func() { t.Len() })
	try("type field", func() { t.Field(0) })
	try("type field range", func() { v.Type().Field(6) })
	try("type numfield", func() { t.NumField() })
	try("type fieldbyname", func() { t.FieldByName("X") })
	try("type fieldbyindex", func() { t.FieldByIndex([]int{0}) })
	try("type numin", func() { t.NumIn() })
	try("type numout", func() { t.NumOut() })
	try("type in", func() { t.In(0) })
	try("type out", func() { t.Out(0) })
	try("type in range", func() { fn.Type().In(2) })
	try("type variadic", func() { t.IsVariadic() })
	try("type chandir", func() { t.ChanDir() })
	try("type bits", func() { str.Type().Bits() })
	try("type implements nil", func() { t.Implements(nil) })
	try("type implements int", func() { t.Implements(t) })
	try("type assignable nil", func() { t.AssignableTo(nil) })
	try("type convertible nil", func() { t.ConvertibleTo(nil) })
	try("type overflow", func() { t.OverflowUint(1) })
	try("value overflow", func() { num.OverflowFloat(1) })
	try("iter early", func() { m.MapRange().Key() })
	try("iter late", func() { it := m.MapRange(); it.Next(); it.Next(); it.Value() })
	try("iter exhausted", func() { it := m.MapRange(); it.Next(); it.Next(); it.Next() })
	try("iter nothing", func() { new(reflect.MapIter).Next() })
	try("seq", func() { str.Type().CanSeq(); reflect.ValueOf(1.5).Seq() })
	try("seq2", func() { num.Seq2() })
	try("visible", func() { reflect.VisibleFields(t) })
	try("nil embedded", func() {
		type outer struct{ *inner }
		reflect.ValueOf(outer{}).FieldByName("N")
	})
	try("nil embedded error", func() {
		type Outer struct{ *S }
		_, err := reflect.ValueOf(Outer{}).FieldByIndexErr([]int{0, 0})
		fmt.Println(err)
	})
	try("interface data", func() { fmt.Println(len(p.Field(4).InterfaceData())) })
	try("interface data on int", func() { num.InterfaceData() })
	fmt.Println(reflect.ValueOf(named("x")).Bytes(), s.A)
}
