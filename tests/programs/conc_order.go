// A single channel keeps order; results are collected in order of request.
package main

import "fmt"

type task struct {
	n    int
	done chan string
}

func main() {
	c := make(chan int, 100)
	go func() {
		for i := 0; i < 1000; i++ {
			c <- i
		}
		close(c)
	}()
	want, ordered := 0, true
	for x := range c {
		if x != want {
			ordered = false
		}
		want++
	}
	fmt.Println(ordered, want)
	var tasks []task
	for i := 0; i < 10; i++ {
		t := task{i, make(chan string)}
		tasks = append(tasks, t)
		go func() {
			s := ""
			for j := 0; j < t.n; j++ {
				s += fmt.Sprint(j)
			}
			t.done <- s
		}()
	}
	for _, t := range tasks {
		fmt.Print(<-t.done, " ")
	}
	fmt.Println()
	turn := make([]chan bool, 3)
	for i := range turn {
		turn[i] = make(chan bool)
	}
	out := make(chan string)
	for i := range turn {
		go func() {
			for r := 0; r < 3; r++ {
				<-turn[i]
				out <- fmt.Sprint(i, ".", r)
				if next := (i + 1) % 3; !(i == 2 && r == 2) {
					turn[next] <- true
				}
			}
		}()
	}
	turn[0] <- true
	for i := 0; i < 9; i++ {
		fmt.Print(<-out, " ")
	}
	fmt.Println()
	sem := make(chan struct{}, 2)
	active, most := 0, 0
	mu := make(chan bool, 1)
	mu <- true
	done := make(chan bool)
	for i := 0; i < 20; i++ {
		go func() {
			sem <- struct{}{}
			<-mu
			active++
			most = max(most, active)
			mu <- true
			<-mu
			active--
			mu <- true
			<-sem
			done <- true
		}()
	}
	for i := 0; i < 20; i++ {
		<-done
	}
	fmt.Println(active, most <= 2)
}
