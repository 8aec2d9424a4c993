// A panic with a Stringer: its method is used.
package main

type point struct{ x, y int }

func (p point) String() string { return "a point" }

func main() {
	panic(point{1, 2})
}
