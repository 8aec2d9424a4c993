package main

import (
	"fmt"
	str "strings"

	. "example.com/m/dot"
	"example.com/m/shapes"
	other "example.com/m/x/shapes"
	_ "example.com/m/side"
)

type square struct{ side float64 }

func (s square) Area() float64 { return s.side * s.side }

func main() {
	var s shapes.Shape = square{2}
	fmt.Println(s.Area(), shapes.Sum(s, shapes.NewCircle(1), other.Unit{}), str.ToUpper(Dotted))
	fmt.Printf("%T %T %v %v\n", shapes.NewCircle(1), other.Unit{}, shapes.NewCircle(1), other.Map([]int{1, 2}, func(n int) string { return fmt.Sprint(n * 2) }))
	fmt.Println(shapes.Registered())
	var e error = other.Failure{Code: 3}
	fmt.Println(e)
}
