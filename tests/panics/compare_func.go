// Comparing interfaces that hold functions.
package main

func same(a, b interface{}) bool { return a == b }

func main() {
	println(same(1, 1))
	same(func() {}, func() {})
}
