// Select: ready cases, default, nil channels, sends, timeouts and loops.
package main

import (
	"fmt"
	"time"
)

func main() {
	a, b := make(chan int, 1), make(chan string, 1)
	select {
	case x := <-a:
		fmt.Println("a", x)
	default:
		fmt.Println("nothing ready")
	}
	a <- 1
	select {
	case x, ok := <-a:
		fmt.Println("a", x, ok)
	case s := <-b:
		fmt.Println("b", s)
	}
	select {
	case b <- "sent":
		fmt.Println("send")
	default:
		fmt.Println("full")
	}
	select {
	case b <- "again":
		fmt.Println("send")
	default:
		fmt.Println("full")
	}
	fmt.Println(<-b)
	close(a)
	select {
	case x, ok := <-a:
		fmt.Println(x, ok)
	}
	var nilc chan int
	select {
	case <-nilc:
		fmt.Println("never")
	case <-time.After(time.Millisecond):
		fmt.Println("timeout")
	}
	c1, c2, quit := make(chan int), make(chan int), make(chan bool)
	go func() {
		for i := 0; i < 50; i++ {
			c1 <- i
		}
		close(quit)
	}()
	go func() {
		for i := 0; ; i++ {
			select {
			case c2 <- i * 1000:
			case <-quit:
				return
			}
		}
	}()
	n1, sum, n2 := 0, 0, 0
loop:
	for {
		select {
		case x := <-c1:
			n1++
			sum += x
		case <-c2:
			n2++
		case <-quit:
			break loop
		}
	}
	fmt.Println(n1, sum, n2 >= 0)
	counts := [2]int{}
	p, q := make(chan int, 1000), make(chan int, 1000)
	for i := 0; i < 1000; i++ {
		p <- i
		q <- i
	}
	for i := 0; i < 1000; i++ {
		select {
		case <-p:
			counts[0]++
		case <-q:
			counts[1]++
		}
	}
	fmt.Println(counts[0]+counts[1], counts[0] > 300, counts[1] > 300)
	in, out := make(chan int, 5), make(chan int, 5)
	for i := 0; i < 5; i++ {
		in <- i
	}
	close(in)
	var pending []int
	for in != nil || len(pending) > 0 {
		var send chan int
		var first int
		if len(pending) > 0 {
			send, first = out, pending[0]
		}
		select {
		case x, ok := <-in:
			if !ok {
				in = nil
				continue
			}
			pending = append(pending, x*x)
		case send <- first:
			pending = pending[1:]
		}
	}
	close(out)
	for x := range out {
		fmt.Print(x, " ")
	}
	fmt.Println()
	m := map[string]chan int{"k": make(chan int, 1)}
	arr := [2]int{}
	idx := func() int { fmt.Print("idx "); return 1 }
	m["k"] <- 5
	select {
	case arr[idx()] = <-m["k"]:
	}
	fmt.Println(arr)
	t := time.NewTimer(time.Hour)
	fmt.Println(t.Stop())
	start := time.Now()
	time.Sleep(2 * time.Millisecond)
	fmt.Println(time.Since(start) >= 2*time.Millisecond)
}
