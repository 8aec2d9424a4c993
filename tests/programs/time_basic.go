// Durations print in Go's form, and clocks do not run backwards.
package main

import (
	"fmt"
	"time"
)

func main() {
	for _, d := range []time.Duration{0, 1, 999, 1000, 1500, time.Millisecond, 2500 * time.Microsecond, time.Second, 90 * time.Second, time.Hour + 30*time.Minute, -5 * time.Second} {
		fmt.Print(d, " ")
	}
	fmt.Println()
	d := 1500 * time.Millisecond
	fmt.Println(d.Seconds(), d.Milliseconds(), int64(d), d/time.Second, d > time.Second)
	start := time.Now()
	sum := 0
	for i := 0; i < 1000; i++ {
		sum += i
	}
	e := time.Since(start)
	fmt.Println(sum, e >= 0, e < time.Minute)
	fmt.Printf("%v %d %T\n", d, time.Microsecond, d)
}
