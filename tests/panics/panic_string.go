// An uncaught panic with a string, after deferred calls ran.
package main

import "fmt"

func inner() {
	defer fmt.Println("deferred in inner")
	panic("something bad:\n\tsecond line")
}

func main() {
	defer fmt.Println("deferred in main")
	inner()
	fmt.Println("never")
}
