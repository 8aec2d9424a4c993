// Levenshtein computes edit distances between pseudo-random words: dynamic
// programming over two rows, with bytes of strings and min of three.
package main

import (
	"fmt"
	"os"
	"strconv"
)

// distance returns how many insertions, deletions and substitutions turn a into b.
func distance(a, b string, previous, current []int) int {
	for j := 0; j <= len(b); j++ {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
		}
		previous, current = current, previous
	}
	return previous[len(b)]
}

// words returns n words of 10 to 73 letters from an alphabet of eight.
func words(n int) []string {
	seed := uint32(42)
	random := func(limit uint32) uint32 {
		seed = seed*1664525 + 1013904223
		return (seed >> 16) % limit
	}
	list := make([]string, n)
	for i := range list {
		word := make([]byte, 10+random(64))
		for k := range word {
			word[k] = byte('a' + random(8))
		}
		list[i] = string(word)
	}
	return list
}

func main() {
	n := 40
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "levenshtein: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	list := words(n)
	previous, current := make([]int, 128), make([]int, 128)
	sum, closest, farthest := 0, 1000, 0
	for i, a := range list {
		for _, b := range list[:i] {
			d := distance(a, b, previous, current)
			sum += d
			closest = min(closest, d)
			farthest = max(farthest, d)
		}
	}
	fmt.Println("kitten -> sitting:", distance("kitten", "sitting", previous, current))
	fmt.Println("sum:", sum, "closest:", closest, "farthest:", farthest)
}
