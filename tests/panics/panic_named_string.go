// An uncaught panic with a defined string type.
package main

type reason string

func main() {
	panic(reason("because"))
}
