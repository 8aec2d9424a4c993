// Methods found by reflection: called, as function values, as method expressions, by name.
package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"sort"
	"strings"
)

type Point struct{ X, Y int }

func (p Point) Plus(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) Scale(by float64) (Point, error) {
	if by == 0 {
		return Point{}, errors.New("zero")
	}
	return Point{int(float64(p.X) * by), int(float64(p.Y) * by)}, nil
}
func (p *Point) Move(dx, dy int) { p.X += dx; p.Y += dy }
func (p Point) String() string   { return fmt.Sprintf("(%d,%d)", p.X, p.Y) }
func (p Point) Sum(more ...int) (n int) {
	for _, m := range more {
		n += m
	}
	return n + p.X + p.Y
}
func (p Point) Grid() [4]Point { return [4]Point{p, p.Plus(p)} }
func (p *Point) Rescue()       { fmt.Println(p, "rescued", recover()) }
func (p Point) Rescue2()       { fmt.Println(p, "rescued", recover()) }

type Celsius float32

func (c Celsius) Fahrenheit() float32 { return float32(c)*9/5 + 32 }

type Flags uint8

func (f Flags) Has(g Flags) bool { return f&g != 0 }

type Outer struct {
	Point
	*strings.Builder
	io.Reader
}

type Shape interface {
	Plus(Point) Point
	String() string
}

type Calc func(int) int

func (c Calc) Twice(n int) int { return c(c(n)) }

func table(v any) {
	t := reflect.TypeOf(v)
	fmt.Println(t, t.NumMethod())
	for i := range t.NumMethod() {
		m := t.Method(i)
		fmt.Println(" ", i, m.Name, m.Type, m.Index, m.IsExported(), m.Func.IsValid())
	}
}

func main() {
	p := &Point{1, 2}
	v := reflect.ValueOf(p)
	plus := v.MethodByName("Plus").Interface().(func(Point) Point)
	move := v.MethodByName("Move").Interface().(func(int, int))
	move(10, 20)
	fmt.Println(p, plus(Point{1, 1}), "bound before the move")
	scale := v.Elem().MethodByName("Scale").Interface().(func(float64) (Point, error))
	fmt.Println(scale(2))
	fmt.Println(scale(0))
	sum := v.Elem().MethodByName("Sum").Interface().(func(...int) int)
	fmt.Println(sum(), sum(1, 2, 3), sum([]int{4}...))
	grid := v.MethodByName("Grid").Interface().(func() [4]Point)
	fmt.Println(grid())

	celsius := reflect.ValueOf(Celsius(100)).Method(0)
	fmt.Println(celsius.Call(nil)[0], celsius.Interface().(func() float32)())
	fmt.Println(reflect.ValueOf(Flags(6)).Method(0).Interface().(func(Flags) bool)(2))
	calc := reflect.ValueOf(Calc(func(n int) int { return n * 3 }))
	fmt.Println(calc.Method(0).Interface().(func(int) int)(2))

	var s Shape = Point{5, 6}
	sv := reflect.ValueOf(&s).Elem()
	fmt.Println(sv.NumMethod(), sv.Method(0).Interface().(func(Point) Point)(Point{1, 1}), sv.Method(1).Call(nil)[0])

	expr, _ := reflect.TypeOf(p).MethodByName("Move")
	expr.Func.Interface().(func(*Point, int, int))(p, 1, 1)
	fmt.Println(p)
	byValue, _ := reflect.TypeOf(*p).MethodByName("Plus")
	fmt.Println(byValue.Func.Interface().(func(Point, Point) Point)(Point{1, 2}, Point{3, 4}), byValue.Func.Type())
	variadic, _ := reflect.TypeOf(*p).MethodByName("Sum")
	fmt.Println(variadic.Func.Interface().(func(Point, ...int) int)(Point{1, 2}, 3, 4))
	f32, _ := reflect.TypeOf(Celsius(0)).MethodByName("Fahrenheit")
	fmt.Println(f32.Func.Interface().(func(Celsius) float32)(10), f32.Func.Call([]reflect.Value{reflect.ValueOf(Celsius(20))})[0])

	o := Outer{Point{7, 8}, &strings.Builder{}, strings.NewReader("text")}
	ov := reflect.ValueOf(o)
	ov.MethodByName("WriteString").Interface().(func(string) (int, error))("built")
	fmt.Println(ov.MethodByName("Len").Call(nil)[0], ov.MethodByName("Plus").Interface().(func(Point) Point)(Point{1, 1}))
	buf := make([]byte, 4)
	fmt.Println(ov.MethodByName("Read").Interface().(func([]byte) (int, error))(buf))
	fmt.Println(string(buf), ov.MethodByName("Missing").IsValid(), ov.MethodByName("String").IsValid())

	table(*p)
	table(Celsius(0))
	table((*Shape)(nil))

	names := map[string]reflect.Value{}
	for i := range v.NumMethod() {
		names[v.Type().Method(i).Name] = v.Method(i)
	}
	sorted := make([]string, 0)
	for name := range names {
		sorted = append(sorted, name)
	}
	sort.Strings(sorted)
	fmt.Println(sorted)

	for _, name := range []string{"Rescue", "Rescue2"} {
		func() {
			defer v.MethodByName(name).Interface().(func())()
			panic(name)
		}()
	}
	func() {
		defer func() { fmt.Println("outer", recover()) }()
		var none *Point
		plus := reflect.ValueOf(none).MethodByName("Plus").Interface().(func(Point) Point)
		plus(Point{})
	}()
	m := v.MethodByName("Plus")
	fmt.Println(m.Kind(), m.Type(), m.IsNil(), m.NumMethod(), m.CanSet(), m.CanInterface(), runtime.FuncForPC(m.Pointer()).Name())
	var fn func(Point) Point
	reflect.ValueOf(&fn).Elem().Set(m)
	fmt.Println(fn(Point{100, 100}))
	type binary func(Point) Point
	fmt.Println(m.Convert(reflect.TypeFor[binary]()).Interface().(binary)(Point{}))
	apply := func(f func(Point) Point) Point { return f(Point{-1, -1}) }
	fmt.Println(reflect.ValueOf(apply).Call([]reflect.Value{m})[0])
	func() {
		defer func() { fmt.Println(recover()) }()
		v.Method(99)
	}()
	done := make(chan bool)
	go func(f func(int, int)) { f(1000, 1000); done <- true }(move)
	<-done
	fmt.Println(p)
}
