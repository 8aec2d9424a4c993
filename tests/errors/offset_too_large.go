package main

import "unsafe"

type E [1 << 30]complex128

var s struct {
	_ [1 << 30]E
	x int
}
var t struct {
	_ [1 << 26]E
	x int
	_ [1 << 28]E
}
var _ = unsafe.Offsetof(s.x)
var _ = unsafe.Offsetof(t.x)
var _ = unsafe.Alignof(s)

func main() { println(unsafe.Sizeof(t.x)) }
