// Slices share their array until an append moves one of them.
package main

import "fmt"

func double(s []int) {
	for i := range s {
		s[i] *= 2
	}
}

func extend(s []int) []int { return append(s, -1) }

func swap(s []string, i, j int) { s[i], s[j] = s[j], s[i] }

type stack struct{ items []int }

func (s *stack) push(x int) { s.items = append(s.items, x) }
func (s *stack) pop() int {
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}

func main() {
	a := []int{1, 2, 3, 4}
	b := a[1:3]
	double(b)
	fmt.Println(a, b)
	c := extend(b)
	fmt.Println(a, b, c)
	d := extend(a)
	d[0] = 100
	fmt.Println(a, d)
	e := a[:2:2]
	f := append(e, 50)
	fmt.Println(a, e, f)
	p := &a[0]
	*p = 7
	a = append(a, 5, 6, 7)
	*p = 8
	fmt.Println(a[0], *p)
	words := []string{"a", "b", "c"}
	swap(words, 0, 2)
	fmt.Println(words)
	s := &stack{}
	for i := 0; i < 5; i++ {
		s.push(i * i)
	}
	fmt.Println(s.pop(), s.pop(), s.items, len(s.items))
	x := []int{1, 2, 3}
	y := x
	x = nil
	fmt.Println(x, y, len(x), x == nil)
	for i, v := range y {
		y = append(y, v*10)
		y[i] = 0
	}
	fmt.Println(y)
	rev := func(s []int) {
		for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
			s[i], s[j] = s[j], s[i]
		}
	}
	rev(y[1:5])
	fmt.Println(y)
	i := 0
	i, y[i] = 2, 42
	fmt.Println(i, y)
	y[0], y[1], y[2] = y[2], y[0], y[1]
	fmt.Println(y)
	type node struct{ kids []node }
	tree := node{[]node{{}, {[]node{{}}}}}
	copyTree := tree
	copyTree.kids[0].kids = []node{{}, {}}
	fmt.Println(len(tree.kids[0].kids), len(tree.kids[1].kids))
	arr := [3]int{1, 2, 3}
	back := (*[3]int)(arr[:])
	back[1] = 20
	val := [3]int(arr[:])
	val[0] = 10
	fmt.Println(arr, *back, val)
}
