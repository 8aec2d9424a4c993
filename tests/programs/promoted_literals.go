package main

import "fmt"

type Inner struct{ X, Y int }
type Mid struct {
	Inner
	Name string
}
type Outer struct {
	Mid
	Z int
}
type Gen[T any] struct{ V T }
type WithGen struct {
	Gen[string]
	N int
}

func main() {
	o := Outer{X: 1, Name: "n", Z: 3}
	fmt.Printf("%+v\n", o)
	p := &Outer{Y: 2}
	fmt.Printf("%+v\n", *p)
	fmt.Printf("%+v\n", []Outer{{X: 5, Y: 6}, {Z: 1}})
	fmt.Printf("%+v\n", WithGen{V: "v", N: 2})
	fmt.Printf("%+v\n", map[string]Mid{"k": {X: 9, Name: "m"}})
}
