// Stringers, errors, wrapping and the interfaces that fmt honours.
package main

import (
	"errors"
	"fmt"
)

type temp float64

func (t temp) String() string { return fmt.Sprintf("%.1f°C", float64(t)) }

type point struct{ X, Y int }

func (p point) String() string { return fmt.Sprintf("(%d,%d)", p.X, p.Y) }

type ptr struct{ n int }

func (p *ptr) String() string { return fmt.Sprint("ptr", p.n) }

type myErr struct{ code int }

func (e *myErr) Error() string { return fmt.Sprint("code ", e.code) }

type both struct{}

func (both) Error() string  { return "as error" }
func (both) String() string { return "as string" }

type gos struct{ a int }

func (g gos) GoString() string { return "gos!" }

type bad struct{}

func (bad) String() string { panic("bad stringer") }

type wrap struct {
	P point
	T temp
	E error
	p *point
}

func main() {
	fmt.Println(temp(36.6), point{1, 2}, &point{3, 4}, []temp{1, 2}, map[string]temp{"a": 5})
	fmt.Printf("%v %s %d %q %+v %#v %f\n", temp(1), temp(2), point{1, 2}, point{5, 6}, point{7, 8}, point{9, 10}, temp(3))
	fmt.Println(ptr{5}, &ptr{6}, []*ptr{}, struct{ p *ptr }{nil})
	fmt.Println(&myErr{7}, both{}, error(both{}), []error{errors.New("x"), &myErr{1}})
	fmt.Printf("%v|%s|%q|%10v|%-12s|%x\n", &myErr{1}, errors.New("e"), errors.New("q"), temp(1), point{1, 1}, errors.New("hex"))
	fmt.Printf("%#v %v\n", gos{1}, gos{1})
	fmt.Println(wrap{point{1, 2}, 3, errors.New("inner"), nil})
	fmt.Printf("%+v\n", wrap{P: point{1, 2}, T: 3})
	fmt.Printf("%v %s\n", bad{}, bad{})
	var np *ptr
	fmt.Printf("%v\n", []interface{}{temp(1), &ptr{2}, np == nil})
	e := fmt.Errorf("outer: %w", &myErr{404})
	var me *myErr
	fmt.Println(e, errors.As(e, &me), me.code, errors.Unwrap(e) == me, errors.Is(e, me))
	base := errors.New("base")
	w := fmt.Errorf("a: %w", fmt.Errorf("b: %w", base))
	fmt.Println(w, errors.Is(w, base), errors.Is(w, errors.New("base")), errors.Unwrap(base) == nil)
	j := errors.Join(base, errors.New("second"), nil)
	fmt.Println(j, errors.Is(j, base))
	m := fmt.Errorf("two: %w and %w", base, e)
	fmt.Println(m, errors.Is(m, base), errors.Is(m, me))
	fmt.Println(fmt.Errorf("no wrap: %v %d", base, 5))
	fmt.Printf("%w\n", base)
	fmt.Printf("%s %v %d\n", temp(1), temp(1), []point{{1, 2}})
	fmt.Println(fmt.Sprint(temp(1), temp(2)), fmt.Sprint("a", temp(1), "b"))
}
