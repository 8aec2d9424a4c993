// A slice expression whose low bound is above its high one.
package main

import "fmt"

func cut(s []int, lo, hi int) []int {
	return s[lo:hi]
}

func main() {
	s := []int{1, 2, 3, 4, 5, 6}
	fmt.Println(cut(s, 3, 5))
	fmt.Println(cut(s, 5, 3))
}
