// Program arguments, standard error and deferred calls skipped by os.Exit.
package main

import (
	"fmt"
	"os"
)

func main() {
	defer fmt.Println("never printed")
	fmt.Println(len(os.Args) > 0)
	fmt.Fprintln(os.Stdout, "to stdout", 1)
	fmt.Fprintf(os.Stdout, "%s %d\n", "formatted", 2)
	n := 0
	for range os.Args[1:] {
		n++
	}
	fmt.Println(n)
	os.Exit(0)
}
