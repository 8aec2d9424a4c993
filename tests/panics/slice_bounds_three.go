// A full slice expression with its maximum above the capacity.
package main

import "fmt"

func main() {
	s := []int{1, 2, 3}
	n := 4
	fmt.Println(s[0:2:n])
}
