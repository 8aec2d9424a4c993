// Linked lists, rings and interior pointers survive collections.
package main

import "fmt"

type node struct {
	prev, next *node
	val        [4]int
	name       string
}

type queue struct {
	root node
	n    int
}

func (q *queue) push(n *node) {
	if q.root.next == nil {
		q.root.next, q.root.prev = &q.root, &q.root
	}
	last := q.root.prev
	n.prev, n.next = last, &q.root
	last.next, q.root.prev = n, n
	q.n++
}

func (q *queue) pop() *node {
	n := q.root.next
	n.prev.next, n.next.prev = n.next, n.prev
	n.prev, n.next = nil, nil
	q.n--
	return n
}

func interior(k int) *int {
	n := &node{val: [4]int{k, k + 1, k + 2, k + 3}}
	return &n.val[k%4]
}

func sliceInterior(k int) []int {
	s := make([]int, 100)
	for i := range s {
		s[i] = k + i
	}
	return s[90:95]
}

func substring(k int) string {
	s := ""
	for i := 0; i < 20; i++ {
		s += fmt.Sprint(k+i, ",")
	}
	return s[10:20]
}

func main() {
	q := &queue{}
	sum := 0
	for i := 0; i < 20000; i++ {
		q.push(&node{val: [4]int{i}, name: fmt.Sprint("n", i)})
		if q.n > 50 {
			n := q.pop()
			sum += n.val[0] + len(n.name)
		}
	}
	fmt.Println(sum, q.n, q.root.next.name, q.root.prev.name)
	var ptrs []*int
	var slices [][]int
	var strs []string
	for i := 0; i < 500; i++ {
		ptrs = append(ptrs, interior(i))
		slices = append(slices, sliceInterior(i))
		strs = append(strs, substring(i))
		for j := 0; j < 10; j++ {
			_ = make([]int, 50+j)
		}
	}
	a, b, c := 0, 0, 0
	for i := range ptrs {
		a += *ptrs[i]
		b += slices[i][4]
		slices[i] = append(slices[i], 1000)
		b += slices[i][5]
		c += int(strs[i][0])
	}
	fmt.Println(a, b, c, strs[100], slices[499])
	type cell struct {
		v    int
		next *cell
	}
	var head *cell
	for i := 0; i < 100000; i++ {
		head = &cell{i, head}
		if i%1000 == 0 {
			head = nil
		}
	}
	n := 0
	for c := head; c != nil; c = c.next {
		n += c.v
	}
	fmt.Println(n)
}
