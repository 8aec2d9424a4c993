// Recovering and panicking again with the same value.
package main

import "fmt"

func guard() {
	r := recover()
	fmt.Println("recovered:", r)
	panic(r)
}

func work() {
	defer guard()
	panic("original")
}

func main() {
	work()
}
