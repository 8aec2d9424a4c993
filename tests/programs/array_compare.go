// Arrays compare element by element, and serve as map keys and switch cases.
package main

import "fmt"

type point struct{ x, y int }

func find(list [][2]int, k [2]int) int {
	for i, v := range list {
		if v == k {
			return i
		}
	}
	return -1
}

func main() {
	fmt.Println([2]int{1, 2} == [2]int{1, 2}, [2]int{1, 2} != [2]int{1, 3})
	a := [3]string{"x", "y", "z"}
	b := [3]string{"x", "y", "z"}
	fmt.Println(a == b, &a == &b)
	b[2] += "!"
	fmt.Println(a == b, a != b)
	f := [2]float64{0, 1}
	g := f
	g[0] = -g[0]
	fmt.Println(f == g)
	nan := f[0] / f[0]
	g[1] = nan
	fmt.Println(g == g)
	p := [2]point{{1, 2}, {3, 4}}
	q := p
	fmt.Println(p == q)
	q[1].y++
	fmt.Println(p == q)
	fmt.Println(find([][2]int{{1, 1}, {2, 2}, {3, 3}}, [2]int{3, 3}), find(nil, [2]int{}))
	m := map[[2]int]string{{0, 0}: "origin", {1, 0}: "east"}
	m[[2]int{0, 1}] = "north"
	fmt.Println(m[[2]int{0, 0}], m[[2]int{0, 1}], len(m), m[[2]int{9, 9}] == "")
	switch [2]bool{len(m) > 2, len(m) > 5} {
	case [2]bool{true, true}:
		fmt.Println("both")
	case [2]bool{true, false}:
		fmt.Println("first only")
	}
	big1, big2 := [100]int{50: 7}, [100]int{50: 7}
	fmt.Println(big1 == big2)
	big2[99] = 1
	fmt.Println(big1 == big2)
	var i, j interface{} = [2]int{1, 2}, [2]int{1, 2}
	fmt.Println(i == j, i != [2]int{1, 3}, i == [3]int{})
}
