// Three panics, each in a deferred call of the one before.
package main

func main() {
	defer func() {
		defer func() {
			panic("three")
		}()
		panic("two")
	}()
	panic("one")
}
