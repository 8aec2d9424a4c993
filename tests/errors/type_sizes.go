package main

type V [1 << 50]byte

var X [1 << 50]byte
var Y [1 << 48]byte
var Z [1 << 47]byte

type W struct{ a, b [1 << 49]int64 }

type P *[1 << 60]int64

func main() { _ = make([][1 << 50]byte, 1) }
