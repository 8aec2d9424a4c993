// Defined types, aliases, recursive types and local types.
package main

import "fmt"

type (
	celsius float64
	ids     []int
	graph   map[string]ids
	visitor func(string, ids) bool
	text    = string
	pairOf  struct{ a, b celsius }
	rec     struct {
		kids []rec
		by   map[string]rec
		up   *rec
		f    func(rec) rec
	}
	chain [2]*chain
)

func (c celsius) f() float64 { return float64(c)*9/5 + 32 }

func (g graph) walk(v visitor) (n int) {
	for _, k := range []text{"a", "b", "c"} {
		if list, ok := g[k]; ok && v(k, list) {
			n++
		}
	}
	return
}

type A struct{ X int }
type B A
type C = A

func (A) who() string { return "A" }

type inner struct{ v int }
type outer struct {
	inner
	list []inner
}

func local() interface{} {
	type t struct{ x int }
	return t{1}
}

func local2() interface{} {
	type t struct{ x int }
	return t{1}
}

func main() {
	fmt.Println(celsius(100).f(), celsius(-40).f(), celsius(20)+0.5)
	g := graph{"a": {1, 2}, "c": nil}
	fmt.Println(g.walk(func(k string, l ids) bool { return len(l) > 0 }))
	r := rec{kids: []rec{{}, {kids: []rec{{}}}}, by: map[string]rec{"x": {}}}
	r.kids[0].up = &r
	r.f = func(x rec) rec { return x.kids[1] }
	fmt.Println(len(r.kids[0].up.kids), len(r.f(r).kids), len(r.by))
	var c chain
	c[0] = &chain{nil, &c}
	fmt.Println(c[0][1] == &c, c[1] == nil)
	a := A{1}
	b := B(a)
	b.X++
	var cc C = a
	fmt.Println(a.who(), cc.who(), A(b).who(), b.X, cc == a)
	fmt.Printf("%T %T %T %T\n", a, b, cc, text("x"))
	o := outer{inner{1}, []inner{{2}}}
	o.v += o.list[0].v
	fmt.Println(o)
	fmt.Println(local() == local(), local() == local2())
	fmt.Printf("%T %T\n", local(), local2())
	type myInt int
	type other myInt
	var x myInt = 5
	y := other(x) * 2
	fmt.Println(x, y, int(x)+int(y))
	var f func(int) func(string) (int, error)
	fmt.Printf("%T %v\n", f, f == nil)
	var p **int
	q := new(int)
	p = &q
	**p = 9
	fmt.Println(*q)
	anon := []struct {
		n string
		v []int
	}{{"a", []int{1}}, {"b", nil}}
	for _, e := range anon {
		fmt.Print(e.n, len(e.v), " ")
	}
	fmt.Println()
	m := map[string]map[string][]pairOf{"k": {"j": {{1, 2}, {3, 4}}}}
	m["k"]["j"][1].b = 99
	fmt.Println(m)
}
