// Channel_pipeline passes numbers through stages joined by channels, buffered
// and not, with workers, a select and a WaitGroup.
package main

import (
	"fmt"
	"os"
	"strconv"
	"sync"
)

func generate(n int) <-chan int {
	out := make(chan int)
	go func() {
		defer close(out)
		for i := 1; i <= n; i++ {
			out <- i
		}
	}()
	return out
}

func transform(in <-chan int, buffer int, f func(int) int) <-chan int {
	out := make(chan int, buffer)
	go func() {
		defer close(out)
		for v := range in {
			out <- f(v)
		}
	}()
	return out
}

// spread has count workers take from in and answer on one channel.
func spread(in <-chan int, count int, f func(int) int) <-chan int {
	out := make(chan int, count)
	var workers sync.WaitGroup
	for range count {
		workers.Add(1)
		go func() {
			defer workers.Done()
			for v := range in {
				out <- f(v)
			}
		}()
	}
	go func() {
		workers.Wait()
		close(out)
	}()
	return out
}

// merge takes from both until both are closed.
func merge(a, b <-chan int) <-chan int {
	out := make(chan int, 8)
	go func() {
		defer close(out)
		for a != nil || b != nil {
			select {
			case v, ok := <-a:
				if !ok {
					a = nil
					continue
				}
				out <- v
			case v, ok := <-b:
				if !ok {
					b = nil
					continue
				}
				out <- v
			}
		}
	}()
	return out
}

// sieve chains a filter for each of the first count primes, and returns the last.
func sieve(count int) int {
	stop := make(chan struct{})
	defer close(stop)
	source := make(chan int)
	go func() {
		for i := 2; ; i++ {
			select {
			case source <- i:
			case <-stop:
				return
			}
		}
	}()
	last, numbers := 0, source
	for range count {
		prime := <-numbers
		last = prime
		filtered := make(chan int)
		go func(in <-chan int) {
			for {
				select {
				case v := <-in:
					if v%prime == 0 {
						continue
					}
					select {
					case filtered <- v:
					case <-stop:
						return
					}
				case <-stop:
					return
				}
			}
		}(numbers)
		numbers = filtered
	}
	return last
}

func main() {
	n := 2000
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "channel_pipeline: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	square := func(v int) int { return v * v % 10007 }
	sum := 0
	for v := range transform(transform(generate(n), 64, square), 0, func(v int) int { return v + 1 }) {
		sum += v
	}
	fmt.Println("stages:", sum)
	sum = 0
	for v := range spread(generate(n), 4, square) {
		sum += v
	}
	fmt.Println("workers:", sum)
	sum = 0
	for v := range merge(generate(n), transform(generate(n), 16, square)) {
		sum += v
	}
	fmt.Println("merged:", sum)
	fmt.Println("prime:", sieve(20+n/2000))
}
