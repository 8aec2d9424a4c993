package main

type celsius float64
type id int

func main() {
	var i int = "text"
	var s string = 5
	var f float64 = 1.5
	i = f
	var c celsius = f
	var n id = i
	s = 'x'
	var b bool = 1
	var u uint8 = i
	_, _, _, _, _, _ = i, s, c, n, b, u
}
