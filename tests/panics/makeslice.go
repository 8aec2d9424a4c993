// Making a slice of negative length.
package main

import "fmt"

func alloc(n int) []string {
	return make([]string, n)
}

func main() {
	fmt.Println(len(alloc(3)))
	fmt.Println(len(alloc(-3)))
}
