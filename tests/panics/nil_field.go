// Reading a field through a nil pointer.
package main

import "fmt"

type node struct {
	val  int
	next *node
}

func (n *node) third() int {
	return n.next.next.val
}

func main() {
	n := &node{1, &node{2, nil}}
	fmt.Println(n.next.val)
	fmt.Println(n.third())
}
