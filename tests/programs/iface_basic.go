// Interfaces hold values of any implementing type and dispatch dynamically.
package main

import "fmt"

type shape interface {
	area() float64
	name() string
}
type square struct{ s float64 }
type circle struct{ r float64 }
type unit int
type poly []float64
type fn func() float64

func (s square) area() float64  { return s.s * s.s }
func (s square) name() string   { return "square" }
func (c *circle) area() float64 { return 3 * c.r * c.r }
func (c *circle) name() string  { return "circle" }
func (u unit) area() float64    { return float64(u) }
func (u unit) name() string     { return "unit" }
func (p poly) area() (a float64) {
	for _, x := range p {
		a += x
	}
	return
}
func (p poly) name() string { return fmt.Sprint("poly", len(p)) }
func (f fn) area() float64  { return f() }
func (f fn) name() string   { return "fn" }

type scaler interface{ scale(k float64) }

func (c *circle) scale(k float64) { c.r *= k }

func total(shapes ...shape) (t float64) {
	for _, s := range shapes {
		t += s.area()
	}
	return
}

func pick(n int) shape {
	switch n {
	case 0:
		return square{2}
	case 1:
		return &circle{1}
	case 2:
		return unit(7)
	}
	return nil
}

type pair struct{ a, b shape }

func main() {
	shapes := []shape{square{2}, &circle{1}, unit(5), poly{1, 2, 3}, fn(func() float64 { return 0.5 })}
	for _, s := range shapes {
		fmt.Print(s.name(), s.area(), " ")
	}
	fmt.Println(total(shapes...))
	c := &circle{2}
	var s shape = c
	c.r = 10
	fmt.Println(s.area())
	sq := square{3}
	s = sq
	sq.s = 100
	fmt.Println(s.area(), s.(square).s)
	for i := 0; i < 4; i++ {
		if p := pick(i); p != nil {
			fmt.Print(p.name(), " ")
		} else {
			fmt.Print("nil ")
		}
	}
	fmt.Println()
	if sc, ok := shapes[1].(scaler); ok {
		sc.scale(2)
		fmt.Println(shapes[1].area())
	}
	_, ok := shapes[0].(scaler)
	fmt.Println(ok)
	m := map[string]shape{}
	for _, s := range shapes {
		m[s.name()] = s
	}
	fmt.Println(len(m), m["unit"].area(), m["nothing"] == nil)
	p := pair{square{1}, nil}
	p.b, p.a = p.a, unit(3)
	fmt.Println(p.a.name(), p.b.name())
	f := s.area
	s = unit(1)
	fmt.Println(f(), shape.area(s), s.area())
	n := 0.0
	for i := 0; i < 3000; i++ {
		n += shapes[i%5].area()
	}
	fmt.Println(n)
	arr := [2]shape{unit(1), unit(2)}
	arr[0], arr[1] = arr[1], arr[0]
	fmt.Println(arr[0].area(), arr)
	local := func(s shape) string { return s.name() + "!" }
	fmt.Println(local(sq), local(c))
}
