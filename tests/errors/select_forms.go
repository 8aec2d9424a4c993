package main

func main() {
	c := make(chan int)
	x, y, z := <-c
	select {
	case 5:
	}
}
