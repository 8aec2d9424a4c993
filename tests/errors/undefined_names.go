package main

import "fmt"

func main() {
	fmt.Println(missing)
	undefinedFunc(3)
	var t noType
	fmt.Nothing("x")
	_ = t
}
