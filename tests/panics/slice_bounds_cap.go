// A high bound above the capacity.
package main

import "fmt"

func main() {
	s := make([]byte, 3, 5)
	n := 5
	fmt.Println(len(s[:n]))
	n = 9
	fmt.Println(len(s[:n]))
}
