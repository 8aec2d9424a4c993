// Sieve counts primes with the sieve of Eratosthenes over a slice of bools:
// strided stores and bounds checks.
package main

import (
	"fmt"
	"os"
	"strconv"
)

// sieve returns the number of primes up to limit and the largest of them.
func sieve(limit int) (count, largest int) {
	composite := make([]bool, limit+1)
	for i := 2; i <= limit; i++ {
		if composite[i] {
			continue
		}
		count++
		largest = i
		for j := i * i; j <= limit; j += i {
			composite[j] = true
		}
	}
	return count, largest
}

func main() {
	n := 5000000
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "sieve: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	for limit := 10; limit < n; limit *= 10 {
		count, largest := sieve(limit)
		fmt.Printf("%10d %8d %10d\n", limit, count, largest)
	}
	count, largest := sieve(n)
	fmt.Printf("%10d %8d %10d\n", n, count, largest)
}
