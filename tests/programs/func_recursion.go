// Recursion in many shapes: direct, mutual, through closures and methods.
package main

import "fmt"

func fact(n uint64) uint64 {
	if n == 0 {
		return 1
	}
	return n * fact(n-1)
}

func ack(m, n int) int {
	switch {
	case m == 0:
		return n + 1
	case n == 0:
		return ack(m-1, 1)
	}
	return ack(m-1, ack(m, n-1))
}

func isEven(n int) bool {
	if n == 0 {
		return true
	}
	return isOdd(n - 1)
}

func isOdd(n int) bool {
	if n == 0 {
		return false
	}
	return isEven(n - 1)
}

func hanoi(n int, from, to, via string, moves *[]string) {
	if n == 0 {
		return
	}
	hanoi(n-1, from, via, to, moves)
	*moves = append(*moves, from+to)
	hanoi(n-1, via, to, from, moves)
}

func gcd(a, b int) int {
	if b == 0 {
		return a
	}
	return gcd(b, a%b)
}

func tak(x, y, z int) int {
	if y >= x {
		return z
	}
	return tak(tak(x-1, y, z), tak(y-1, z, x), tak(z-1, x, y))
}

func female(n int) int {
	if n == 0 {
		return 1
	}
	return n - male(female(n-1))
}

func male(n int) int {
	if n == 0 {
		return 0
	}
	return n - female(male(n-1))
}

func binary(n int) string {
	if n < 2 {
		return string(rune('0' + n))
	}
	return binary(n/2) + binary(n%2)
}

func sumf(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	return xs[0] + sumf(xs[1:])
}

type expr struct {
	op   byte
	l, r *expr
	v    int
}

func (e *expr) eval() int {
	switch e.op {
	case '+':
		return e.l.eval() + e.r.eval()
	case '*':
		return e.l.eval() * e.r.eval()
	case '-':
		return e.l.eval() - e.r.eval()
	}
	return e.v
}

func num(v int) *expr { return &expr{v: v} }

func main() {
	fmt.Println(fact(20), fact(0), ack(2, 3), isEven(100), isOdd(7), isEven(7))
	var moves []string
	hanoi(4, "A", "C", "B", &moves)
	fmt.Println(len(moves), moves)
	fmt.Println(gcd(1071, 462), gcd(17, 5), tak(12, 8, 4))
	for i := 0; i < 12; i++ {
		fmt.Print(female(i), "/", male(i), " ")
	}
	fmt.Println()
	fmt.Println(binary(0), binary(37), binary(1023))
	fmt.Println(sumf([]float64{1.5, 2.5, 3}))
	e := &expr{'-', &expr{'*', num(6), num(7), 0}, &expr{'+', num(1), num(1), 0}, 0}
	fmt.Println(e.eval())
	var collatz func(int) int
	memo := map[int]int{1: 0}
	collatz = func(n int) int {
		if v, ok := memo[n]; ok {
			return v
		}
		next := n / 2
		if n%2 == 1 {
			next = 3*n + 1
		}
		memo[n] = collatz(next) + 1
		return memo[n]
	}
	best, at := 0, 0
	for i := 1; i < 1000; i++ {
		if c := collatz(i); c > best {
			best, at = c, i
		}
	}
	fmt.Println(best, at)
}
