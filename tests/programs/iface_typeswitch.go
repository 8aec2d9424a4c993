// Type switches over concrete types, interfaces, nil and lists of types.
package main

import (
	"errors"
	"fmt"
)

type point struct{ x, y int }
type named string
type stringer interface{ String() string }
type e1 struct{ n int }

func (p point) String() string { return fmt.Sprint("P", p.x, p.y) }
func (e *e1) Error() string    { return fmt.Sprint("e1 ", e.n) }

func classify(v interface{}) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int:
		return fmt.Sprint("int ", x+1)
	case int8, int16, int32:
		return fmt.Sprintf("small %v %T", x, x)
	case uint8:
		return fmt.Sprint("byte ", x*2)
	case float64:
		return fmt.Sprint("float ", x/2)
	case string:
		return "string " + x + "!"
	case bool:
		if x {
			return "true"
		}
		return "false"
	case stringer:
		return "stringer " + x.String()
	case error:
		return "error " + x.Error()
	case []int:
		return fmt.Sprint("slice ", len(x))
	case map[string]int:
		return fmt.Sprint("map ", x["k"])
	case func(int) int:
		return fmt.Sprint("func ", x(5))
	case *int:
		*x += 1
		return fmt.Sprint("pointer ", *x)
	case [2]int:
		return fmt.Sprint("array ", x[1])
	case struct{ a int }:
		return fmt.Sprint("anonymous ", x.a)
	case chan int:
		return fmt.Sprint("chan ", cap(x))
	case complex128:
		return fmt.Sprint("complex ", real(x))
	case [][]string, named:
		return fmt.Sprintf("listed %v", x)
	default:
		return fmt.Sprintf("other %T", x)
	}
}

func onError(err error) string {
	switch e := err.(type) {
	case nil:
		return "no error"
	case *e1:
		e.n++
		return fmt.Sprint("e1 ", e.n)
	case interface{ Unwrap() error }:
		return "wraps " + onError(e.Unwrap())
	}
	return "unknown " + err.Error()
}

func noVar(v interface{}) (n int) {
	switch v.(type) {
	case int, string:
		n = 1
	case fmt.Stringer:
		n = 2
	default:
		n = 3
	}
	switch x := v; x.(type) {
	case int:
		n += 10
	}
	return
}

func main() {
	n := 41
	values := []interface{}{nil, 1, int8(2), int32(3), 'c', byte(200), 2.5, "s", true, false, point{1, 2}, &point{3, 4}, &e1{5}, errors.New("x"),
		[]int{1, 2}, map[string]int{"k": 9}, func(x int) int { return x * x }, &n, [2]int{1, 2}, struct{ a int }{7},
		make(chan int, 3), complex(1, 2), [][]string{{"a"}}, named("n"), uint(1), []string{"q"}, struct{ b int }{1}, float32(1)}
	for _, v := range values {
		fmt.Println(classify(v), noVar(v))
	}
	fmt.Println(n)
	fmt.Println(onError(nil), onError(&e1{1}), onError(errors.New("z")), onError(fmt.Errorf("w: %w", &e1{7})))
	var s stringer
	fmt.Println(classify(s))
	var ep *e1
	fmt.Println(classify(ep == nil), classify([]interface{}{1}))
	switch f := interface{}(2.0).(type) {
	case int, float64:
		fmt.Printf("%T\n", f)
	}
	for i := 0; i < 3; i++ {
		switch interface{}(i).(type) {
		case int:
			if i == 1 {
				continue
			}
			break
		}
		fmt.Print(i, " ")
	}
	fmt.Println()
}
