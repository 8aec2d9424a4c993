package main

func main() {
	var ro <-chan int
	var so chan<- int
	ro <- 1
	<-so
	close(ro)
	c := make(chan int)
	c <- "x"
	for a, b := range c {
		_, _ = a, b
	}
	x, y := 1, <-c, 2
	var i int
	<-i
}
