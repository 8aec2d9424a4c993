// Which methods types have: order, promotion through embedding, pointers, interfaces, conflicts.
package main

import (
	"fmt"
	"io"
	"reflect"
	"strings"
)

type Base struct{ id int }

func (b Base) ID() int         { return b.id }
func (b *Base) SetID(n int)    { b.id = n }
func (b Base) hidden() string  { return "hidden" }
func (b Base) Zeta(...any) int { return 26 }
func (b Base) Älpha() string   { return "Ä" }

type ByValue struct{ Base }
type ByPointer struct{ *Base }
type Shadow struct {
	Base
	ID string
}
type Override struct{ Base }

func (Override) ID() int { return -1 }

type Other struct{}

func (Other) ID() int    { return 7 }
func (*Other) Only() int { return 8 }

type Conflict struct {
	Base
	Other
}
type Deep struct{ ByValue }
type WithInterface struct {
	fmt.Stringer
	io.Reader
	n int
}
type Loop struct {
	*Loop
	Base
}
type List[T any] struct{ items []T }

func (l *List[T]) Push(x T)         { l.items = append(l.items, x) }
func (l List[T]) Len() int          { return len(l.items) }
func (l List[T]) Map(f func(T) T) T { return f(l.items[0]) }

type Embeds struct{ List[string] }
type Func func(int) int

func (f Func) Call(n int) int { return f(n) }

type Chan chan int

func (c Chan) Cap() int { return cap(c) }

type Small interface {
	b()
	A()
	error
}
type fromOther struct{ strings.Builder }

func show(t reflect.Type) {
	fmt.Printf("%v: %d\n", t, t.NumMethod())
	for i := range t.NumMethod() {
		m := t.Method(i)
		fmt.Printf("  %d %s %v pkg=%q exported=%v func=%v\n", m.Index, m.Name, m.Type, m.PkgPath, m.IsExported(), m.Func.IsValid())
	}
}

func main() {
	types := []reflect.Type{
		reflect.TypeFor[Base](), reflect.TypeFor[*Base](), reflect.TypeFor[**Base](), reflect.TypeFor[ByValue](),
		reflect.TypeFor[*ByValue](), reflect.TypeFor[ByPointer](), reflect.TypeFor[*ByPointer](), reflect.TypeFor[Shadow](),
		reflect.TypeFor[*Shadow](), reflect.TypeFor[Override](), reflect.TypeFor[Conflict](), reflect.TypeFor[*Conflict](),
		reflect.TypeFor[Deep](), reflect.TypeFor[*Deep](), reflect.TypeFor[WithInterface](), reflect.TypeFor[Loop](),
		reflect.TypeFor[List[int]](), reflect.TypeFor[*List[map[string]Base]](), reflect.TypeFor[*Embeds](),
		reflect.TypeFor[Func](), reflect.TypeFor[Chan](), reflect.TypeFor[Small](), reflect.TypeFor[error](),
		reflect.TypeFor[any](), reflect.TypeFor[io.ReadWriteCloser](), reflect.TypeFor[*fromOther](),
		reflect.TypeFor[struct {
			*Base
			fmt.Stringer
		}](),
	}
	for _, t := range types {
		show(t)
	}

	for _, name := range []string{"ID", "SetID", "hidden", "Zeta", "Nope", "", "Älpha", "id"} {
		for _, t := range types[:7] {
			m, ok := t.MethodByName(name)
			fmt.Print(ok, ":", m.Index, " ")
		}
		fmt.Println(name)
	}

	// Calling what was found.
	o := Override{Base{41}}
	v := reflect.ValueOf(&o)
	fmt.Println(v.MethodByName("ID").Call(nil)[0], v.Elem().Field(0).MethodByName("ID").Call(nil)[0])
	v.MethodByName("SetID").Call([]reflect.Value{reflect.ValueOf(99)})
	fmt.Println(o, v.Elem().FieldByName("id").Int())
	m, _ := reflect.TypeFor[*Override]().MethodByName("SetID")
	m.Func.Call([]reflect.Value{v, reflect.ValueOf(5)})
	fmt.Println(o, m.Func.Type(), v.MethodByName("SetID").Type())
	z, _ := reflect.TypeFor[Deep]().MethodByName("Zeta")
	fmt.Println(z.Func.Type(), z.Func.Type().IsVariadic(), z.Func.Call([]reflect.Value{reflect.ValueOf(Deep{}), reflect.ValueOf(1), reflect.ValueOf("x")})[0])
	e := Embeds{}
	ev := reflect.ValueOf(&e)
	ev.MethodByName("Push").Call([]reflect.Value{reflect.ValueOf("first")})
	twice := reflect.ValueOf(func(s string) string { return s + s })
	fmt.Println(ev.MethodByName("Len").Call(nil)[0], ev.MethodByName("Map").Call([]reflect.Value{twice})[0])
	fmt.Println(reflect.ValueOf(Func(func(n int) int { return n * n })).Method(0).Call([]reflect.Value{reflect.ValueOf(12)})[0])

	// Interfaces that hold nothing, and pointers that are nil.
	try("nil embedded pointer", func() { reflect.ValueOf(ByPointer{}).MethodByName("ID").Call(nil) })
	try("nil pointer receiver", func() { reflect.ValueOf((*Base)(nil)).MethodByName("ID").Call(nil) })
	try("nil embedded interface", func() { reflect.ValueOf(WithInterface{}).MethodByName("String").Call(nil) })
	try("nil interface", func() { var s fmt.Stringer; reflect.ValueOf(&s).Elem().Method(0).Call(nil) })
	try("method out of range", func() { reflect.TypeFor[Base]().Method(9) })
	try("value method out of range", func() { reflect.ValueOf(Base{}).Method(-1) })
	try("unexported of interface", func() { fmt.Println(reflect.TypeFor[Small]().Method(2)) })
	fmt.Println(reflect.ValueOf(Base{}).MethodByName("hidden").IsValid(), reflect.Value{}.IsValid())

	for _, i := range []reflect.Type{reflect.TypeFor[fmt.Stringer](), reflect.TypeFor[Small](), reflect.TypeFor[interface{ ID() int }](), reflect.TypeFor[interface{ SetID(int) }](), reflect.TypeFor[any]()} {
		for _, t := range types {
			fmt.Print(map[bool]string{true: "1", false: "."}[t.Implements(i)])
		}
		fmt.Println("", i)
	}
}

func try(name string, f func()) {
	defer func() { fmt.Println(name+":", recover()) }()
	f()
}
