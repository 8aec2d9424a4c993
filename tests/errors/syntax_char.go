package main

func main() {
	a := 'ab'
	b := ''
	c := '\z'
	_, _, _ = a, b, c
}
