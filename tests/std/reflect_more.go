package main

import (
	"fmt"
	"reflect"
	"strings"
)

type Opt struct {
	Name  string `cfg:"name" default:"x"`
	Count int    `cfg:"count" default:"7"`
	Deep  struct {
		On   bool     `cfg:"on"`
		List []string `cfg:"list"`
	} `cfg:"deep"`
	Ptr   *int `cfg:"ptr"`
	unexp int
}

func walk(v reflect.Value, depth int) {
	pad := strings.Repeat("  ", depth)
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			fmt.Println(pad+"nil", v.Type())
			return
		}
		fmt.Println(pad+"->", v.Type())
		walk(v.Elem(), depth+1)
	case reflect.Struct:
		fmt.Println(pad+"struct", v.Type())
		for i := 0; i < v.NumField(); i++ {
			f := v.Type().Field(i)
			fmt.Println(pad, f.Name, f.Tag.Get("cfg"), v.Field(i).CanSet())
			walk(v.Field(i), depth+1)
		}
	case reflect.Slice, reflect.Array:
		fmt.Println(pad+"list", v.Type(), v.Len())
		for i := 0; i < v.Len(); i++ {
			walk(v.Index(i), depth+1)
		}
	case reflect.Map:
		fmt.Println(pad+"map", v.Type(), v.Len())
		for _, k := range v.MapKeys() {
			walk(k, depth+1)
			walk(v.MapIndex(k), depth+1)
		}
	default:
		fmt.Println(pad, v.Type(), v)
	}
}

type Visitor interface{ Visit(string) string }
type V1 struct{ n int }

func (v *V1) Visit(s string) string { v.n++; return fmt.Sprint(s, v.n) }
func (v V1) Zed() int               { return v.n }

type Embedder struct {
	*V1
	Visitor
	extra int
}
type Wrap struct{ V1 }
type G[T any] struct{ v T }

func (g G[T]) Get() T   { return g.v }
func (g *G[T]) Set(v T) { g.v = v }

type Rec struct {
	Next *Rec
	M    map[string]Rec
	F    func(Rec) *Rec
}
type Enum uint8

const (
	A Enum = iota
	B
)

func (e Enum) String() string { return "enum-" + string('A'+rune(e)) }

func methods(x any) {
	t := reflect.TypeOf(x)
	fmt.Print(t, ": ")
	for i := range t.NumMethod() {
		fmt.Print(t.Method(i).Name, " ", t.Method(i).Type, "; ")
	}
	fmt.Println()
}

func main() {
	n := 5
	o := &Opt{Name: "a", Ptr: &n}
	o.Deep.List = []string{"p", "q"}
	walk(reflect.ValueOf(o), 0)
	walk(reflect.ValueOf(map[string]any{"k": []any{1, "x", nil, map[int]bool{1: true}}}), 0)
	v := reflect.ValueOf(o).Elem()
	for i := 0; i < v.NumField(); i++ {
		if d, ok := v.Type().Field(i).Tag.Lookup("default"); ok {
			switch f := v.Field(i); f.Kind() {
			case reflect.String:
				f.SetString(d)
			case reflect.Int:
				f.SetInt(int64(len(d)))
			}
		}
	}
	fmt.Println(o.Name, o.Count)
	methods(&V1{})
	methods(V1{})
	methods(Wrap{})
	methods(&Wrap{})
	methods(Embedder{})
	methods(G[int]{})
	methods(&G[string]{})
	methods(B)
	methods(Rec{})
	w := &Wrap{}
	fmt.Println(reflect.ValueOf(w).MethodByName("Visit").Call([]reflect.Value{reflect.ValueOf("s")})[0], w.n)
	g := &G[string]{"a"}
	reflect.ValueOf(g).MethodByName("Set").Call([]reflect.Value{reflect.ValueOf("b")})
	fmt.Println(g.Get(), reflect.ValueOf(g).MethodByName("Get").Call(nil)[0])
	fmt.Println(reflect.TypeOf(g).Elem().Name(), reflect.TypeOf(G[map[string]Enum]{}))
	var vis Visitor = &V1{}
	it := reflect.TypeOf(&vis).Elem()
	fmt.Println(it, it.Kind(), it.NumMethod(), it.Method(0).Name, it.Method(0).Type, reflect.TypeOf(&V1{}).Implements(it), reflect.PointerTo(reflect.TypeOf(Wrap{})).Implements(it))
	x := reflect.New(it).Elem()
	x.Set(reflect.ValueOf(&V1{40}))
	fmt.Println(x.Interface().(Visitor).Visit("hi"), x.Elem().Type(), x.Type())
	fmt.Println(reflect.ValueOf(B), reflect.ValueOf([]Enum{A, B}).Index(1), reflect.Zero(reflect.TypeOf(A)).Interface())
	sl := reflect.New(reflect.SliceOf(reflect.TypeOf(Enum(0)))).Elem()
	for i := range 5 {
		sl.Set(reflect.Append(sl, reflect.ValueOf(Enum(i))))
	}
	fmt.Println(sl, sl.Interface().([]Enum)[4], sl.Len())
	sl.SetLen(2)
	fmt.Println(sl, reflect.AppendSlice(sl, sl))
	mm := reflect.MakeMap(reflect.MapOf(reflect.TypeOf(Enum(0)), reflect.TypeOf([]Opt{})))
	mm.SetMapIndex(reflect.ValueOf(B), reflect.ValueOf([]Opt{{Name: "z"}}))
	fmt.Println(mm.Type(), mm.MapIndex(reflect.ValueOf(B)).Index(0).Field(0), mm.Interface().(map[Enum][]Opt)[B][0].Name)
	fmt.Println(reflect.TypeOf(Rec{}).Field(2).Type.In(0) == reflect.TypeOf(Rec{}), reflect.TypeOf(Rec{}).Field(1).Type.Elem().Field(0).Type)
	for i, e := range reflect.ValueOf([]string{"x", "y"}).Seq2() {
		fmt.Print(i, e, " ")
	}
	for i := range reflect.ValueOf(3).Seq() {
		fmt.Print(i, " ")
	}
	fmt.Println()
	type local struct{ Q int }
	fmt.Println(reflect.TypeOf(local{}), reflect.TypeOf(struct {
		A int `x:"y"`
		b string
	}{}), reflect.TypeOf(func(a int, b ...string) {}), reflect.TypeOf((*interface{ M() })(nil)).Elem())
	pp := reflect.New(reflect.PointerTo(reflect.PointerTo(reflect.TypeOf(0)))).Elem()
	pp.Set(reflect.New(reflect.TypeOf((*int)(nil))))
	pp.Elem().Set(reflect.New(reflect.TypeOf(0)))
	pp.Elem().Elem().SetInt(77)
	fmt.Println(pp.Type(), **(pp.Interface().(**int)))
	y, ok := reflect.TypeAssert[int](reflect.ValueOf(4))
	fmt.Println(y, ok)
	var e any = 1
	ev := reflect.ValueOf(&e).Elem()
	ev.Set(reflect.ValueOf("s"))
	fmt.Println(e, ev.Kind(), ev.Elem().Kind(), ev.NumMethod())
	ev.Set(reflect.Zero(ev.Type()))
	fmt.Println(e == nil, ev.IsNil())
	fmt.Printf("%v %T %d %q %x\n", reflect.ValueOf(o.Deep), reflect.ValueOf(1), reflect.ValueOf([]int{1}), reflect.ValueOf("q"), reflect.ValueOf(255))
}
