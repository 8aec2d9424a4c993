// Binary_trees builds and drops complete binary trees of growing depth: it
// measures allocation and collection of small objects.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const minDepth = 4

type node struct {
	left, right *node
}

func build(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{build(depth - 1), build(depth - 1)}
}

func (n *node) count() int {
	if n.left == nil {
		return 1
	}
	return 1 + n.left.count() + n.right.count()
}

func main() {
	maxDepth := 14
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "binary_trees: the size must be a number:", err)
			os.Exit(2)
		}
		maxDepth = v
	}
	if maxDepth < minDepth+2 {
		maxDepth = minDepth + 2
	}
	fmt.Printf("stretch tree of depth %d\t check: %d\n", maxDepth+1, build(maxDepth+1).count())
	long := build(maxDepth)
	for depth := minDepth; depth <= maxDepth; depth += 2 {
		n := 1 << uint(maxDepth-depth+minDepth)
		check := 0
		for i := 0; i < n; i++ {
			check += build(depth).count()
		}
		fmt.Printf("%d\t trees of depth %d\t check: %d\n", n, depth, check)
	}
	fmt.Printf("long lived tree of depth %d\t check: %d\n", maxDepth, long.count())
}
