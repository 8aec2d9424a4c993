// Calling a nil function value.
package main

import "fmt"

func call(f func(int) int) int {
	return f(1)
}

func main() {
	fmt.Println(call(func(x int) int { return x + 1 }))
	fmt.Println(call(nil))
}
