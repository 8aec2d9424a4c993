package main

import "fmt"

func f(a int, b string) int { return a }
func v(xs ...int)           {}

func main() {
	f(1)
	f(1, "a", 2)
	f("a", 1)
	v("x")
	v([]int{1})
	v([]string{"a"}...)
	x := 5
	x()
	fmt.Println(f)
	f
}
