// A prime sieve of goroutines and a fan-out, fan-in pipeline.
package main

import "fmt"

func source() chan int {
	c := make(chan int)
	go func() {
		for i := 2; ; i++ {
			c <- i
		}
	}()
	return c
}

func filter(in chan int, p int) chan int {
	out := make(chan int)
	go func() {
		for {
			if x := <-in; x%p != 0 {
				out <- x
			}
		}
	}()
	return out
}

func stage(in <-chan string, f func(string) string) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		for s := range in {
			out <- f(s)
		}
	}()
	return out
}

func merge(cs ...<-chan int) <-chan int {
	out := make(chan int)
	left := make(chan bool, len(cs))
	for _, c := range cs {
		go func() {
			for x := range c {
				out <- x
			}
			left <- true
		}()
	}
	go func() {
		for range cs {
			<-left
		}
		close(out)
	}()
	return out
}

func count(from, to int) <-chan int {
	c := make(chan int)
	go func() {
		for i := from; i < to; i++ {
			c <- i
		}
		close(c)
	}()
	return c
}

func tree(depth int) int {
	if depth == 0 {
		return 1
	}
	c := make(chan int, 2)
	go func() { c <- tree(depth - 1) }()
	go func() { c <- tree(depth - 1) }()
	return <-c + <-c
}

func main() {
	c := source()
	for i := 0; i < 25; i++ {
		p := <-c
		fmt.Print(p, " ")
		c = filter(c, p)
	}
	fmt.Println()
	words := make(chan string)
	go func() {
		for _, w := range []string{"a", "b", "c"} {
			words <- w
		}
		close(words)
	}()
	for s := range stage(stage(words, func(s string) string { return s + s }), func(s string) string { return "<" + s + ">" }) {
		fmt.Print(s, " ")
	}
	fmt.Println()
	sum := 0
	for x := range merge(count(0, 100), count(100, 200), count(200, 300)) {
		sum += x
	}
	fmt.Println(sum, tree(8))
	const n = 10000
	first := make(chan int)
	left := first
	for i := 0; i < n; i++ {
		right := make(chan int)
		go func(l, r chan int) { l <- 1 + <-r }(left, right)
		left = right
	}
	go func() { left <- 0 }()
	fmt.Println(<-first)
}
