// An uncaught panic with an integer.
package main

func main() {
	panic(42)
}
