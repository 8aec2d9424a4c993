// A loop that never calls, parks or returns does not keep other goroutines from running.
package main

import (
	"fmt"
	"time"
)

var stop bool

func spin() {
	for i := 0; ; i++ {
		if i < 0 {
			fmt.Println(i)
		}
	}
}

func main() {
	go func() {
		for {
		}
	}()
	go spin()
	go func() {
		for n := 0; !stop; n += 2 {
		}
	}()
	for i := range 3 {
		time.Sleep(5 * time.Millisecond)
		fmt.Println("tick", i)
	}
	stop = true
	fmt.Println("done")
}
