package main

func main() {
	a := [3]int{1, 2, 3}
	_ = a[5]
	_ = a[-1]
	_ = a["x"]
	_ = a[1.5]
	s := []int{1}
	_ = s[-1]
	_ = s[2:1]
	m := map[string]int{}
	_ = m[1]
	x := 5
	_ = x[0]
}
