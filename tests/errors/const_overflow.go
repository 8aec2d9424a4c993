package main

func main() {
	var a int8 = 128
	var b uint8 = -1
	var c uint = 1 << 64
	d := int32(1 << 31)
	const big = 1 << 100
	var e int = big
	var f float32 = 1e40
	g := byte(256)
	var h int = 1.5
	_, _, _, _, _, _, _, _ = a, b, c, d, e, f, g, h
}
