// Fields: promotion through embedding, hiding, tags, paths, and which may be set.
package main

import (
	"fmt"
	"reflect"
	"strings"
)

type Base struct {
	ID     int    `json:"id,omitempty" db:"base_id"`
	Name   string `json:"name"`
	hidden bool
}

type Left struct {
	Base
	Shared string
	L      int
}

type Right struct {
	*Base
	Shared string
	R      int
}

type Deep struct {
	Left
	Right `x:"right"`
	Name  string
	inner
	Any
	fmt.Stringer
	*cyclic
}

type inner struct {
	Public  int
	private int
}

type Any interface{}

type cyclic struct {
	*cyclic
	Loop int
}

type List[T any] struct {
	Items []T
	Next  *List[T]
}

type Quoted struct {
	A int "plain"
	B int `a:"x\ty" b:"" c:"quo\"te"`
	C int `bad`
	D int `k:unquoted`
	E int `k:"v"  k2:"v2"`
	F int `k :"v"`
	_ int
	G int `日本:"ok" k:"after"`
}

func show(t reflect.Type, name string) {
	f, ok := t.FieldByName(name)
	if !ok {
		fmt.Println(t, name, "none")
		return
	}
	fmt.Println(t, f.Name, f.Index, f.Type, f.PkgPath, f.Anonymous, f.IsExported(), f.Offset, f.Tag)
}

func describe(v reflect.Value, path string) {
	t := v.Type()
	for i := range t.NumField() {
		f, fv := t.Field(i), v.Field(i)
		fmt.Println(path+f.Name, fv.Kind(), fv.CanAddr(), fv.CanSet(), fv.CanInterface())
		if fv.Kind() == reflect.Struct {
			describe(fv, path+f.Name+".")
		}
	}
}

// paths collects the json names of all leaves.
func paths(t reflect.Type, prefix string, seen map[reflect.Type]bool) (all []string) {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] {
		return []string{strings.TrimSuffix(prefix, ".")}
	}
	seen[t] = true
	defer delete(seen, t)
	for f := range t.Fields() {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name == "" {
			name = f.Name
		}
		all = append(all, paths(f.Type, prefix+name+".", seen)...)
	}
	return all
}

func main() {
	t := reflect.TypeFor[Deep]()
	for _, name := range []string{"ID", "Name", "Shared", "L", "R", "hidden", "Public", "private", "Base", "Left", "Right", "Any", "Stringer", "Loop", "cyclic", "Missing", ""} {
		show(t, name)
	}
	f, ok := t.FieldByNameFunc(func(s string) bool { return strings.HasPrefix(s, "P") })
	fmt.Println(f.Name, f.Index, ok)
	_, ok = t.FieldByNameFunc(func(s string) bool { return len(s) == 1 })
	fmt.Println(ok)
	for _, f := range reflect.VisibleFields(t) {
		fmt.Println(f.Name, f.Index, f.Type, f.Anonymous, f.IsExported())
	}
	fmt.Println(t.FieldByIndex([]int{1, 0, 1}).Name, t.FieldByIndex([]int{0, 0}).Type)
	fmt.Println(paths(t, "", map[reflect.Type]bool{}))

	d := &Deep{Right: Right{Base: &Base{ID: 4}}}
	v := reflect.ValueOf(d).Elem()
	describe(v, "")
	describe(reflect.ValueOf(*d).Field(1), "copy.")
	v.FieldByName("L").SetInt(11)
	v.FieldByName("Name").SetString("named")
	v.FieldByIndex([]int{1, 0, 0}).SetInt(12)
	v.FieldByIndex([]int{0, 0}).Set(reflect.ValueOf(Base{ID: 1, Name: "base"}))
	fmt.Println(d.L, d.Name, d.Right.ID, d.Left.ID, d.Left.Base.Name)
	_, err := reflect.ValueOf(Deep{}).FieldByIndexErr([]int{1, 0, 0})
	fmt.Println(err)
	v.FieldByName("Any").Set(reflect.ValueOf(3))
	fmt.Println(v.FieldByName("Any").Elem(), v.FieldByName("Any").Elem().CanSet(), v.FieldByName("Stringer").IsNil())

	q := reflect.TypeFor[Quoted]()
	for i := range q.NumField() {
		tag := q.Field(i).Tag
		fmt.Printf("%q", tag)
		for _, key := range []string{"a", "b", "c", "k", "k2", "日本"} {
			value, ok := tag.Lookup(key)
			fmt.Printf(" %q,%v", value, ok)
		}
		fmt.Println()
	}
	l := reflect.TypeFor[List[string]]()
	fmt.Println(l, l.Name(), l.Field(0).Type, l.Field(1).Type.Elem() == l, l.PkgPath())
	type local struct{ A, B int }
	fmt.Println(reflect.TypeFor[local](), reflect.TypeFor[local]().Name(), reflect.TypeFor[struct{ local }]())
	for f, fv := range reflect.ValueOf(local{1, 2}).Fields() {
		fmt.Print(f.Name, "=", fv, " ")
	}
	fmt.Println()
}
