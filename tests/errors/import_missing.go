package main

import (
	"fmt"
	"no/such/package"
)

func main() {
	fmt.Println("x")
}
