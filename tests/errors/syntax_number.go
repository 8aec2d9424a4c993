package main

func main() {
	a := 09
	b := 0x
	c := 1__0
	d := 0b12
	_, _, _, _ = a, b, c, d
}
