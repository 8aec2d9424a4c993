// Labelled break and continue, goto, and nested loops of every form.
package main

import "fmt"

func find(grid [][]int, want int) (r, c int) {
	r, c = -1, -1
search:
	for i, row := range grid {
		for j, v := range row {
			if v < 0 {
				continue search
			}
			if v == want {
				r, c = i, j
				break search
			}
		}
	}
	return
}

func primes(n int) (out []int) {
next:
	for i := 2; i < n; i++ {
		for _, p := range out {
			if i%p == 0 {
				continue next
			}
		}
		out = append(out, i)
	}
	return
}

func gotos(n int) string {
	s := ""
	i := 0
loop:
	if i < n {
		s += fmt.Sprint(i)
		i++
		if i == 7 {
			goto done
		}
		goto loop
	}
	s += "."
done:
	return s + "!"
}

func retry() (n int) {
again:
	for {
		n++
		switch {
		case n < 3:
			continue again
		case n < 5:
			goto again
		default:
			break again
		}
	}
	return n
}

func switches() {
outer:
	for i := 0; i < 6; i++ {
	sw:
		switch i {
		case 1:
			continue
		case 2:
			for {
				break sw
			}
		case 4:
			break outer
		default:
			if i == 3 {
				break
			}
			fmt.Print("default", i, " ")
		}
		fmt.Print("after", i, " ")
	}
	fmt.Println()
}

func block(n int) string {
b:
	switch {
	default:
		if n > 1 {
			break b
		}
		return "small"
	}
	return "large"
}

func three() (n int) {
a:
	for i := range 4 {
	b:
		for j := range 4 {
			for k := range 4 {
				switch {
				case k > i:
					continue b
				case j > 2:
					continue a
				case i == 3 && j == 1:
					break a
				}
				n += i*100 + j*10 + k
			}
		}
	}
	return
}

func main() {
	g := [][]int{{1, 2, 3}, {4, -1, 5}, {6, 5, 7}}
	fmt.Println(find(g, 5))
	fmt.Println(find(g, 9))
	fmt.Println(primes(60))
	fmt.Println(gotos(5), gotos(20), gotos(0))
	fmt.Println(retry())
	switches()
	fmt.Println(block(1), block(2), three())
	i := 0
	for {
		if i++; i > 100 {
			break
		}
		if i%2 == 0 {
			continue
		}
		if i > 20 {
			break
		}
	}
	fmt.Println(i)
	for i < 30 {
		i += 4
	}
	fmt.Println(i)
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, j, " ")
	}
	fmt.Println()
	var s []int
	for len(s) < 5 {
		s = append(s, len(s))
	}
	fmt.Println(s)
	if x := len(s); x > 10 {
		fmt.Println("no")
	} else if y := x * 2; y > 5 {
		fmt.Println("yes", x, y)
	} else {
		fmt.Println("else")
	}
}
