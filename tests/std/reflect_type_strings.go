// The names, strings, package paths and identities of types of every form.
package main

import (
	"container/list"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"sync/atomic"
	"time"
	"unsafe"
)

type (
	Int                     int
	Alias                   = Int
	Fn                      func(a int, b ...string) (x, y error)
	Iface                   interface{ M(Int) *Iface }
	Rec                     struct{ Next *Rec }
	G[T any]                struct{ v T }
	G2[K comparable, V any] map[K]V
	Num                     interface{ ~int | ~float64 }
	GN[T Num]               []T
	Set[T comparable]       = map[T]struct{}
)

func (i Iface2) M() {}

type Iface2 struct{}

func local() (reflect.Type, reflect.Type) {
	type Int string
	type pair[T any] struct{ a, b T }
	_ = pair[int]{}
	return reflect.TypeFor[Int](), reflect.TypeFor[pair[Int]]()
}

func generic[T any]() reflect.Type {
	type inner struct{ v T }
	return reflect.TypeFor[inner]()
}

func show(t reflect.Type) {
	fmt.Printf("%s | %q %q %v %d %d %v %v\n", t, t.Name(), t.PkgPath(), t.Kind(), t.Size(), t.Align(), t.Comparable(), t.FieldAlign())
}

func main() {
	l1, l2 := local()
	for _, t := range []reflect.Type{
		reflect.TypeFor[bool](), reflect.TypeFor[int8](), reflect.TypeFor[byte](), reflect.TypeFor[rune](), reflect.TypeFor[uintptr](),
		reflect.TypeFor[complex64](), reflect.TypeFor[complex128](), reflect.TypeFor[string](), reflect.TypeFor[unsafe.Pointer](),
		reflect.TypeFor[error](), reflect.TypeFor[any](), reflect.TypeFor[interface{}](), reflect.TypeFor[comparableHolder](),
		reflect.TypeFor[Int](), reflect.TypeFor[Alias](), reflect.TypeFor[Fn](), reflect.TypeFor[Iface](), reflect.TypeFor[Rec](), reflect.TypeFor[*Rec](),
		reflect.TypeFor[G[int]](), reflect.TypeFor[G[Int]](), reflect.TypeFor[G[*Rec]](), reflect.TypeFor[G[G[G[string]]]](),
		reflect.TypeFor[G2[string, []G[byte]]](), reflect.TypeFor[G2[[2]int, map[Int]error]](), reflect.TypeFor[GN[float64]](), reflect.TypeFor[Set[Int]](),
		reflect.TypeFor[G[func(int, ...Int) (string, error)]](), reflect.TypeFor[G[struct{ A, b int }]](), reflect.TypeFor[G[interface{ M() }]](),
		reflect.TypeFor[G[chan<- int]](), reflect.TypeFor[G[any]](), reflect.TypeFor[G[error]](), reflect.TypeFor[G[time.Duration]](), reflect.TypeFor[G[list.List]](),
		reflect.TypeFor[func()](), reflect.TypeFor[func(int)](), reflect.TypeFor[func(int) int](), reflect.TypeFor[func(...int)](), reflect.TypeFor[func([]int, ...[]int) (a, b int)](),
		reflect.TypeFor[func(func(func()) func()) func()](), reflect.TypeFor[chan int](), reflect.TypeFor[<-chan int](), reflect.TypeFor[chan<- int](),
		reflect.TypeFor[chan (<-chan int)](), reflect.TypeFor[chan<- chan int](), reflect.TypeFor[<-chan (chan<- int)](), reflect.TypeFor[chan func() <-chan int](), reflect.TypeFor[chan<- (<-chan int)](),
		reflect.TypeFor[[]int](), reflect.TypeFor[[0]int](), reflect.TypeFor[[3][2]*int](), reflect.TypeFor[[]*[]**string](), reflect.TypeFor[[1 << 20]byte](),
		reflect.TypeFor[map[string]int](), reflect.TypeFor[map[[2]string]map[any]func()](), reflect.TypeFor[map[struct{ X int }]*struct{}](),
		reflect.TypeFor[struct{}](), reflect.TypeFor[struct{ A int }](), reflect.TypeFor[struct {
			A, b int    `k:"v"`
			_    string "raw`s\n"
			Int
			*Rec
			error
			G[int]
		}](),
		reflect.TypeFor[interface{ M() }](), reflect.TypeFor[interface {
			Z(int) error
			a()
			B(x, y string) (z any)
		}](), reflect.TypeFor[interface {
			error
			fmt.Stringer
		}](),
		reflect.TypeFor[iter.Seq[int]](), reflect.TypeFor[iter.Seq2[string, Int]](), reflect.TypeFor[atomic.Pointer[Rec]](), reflect.TypeFor[*atomic.Int64](),
		reflect.TypeFor[time.Month](), reflect.TypeFor[list.Element](), reflect.TypeFor[reflect.Kind](), reflect.TypeFor[reflect.Type](), reflect.TypeOf(reflect.TypeFor[int]()), reflect.TypeFor[reflect.Value](),
		reflect.TypeOf(errors.New("")), reflect.TypeOf(fmt.Errorf("%w", errors.ErrUnsupported)), reflect.TypeOf(time.UTC), l1, generic[int](), generic[Rec](),
	} {
		show(t)
	}
	fmt.Println(l2.Kind(), l2.NumField(), l2.Field(0).Type, l2.Field(0).Type.PkgPath())
	fmt.Printf("%T %T %T %T\n", l1, struct{ error }{}, [...]any{1}, func(Fn) {})
	fmt.Printf("%v %T %v\n", reflect.TypeOf(nil), reflect.TypeOf(nil), reflect.TypeOf((*any)(nil)).Elem())

	// Identity.
	fmt.Println(reflect.TypeFor[Int]() == reflect.TypeFor[Alias](), l1 == reflect.TypeFor[Int](), generic[int]() == generic[int](), generic[int]() == generic[Int]())
	fmt.Println(reflect.TypeFor[struct{ A int }]() == reflect.TypeFor[struct {
		A int `x:"y"`
	}](), reflect.TypeFor[struct{ A int }]() == reflect.TypeFor[struct{ A int }]())
	fmt.Println(reflect.TypeFor[interface {
		A()
		B()
	}]() == reflect.TypeFor[interface {
		B()
		A()
	}](), reflect.TypeFor[func(a int) (b int)]() == reflect.TypeFor[func(int) int](), reflect.TypeFor[func(...int)]() == reflect.TypeFor[func([]int)]())
	types := map[reflect.Type]int{reflect.TypeFor[Set[Int]](): 1}
	types[reflect.TypeFor[map[Int]struct{}]()]++
	fmt.Println(types)

	for k := reflect.Invalid; k <= reflect.UnsafePointer+2; k++ {
		fmt.Print(k, " ")
	}
	fmt.Println(reflect.Kind(1<<40), reflect.Pointer == reflect.Ptr)
	fmt.Println(reflect.RecvDir, reflect.SendDir, reflect.BothDir, reflect.ChanDir(0), reflect.ChanDir(9))
}

type comparableHolder interface {
	comparable2()
}
