// A panic in a goroutine ends the whole program.
package main

import "fmt"

func main() {
	c := make(chan int)
	fmt.Println("starting")
	go func() {
		panic("in goroutine")
	}()
	<-c
}
