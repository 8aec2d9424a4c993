// A failed type assertion to a concrete type.
package main

import "fmt"

func asInt(v interface{}) int {
	return v.(int)
}

func main() {
	fmt.Println(asInt(5))
	fmt.Println(asInt("text"))
}
