// Loops that count to a far end and call nothing let other goroutines run.
package main

import (
	"fmt"
	"time"
)

var sink [4]int

func up(n int) {
	sum := 0
	for i := 0; i < n; i++ {
		sum += i ^ sum
	}
	sink[0] = sum
}

func down(n int) {
	sum := 0
	for i := n; i >= 0; i-- {
		sum += i ^ sum
	}
	sink[1] = sum
}

func strided(n, step int) {
	sum := 0
	for i := 0; i <= n; i += step {
		sum += i ^ sum
	}
	sink[2] = sum
}

func meeting(n uint) {
	sum := uint(0)
	for i, j := uint(0), n; i < j; i, j = i+1, j-1 {
		sum += i ^ j
	}
	sink[3] = int(sum)
}

func main() {
	go up(1 << 62)
	go down(1 << 62)
	go strided(1<<62, 3)
	go meeting(1 << 62)
	for i := 0; i < 3; i++ {
		time.Sleep(time.Millisecond)
		fmt.Println("main goes on", i)
	}
}
