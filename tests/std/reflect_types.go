package main

import (
	"fmt"
	"reflect"
)

type Inner struct {
	X, Y int
	Z    string `json:"z,omitempty" xml:"zed"`
}

type Shape interface {
	Area() float64
	Name() string
}

type Sq struct {
	Inner
	side float64
	*Ptr
}

type Ptr struct{ P int }

func (s Sq) Area() float64 { return s.side * s.side }
func (s *Sq) Name() string { return "sq" }
func (s Sq) hidden()       {}
func (s Sq) Scale(k float64, more ...int) (Sq, error) {
	s.side *= k
	return s, nil
}

type Celsius float64
type Names []string
type Pair[K comparable, V any] struct {
	Key K
	Val V
}

func describe(t reflect.Type) {
	fmt.Println(t, "|", t.Name(), "|", t.PkgPath(), "|", t.Kind(), t.Size(), t.Align(), t.Comparable())
	switch t.Kind() {
	case reflect.Struct:
		for i := 0; i < t.NumField(); i++ {
			f := t.Field(i)
			fmt.Println("  field", f.Name, f.Type, f.Offset, f.Index, f.Anonymous, f.PkgPath, f.IsExported(), f.Tag.Get("json"), f.Tag)
		}
	case reflect.Func:
		for i := 0; i < t.NumIn(); i++ {
			fmt.Println("  in", t.In(i))
		}
		for i := 0; i < t.NumOut(); i++ {
			fmt.Println("  out", t.Out(i))
		}
		fmt.Println("  variadic", t.IsVariadic())
	case reflect.Map:
		fmt.Println("  key", t.Key(), "elem", t.Elem())
	case reflect.Slice, reflect.Pointer, reflect.Array, reflect.Chan:
		fmt.Println("  elem", t.Elem())
	}
	for i := 0; i < t.NumMethod(); i++ {
		m := t.Method(i)
		fmt.Println("  method", m.Name, m.Type, m.Index, m.IsExported())
	}
}

func main() {
	var err error
	for _, x := range []any{1, "s", 1.5, Celsius(3), Names{"a"}, []int{1}, [3]bool{}, map[string]int{}, &Sq{}, Sq{},
		Inner{}, make(chan int), make(<-chan string), func(int, ...string) (bool, error) { return false, nil },
		&err, struct{ A int }{}, Pair[string, int]{}, Pair[Inner, []Celsius]{}, complex(1, 2), uint8(1), 'x', new(any),
		[]any{}, [][]map[string]*int{}, struct{}{}, func() {}, uintptr(0)} {
		describe(reflect.TypeOf(x))
	}
	fmt.Println(reflect.TypeOf(nil))
	st := reflect.TypeFor[Shape]()
	describe(st)
	fmt.Println(reflect.TypeOf(Sq{}).Implements(st), reflect.TypeOf(&Sq{}).Implements(st))
	es := reflect.TypeFor[error]()
	fmt.Println(es, es.Name(), es.PkgPath() == "", es.Kind(), reflect.TypeOf(fmt.Errorf("x")).Implements(es))
	f, ok := reflect.TypeOf(Sq{}).FieldByName("Y")
	fmt.Println(f.Name, f.Index, ok)
	f, ok = reflect.TypeOf(Sq{}).FieldByName("P")
	fmt.Println(f.Name, f.Index, ok)
	_, ok = reflect.TypeOf(Sq{}).FieldByName("Q")
	fmt.Println(ok)
	for _, f := range reflect.VisibleFields(reflect.TypeOf(Sq{})) {
		fmt.Println(f.Name, f.Index, f.Anonymous)
	}
	i := reflect.TypeOf(0)
	fmt.Println(reflect.PointerTo(i), reflect.SliceOf(i), reflect.ArrayOf(4, i), reflect.MapOf(reflect.TypeOf(""), i),
		reflect.ChanOf(reflect.RecvDir, i), reflect.ChanOf(reflect.BothDir, reflect.ChanOf(reflect.RecvDir, i)),
		reflect.FuncOf([]reflect.Type{i, reflect.SliceOf(i)}, []reflect.Type{i, es}, true))
	fmt.Println(reflect.SliceOf(i) == reflect.TypeOf([]int{}), reflect.PointerTo(i) == reflect.TypeOf(new(int)),
		reflect.MapOf(reflect.TypeOf(Celsius(0)), i) == reflect.MapOf(reflect.TypeOf(Celsius(0)), i),
		reflect.TypeOf(Celsius(1)) == reflect.TypeOf(1.0))
	fmt.Println(i.AssignableTo(reflect.TypeFor[any]()), i.ConvertibleTo(reflect.TypeOf("")), i.ConvertibleTo(reflect.TypeOf(1.5)),
		i.ConvertibleTo(reflect.TypeOf([]int{})), i.Bits(), reflect.TypeOf(int8(0)).OverflowInt(200))
	fmt.Println(reflect.StructTag(`a:"1" b:"two\"" c:"3"`).Get("b"))
	v, ok := reflect.StructTag(`a:"1" b:""`).Lookup("b")
	fmt.Printf("%q %v\n", v, ok)
	for k := reflect.Invalid; k <= reflect.UnsafePointer+1; k++ {
		fmt.Print(k, " ")
	}
	fmt.Println()
	fmt.Println(reflect.RecvDir, reflect.SendDir, reflect.BothDir)
}
