// Package variables initialise in dependency order, then init functions in turn.
package main

import "fmt"

var (
	a = c + b
	b = f()
	c = 1
	d = func() int { fmt.Println("d"); return e * 2 }()
	e = trace("e", 21)
)

var x, y = pair()
var _ = trace("blank", 0)
var table = map[string]func() int{"b": func() int { return b }, "z": func() int { return z }}
var z = len(arr) + c*10
var arr = [...]string{2: "two", 0: "zero"}
var self = &node{name: "self"}

type node struct {
	name string
	next *node
}

func f() int {
	fmt.Println("f", c)
	return c + 10
}

func pair() (int, string) {
	fmt.Println("pair", b)
	return b, "y"
}

func trace(s string, v int) int {
	fmt.Println("init", s)
	return v
}

func init() {
	fmt.Println("init 1", a, b, c, d, e)
	a = 100
	self.next = self
}

func init() {
	fmt.Println("init 2", a, x, y)
}

var late = trace("late", a)

func main() {
	fmt.Println(a, b, c, d, e, x, y, z, late, len(arr), arr)
	fmt.Println(table["b"](), table["z"](), self.next.next.name)
}

func init() {
	fmt.Println("init 3", late)
}
