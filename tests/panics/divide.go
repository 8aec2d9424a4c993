// Integer division by zero.
package main

import "fmt"

func ratio(a, b int) int {
	return a / b
}

func main() {
	for i := 2; i >= -1; i-- {
		fmt.Println(ratio(10, i))
	}
}
