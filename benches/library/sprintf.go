// fmt.Sprintf with the directives that programs use most.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type point struct {
	X, Y int
	Name string
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	length := 0
	for i := range n {
		length += len(fmt.Sprintf("%d: %s has %5.2f of %x", i, "somebody", float64(i)/3, i))
		length += len(fmt.Sprintf("%-10s|%8d|%t", "left", i, i%2 == 0))
		length += len(fmt.Sprintf("%v %+v", point{i, -i, "p"}, &point{i, i, "q"}))
		length += len(fmt.Sprintf("%q %v", "quoted", []int{i, i + 1}))
	}
	fmt.Println(length)
}
