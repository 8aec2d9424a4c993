// Generic containers working together: heap, LRU, graph and result types.
package main

import "fmt"

type heap[T any] struct {
	items []T
	less  func(a, b T) bool
}

func (h *heap[T]) push(x T) {
	h.items = append(h.items, x)
	for i := len(h.items) - 1; i > 0; {
		p := (i - 1) / 2
		if !h.less(h.items[i], h.items[p]) {
			break
		}
		h.items[i], h.items[p] = h.items[p], h.items[i]
		i = p
	}
}

func (h *heap[T]) pop() T {
	top := h.items[0]
	last := len(h.items) - 1
	h.items[0] = h.items[last]
	h.items = h.items[:last]
	for i := 0; ; {
		c := 2*i + 1
		if c >= last {
			break
		}
		if c+1 < last && h.less(h.items[c+1], h.items[c]) {
			c++
		}
		if !h.less(h.items[c], h.items[i]) {
			break
		}
		h.items[i], h.items[c] = h.items[c], h.items[i]
		i = c
	}
	return top
}

type edge[K comparable] struct {
	to   K
	cost int
}
type graph[K comparable] map[K][]edge[K]

func (g graph[K]) link(a, b K, cost int) {
	g[a] = append(g[a], edge[K]{b, cost})
	g[b] = append(g[b], edge[K]{a, cost})
}

func (g graph[K]) shortest(from K) map[K]int {
	type state struct {
		k K
		d int
	}
	dist := map[K]int{}
	h := &heap[state]{less: func(a, b state) bool { return a.d < b.d }}
	h.push(state{from, 0})
	for len(h.items) > 0 {
		s := h.pop()
		if _, done := dist[s.k]; done {
			continue
		}
		dist[s.k] = s.d
		for _, e := range g[s.k] {
			if _, done := dist[e.to]; !done {
				h.push(state{e.to, s.d + e.cost})
			}
		}
	}
	return dist
}

type entry[K comparable, V any] struct {
	k          K
	v          V
	prev, next *entry[K, V]
}
type lru[K comparable, V any] struct {
	cap  int
	m    map[K]*entry[K, V]
	root entry[K, V]
}

func newLRU[K comparable, V any](n int) *lru[K, V] {
	l := &lru[K, V]{cap: n, m: map[K]*entry[K, V]{}}
	l.root.prev, l.root.next = &l.root, &l.root
	return l
}

func (l *lru[K, V]) get(k K) (v V, ok bool) {
	e, ok := l.m[k]
	if !ok {
		return
	}
	l.front(e)
	return e.v, true
}

func (l *lru[K, V]) front(e *entry[K, V]) {
	if e.prev != nil {
		e.prev.next, e.next.prev = e.next, e.prev
	}
	e.prev, e.next = &l.root, l.root.next
	e.prev.next, e.next.prev = e, e
}

func (l *lru[K, V]) put(k K, v V) {
	if len(l.m) == l.cap {
		old := l.root.prev
		old.prev.next, old.next.prev = old.next, old.prev
		delete(l.m, old.k)
	}
	e := &entry[K, V]{k: k, v: v}
	l.m[k] = e
	l.front(e)
}

type result[T any] interface {
	unwrapOr(T) T
}
type ok[T any] struct{ v T }
type fail[T any] struct{ msg string }

func (o ok[T]) unwrapOr(T) T     { return o.v }
func (f fail[T]) unwrapOr(d T) T { return d }

func half(n int) result[int] {
	if n%2 == 0 {
		return ok[int]{n / 2}
	}
	return fail[int]{"odd"}
}

func main() {
	h := &heap[int]{less: func(a, b int) bool { return a < b }}
	seed := uint32(3)
	for i := 0; i < 200; i++ {
		seed = seed*1664525 + 1013904223
		h.push(int(seed >> 20))
	}
	prev, sorted := -1, true
	for len(h.items) > 0 {
		x := h.pop()
		if x < prev {
			sorted = false
		}
		prev = x
	}
	fmt.Println(sorted, prev)
	g := graph[string]{}
	g.link("a", "b", 4)
	g.link("a", "c", 1)
	g.link("c", "b", 2)
	g.link("b", "d", 5)
	fmt.Println(g.shortest("a"))
	gi := graph[[2]int]{}
	for i := 0; i < 5; i++ {
		for j := 0; j < 5; j++ {
			if i > 0 {
				gi.link([2]int{i - 1, j}, [2]int{i, j}, i+j)
			}
			if j > 0 {
				gi.link([2]int{i, j - 1}, [2]int{i, j}, i*j+1)
			}
		}
	}
	fmt.Println(gi.shortest([2]int{0, 0})[[2]int{4, 4}], len(gi.shortest([2]int{2, 2})))
	c := newLRU[string, float64](2)
	c.put("x", 1)
	c.put("y", 2)
	c.get("x")
	c.put("z", 3)
	_, gone := c.get("y")
	v, kept := c.get("x")
	fmt.Println(gone, v, kept, len(c.m))
	fmt.Println(half(10).unwrapOr(-1), half(7).unwrapOr(-1))
	_, isFail := half(3).(fail[int])
	fmt.Printf("%v %T %T\n", isFail, half(3), half(2))
}
