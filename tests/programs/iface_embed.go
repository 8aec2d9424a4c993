// Interfaces embed interfaces; structs embed interfaces and override methods.
package main

import "fmt"

type namer interface{ Name() string }
type greeter interface {
	namer
	Greet(other namer) string
}
type all interface {
	greeter
	fmt.Stringer
	interface{ Count() int }
}
type person struct {
	name string
	n    int
}

func (p *person) Name() string             { return p.name }
func (p *person) Greet(other namer) string { p.n++; return p.name + " greets " + other.Name() }
func (p *person) String() string           { return "person:" + p.name }
func (p *person) Count() int               { return p.n }

type loud struct {
	greeter
	extra string
}

func (l loud) Name() string { return l.greeter.Name() + l.extra }

type counted struct {
	all
	calls *int
}

func (c counted) Greet(o namer) string {
	*c.calls++
	return c.all.Greet(o) + "?"
}

type base struct{}

func (base) describe() string { return "base" }
func (b base) show() string   { return b.describe() }

type derived struct{ base }

func (derived) describe() string { return "derived" }

type describer interface {
	describe() string
	show() string
}

type sorter interface {
	Len() int
	Less(i, j int) bool
}
type ints []int

func (x ints) Len() int           { return len(x) }
func (x ints) Less(i, j int) bool { return x[i] < x[j] }

type reversed struct{ sorter }

func (r reversed) Less(i, j int) bool { return r.sorter.Less(j, i) }

func best(s sorter) int {
	b := 0
	for i := 1; i < s.Len(); i++ {
		if s.Less(i, b) {
			b = i
		}
	}
	return b
}

func main() {
	ann := &person{name: "Ann"}
	bob := &person{name: "Bob"}
	var g greeter = ann
	fmt.Println(g.Greet(bob), g.Name())
	l := loud{g, "!!!"}
	fmt.Println(l.Greet(bob), l.Name(), bob.Greet(l))
	var n namer = l
	fmt.Println(n.Name())
	calls := 0
	c := counted{bob, &calls}
	var a all = c
	fmt.Println(a.Greet(ann), a, a.Count(), calls)
	fmt.Println(greeter(a).Greet(l), calls, bob.n)
	n = a
	_, ok := n.(all)
	fmt.Println(ok, n.(greeter).Name())
	var d describer = derived{}
	fmt.Println(d.describe(), d.show())
	xs := ints{5, 9, 2, 7}
	fmt.Println(best(xs), best(reversed{xs}), best(reversed{reversed{xs}}))
	func() {
		defer func() { fmt.Println("recovered", recover() != nil) }()
		var empty loud
		empty.Greet(ann)
	}()
	anon := struct {
		namer
		fmt.Stringer
	}{ann, bob}
	fmt.Println(anon.Name(), anon.String())
	f := l.Greet
	l.greeter = bob
	fmt.Println(f(bob), l.Greet(ann))
}
