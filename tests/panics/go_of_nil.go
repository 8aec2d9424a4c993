package main

import "fmt"

func start(f func()) {
	fmt.Println("starting")
	defer fmt.Println("not run after a fatal error")
	defer func() { recover() }()
	go f()
}

func main() {
	done := make(chan bool)
	start(func() { close(done) })
	<-done
	var f func()
	start(f)
}
