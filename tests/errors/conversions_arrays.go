package main

func main() {
	_ = int(1.5)
	_ = [2]int([]string{})
	_ = "abc"[5]
	_ = [2]int{1, 2, 3}
	_ = [...]int{5: 1, 5: 2}
	_ = []int{-1: 0}
}
