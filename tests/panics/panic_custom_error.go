// An uncaught panic with an error type of the program's own.
package main

import "fmt"

type codeError struct{ code int }

func (e codeError) Error() string { return fmt.Sprint("code ", e.code) }

func fail(n int) {
	panic(codeError{n})
}

func main() {
	fail(7)
}
