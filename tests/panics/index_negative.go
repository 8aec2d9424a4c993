// A negative index ends the program, with a text of its own.
package main

import "fmt"

func main() {
	a := [4]int{1, 2, 3, 4}
	for i := 2; ; i-- {
		fmt.Println(a[i])
	}
}
