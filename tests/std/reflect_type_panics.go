// What types refuse, and each accessor on each kind.
package main

import (
	"fmt"
	"reflect"
	"unsafe"
)

type S struct{ A, b int }

func try(f func() any) (text string) {
	defer func() {
		if r := recover(); r != nil {
			text = fmt.Sprintf("panic(%T): %v", r, r)
		}
	}()
	return fmt.Sprint(f())
}

func main() {
	types := []reflect.Type{
		reflect.TypeFor[bool](), reflect.TypeFor[int16](), reflect.TypeFor[uint](), reflect.TypeFor[uintptr](), reflect.TypeFor[float32](), reflect.TypeFor[complex64](),
		reflect.TypeFor[[3]int](), reflect.TypeFor[chan int](), reflect.TypeFor[func(int, ...string) error](), reflect.TypeFor[error](), reflect.TypeFor[map[string]bool](),
		reflect.TypeFor[*int](), reflect.TypeFor[[]byte](), reflect.TypeFor[string](), reflect.TypeFor[S](), reflect.TypeFor[unsafe.Pointer](),
	}
	accessors := []struct {
		name string
		call func(t reflect.Type) any
	}{
		{"Elem", func(t reflect.Type) any { return t.Elem() }},
		{"Key", func(t reflect.Type) any { return t.Key() }},
		{"Len", func(t reflect.Type) any { return t.Len() }},
		{"Bits", func(t reflect.Type) any { return t.Bits() }},
		{"NumField", func(t reflect.Type) any { return t.NumField() }},
		{"Field0", func(t reflect.Type) any { return t.Field(0).Name }},
		{"Field9", func(t reflect.Type) any { return t.Field(9).Name }},
		{"FieldByName", func(t reflect.Type) any { f, ok := t.FieldByName("b"); return fmt.Sprint(f.Name, ok) }},
		{"FieldByIndex", func(t reflect.Type) any { return t.FieldByIndex([]int{1}).Name }},
		{"FieldByIndex2", func(t reflect.Type) any { return t.FieldByIndex([]int{1, 0}).Name }},
		{"FieldByNameFunc", func(t reflect.Type) any {
			f, ok := t.FieldByNameFunc(func(string) bool { return true })
			return fmt.Sprint(f.Name, ok)
		}},
		{"NumIn", func(t reflect.Type) any { return t.NumIn() }},
		{"In0", func(t reflect.Type) any { return t.In(0) }},
		{"In2", func(t reflect.Type) any { return t.In(2) }},
		{"NumOut", func(t reflect.Type) any { return t.NumOut() }},
		{"Out0", func(t reflect.Type) any { return t.Out(0) }},
		{"IsVariadic", func(t reflect.Type) any { return t.IsVariadic() }},
		{"ChanDir", func(t reflect.Type) any { return t.ChanDir() }},
		{"Method0", func(t reflect.Type) any { return t.Method(0).Name }},
		{"OverflowInt", func(t reflect.Type) any { return t.OverflowInt(1 << 20) }},
		{"OverflowUint", func(t reflect.Type) any { return t.OverflowUint(1 << 20) }},
		{"OverflowFloat", func(t reflect.Type) any { return t.OverflowFloat(1e300) }},
		{"OverflowComplex", func(t reflect.Type) any { return t.OverflowComplex(1e300) }},
		{"CanSeq", func(t reflect.Type) any { return t.CanSeq() }},
		{"CanSeq2", func(t reflect.Type) any { return t.CanSeq2() }},
		{"Implements nil", func(t reflect.Type) any { return t.Implements(nil) }},
		{"Implements int", func(t reflect.Type) any { return t.Implements(reflect.TypeFor[int]()) }},
		{"AssignableTo nil", func(t reflect.Type) any { return t.AssignableTo(nil) }},
		{"ConvertibleTo nil", func(t reflect.Type) any { return t.ConvertibleTo(nil) }},
		{"MakeSlice", func(t reflect.Type) any { return reflect.MakeSlice(t, 1, 2).Len() }},
		{"MakeSlice neg", func(t reflect.Type) any { return reflect.MakeSlice(t, -1, 2).Len() }},
		{"MakeSlice len>cap", func(t reflect.Type) any { return reflect.MakeSlice(t, 3, 2).Len() }},
		{"MakeMap", func(t reflect.Type) any { return reflect.MakeMap(t).Len() }},
		{"MakeMapWithSize", func(t reflect.Type) any { return reflect.MakeMapWithSize(t, -3).Len() }},
		{"MakeChan", func(t reflect.Type) any { return reflect.MakeChan(t, 3).Cap() }},
		{"MakeChan neg", func(t reflect.Type) any { return reflect.MakeChan(t, -3).Cap() }},
		{"MakeFunc", func(t reflect.Type) any { return reflect.MakeFunc(t, nil).Kind() }},
		{"New", func(t reflect.Type) any { return reflect.New(t).Type() }},
		{"Zero", func(t reflect.Type) any { return reflect.Zero(t).IsZero() }},
		{"MapOf", func(t reflect.Type) any { return reflect.MapOf(t, t) }},
		{"ArrayOf", func(t reflect.Type) any { return reflect.ArrayOf(2, t) }},
		{"ArrayOf neg", func(t reflect.Type) any { return reflect.ArrayOf(-2, t) }},
		{"ChanOf", func(t reflect.Type) any { return reflect.ChanOf(reflect.RecvDir, t) }},
		{"FuncOf variadic", func(t reflect.Type) any { return reflect.FuncOf([]reflect.Type{t}, nil, true) }},
		{"SliceOf", func(t reflect.Type) any { return reflect.SliceOf(t) }},
		{"PointerTo", func(t reflect.Type) any { return reflect.PointerTo(t) }},
	}
	for _, a := range accessors {
		fmt.Println(a.name)
		for _, t := range types {
			fmt.Printf("  %-8v %s\n", t.Kind(), try(func() any { return a.call(t) }))
		}
	}

	fmt.Println(try(func() any { return reflect.New(nil) }))
	fmt.Println(try(func() any { return reflect.Zero(nil) }))
	fmt.Println(try(func() any { return reflect.MakeChan(reflect.TypeFor[<-chan int](), 0) }))
	fmt.Println(try(func() any { return reflect.ChanOf(0, types[0]) }))
	fmt.Println(try(func() any { return reflect.ChanOf(reflect.BothDir, reflect.ArrayOf(1<<16, types[0])) }))
	fmt.Println(try(func() any { return reflect.ArrayOf(1<<62, reflect.TypeFor[int]()) }))
	fmt.Println(try(func() any { return reflect.FuncOf(nil, nil, true) }))
	fmt.Println(try(func() any { return reflect.TypeFor[func()]().In(0) }))
	field := func(name string, embedded bool, pkg string, t reflect.Type) func() any {
		return func() any {
			return reflect.StructOf([]reflect.StructField{{Name: name, Anonymous: embedded, PkgPath: pkg, Type: t}})
		}
	}
	fmt.Println(try(field("", false, "", types[0])))
	fmt.Println(try(field("a b", false, "", types[0])))
	fmt.Println(try(field("lower", false, "", types[0])))
	fmt.Println(try(field("lower", false, "main", types[0])))
	fmt.Println(try(field("Upper", false, "main", types[0])))
	fmt.Println(try(field("Upper", false, "", nil)))
	fmt.Println(try(field("1", false, "", types[0])))
	fmt.Println(try(field("_", false, "", types[0])))
	fmt.Println(try(field("_", false, "main", types[0])))
	fmt.Println(try(field("S", true, "", types[14])))
	fmt.Println(try(func() any {
		return reflect.StructOf([]reflect.StructField{{Name: "A", Type: types[0]}, {Name: "A", Type: types[1]}})
	}))
}
