// Goroutines that allocate, share and keep data while others collect.
package main

import (
	"fmt"
	"sync"
)

type node struct {
	next *node
	data []int
}

func churn(id, rounds int) int {
	var head *node
	n := 0
	for i := 0; i < rounds; i++ {
		head = &node{head, make([]int, id+i%5)}
		for j := range head.data {
			head.data[j] = i
		}
		if i%100 == 99 {
			for x := head; x != nil; x = x.next {
				n += len(x.data)
			}
			head = nil
		}
	}
	return n
}

func main() {
	var wg sync.WaitGroup
	res := make([]int, 8)
	for i := range res {
		wg.Add(1)
		go func() {
			defer wg.Done()
			res[i] = churn(i, 3000)
		}()
	}
	wg.Wait()
	fmt.Println(res)
	c := make(chan *node, 10)
	go func() {
		for i := 0; i < 2000; i++ {
			c <- &node{data: []int{i, i * 2}}
		}
		close(c)
	}()
	sum := 0
	for n := range c {
		sum += n.data[1] - n.data[0]
		_ = make([]byte, 500)
	}
	fmt.Println(sum)
	parked := make(chan bool)
	ready := make(chan int)
	for i := 0; i < 500; i++ {
		go func() {
			s := fmt.Sprint("parked", i)
			buf := []string{s, s + "!"}
			<-parked
			ready <- len(buf[1])
		}()
	}
	churn(3, 5000)
	close(parked)
	n := 0
	for i := 0; i < 500; i++ {
		n += <-ready
	}
	fmt.Println(n)
}
