package main

type large [1 << 16]byte

var fits chan [1<<16 - 1]byte

func main() {
	_ = make(chan large)
}
