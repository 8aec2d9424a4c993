// A negative shift count.
package main

import "fmt"

func main() {
	for n := 1; ; n-- {
		fmt.Println(1 << n)
	}
}
