// Generic_heap sorts through a binary heap of any element type: generic types,
// methods, and comparison functions as values.
package main

import (
	"cmp"
	"fmt"
	"os"
	"strconv"
)

// heap keeps its least element, by less, at the front.
type heap[T any] struct {
	items []T
	less  func(a, b T) bool
}

func newHeap[T any](less func(a, b T) bool) *heap[T] {
	return &heap[T]{less: less}
}

// ordered makes a heap of what has an order of its own.
func ordered[T cmp.Ordered]() *heap[T] {
	return newHeap(func(a, b T) bool { return a < b })
}

func (h *heap[T]) len() int { return len(h.items) }

func (h *heap[T]) push(item T) {
	h.items = append(h.items, item)
	i := len(h.items) - 1
	for i > 0 {
		parent := (i - 1) / 2
		if !h.less(h.items[i], h.items[parent]) {
			break
		}
		h.items[i], h.items[parent] = h.items[parent], h.items[i]
		i = parent
	}
}

func (h *heap[T]) pop() (T, bool) {
	var zero T
	if len(h.items) == 0 {
		return zero, false
	}
	top := h.items[0]
	last := len(h.items) - 1
	h.items[0] = h.items[last]
	h.items[last] = zero
	h.items = h.items[:last]
	h.sink(0)
	return top, true
}

func (h *heap[T]) sink(i int) {
	for {
		child := 2*i + 1
		if child >= len(h.items) {
			return
		}
		if right := child + 1; right < len(h.items) && h.less(h.items[right], h.items[child]) {
			child = right
		}
		if !h.less(h.items[child], h.items[i]) {
			return
		}
		h.items[i], h.items[child] = h.items[child], h.items[i]
		i = child
	}
}

type task struct {
	priority int
	name     string
}

type random uint32

func (r *random) next() int {
	*r = *r*1664525 + 1013904223
	return int(*r >> 8)
}

// drain empties h and combines what came out, with position, into a checksum.
func drain[T any](h *heap[T], value func(T) int) int {
	sum, position := 0, 1
	for {
		item, ok := h.pop()
		if !ok {
			return sum
		}
		sum = (sum*31 + value(item)*position) % 1000000007
		position++
	}
}

func main() {
	n := 5000
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "generic_heap: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	r := random(1)
	ints := ordered[int]()
	floats := ordered[float64]()
	tasks := newHeap(func(a, b task) bool {
		if a.priority != b.priority {
			return a.priority < b.priority
		}
		return a.name < b.name
	})
	names := []string{"read", "write", "seek", "close", "open"}
	for i := 0; i < n; i++ {
		ints.push(r.next() % 1000000)
		floats.push(float64(r.next()%1000000) / 16)
		tasks.push(task{r.next() % 5000, names[r.next()%len(names)]})
	}
	fmt.Println("ints:", ints.len(), drain(ints, func(v int) int { return v }))
	fmt.Println("floats:", floats.len(), drain(floats, func(v float64) int { return int(v * 16) }))
	fmt.Println("tasks:", tasks.len(), drain(tasks, func(t task) int { return t.priority + len(t.name) }))
}
