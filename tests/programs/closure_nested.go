// Closures inside closures reach variables of every enclosing level.
package main

import "fmt"

func levels() func() func() func() string {
	a := 1
	return func() func() func() string {
		a++
		b := a * 10
		return func() func() string {
			a++
			b++
			c := a + b
			return func() string {
				a++
				b++
				c++
				return fmt.Sprint(a, " ", b, " ", c)
			}
		}
	}
}

func fib() func() int {
	a, b := 0, 1
	return func() int {
		defer func() { a, b = b, a+b }()
		return a
	}
}

func memo(f func(func(int) int, int) int) func(int) int {
	cache := map[int]int{}
	var self func(int) int
	self = func(n int) int {
		if v, ok := cache[n]; ok {
			return v
		}
		v := f(self, n)
		cache[n] = v
		return v
	}
	return self
}

func generator(n int) func() (int, bool) {
	i := 0
	return func() (int, bool) {
		if i >= n {
			return 0, false
		}
		i++
		return i * i, true
	}
}

func pipeline(stages ...func(int) int) func(int) int {
	f := func(x int) int { return x }
	for _, s := range stages {
		prev := f
		f = func(x int) int { return s(prev(x)) }
	}
	return f
}

type cell struct {
	get func() int
	set func(int)
}

func newCell() cell {
	var v int
	return cell{func() int { return v }, func(x int) { v = x }}
}

func main() {
	l := levels()
	m := l()
	n := m()
	fmt.Println(n())
	fmt.Println(n())
	fmt.Println(m()())
	fmt.Println(l()()())
	f := fib()
	for range 12 {
		fmt.Print(f(), " ")
	}
	fmt.Println()
	fmt.Println(memo(func(self func(int) int, n int) int {
		if n < 2 {
			return n
		}
		return self(n-1) + self(n-2)
	})(80))
	next := generator(4)
	for v, ok := next(); ok; v, ok = next() {
		fmt.Print(v, " ")
	}
	fmt.Println()
	fmt.Println(pipeline(func(x int) int { return x + 1 }, func(x int) int { return x * 2 }, func(x int) int { return x - 3 })(10))
	a, b := newCell(), newCell()
	a.set(5)
	b.set(a.get() + 1)
	fmt.Println(a.get(), b.get())
	x := 0
	func() {
		func() {
			func() {
				func() { x += 7 }()
				x *= 3
			}()
		}()
	}()
	fmt.Println(x)
	y := func() func() int {
		z := x
		return func() int { z++; x++; return z*1000 + x }
	}()
	fmt.Println(y(), y(), x)
	church := func(n int) func(func(int) int) func(int) int {
		return func(f func(int) int) func(int) int {
			return func(x int) int {
				for i := 0; i < n; i++ {
					x = f(x)
				}
				return x
			}
		}
	}
	fmt.Println(church(5)(func(x int) int { return x*2 + 1 })(1))
}
