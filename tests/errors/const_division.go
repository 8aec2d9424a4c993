package main

const zero = 0

func main() {
	a := 1 / 0
	b := 5 % zero
	c := 1.5 / 0.0
	x := 3
	x /= 0
	_, _, _ = a, b, c
}
