// Buffered channels, closing, nil channels, directions and channels of channels.
package main

import "fmt"

type request struct {
	n     int
	reply chan int
}

func server(reqs <-chan request) {
	for r := range reqs {
		r.reply <- r.n * 2
	}
}

func gen(n int) <-chan int {
	c := make(chan int, 2)
	go func() {
		defer close(c)
		for i := 0; i < n; i++ {
			c <- i
		}
	}()
	return c
}

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

type big struct {
	a [10]int
	s string
}

func main() {
	c := make(chan int, 3)
	fmt.Println(len(c), cap(c))
	c <- 1
	c <- 2
	fmt.Println(len(c), <-c, len(c))
	c <- 3
	c <- 4
	close(c)
	for x := range c {
		fmt.Print(x, " ")
	}
	x, ok := <-c
	fmt.Println(x, ok, len(c))
	sum := 0
	for x := range gen(100) {
		sum += x
	}
	fmt.Println(sum)
	reqs := make(chan request)
	go server(reqs)
	for i := 0; i < 3; i++ {
		r := request{i, make(chan int)}
		reqs <- r
		fmt.Print(<-r.reply, " ")
	}
	close(reqs)
	fmt.Println()
	bc := make(chan big, 1)
	b := big{s: "big"}
	b.a[9] = 7
	bc <- b
	b.s = "changed"
	fmt.Println(<-bc)
	sc := make(chan string, 1)
	sc <- "s"
	fmt.Println(<-sc + "!")
	cc := make(chan chan string, 1)
	inner := make(chan string, 1)
	cc <- inner
	inner <- "nested"
	fmt.Println(<-<-cc)
	fc := make(chan func() int, 1)
	fc <- func() int { return 42 }
	fmt.Println((<-fc)())
	ec := make(chan error, 2)
	ec <- nil
	ec <- fmt.Errorf("e")
	fmt.Println(<-ec, <-ec)
	zc := make(chan struct{}, 5)
	zc <- struct{}{}
	fmt.Println(len(zc), <-zc)
	try("close closed", func() { c := make(chan int); close(c); close(c) })
	try("send closed", func() { c := make(chan int, 1); close(c); c <- 1 })
	try("close nil", func() { var c chan int; close(c) })
	try("negative", func() { n := -1; _ = make(chan int, n) })
	var nc chan int
	fmt.Println(nc == nil, len(nc), cap(nc), c == c)
	var ro <-chan int = gen(1)
	var i interface{} = ro
	_, isRo := i.(<-chan int)
	_, isRw := i.(chan int)
	fmt.Println(isRo, isRw)
	fmt.Printf("%T %T %T\n", c, ro, (chan<- int)(c))
	done := make(chan int)
	go func() {
		defer close(done)
		defer func() { recover() }()
		panic("in goroutine")
	}()
	_, ok = <-done
	fmt.Println(ok)
}
