package main

func main() {
	if true {
		x := 1
		_ = x
}
