package main

type bad struct{ f []int }

func main() {
	var a map[[]int]string
	var b map[bad]int
	var c map[func()]int
	d := map[string]int{"a": 1, "a": 2}
	e := map[int]string{1: "a", "b": "c"}
	_, _, _, _, _ = a, b, c, d, e
}
