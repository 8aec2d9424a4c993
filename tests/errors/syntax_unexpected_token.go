package main

func main() {
	x := 5 +
	y := 3
	_ = x
}
