// An uncaught panic with an error value.
package main

import (
	"errors"
	"fmt"
)

func main() {
	fmt.Println("start")
	panic(fmt.Errorf("wrapped: %w", errors.New("cause")))
}
