// Structs are values: assignment, parameters, results and fields copy them.
package main

import "fmt"

type point struct{ x, y int }
type line struct {
	from, to point
	label    string
}

func move(p point, dx int) point {
	p.x += dx
	return p
}

func swap(l line) line { return line{l.to, l.from, l.label + "'"} }

func extremes(ps []point) (lo, hi point) {
	lo, hi = ps[0], ps[0]
	for _, p := range ps[1:] {
		if p.x < lo.x {
			lo = p
		}
		if p.x > hi.x {
			hi = p
		}
	}
	return
}

type small struct {
	a int8
	b bool
	c uint16
	d float32
}

func bump(s small) small {
	s.a++
	s.b = !s.b
	s.c--
	s.d *= 1.5
	return s
}

func main() {
	p := point{1, 2}
	q := p
	q.x = 10
	fmt.Println(p, q, move(p, 5), p)
	l := line{p, q, "l"}
	m := l
	m.from.x = 99
	fmt.Println(l, m, swap(l), swap(swap(l)))
	l.from, l.to = l.to, l.from
	fmt.Println(l)
	fmt.Println(extremes([]point{{3, 1}, {-4, 2}, {8, 0}}))
	s := small{127, true, 0, 0.5}
	for i := 0; i < 3; i++ {
		s = bump(s)
		fmt.Println(s.a, s.b, s.c, s.d)
	}
	arr := [3]point{{1, 1}, {2, 2}}
	for i, e := range arr {
		e.x = 50
		arr[i].y += e.x
	}
	fmt.Println(arr)
	var zero line
	fmt.Println(zero, zero == line{}, zero.label == "")
	pp := &l
	pp.to.y = -7
	copyOf := *pp
	pp.label = "changed"
	fmt.Println(copyOf, l, (*pp).from)
	f := func(p point) func() point { return func() point { p.x++; return p } }
	g := f(p)
	g()
	fmt.Println(g(), p)
	var e struct{}
	fmt.Println(e, e == struct{}{})
	if (point{1, 2}) == p {
		fmt.Println("equal")
	}
	x, y := point{1, 2}, point{3, 4}
	x, y = y, x
	fmt.Println(x, y)
	x.x, x.y = x.y, x.x
	fmt.Println(x)
	r := struct {
		point
		n int
	}{point{5, 6}, 7}
	r.x++
	fmt.Println(r, r.point, r.y)
}
