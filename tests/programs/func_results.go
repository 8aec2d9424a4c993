// Multiple results, forwarding, blank results and results in expressions.
package main

import "fmt"

func divmod(a, b int) (int, int) { return a / b, a % b }

func named(n int) (sum int, name string, ok bool) {
	for i := 0; i <= n; i++ {
		sum += i
	}
	if n > 3 {
		ok = true
		name = "large"
		return
	}
	return sum, "small", false
}

func add(a, b int) int            { return a + b }
func variadic(xs ...int) int      { return len(xs) }
func forward(a, b int) (int, int) { return divmod(a*2, b) }
func kinds() (int8, float32, string, []int, map[string]int, error, *int, func() int, bool) {
	n := 3
	return -8, 1.5, "s", []int{1}, map[string]int{"k": 1}, nil, &n, func() int { return n }, true
}

func shadow(x int) (err string) {
	if x > 0 {
		err := "inner"
		_ = err
	}
	if x > 1 {
		err = "outer"
	}
	return
}

func swap[T any](a, b T) (T, T) { return b, a }

func many() (a, b, c, d, e, f, g, h, i, j int, s string, x float64) {
	return 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "eleven", 12.5
}

func fib(n int) (a, b int) {
	if n == 0 {
		return 0, 1
	}
	a, b = fib(n - 1)
	return b, a + b
}

func main() {
	q, r := divmod(17, 5)
	fmt.Println(q, r, add(divmod(17, 5)), variadic(divmod(1, 1)))
	fmt.Println(divmod(-17, 5))
	fmt.Println(forward(9, 4))
	fmt.Println(named(3))
	fmt.Println(named(10))
	_, name, _ := named(5)
	fmt.Println(name)
	a, b, c, d, e, f, g, h, i := kinds()
	fmt.Println(a, b, c, d, e, f, *g, h(), i)
	*g = 99
	fmt.Println(h())
	fmt.Println(shadow(0) == "", shadow(1) == "", shadow(2))
	x, y := swap("l", "r")
	fmt.Println(x, y)
	fmt.Println(many())
	_, _, m3, _, _, _, _, m8, _, m10, ms, mx := many()
	fmt.Println(m3, m8, m10, ms, mx)
	for i := 0; i < 50; i += 10 {
		v, _ := fib(i)
		fmt.Print(v, " ")
	}
	fmt.Println()
	var arr [2]int
	arr[0], arr[1] = divmod(100, 7)
	fmt.Println(arr)
	mp := map[string]int{}
	mp["q"], mp["r"] = divmod(100, 9)
	fmt.Println(mp)
	func() (int, int) { fmt.Println("called"); return 1, 2 }()
}
