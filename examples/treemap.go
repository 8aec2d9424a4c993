// Treemap is an ordered map as a left-leaning red-black tree, generic over keys
// and values: pointers, rotations, and iteration with range over func.
package main

import (
	"cmp"
	"fmt"
	"iter"
	"os"
	"strconv"
)

type node[K cmp.Ordered, V any] struct {
	key         K
	value       V
	left, right *node[K, V]
	red         bool
}

func isRed[K cmp.Ordered, V any](n *node[K, V]) bool { return n != nil && n.red }

// treeMap keeps its keys in order.
type treeMap[K cmp.Ordered, V any] struct {
	root *node[K, V]
	size int
}

func (n *node[K, V]) rotateLeft() *node[K, V] {
	right := n.right
	n.right = right.left
	right.left = n
	right.red = n.red
	n.red = true
	return right
}

func (n *node[K, V]) rotateRight() *node[K, V] {
	left := n.left
	n.left = left.right
	left.right = n
	left.red = n.red
	n.red = true
	return left
}

func (n *node[K, V]) flip() {
	n.red = true
	n.left.red = false
	n.right.red = false
}

func (m *treeMap[K, V]) put(key K, value V) {
	m.root = m.insert(m.root, key, value)
	m.root.red = false
}

func (m *treeMap[K, V]) insert(n *node[K, V], key K, value V) *node[K, V] {
	if n == nil {
		m.size++
		return &node[K, V]{key: key, value: value, red: true}
	}
	switch {
	case key < n.key:
		n.left = m.insert(n.left, key, value)
	case key > n.key:
		n.right = m.insert(n.right, key, value)
	default:
		n.value = value
	}
	if isRed(n.right) && !isRed(n.left) {
		n = n.rotateLeft()
	}
	if isRed(n.left) && isRed(n.left.left) {
		n = n.rotateRight()
	}
	if isRed(n.left) && isRed(n.right) {
		n.flip()
	}
	return n
}

func (m *treeMap[K, V]) get(key K) (value V, ok bool) {
	for n := m.root; n != nil; {
		switch {
		case key < n.key:
			n = n.left
		case key > n.key:
			n = n.right
		default:
			return n.value, true
		}
	}
	return value, false
}

// all yields the entries in the order of their keys.
func (m *treeMap[K, V]) all() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { m.root.walk(yield) }
}

func (n *node[K, V]) walk(yield func(K, V) bool) bool {
	return n == nil || n.left.walk(yield) && yield(n.key, n.value) && n.right.walk(yield)
}

func (n *node[K, V]) depth() int {
	if n == nil {
		return 0
	}
	return 1 + max(n.left.depth(), n.right.depth())
}

func main() {
	n := 3000
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "treemap: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	numbers := &treeMap[int, int]{}
	names := &treeMap[string, int]{}
	seed := uint32(1)
	for i := 0; i < n; i++ {
		seed = seed*1664525 + 1013904223
		numbers.put(int(seed>>8), i)
		if i%8 == 0 {
			names.put("key"+strconv.Itoa(int(seed>>12)), i)
		}
	}
	found, sum := 0, 0
	seed = 1
	for i := 0; i < n; i++ {
		seed = seed*1664525 + 1013904223
		key := int(seed >> 8)
		if i%2 == 1 {
			key++
		}
		if v, ok := numbers.get(key); ok {
			found++
			sum += v
		}
	}
	fmt.Println("numbers:", numbers.size, "depth:", numbers.root.depth(), "found:", found, "sum:", sum)
	position, check := 0, 0
	for key, value := range numbers.all() {
		position++
		check = (check*31 + key ^ value*position) % 1000000007
	}
	fmt.Println("in order:", check)
	shown := 0
	for name, value := range names.all() {
		fmt.Println(name, value)
		if shown++; shown == 3 {
			break
		}
	}
}
