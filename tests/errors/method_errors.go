package main

import "fmt"

func (int) m()       {}
func (x *fmt.Stringer) n() {}
func (missing) o()   {}

type t struct{ f int }

func (t) f() {}

type i interface{ m() }

func (i) g() {}

type p *int

func (p) h() {}

func main() {
	t.nothing()
	var v t
	v.f()
}
