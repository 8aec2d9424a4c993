package main

import "fmt"

type Base[T any] struct {
	Val  T
	next *Base[T]
}

func (b *Base[T]) Push(v T) *Base[T] { return &Base[T]{v, b} }
func (b Base[T]) Value() T           { return b.Val }

func (b Base[T]) self() Valuer[T]    { return b }

type Valuer[T any] interface{ Value() T }
type Pusher[T any] interface {
	Valuer[T]
	Push(T) *Base[T]
}

type Named[T any] struct {
	Base[T]
	Name string
}
type Deep[K comparable, V any] struct {
	*Named[V]
	keys map[K]V
}

func Total[T any, V Valuer[T]](add func(T, T) T, vs ...V) (t T) {
	for _, v := range vs {
		t = add(t, v.Value())
	}
	return
}

type T1 struct{ Deep[string, int] }

type counter[T any] struct{ n int }

func (c *counter[T]) inc() int { c.n++; return c.n }

type two struct {
	counter[int]
	other counter[string]
}

func main() {
	d := T1{Deep[string, int]{Named: &Named[int]{Base: Base[int]{Val: 4}, Name: "n"}}}
	fmt.Println(d.Value(), d.Val, d.Name, d.Push(9).next.Val)
	var p Pusher[int] = d
	fmt.Println(p.Value(), p.Push(1).Val)
	fmt.Println(Total(func(a, b int) int { return a + b }, Valuer[int](d), Base[int]{Val: 38}.self()))
	f := d.Push
	g := (*Named[string]).Push
	h := Valuer[int].Value
	fmt.Println(f(7).Val, g(&Named[string]{}, "s").Val, h(d))
	var t two
	inc := t.inc
	inc()
	inc()
	fmt.Println(t.inc(), t.n, t.other.inc())
	fmt.Printf("%T %T\n", d.Named, t.other)
}
