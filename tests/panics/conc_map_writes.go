// Goroutines that change one map at the same time end the program.
package main

import "fmt"

func main() {
	m := map[int]int{}
	fmt.Println("starting")
	for i := range 4 {
		go func() {
			for {
				m[i]++
			}
		}()
	}
	select {}
}
