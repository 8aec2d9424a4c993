// Functions as values: stored, passed, returned, compared with nil.
package main

import "fmt"

type op func(int, int) int
type predicate func(int) bool

func add(a, b int) int { return a + b }
func mul(a, b int) int { return a * b }

func (o op) twice(x int) int       { return o(o(x, x), x) }
func (p predicate) not() predicate { return func(x int) bool { return !p(x) } }
func (p predicate) and(q predicate) predicate {
	return func(x int) bool { return p(x) && q(x) }
}

func fold(xs []int, init int, f op) int {
	for _, x := range xs {
		init = f(init, x)
	}
	return init
}

func mapInts(xs []int, f func(int) int) []int {
	out := make([]int, len(xs))
	for i, x := range xs {
		out[i] = f(x)
	}
	return out
}

func filter(xs []int, p predicate) (out []int) {
	for _, x := range xs {
		if p(x) {
			out = append(out, x)
		}
	}
	return
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

func curry(f op) func(int) func(int) int {
	return func(a int) func(int) int { return func(b int) int { return f(a, b) } }
}

type machine struct {
	name string
	step func(m *machine, in rune) func(*machine, rune)
	on   func()
}

var table = map[string]op{"add": add, "mul": mul}
var global = func(x int) int { return x + 1000 }

type state func(int) (state, string)

func even(n int) (state, string) {
	if n == 0 {
		return nil, "done"
	}
	return odd, "even"
}
func odd(n int) (state, string) { return even, "odd" }

func main() {
	xs := []int{1, 2, 3, 4, 5}
	fmt.Println(fold(xs, 0, add), fold(xs, 1, mul), fold(xs, 100, func(a, b int) int { return a - b }))
	fmt.Println(mapInts(xs, func(x int) int { return x * x }), mapInts(xs, global))
	isEven := predicate(func(x int) bool { return x%2 == 0 })
	big := predicate(func(x int) bool { return x > 2 })
	fmt.Println(filter(xs, isEven), filter(xs, isEven.not()), filter(xs, isEven.and(big)))
	fmt.Println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * 10 })(4), compose()(7))
	fmt.Println(op(add).twice(5), op(mul).twice(3), curry(add)(3)(4))
	fmt.Println(table["add"](2, 3), table["mul"](2, 3), table["div"] == nil)
	var f func()
	fmt.Println(f == nil)
	f = func() { fmt.Println("called") }
	f()
	fs := []func() int{}
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { return i * i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	m := machine{name: "m"}
	m.on = func() { m.name += "!" }
	m.on()
	m.on()
	fmt.Println(m.name)
	n := 5
	for s, word := state(even), ""; s != nil; n-- {
		s, word = s(n)
		fmt.Print(word, " ")
		if n == -1 {
			break
		}
	}
	fmt.Println(n)
	fmt.Println(func(a, b int) int { return a<<8 | b }(1, 2))
	g := add
	g = mul
	fmt.Println(g(6, 7))
	swap := func(a, b string) (string, string) { return b, a }
	fmt.Println(swap("x", "y"))
	arr := [2]func(float64) float64{func(x float64) float64 { return x / 2 }, nil}
	fmt.Println(arr[0](5), arr[1] == nil)
}
