// Struct tags well and badly formed, VisibleFields, FieldByName through embedding, ambiguity and depth.
package main

import (
	"fmt"
	"reflect"
	"strings"
)

type A struct {
	X, Y  int
	Name  string
	inner int
}
type B struct {
	X    string
	Z    bool
	priv float64
}
type C struct {
	A
	*B
	Y bool
}
type D struct {
	C
	*D
	B2
	W int
}
type B2 = B
type E struct {
	fmt.Stringer
	A
	_    int
	_    string
	Func func()
}
type gen[T any] struct {
	Val  T
	Next *gen[T]
}
type F struct {
	gen[int]
	*gen2
}
type gen2 struct{ Val string }
type deep1 struct{ deep2 }
type deep2 struct{ deep3 }
type deep3 struct{ Bottom int }

func main() {
	tags := []reflect.StructTag{
		``, `a:"b"`, `a:"b" c:"d"`, `a:""`, `  a:"b"`, `a:"b"c:"d"`, `a:"b",c:"d"`, `a`, `a:`, `a:b`, `a:"b`, `a: "b"`, `:"b"`, `a b:"c"`, `a:"x\"y\\z\n"`,
		`a:"\u00e9\xff"`, `a:"bad\q" b:"c"`, `é:"v"`, "a:\"1\"\tb:\"2\"", "a\x01:\"1\"", `a:"1" a:"2"`, `json:"n,omitempty" xml:"m"`, "a:`raw`", `a:"unicode ☺" b:"2"`, "a:\"multi\nline\" b:\"2\"",
	}
	for _, t := range tags {
		fmt.Printf("%q:", string(t))
		for _, k := range []string{"a", "b", "c", "é", "", "xml", "a b"} {
			v, ok := t.Lookup(k)
			if ok || v != "" {
				fmt.Printf(" %s=%q,%v", k, v, ok)
			}
			if v != t.Get(k) {
				fmt.Print(" differs")
			}
		}
		fmt.Println()
	}

	for _, t := range []reflect.Type{reflect.TypeFor[A](), reflect.TypeFor[C](), reflect.TypeFor[D](), reflect.TypeFor[E](), reflect.TypeFor[F](), reflect.TypeFor[deep1](), reflect.TypeFor[gen[gen[string]]]()} {
		fmt.Println(t)
		for _, f := range reflect.VisibleFields(t) {
			fmt.Println("  ", f.Name, f.Index, f.Type, f.Anonymous, f.PkgPath, f.Offset, f.IsExported())
		}
		for _, name := range []string{"X", "Y", "Z", "Name", "inner", "priv", "W", "B", "B2", "A", "C", "D", "Val", "Next", "Bottom", "_", "Stringer", "String", "", "nope"} {
			if f, ok := t.FieldByName(name); ok {
				fmt.Printf("   %s=%v%v", name, f.Index, f.Type)
			}
		}
		fmt.Println()
		for _, pre := range []string{"X", "N", "B", "", "I", "bot"} {
			f, ok := t.FieldByNameFunc(func(s string) bool { return strings.HasPrefix(strings.ToLower(s), strings.ToLower(pre)) })
			fmt.Print("   ", pre, ":", f.Name, ok, f.Index)
		}
		fmt.Println()
	}

	d := D{C: C{A: A{X: 1, Y: 2, Name: "n", inner: 3}, B: &B{X: "bx", Z: true}, Y: true}, W: 9}
	v := reflect.ValueOf(&d).Elem()
	for _, name := range []string{"Y", "Name", "W", "inner", "X", "Z", "priv", "D"} {
		f := v.FieldByName(name)
		fmt.Println(name, f.IsValid(), f.IsValid() && f.CanSet(), f)
	}
	for _, ix := range [][]int{{0}, {0, 0, 2}, {0, 1, 0}, {3}, {1, 0, 0}, {0, 0, 9}, {}, {0, 2, 1}} {
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println(ix, "panic:", r)
				}
			}()
			f, err := v.FieldByIndexErr(ix)
			if err != nil {
				fmt.Println(ix, "error:", err)
				return
			}
			fmt.Println(ix, f.Type())
			fmt.Println(ix, v.Type().FieldByIndex(ix).Name)
		}()
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.VisibleFields(reflect.TypeFor[*A]())
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.VisibleFields(nil)
	}()
	fmt.Println(v.FieldByNameFunc(func(s string) bool { return s == "Name" }), v.FieldByNameFunc(func(string) bool { return true }).IsValid())
	n := 0
	for f, fv := range v.Fields() {
		fmt.Print(f.Name, "=", fv.Kind(), " ")
		if n++; n == 3 {
			break
		}
	}
	fmt.Println()
	for f := range v.Type().Fields() {
		fmt.Print(f.Name, f.Index, " ")
	}
	for m := range reflect.TypeFor[fmt.Stringer]().Methods() {
		fmt.Print(m.Name, m.Type)
	}
	for p := range reflect.TypeFor[func(int, ...string) (bool, error)]().Ins() {
		fmt.Print(" in ", p)
	}
	for p := range reflect.TypeFor[func(int, ...string) (bool, error)]().Outs() {
		fmt.Print(" out ", p)
	}
	fmt.Println()
}
