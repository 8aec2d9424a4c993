package main

import "fmt"

var c1 = say("c1")

const late = 3

var (
	x    = say("x", y, late)
	y    int
	_    = say("blank", w)
	w, v = pair("w", "v")
	u    = func() int { return say("u") + t() }()
)

var free = say("free")

func t() int { return last }

var last = say("last")

func say(what string, _ ...int) int {
	fmt.Println(what)
	return 1
}

func pair(what ...string) (int, int) {
	fmt.Println(what)
	return a1, 2
}

func init() { say("init c") }

func main() { fmt.Println(b1, b2, a1, a2, a3, c1, x, y, w, v, u, free, last) }
