// Quicksort sorts pseudo-random integers in place: data-dependent branches,
// recursion and slices of slices.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const cutoff = 12

func insertionSort(a []int) {
	for i := 1; i < len(a); i++ {
		x := a[i]
		j := i
		for ; j > 0 && a[j-1] > x; j-- {
			a[j] = a[j-1]
		}
		a[j] = x
	}
}

// medianOfThree moves the median of the first, middle and last element to the
// middle and returns it.
func medianOfThree(a []int) int {
	lo, mid, hi := 0, len(a)/2, len(a)-1
	if a[mid] < a[lo] {
		a[mid], a[lo] = a[lo], a[mid]
	}
	if a[hi] < a[lo] {
		a[hi], a[lo] = a[lo], a[hi]
	}
	if a[hi] < a[mid] {
		a[hi], a[mid] = a[mid], a[hi]
	}
	return a[mid]
}

func quicksort(a []int) {
	for len(a) > cutoff {
		pivot := medianOfThree(a)
		i, j := 0, len(a)-1
		for i <= j {
			for a[i] < pivot {
				i++
			}
			for a[j] > pivot {
				j--
			}
			if i <= j {
				a[i], a[j] = a[j], a[i]
				i++
				j--
			}
		}
		if j+1 < len(a)-i {
			quicksort(a[:j+1])
			a = a[i:]
		} else {
			quicksort(a[i:])
			a = a[:j+1]
		}
	}
	insertionSort(a)
}

func main() {
	n := 1000000
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "quicksort: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	a := make([]int, n)
	seed := uint32(42)
	for i := range a {
		seed = seed*1664525 + 1013904223
		a[i] = int(seed >> 8)
	}
	quicksort(a)
	ordered := true
	sum := 0
	for i := range a {
		if i > 0 && a[i-1] > a[i] {
			ordered = false
		}
		sum = (sum*31 + a[i]) & 0xffffffff
	}
	fmt.Println("ordered:", ordered, "checksum:", sum)
	if n > 0 {
		fmt.Println("smallest:", a[0], "median:", a[n/2], "largest:", a[n-1])
	}
}
