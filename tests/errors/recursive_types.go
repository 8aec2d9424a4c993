package main

type t struct {
	a int
	t t
}
type a [2]b
type b struct{ x a }
type ok struct{ p *ok }
type i interface{ i }

const c = d
const d = c

var x = y
var y = x

func main() {
}
