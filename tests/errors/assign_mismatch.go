package main

func two() (int, string) { return 1, "a" }
func none()              {}

func main() {
	a, b, c := two()
	x := two()
	var d int = two()
	y := none()
	e, f := 1
	a, b = 1, 2, 3
	_, _, _, _, _, _, _, _ = a, b, c, x, d, y, e, f
}
