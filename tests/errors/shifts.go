package main

func main() {
	var f float64 = 1
	_ = f << 2
	_ = 1.5 << 2
	_ = 1 << -1
	_ = 1 << 1.5
	_ = "a" << 1
	var n int
	var g float64 = 1 << n
	_ = 1 << "x"
	_ = g
	_ = uint8(1) << 8
}
