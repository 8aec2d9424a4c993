// Recursion a hundred thousand calls deep, with small and large frames.
package main

import "fmt"

func down(n int) int {
	if n == 0 {
		return 0
	}
	return down(n-1) + 1
}

func wide(n int, s string, f float64) (int, string, float64) {
	var local [16]int
	for i := range local {
		local[i] = n + i
	}
	if n == 0 {
		return local[0], s, f
	}
	a, b, c := wide(n-1, s, f+0.5)
	return a + local[n%16] - n, b, c
}

func pointer(n int, p *int) {
	x := *p + 1
	if n > 0 {
		pointer(n-1, &x)
	}
	*p = x
}

func deferred(n int, out *int) {
	if n == 0 {
		return
	}
	defer func() { *out += n }()
	deferred(n-1, out)
}

func unwind(n int) {
	if n == 0 {
		panic("bottom")
	}
	unwind(n - 1)
}

func even(n int) bool {
	if n == 0 {
		return true
	}
	return odd(n - 1)
}

func odd(n int) bool {
	if n == 0 {
		return false
	}
	return even(n - 1)
}

func main() {
	fmt.Println(down(100000), down(10), down(100000))
	fmt.Println(wide(50000, "s", 0))
	x := 0
	pointer(100000, &x)
	fmt.Println(x)
	total := 0
	deferred(10000, &total)
	fmt.Println(total)
	func() {
		defer func() { fmt.Println(recover()) }()
		unwind(100000)
	}()
	fmt.Println(even(100001), odd(100001))
	var f func(int) int
	f = func(n int) int {
		if n == 0 {
			return 1
		}
		return f(n-1) ^ n
	}
	fmt.Println(f(100000))
}
