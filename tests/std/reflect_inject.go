// Types as reflection shows them, and the methods of types that only it reaches.
package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"sort"
	"strings"
	"time"
	"unsafe"
)

type Dep struct{ n int }

func (d *Dep) String() string { return fmt.Sprint("dep", d.n) }
func (d Dep) Value() int      { return d.n }

type Other struct{ s string }

func (o Other) Name() string { return o.s }

type Svc struct{}

func (Svc) Handle(o Other, d *Dep) (*Res, error) { return &Res{o.s + d.String()}, nil }

type Res struct{ text string }

func (r *Res) Text() string { return r.text }

type Gen[K comparable, V any] struct {
	m map[K]V
}

func (g *Gen[K, V]) Put(k K, v V) { g.m[k] = v }
func (g Gen[K, V]) Len() int      { return len(g.m) }

type Iface interface {
	io.Reader
	fmt.Stringer
	private()
}

type E struct{ error }

type Emb struct {
	*bytes.Buffer
	context.Context
	E
}

func inject(f any) []reflect.Value {
	t := reflect.TypeOf(f)
	var args []reflect.Value
	for in := range t.Ins() {
		if in.Kind() == reflect.Pointer {
			args = append(args, reflect.New(in.Elem()))
		} else {
			args = append(args, reflect.Zero(in))
		}
	}
	return reflect.ValueOf(f).Call(args)
}

func main() {
	f := func(d *Dep, o Other, g *Gen[string, Other]) string { return d.String() + o.Name() }
	t := reflect.TypeOf(f)
	for in := range t.Ins() {
		fmt.Println(in, in.NumMethod(), in.String())
		for m := range in.Methods() {
			fmt.Println("  ", m.Name, m.Type)
		}
	}
	fmt.Println(inject(f)[0])
	s := reflect.ValueOf(Svc{})
	h := s.MethodByName("Handle")
	in0 := reflect.New(h.Type().In(0)).Elem()
	fmt.Println(in0.NumMethod(), in0.MethodByName("Name").IsValid())
	st, ok := reflect.New(h.Type().In(1).Elem()).Interface().(fmt.Stringer)
	fmt.Println(st, ok)
	out := h.Call([]reflect.Value{reflect.ValueOf(Other{"o"}), reflect.ValueOf(&Dep{2})})
	fmt.Println(out[0].MethodByName("Text").Call(nil)[0], out[1].IsNil(), out[0].NumMethod())

	for _, x := range []any{Gen[string, int]{}, &Gen[int, []Other]{}, Gen[[2]Dep, map[string]Dep]{}, time.Second, errors.New, fmt.Sprintf, strings.NewReader, (*Iface)(nil), struct {
		A int `t:"x"`
		b *Dep
		E
	}{}, func(...int) (a, b error) { return nil, nil }, map[[2]Dep]chan<- (<-chan int){}, unsafe.Pointer(nil), Emb{}, new(any), [0]func(){}, (*interface{ M(int) })(nil), (*interface {
		M(...int) error
		unexp(Dep)
	})(nil), struct{}{}, [3]struct{ X, y int }{}, (chan (<-chan int))(nil), (func(func(int) error) func())(nil), uint8(1), 'x', complex64(1)} {
		t := reflect.TypeOf(x)
		fmt.Println(t, "|", t.Name(), "|", t.PkgPath(), "|", t.Kind(), t.Size(), t.Align(), t.FieldAlign(), t.NumMethod(), t.Comparable())
		if t.Kind() == reflect.Pointer {
			e := t.Elem()
			fmt.Println("   ", e, "|", e.Name(), "|", e.PkgPath(), e.Kind(), e.NumMethod())
			if e.Kind() == reflect.Interface {
				for m := range e.Methods() {
					fmt.Println("     ", m.Name, m.PkgPath, m.Type, m.Index, m.IsExported())
				}
			}
		}
	}
	fmt.Println(reflect.TypeFor[Svc]().Method(0).Type, reflect.TypeOf(Svc.Handle))
	et := reflect.TypeFor[Emb]()
	var names []string
	for m := range et.Methods() {
		names = append(names, m.Name)
	}
	sort.Strings(names)
	fmt.Println(names)
	v := reflect.ValueOf(Emb{Buffer: bytes.NewBufferString("buf"), E: E{errors.New("emb")}})
	fmt.Println(v.MethodByName("Error").Call(nil)[0], v.MethodByName("Len").Call(nil)[0], v.MethodByName("Write").Type())
	fmt.Println(runtime.FuncForPC(reflect.ValueOf(inject).Pointer()).Name(), runtime.FuncForPC(reflect.ValueOf(strings.ToUpper).Pointer()).Name(), runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name(), runtime.FuncForPC(reflect.ValueOf((*Dep).String).Pointer()).Name())
	cl := func(n int) func() int { return func() int { return n } }
	fmt.Println(reflect.ValueOf(cl(1)).Pointer() == reflect.ValueOf(cl(2)).Pointer(), reflect.ValueOf(cl).Pointer() == reflect.ValueOf(cl(1)).Pointer())
	fmt.Println(reflect.ValueOf(3), reflect.ValueOf("s"), []reflect.Value{reflect.ValueOf(1), reflect.ValueOf("x")}, struct{ V reflect.Value }{reflect.ValueOf(2.5)}, reflect.Value{})
	fmt.Printf("%v %d %s %q %+v %T %#v\n", reflect.ValueOf(1), reflect.ValueOf(2), reflect.ValueOf("t"), reflect.ValueOf("q"), reflect.ValueOf(Dep{1}), reflect.ValueOf(1), reflect.ValueOf([]int{1}))
	fmt.Println(reflect.ValueOf(1).String(), reflect.ValueOf(&Dep{}).String(), reflect.ValueOf(Gen[int, int]{}).String(), reflect.ValueOf([]int{}).String())
	fmt.Printf("%v %s %T\n", reflect.TypeOf(1), reflect.TypeFor[error](), reflect.TypeOf(1))
	fmt.Println(reflect.Int, reflect.Kind(99), reflect.Pointer, reflect.UnsafePointer, reflect.ChanDir(0), reflect.SendDir, reflect.BothDir, reflect.RecvDir)
	var iface Iface
	fmt.Println(reflect.TypeOf(&iface).Elem().Implements(reflect.TypeFor[io.Reader]()), reflect.TypeFor[*Dep]().Implements(reflect.TypeFor[fmt.Stringer]()), reflect.TypeFor[Dep]().Implements(reflect.TypeFor[fmt.Stringer]()), reflect.TypeFor[E]().Implements(reflect.TypeFor[error]()), reflect.TypeFor[Svc]().Implements(reflect.TypeFor[any]()))
	fmt.Println(reflect.PointerTo(reflect.TypeFor[Dep]()).NumMethod(), reflect.New(reflect.TypeFor[Dep]()).NumMethod())
	pp := reflect.New(reflect.PointerTo(reflect.TypeFor[Dep]()))
	pp.Elem().Set(reflect.New(reflect.TypeFor[Dep]()))
	fmt.Println(pp.Type(), pp.Elem().Elem().Field(0).CanSet(), pp.Elem().Interface())
}
