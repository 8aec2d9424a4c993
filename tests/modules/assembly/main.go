package main

import (
	"fmt"

	"example.com/assembly/clock"
	"example.com/assembly/fast"
	"example.com/assembly/sum"
)

func main() {
	fmt.Println(fast.Add(40, 2), fast.Add(-1, 1), fast.IsKnown())
	fmt.Println(sum.Of(), sum.Of(1), sum.Of(1, 2, 3, 4, 5))
	fmt.Println(clock.Advances())
	for _, count := range clock.Dice(6000) {
		fmt.Print(count > 700 && count < 1300, " ")
	}
	fmt.Println()
}
