// The trace names methods, closures and functions in order.
package main

import "fmt"

type engine struct{ depth int }

func (e *engine) run(f func(int)) {
	if e.depth == 0 {
		f(e.depth)
		return
	}
	e.depth--
	e.run(f)
}

func (e engine) start() {
	e.run(func(n int) {
		boom(n)
	})
}

//go:noinline
func boom(n int) {
	panic(fmt.Sprint("boom ", n))
}

func main() {
	engine{2}.start()
}
