// Fib computes Fibonacci numbers by plain double recursion: it measures calls.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func fib(n int) int {
	if n < 2 {
		return n
	}
	return fib(n-1) + fib(n-2)
}

func main() {
	n := 32
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "fib: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	for i := 0; i <= 10; i++ {
		fmt.Printf("%d ", fib(i))
	}
	fmt.Println()
	fmt.Printf("fib(%d) = %d\n", n, fib(n))
}
