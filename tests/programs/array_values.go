// Arrays are values: assignment, parameters, results and range copy them.
package main

import "fmt"

func change(a [4]int) [4]int {
	a[0] = 100
	return a
}

func changeThrough(a *[4]int) {
	a[1] = 200
	(*a)[2] += 5
}

func fill() (r [5]string) {
	for i := range r {
		r[i] = string(rune('a' + i))
	}
	return
}

type holder struct {
	data [3]int
	name string
}

func main() {
	a := [4]int{1, 2, 3, 4}
	b := a
	b[0] = 9
	fmt.Println(a, b, a == b)
	c := change(a)
	fmt.Println(a, c)
	changeThrough(&a)
	fmt.Println(a, len(a), cap(a))
	for i, x := range a {
		a[3] = 1000
		a[i]++
		fmt.Print(x, " ")
	}
	fmt.Println(a)
	for i, x := range &a {
		a[3] = 5000
		fmt.Print(i, ":", x, " ")
	}
	fmt.Println()
	fmt.Println(fill(), len(fill()))
	sparse := [...]int{2: 20, 21, 6: 60, 0: 5}
	fmt.Println(sparse, len(sparse))
	h := holder{[3]int{1, 2, 3}, "h"}
	k := h
	k.data[1] = 50
	fmt.Println(h, k, h == k, h.data == [3]int{1, 2, 3})
	list := []holder{h, k}
	for _, x := range list {
		x.data[0] = -1
	}
	list[0].data[2] = 77
	fmt.Println(list)
	var zero [3]float64
	fmt.Println(zero, zero == [3]float64{})
	i := 2
	a[i], i = 7, 0
	fmt.Println(a, i)
	var empty [0]int
	fmt.Println(empty, len(empty))
	m := map[string][2]int{"x": {1, 2}}
	y := m["x"]
	y[0] = 10
	fmt.Println(m, y, m["none"])
	funcs := [3]func(int) int{
		func(x int) int { return x + 1 },
		func(x int) int { return x * 2 },
	}
	fmt.Println(funcs[0](5), funcs[1](5), funcs[2] == nil)
}
