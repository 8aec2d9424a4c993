// Value and pointer receivers on named types of many kinds.
package main

import "fmt"

type counter int

func (c *counter) inc()      { *c++ }
func (c counter) twice() int { return int(c) * 2 }

type temps []float64

func (t temps) mean() (m float64) {
	for _, x := range t {
		m += x
	}
	return m / float64(len(t))
}
func (t *temps) add(x float64) { *t = append(*t, x) }

type dict map[string]int

func (d dict) inc(k string) dict { d[k]++; return d }

type fn func(int) int

func (f fn) apply(n, x int) int {
	for ; n > 0; n-- {
		x = f(x)
	}
	return x
}

type text string

func (t text) shout() text { return t + "!" }

type pair [2]int

func (p pair) swapped() pair { return pair{p[1], p[0]} }
func (p *pair) swap()        { p[0], p[1] = p[1], p[0] }

type rect struct{ w, h float64 }

func (r rect) area() float64    { return r.w * r.h }
func (r *rect) scale(k float64) { r.w *= k; r.h *= k }
func (r rect) grown() rect      { r.scale(10); return r }
func (r *rect) self() *rect     { return r }
func (*rect) static() string    { return "no receiver name" }
func (_ rect) blank() string    { return "blank receiver" }
func (r *rect) isNil() bool     { return r == nil }

type big struct{ a [12]int }

func (b big) sum() (s int) {
	for i := range b.a {
		s += b.a[i]
		b.a[i] = 0
	}
	return
}
func (b *big) fill(x int) *big {
	for i := range b.a {
		b.a[i] = x
	}
	return b
}

func main() {
	var c counter = 5
	c.inc()
	(&c).inc()
	pc := &c
	pc.inc()
	fmt.Println(c, c.twice(), pc.twice())
	t := temps{1, 2}
	t.add(6)
	fmt.Println(t, t.mean(), (&t).mean())
	fmt.Println(dict{}.inc("a").inc("b").inc("a"))
	fmt.Println(fn(func(x int) int { return x * 3 }).apply(4, 1))
	fmt.Println(text("hey").shout().shout())
	p := pair{1, 2}
	p.swap()
	fmt.Println(p, p.swapped(), p)
	r := rect{2, 3}
	r.scale(2)
	fmt.Println(r, r.area(), r.grown(), r)
	r.self().self().scale(0.5)
	fmt.Println(r, r.static(), r.blank(), (*rect)(nil).isNil(), r.self() == &r)
	rs := []rect{{1, 1}, {2, 2}}
	for i := range rs {
		rs[i].scale(3)
	}
	for _, r := range rs {
		r.scale(100)
	}
	rs[0].self().w = 42
	fmt.Println(rs)
	m := map[string]*rect{"a": {1, 2}}
	m["a"].scale(5)
	fmt.Println(*m["a"], m["a"].area())
	mv := map[string]rect{"v": {3, 4}}
	fmt.Println(mv["v"].area(), mv["v"].grown(), mv["missing"].area())
	var b big
	fmt.Println(b.fill(3).sum(), b.sum(), b.a[11])
	arr := [2]counter{10, 20}
	arr[1].inc()
	fmt.Println(arr, arr[1].twice())
	holder := struct{ c counter }{1}
	holder.c.inc()
	fmt.Println(holder)
}
