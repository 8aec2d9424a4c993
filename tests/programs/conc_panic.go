// Panics and deferred calls stay within their goroutine.
package main

import (
	"fmt"
	"sync"
)

func safe(wg *sync.WaitGroup, out *string, f func()) {
	defer wg.Done()
	defer func() { *out = fmt.Sprint(recover()) }()
	f()
}

func main() {
	var wg sync.WaitGroup
	outs := make([]string, 6)
	var m map[int]int
	var p *struct{ x int }
	fs := []func(){
		func() { panic("zero") },
		func() { m[1] = 1 },
		func() { p.x = 1 },
		func() { _ = outs[len(outs)] },
		func() { panic(fmt.Errorf("err")) },
		func() {},
	}
	for i, f := range fs {
		wg.Add(1)
		go safe(&wg, &outs[i], f)
	}
	wg.Wait()
	for _, o := range outs {
		fmt.Println(o)
	}
	done := make(chan string, 3)
	go func() {
		defer func() { done <- "outer defer" }()
		defer func() { recover() }()
		func() {
			defer func() { done <- "inner defer" }()
			panic("x")
		}()
	}()
	fmt.Println(<-done, <-done)
	var deep func(int) int
	deep = func(n int) int {
		if n == 0 {
			return 0
		}
		return deep(n-1) + 1
	}
	res := make(chan int)
	for i := 1; i <= 4; i++ {
		go func() { res <- deep(i * 10000) }()
	}
	sum := 0
	for i := 0; i < 4; i++ {
		sum += <-res
	}
	fmt.Println(sum)
}
