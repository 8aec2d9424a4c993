package main

import "fmt"

type shape interface {
	area() float64
	name() string
}
type sq struct{}

func (sq) area() float64 { return 1 }

type ptr struct{}

func (*ptr) area() float64 { return 1 }
func (*ptr) name() string  { return "" }

type wrong struct{}

func (wrong) area() int    { return 1 }
func (wrong) name() string { return "" }

func main() {
	var s shape = sq{}
	s = ptr{}
	s = wrong{}
	s = 5
	_ = s.(sq)
	_ = s.(int)
	x := 5
	_ = x.(int)
	s.missing()
	var e error = "text"
	fmt.Println(s, e)
}
