package main

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
)

type P struct {
	X, Y int
}

func (p P) Add(q P) P                       { return P{p.X + q.X, p.Y + q.Y} }
func (p *P) Move(dx int, dy int8)           { p.X += dx; p.Y += int(dy) }
func (p P) String() string                  { return fmt.Sprintf("(%d,%d)", p.X, p.Y) }
func (p P) Many(xs ...string) (int, string) { return len(xs), strings.Join(xs, "+") }

type Big struct {
	A [5]int
	S string
	F float32
}

func (b Big) Sum(c Big, k float64) (Big, float64, error) {
	for i := range b.A {
		b.A[i] += c.A[i]
	}
	b.S += c.S
	return b, k * float64(b.F), errors.New("err")
}

type I int

func (i I) Double() I     { return i * 2 }
func (i I) Plus(j I8) int { return int(i) + int(j) }

type I8 int8

type F float32

func (f F) Half() F { return f / 2 }

type Doubler interface{ Double() I }

func mixed(a int8, b uint16, c float32, d float64, e string, f []int, g any, h bool, i complex128, p P, q *P) string {
	return fmt.Sprint(a, b, c, d, e, f, g, h, i, p, q)
}

func results() (int8, float32, string, error, []byte) { return -3, 1.5, "r", nil, []byte("b") }
func variadic(a int, rest ...int) int {
	for _, r := range rest {
		a += r
	}
	return a
}
func panics(s string) { panic("from callee: " + s) }
func many(a, b, c, d, e, f, g, h, i, j, k, l int, x, y, z float64) (int, float64) {
	return a + b + c + d + e + f + g + h + i + j + k + l, x + y + z
}

func call(f any, args ...any) {
	in := make([]reflect.Value, len(args))
	for i, a := range args {
		in[i] = reflect.ValueOf(a)
	}
	for _, r := range reflect.ValueOf(f).Call(in) {
		fmt.Print(r.Type(), "=", r.Interface(), " ")
	}
	fmt.Println()
}

func main() {
	call(mixed, int8(-1), uint16(65535), float32(1.25), 2.5, "e", []int{1, 2}, any(P{1, 2}), true, 3i, P{4, 5}, &P{6, 7})
	call(results)
	call(variadic, 1)
	call(variadic, 1, 2, 3)
	call(many, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0.5, 0.25, 0.125)
	call(func(x int) func() int { return func() int { return x } }(9))
	call(strings.ToUpper, "abc")
	fmt.Println(reflect.ValueOf(variadic).CallSlice([]reflect.Value{reflect.ValueOf(1), reflect.ValueOf([]int{5, 6})})[0].Int())
	p := P{1, 2}
	v := reflect.ValueOf(&p)
	v.MethodByName("Move").Call([]reflect.Value{reflect.ValueOf(10), reflect.ValueOf(int8(-20))})
	fmt.Println(p, v.NumMethod(), v.Elem().NumMethod())
	fmt.Println(v.MethodByName("Add").Call([]reflect.Value{reflect.ValueOf(P{1, 1})})[0])
	fmt.Println(v.Elem().MethodByName("Many").Call([]reflect.Value{reflect.ValueOf("a"), reflect.ValueOf("b")})[1])
	fmt.Println(v.MethodByName("Nope").IsValid())
	for i := 0; i < v.NumMethod(); i++ {
		fmt.Println(v.Type().Method(i).Name, v.Method(i).Type(), v.Method(i).Kind())
	}
	b := Big{[5]int{1, 2, 3, 4, 5}, "s", 0.5}
	out := reflect.ValueOf(b).Method(0).Call([]reflect.Value{reflect.ValueOf(b), reflect.ValueOf(4.0)})
	fmt.Println(out[0].Interface(), out[1].Float(), out[2].Interface())
	fmt.Println(reflect.ValueOf(I(21)).Method(0).Call(nil)[0].Int(), reflect.ValueOf(I(21)).MethodByName("Plus").Call([]reflect.Value{reflect.ValueOf(I8(-1))})[0].Int())
	fmt.Println(reflect.ValueOf(F(3)).Method(0).Call(nil)[0].Float())
	var d Doubler = I(4)
	dv := reflect.ValueOf(&d).Elem()
	fmt.Println(dv.Kind(), dv.NumMethod(), dv.Method(0).Call(nil)[0].Int())
	m, ok := reflect.TypeOf(P{}).MethodByName("Add")
	fmt.Println(m.Name, m.Type, ok)
	fmt.Println(m.Func.Call([]reflect.Value{reflect.ValueOf(P{1, 2}), reflect.ValueOf(P{3, 4})})[0].Interface())
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		call(panics, "boom")
	}()
	for _, f := range []func(){
		func() { call(variadic) },
		func() { call(strings.ToUpper, 1) },
		func() { call(strings.ToUpper, "a", "b") },
		func() { call(variadic, 1, "x") },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	depth := 0
	var rec func(n int) int
	rec = func(n int) int {
		depth++
		if n == 0 {
			return 0
		}
		return n + int(reflect.ValueOf(rec).Call([]reflect.Value{reflect.ValueOf(n - 1)})[0].Int())
	}
	fmt.Println(rec(50), depth)
}
