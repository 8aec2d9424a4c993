// Each iteration has its own loop variables, in every form of for.
package main

import "fmt"

func main() {
	var fs []func() int
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), " ", f(), " ")
	}
	fmt.Println()
	var gs []func()
	for i, s := range []string{"a", "b", "c"} {
		gs = append(gs, func() { fmt.Print(i, s, " ") })
	}
	for k, v := range map[int]string{7: "seven"} {
		gs = append(gs, func() { fmt.Print(k, v, " ") })
	}
	for i := range 3 {
		gs = append(gs, func() { fmt.Print("r", i, " ") })
	}
	for i, r := range "hé!" {
		gs = append(gs, func() { fmt.Print(i, string(r), " ") })
	}
	for _, g := range gs {
		g()
	}
	fmt.Println()
	// The body changes the iteration's copy, and the post statement sees it.
	var hs []func() int
	for i := 0; i < 10; i++ {
		hs = append(hs, func() int { return i })
		i += 2
	}
	for _, h := range hs {
		fmt.Print(h(), " ")
	}
	fmt.Println(len(hs))
	// A closure made in the loop may drive the loop.
	for i, step := 0, func() int { return 1 }; i < 6; i += step() {
		old := i
		step = func() int { return old%2 + 1 }
		fmt.Print(i, " ")
	}
	fmt.Println()
	var j int
	var shared []func() int
	for j = 0; j < 3; j++ {
		shared = append(shared, func() int { return j })
	}
	fmt.Println(shared[0](), shared[2]())
	var ptrs []*int
	for i := 0; i < 4; i++ {
		if i == 2 {
			continue
		}
		p := &i
		ptrs = append(ptrs, p)
		*p *= 1
	}
	for _, p := range ptrs {
		fmt.Print(*p, " ")
	}
	fmt.Println()
	for i := 0; i < 3; i++ {
		inc := func() { i++ }
		inc()
		fmt.Print(i, " ")
	}
	fmt.Println()
	total := 0
	for i := 0; i < 1000; i++ {
		f := func(k int) int { return k + i }
		total += f(1)
	}
	fmt.Println(total)
	var nested [][]func() string
	for i := range 2 {
		var row []func() string
		for j := range 3 {
			row = append(row, func() string { return fmt.Sprint(i, ":", j) })
		}
		nested = append(nested, row)
	}
	fmt.Println(nested[0][2](), nested[1][0](), nested[1][2]())
outer:
	for i := 0; ; i++ {
		for k := 0; k < 5; k++ {
			defer func() { fmt.Print(i, k, " ") }()
			if i+k > 4 {
				break outer
			}
			if k > i {
				continue outer
			}
		}
	}
}
