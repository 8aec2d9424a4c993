package main

type t struct{ x int }

func main() {
	p := &t{}
	p->x = 1
}
