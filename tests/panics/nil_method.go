// Calling a method of a nil interface.
package main

import "fmt"

type speaker interface{ speak() string }

func say(s speaker) string {
	return s.speak()
}

func main() {
	fmt.Println("before")
	fmt.Println(say(nil))
}
