package main

func f() (a int) {
	b := 1
	var c, d = 2, 3
	_ = d
	return 0
}

func main() {
	for i, x := range []int{1} {
	}
	y, z := f(), 2
	y = z
}
