// Goroutines started in loops see their own iteration's variables.
package main

import (
	"fmt"
	"sync"
)

type job struct {
	id  int
	out *int
}

func (j job) run(wg *sync.WaitGroup) {
	defer wg.Done()
	*j.out = j.id * 100
}

func main() {
	var wg sync.WaitGroup
	a := make([]int, 5)
	for i := 0; i < 5; i++ {
		wg.Add(1)
		go func() { defer wg.Done(); a[i] = i + 1 }()
	}
	b := make([]string, 3)
	for i, s := range []string{"x", "y", "z"} {
		wg.Add(1)
		go func() { defer wg.Done(); b[i] = s + s }()
	}
	wg.Wait()
	fmt.Println(a, b)
	var args [4]int
	for i := range 4 {
		x := i * 10
		wg.Add(1)
		go func(x, y int) { defer wg.Done(); args[x/10] = x + y }(x, i)
		x = -1
	}
	wg.Wait()
	fmt.Println(args)
	total := make([]int, 3)
	for i := range total {
		j := job{i, &total[i]}
		wg.Add(1)
		go j.run(&wg)
	}
	wg.Wait()
	fmt.Println(total)
}
