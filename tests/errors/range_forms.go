package main

func main() {
	for i := range 1.5 {
		_ = i
	}
	for i, j := range 10 {
		_, _ = i, j
	}
	var p *[]int
	for range p {
	}
	for i := range true {
		_ = i
	}
	for a, b, c := range []int{} {
	}
	f := func(int) {}
	for range f {
	}
}
