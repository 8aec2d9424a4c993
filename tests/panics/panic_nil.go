// A panic with nil has an error of its own.
package main

func main() {
	panic(nil)
}
