// Fannkuch flips prefixes of every permutation of 1..n until a 1 is in front,
// and reports a checksum and the largest number of flips: small-array work.
package main

import (
	"fmt"
	"os"
	"strconv"
)

// countFlips reverses prefixes of scratch until its first element is zero.
func countFlips(scratch []int) int {
	flips := 0
	for {
		first := scratch[0]
		if first == 0 {
			return flips
		}
		for i, j := 0, first; i < j; i, j = i+1, j-1 {
			scratch[i], scratch[j] = scratch[j], scratch[i]
		}
		flips++
	}
}

func fannkuch(n int) (checksum, maxFlips int) {
	perm := make([]int, n)
	scratch := make([]int, n)
	count := make([]int, n)
	for i := range perm {
		perm[i] = i
	}
	even := true
	r := n
	for {
		for ; r != 1; r-- {
			count[r-1] = r
		}
		copy(scratch, perm)
		flips := countFlips(scratch)
		if flips > maxFlips {
			maxFlips = flips
		}
		if even {
			checksum += flips
		} else {
			checksum -= flips
		}
		for {
			if r == n {
				return checksum, maxFlips
			}
			first := perm[0]
			for i := 0; i < r; i++ {
				perm[i] = perm[i+1]
			}
			perm[r] = first
			count[r]--
			if count[r] > 0 {
				break
			}
			r++
		}
		even = !even
	}
}

func main() {
	n := 9
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "fannkuch: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	checksum, flips := fannkuch(n)
	fmt.Println(checksum)
	fmt.Printf("Pfannkuchen(%d) = %d\n", n, flips)
}
