// A panic in the initialisation of a package variable.
package main

import "fmt"

var x = compute(0)

func compute(n int) int {
	fmt.Println("computing")
	return 10 / n
}

func main() {
	fmt.Println("never", x)
}
