// An index beyond a string's length.
package main

import "fmt"

func last(s string, n int) byte {
	return s[len(s)+n]
}

func main() {
	fmt.Println(last("abc", -1))
	fmt.Println(last("abc", 0))
}
