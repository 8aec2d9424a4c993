package main

func main() {
	delete([]int{}, 1)
	copy(1, 2)
	len("x")
	close(5)
	_ = min("a", 1)
	panic()
	clear(5)
}
