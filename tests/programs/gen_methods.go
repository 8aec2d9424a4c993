// Method values, embedding and interfaces with instantiated types.
package main

import "fmt"

type box[T any] struct{ v T }

func (b box[T]) get() T          { return b.v }
func (b *box[T]) set(v T)        { b.v = v }
func (b box[T]) with(v T) box[T] { b.v = v; return b }

type getter[T any] interface{ get() T }
type named[T any] struct {
	box[T]
	name string
}
type both struct {
	box[int]
	*named[string]
}
type alias = box[string]
type celsius float64
type wrap[T any] struct{ inner getter[T] }

func (w wrap[T]) get() T { return w.inner.get() }

type num interface{ ~int | ~float64 }
type acc[T num] struct {
	total T
	n     int
}

func (a *acc[T]) add(x T)      { a.total += x; a.n++ }
func (a acc[T]) mean() float64 { return float64(a.total) / float64(a.n) }

func feed[T num](a interface{ add(T) }, xs ...T) {
	for _, x := range xs {
		a.add(x)
	}
}

type tree[T any] struct {
	kids []*tree[T]
	v    T
}

func (t *tree[T]) count() int {
	n := 1
	for _, k := range t.kids {
		n += k.count()
	}
	return n
}

func (t *tree[T]) mapped(f func(T) T) *tree[T] {
	out := &tree[T]{v: f(t.v)}
	for _, k := range t.kids {
		out.kids = append(out.kids, k.mapped(f))
	}
	return out
}

func main() {
	b := box[int]{5}
	get, set := b.get, b.set
	set(9)
	fmt.Println(get(), b.get(), b.with(3), b)
	var g getter[int] = b
	fmt.Println(g.get(), wrap[int]{wrap[int]{g}}.get())
	n := named[float64]{box[float64]{1.5}, "n"}
	n.set(2.5)
	fmt.Println(n.get(), n.v, n.name, n)
	x := both{box[int]{1}, &named[string]{box[string]{"s"}, "nm"}}
	fmt.Println(x.v, x.get(), x.named.v, x.name, x.named.get())
	a := alias{"alias"}
	a.set(a.get() + "!")
	fmt.Println(a)
	f := box[int].get
	h := (*box[string]).set
	h(&a, "expr")
	fmt.Println(f(b), a.v)
	var ai acc[int]
	var ac acc[celsius]
	feed(&ai, 1, 2, 4)
	feed[celsius](&ac, 20, 22)
	fmt.Println(ai.mean(), ac.mean(), ac.total)
	t := &tree[string]{v: "a", kids: []*tree[string]{{v: "b"}, {v: "c", kids: []*tree[string]{{v: "d"}}}}}
	up := t.mapped(func(s string) string { return s + s })
	fmt.Println(t.count(), up.count(), up.v, up.kids[1].kids[0].v)
	var i interface{} = b
	_, ok1 := i.(box[int])
	_, ok2 := i.(box[string])
	_, ok3 := i.(getter[int])
	fmt.Println(ok1, ok2, ok3)
	fmt.Printf("%T %T %T\n", b, n, i)
	m := map[box[string]]int{{"k"}: 1}
	m[box[string]{"k"}]++
	fmt.Println(m)
}
