package trace

import "fmt"

// Say prints and returns its argument's length.
func Say(what string) int {
	fmt.Println(what)
	return len(what)
}
