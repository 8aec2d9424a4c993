package main

import "fmt"

type int32 = string

func len(x any) string { return fmt.Sprint("len:", x) }

type error interface{ Oops() }

const iota = 5
const (
	a = iota
	b
)

var nil = 3

func f(append func(int) int, string int, true bool) int {
	new := 2
	if !true {
		return append(string + new)
	}
	return 0
}

type any2 = any

func main() {
	var s int32 = "x"
	fmt.Println(len(s), a, b, nil)
	fmt.Println(f(func(x int) int { return x * 2 }, 4, false))
	{
		copy, panic, print := 1, 2, 3
		fmt.Println(copy + panic + print)
	}
	type bool struct{ v int }
	fmt.Println(bool{1})
	var fmt2 = fmt.Sprint
	{
		fmt := fmt2("z")
		fmt += "!"
		println := func(x string) { _ = x }
		println(fmt)
	}
	main := "main"
	_ = main
	make := func(n int) []int { return []int{n} }
	fmt.Println(make(3))
	true := 1 == 2
	fmt.Println(true)
	type T[string any] struct{ v string }
	fmt.Println(T[int]{4})
	var e error
	fmt.Println(e)
}
