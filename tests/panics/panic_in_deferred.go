// A panic in a deferred call while panicking shows both.
package main

import "fmt"

func main() {
	defer func() {
		fmt.Println("deferred")
		panic("second")
	}()
	panic("first")
}
