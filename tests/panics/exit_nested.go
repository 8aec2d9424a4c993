// os.Exit from a deep call and a deferred function.
package main

import (
	"fmt"
	"os"
)

func down(n int) {
	defer func() {
		if n == 0 {
			fmt.Fprintln(os.Stderr, "exiting")
			os.Exit(77)
		}
	}()
	if n > 0 {
		down(n - 1)
	}
}

func main() {
	down(5)
	fmt.Println("never")
}
