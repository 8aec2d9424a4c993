package main

func f(x int) int

func main() {
	println(f(1))
}
