package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"sort"
	"strings"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}
type Named interface{ Name() string }
type NamedShape interface {
	Shape
	Named
	Accept(Visitor) error
}
type Visitor interface {
	VisitCircle(*Circle) error
	VisitPoly(Poly) error
	VisitGroup(*Group) error
}
type base struct{ name string }

func (b base) Name() string     { return b.name }
func (b *base) Rename(s string) { b.name = s }
func (b base) GoString() string { return "base<" + b.name + ">" }

type Circle struct {
	base
	R float64
}
type Poly struct {
	*base
	pts []struct{ X, Y float64 }
}
type Group struct {
	base
	kids []NamedShape
	io.Writer
}

func (c *Circle) Area() float64          { return math.Pi * c.R * c.R }
func (c *Circle) Perimeter() float64     { return 2 * math.Pi * c.R }
func (c *Circle) Accept(v Visitor) error { return v.VisitCircle(c) }
func (p Poly) Accept(v Visitor) error    { return v.VisitPoly(p) }
func (g *Group) Accept(v Visitor) error  { return v.VisitGroup(g) }
func (p Poly) edges(yield func(a, b struct{ X, Y float64 }) bool) {
	for i := range p.pts {
		if !yield(p.pts[i], p.pts[(i+1)%len(p.pts)]) {
			return
		}
	}
}
func (p Poly) Area() (a float64) {
	for q, r := range p.edges {
		a += q.X*r.Y - r.X*q.Y
	}
	return math.Abs(a) / 2
}
func (p Poly) Perimeter() (l float64) {
	for q, r := range p.edges {
		l += math.Hypot(q.X-r.X, q.Y-r.Y)
	}
	return
}
func sum[T any, N int | float64](xs []T, f func(T) N) (n N) {
	for _, x := range xs {
		n += f(x)
	}
	return
}
func (g *Group) Area() float64      { return sum(g.kids, NamedShape.Area) }
func (g *Group) Perimeter() float64 { return sum(g.kids, NamedShape.Perimeter) }

type printer struct {
	depth int
	sb    strings.Builder
}

var errTooDeep = errors.New("too deep")

type visitError struct {
	shape string
	cause error
}

func (e *visitError) Error() string { return e.shape + ": " + e.cause.Error() }
func (e *visitError) Unwrap() error { return e.cause }

func (p *printer) line(n Named, f string, a ...any) {
	fmt.Fprintf(&p.sb, "%*s%-6s "+f+"\n", append([]any{p.depth * 2, "", n.Name()}, a...)...)
}
func (p *printer) VisitCircle(c *Circle) error { p.line(c, "r=%.1f", c.R); return nil }
func (p *printer) VisitPoly(q Poly) error      { p.line(q, "%d pts %v", len(q.pts), q.pts); return nil }
func (p *printer) VisitGroup(g *Group) (err error) {
	if p.depth++; p.depth > 2 {
		return errTooDeep
	}
	defer func() { p.depth-- }()
	p.line(g, "(%d)", len(g.kids))
	for _, k := range g.kids {
		if e := k.Accept(p); e != nil {
			err = errors.Join(err, &visitError{k.Name(), e})
		}
	}
	return err
}

type byArea []NamedShape

func (b byArea) Len() int           { return len(b) }
func (b byArea) Less(i, j int) bool { return b[i].Area() < b[j].Area() }
func (b byArea) Swap(i, j int)      { b[i], b[j] = b[j], b[i] }

type Counter struct {
	sort.Interface
	less, swap int
}

func (c *Counter) Less(i, j int) bool { c.less++; return c.Interface.Less(i, j) }
func (c *Counter) Swap(i, j int)      { c.swap++; c.Interface.Swap(i, j) }

func main() {
	tri := Poly{&base{"tri"}, []struct{ X, Y float64 }{{0, 0}, {3, 0}, {0, 4}}}
	sq := Poly{base: &base{"sq"}, pts: []struct{ X, Y float64 }{{0, 0}, {2, 0}, {2, 2}, {0, 2}}}
	c := &Circle{base{"circ"}, 1}
	g := &Group{base: base{"all"}, kids: []NamedShape{c, tri, &Group{base: base{"in"}, kids: []NamedShape{sq}}}}
	p := &printer{}
	fmt.Println(g.Accept(p), p.depth)
	fmt.Print(p.sb.String())
	fmt.Printf("%.3f %.3f\n", g.Area(), g.Perimeter())
	g.kids[2].(*Group).kids = append(g.kids[2].(*Group).kids, &Group{base: base{"deep"}}, &Group{base: base{"deep2"}})
	err := g.Accept(new(printer))
	var ve *visitError
	fmt.Printf("%q %t %t %s\n", err, errors.Is(err, errTooDeep), errors.As(err, &ve), ve.shape)
	rename := c.Rename
	rename("round")
	sq.Rename("square")
	areaOf := Shape.Area
	perim := (*Circle).Perimeter
	name := c.Name
	c.Rename("again")
	fmt.Printf("%.2f %.2f %s %s %s %#v\n", areaOf(tri), perim(c), name(), c.Name(), sq.Name(), c.base)
	cnt := &Counter{Interface: sort.Reverse(byArea(g.kids))}
	sort.Sort(cnt)
	for _, k := range g.kids {
		switch k := k.(type) {
		case interface{ Write([]byte) (int, error) }:
			fmt.Printf("writer %T ", k)
		case *Circle, Poly:
			fmt.Printf("leaf %T %s ", k, k.Name())
		}
	}
	fmt.Println(cnt.less > 0, sort.IsSorted(cnt))
	for _, f := range []func(){
		func() { g.Write(nil) },
		func() { var q Poly; _ = q.Name() },
		func() { var s Shape; s.Area() },
		func() { var s any = tri; _ = s.(*Circle) },
		func() { var s Shape = c; _ = s.(Poly) },
		func() { var s any = 3; _ = s.(Shape) },
		func() { var s any; _ = s.(Named) },
		func() { _ = map[any]int{[]int{1}: 2} },
		func() { var a, b any = tri, tri; fmt.Println(a == b) },
		func() { _ = make([]int, len(g.kids)-9) },
		func() { panic(fmt.Sprintf("%v", errTooDeep)) },
		func() { panic(ve) },
		func() { var f func(); f() },
		func() { x := []int{1}; _ = [2]int(x) },
	} {
		func() {
			defer func() {
				r := recover()
				e, isErr := r.(error)
				var re interface{ RuntimeError() }
				fmt.Println(r, isErr, isErr && errors.As(e, &re))
			}()
			f()
		}()
	}
}
