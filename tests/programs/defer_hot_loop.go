// Loops that get hot in functions that have deferred calls: the calls belong to the frame wherever it
// goes on.
package main

import (
	"errors"
	"fmt"
)

var order []int

// sum panics at a round, long after its loop has become hot, and recovers.
func sum(rounds, bad int) (total int, err error) {
	step := 3
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("round %d of %d: %v", bad, rounds, r)
			total = -total
		}
	}()
	defer func() { order = append(order, rounds) }()
	xs := []int{1, 2, 3, 4}
	for i := 0; i < rounds; i++ {
		total += xs[i%4] * step
		if i == bad {
			total += xs[i]
		}
	}
	return total, nil
}

func check(i int) int {
	if i == 300000 {
		panic(errors.New("too far"))
	}
	return i & 7
}

// guarded has deferred calls from before, inside and after the loop, and a call that panics.
func guarded(rounds int) (s string) {
	n := 0
	defer func() { s = fmt.Sprint("first ", n, " ", recover()) }()
	for i := 0; i < rounds; i++ {
		n += check(i)
		if i%100000 == 99999 {
			defer func() { order = append(order, i) }()
		}
	}
	defer func() { order = append(order, -1) }()
	for i := 0; i < rounds; i++ {
		n -= i & 3
	}
	return "unchanged"
}

// nested recovers in a frame below one that is compiled.
func nested(rounds int) (n int) {
	defer func() {
		n += 1000
		if recover() == nil {
			n += 1
		}
	}()
	for i := 0; i < rounds; i++ {
		if i%50000 == 0 {
			s := guarded(i + 1)
			n += len(s)
		}
		n++
	}
	panic("end")
}

func main() {
	defer fmt.Println("main's own")
	fmt.Println(sum(400000, -1))
	fmt.Println(sum(400000, 300001))
	fmt.Println(guarded(250000))
	fmt.Println(guarded(400000))
	fmt.Println(nested(200001))
	for i := 0; i < 300000; i++ {
		if i%100000 == 0 {
			fmt.Println(len(order), order[:3])
			defer fmt.Println("deferred", i)
		}
	}
	fmt.Println(order)
}
