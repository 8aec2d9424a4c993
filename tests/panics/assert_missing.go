// A failed type assertion to an interface names the missing method.
package main

import "fmt"

type closer interface{ close() error }
type file struct{}

func main() {
	var v interface{} = file{}
	fmt.Println("asserting")
	v.(closer).close()
}
