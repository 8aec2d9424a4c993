// A few allocations of every kind, small enough to run with a collection at each.
package main

import "fmt"

type node struct {
	next *node
	val  int
	name string
}

type shape interface{ area() int }
type sq struct{ s int }
type rc struct{ a, b *int }

func (s sq) area() int  { return s.s * s.s }
func (r *rc) area() int { return *r.a * *r.b }

func list(n int) (head *node) {
	for i := 0; i < n; i++ {
		head = &node{head, i, fmt.Sprint("n", i)}
	}
	return
}

func sum(n *node) (s int) {
	for ; n != nil; n = n.next {
		s += n.val + len(n.name)
	}
	return
}

func counters(n int) (fs []func() int) {
	for i := range n {
		c := new(int)
		fs = append(fs, func() int { *c += i; return *c })
	}
	return
}

func unwinding() (s string) {
	keep := list(5)
	defer func() {
		s = fmt.Sprint(recover(), sum(keep))
	}()
	panic(fmt.Sprint("panic ", len(keep.name)))
}

func main() {
	l := list(40)
	m := map[string]*node{}
	for n := l; n != nil; n = n.next {
		m[n.name] = n
	}
	fmt.Println(sum(l), len(m), m["n7"].val)
	s := ""
	for i := range 30 {
		s += string(rune('a'+i%26)) + "-"
	}
	fmt.Println(s, len([]rune(s)), string([]byte(s)[3:9]))
	fs := counters(6)
	for range 3 {
		for _, f := range fs {
			fmt.Print(f(), " ")
		}
	}
	fmt.Println()
	three, four := 3, 4
	shapes := []shape{sq{2}, &rc{&three, &four}}
	for i := range 20 {
		shapes = append(shapes, sq{i}, &rc{new(i), new(i + 1)})
	}
	total := 0
	for _, sh := range shapes {
		total += sh.area()
	}
	fmt.Println(total)
	boxes := []interface{}{}
	for i := range 20 {
		boxes = append(boxes, i, float64(i), fmt.Sprint(i), []int{i}, [3]int{i}, sq{i})
	}
	n := 0
	for _, b := range boxes {
		switch v := b.(type) {
		case int:
			n += v
		case float64:
			n += int(v)
		case string:
			n += len(v)
		case []int:
			n += v[0]
		case [3]int:
			n += v[0]
		case sq:
			n += v.s
		}
	}
	fmt.Println(n)
	grid := make([][]string, 5)
	for i := range grid {
		grid[i] = make([]string, 5)
		for j := range grid[i] {
			grid[i][j] = fmt.Sprint(i, j)
		}
	}
	fmt.Println(grid)
	fmt.Println(unwinding())
	mm := map[int]map[string][]int{}
	for i := range 30 {
		k := i % 4
		if mm[k] == nil {
			mm[k] = map[string][]int{}
		}
		mm[k][fmt.Sprint(i%3)] = append(mm[k][fmt.Sprint(i%3)], i)
	}
	fmt.Println(mm)
	p := &l.next.val
	l = nil
	clear(m)
	_ = list(50)
	fmt.Println(*p)
}
