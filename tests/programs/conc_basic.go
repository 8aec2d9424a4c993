// Goroutines, wait groups and unbuffered channels.
package main

import (
	"fmt"
	"sync"
)

func worker(id int, in <-chan int, out chan<- int, wg *sync.WaitGroup) {
	defer wg.Done()
	for x := range in {
		out <- x * x
	}
}

func main() {
	done := make(chan bool)
	go func() {
		fmt.Println("in goroutine")
		done <- true
	}()
	fmt.Println(<-done)
	in, out := make(chan int), make(chan int)
	var wg sync.WaitGroup
	for i := 0; i < 4; i++ {
		wg.Add(1)
		go worker(i, in, out, &wg)
	}
	go func() {
		for i := 1; i <= 100; i++ {
			in <- i
		}
		close(in)
		wg.Wait()
		close(out)
	}()
	sum, n := 0, 0
	for x := range out {
		sum += x
		n++
	}
	fmt.Println(n, sum)
	results := make([]int, 10)
	for i := range results {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results[i] = i * 10
		}()
	}
	wg.Wait()
	fmt.Println(results)
	ping, pong := make(chan int), make(chan int)
	go func() {
		for x := range ping {
			pong <- x + 1
		}
		close(pong)
	}()
	x := 0
	for i := 0; i < 1000; i++ {
		ping <- x
		x = <-pong
	}
	close(ping)
	_, ok := <-pong
	fmt.Println(x, ok)
	go fmt.Sprint("a call with arguments", 1, 2)
	var mu sync.Mutex
	var wg2 sync.WaitGroup
	wg2.Go(func() { mu.Lock(); defer mu.Unlock(); fmt.Println("wg.Go") })
	wg2.Wait()
}
