// A high bound above a string's length.
package main

import "fmt"

func main() {
	s := "hello"
	for n := 3; ; n += 2 {
		fmt.Println(s[1:n])
	}
}
