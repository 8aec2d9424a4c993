// Closures builds programs from functions: map, filter and fold over slices,
// composition, memoisation, and generators that keep state.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func apply[A, B any](list []A, f func(A) B) []B {
	result := make([]B, 0, len(list))
	for _, v := range list {
		result = append(result, f(v))
	}
	return result
}

func filter[A any](list []A, keep func(A) bool) []A {
	var result []A
	for _, v := range list {
		if keep(v) {
			result = append(result, v)
		}
	}
	return result
}

func fold[A, B any](list []A, start B, f func(B, A) B) B {
	for _, v := range list {
		start = f(start, v)
	}
	return start
}

func compose[A, B, C any](f func(A) B, g func(B) C) func(A) C {
	return func(a A) C { return g(f(a)) }
}

// adder and scaler each make a function that remembers its operand.
func adder(n int) func(int) int  { return func(v int) int { return v + n } }
func scaler(n int) func(int) int { return func(v int) int { return v * n } }

// counter returns functions that share a variable.
func counter() (increment func(int), value func() int) {
	n := 0
	return func(by int) { n += by }, func() int { return n }
}

func fibonacci() func() int {
	a, b := 0, 1
	return func() int {
		a, b = b, (a+b)%1000003
		return a
	}
}

// memoised keeps what f returned; f gets the memoised function for its recursion.
func memoised(f func(self func(int) int, n int) int) func(int) int {
	known := map[int]int{}
	var self func(int) int
	self = func(n int) int {
		if v, ok := known[n]; ok {
			return v
		}
		v := f(self, n)
		known[n] = v
		return v
	}
	return self
}

func main() {
	rounds := 100
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "closures: the size must be a number:", err)
			os.Exit(2)
		}
		rounds = v
	}
	list := make([]int, 1000)
	for i := range list {
		list[i] = i
	}
	increment, value := counter()
	next := fibonacci()
	steps := []func(int) int{adder(3), scaler(7), compose(scaler(3), adder(1))}
	total := 0
	for round := 0; round < rounds; round++ {
		pipeline := compose(adder(round), compose(scaler(3), adder(1)))
		mapped := apply(list, pipeline)
		odd := filter(mapped, func(v int) bool { return v%2 != 0 })
		total += fold(odd, 0, func(sum, v int) int { return (sum + v) % 1000003 })
		for _, v := range odd {
			increment(steps[v%3](v) % 1009)
		}
		for range 100 {
			total += next()
		}
		collatz := memoised(func(self func(int) int, n int) int {
			if n == 1 {
				return 0
			}
			if n%2 == 0 {
				return 1 + self(n/2)
			}
			return 1 + self(3*n+1)
		})
		for n := 1; n < 30; n++ {
			total += collatz(n + round%10)
		}
	}
	fmt.Println("total:", total, "counted:", value())
}
