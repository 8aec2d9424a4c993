// Unbounded recursion ends with Go's stack overflow report.
package main

import "fmt"

func forever(n int) int {
	return forever(n+1) + 1
}

func main() {
	fmt.Println("descending")
	fmt.Println(forever(0))
}
