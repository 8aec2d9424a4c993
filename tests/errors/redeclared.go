package main

type t int
type t string

func f() {}
func f() {}

var v = 1
var v = 2

func (t) m() {}
func (t) m() {}

type s struct {
	a int
	a string
}

func g(a int, a string) {}

func main() {
	x := 1
	x := 2
	var x int
	_ = x
}
