package main

type t struct{ a []int }

func main() {
	a := 1 + "x"
	b := "x" * 2
	c := !5
	d := -"s"
	e := 1.5 % 2.0
	f := true + false
	g := []int{} == []int{}
	h := t{} == t{}
	var i int
	var j int64
	k := i + j
	_, _, _, _, _, _, _, _, _ = a, b, c, d, e, f, g, h, k
}
