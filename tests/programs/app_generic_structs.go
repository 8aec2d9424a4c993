package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// LRU with an intrusive generic list.
type node[K comparable, V any] struct {
	prev, next *node[K, V]
	key        K
	val        V
}

type LRU[K comparable, V any] struct {
	cap     int
	m       map[K]*node[K, V]
	head    node[K, V]
	OnEvict func(K, V)
}

func NewLRU[K comparable, V any](cap int) *LRU[K, V] {
	l := &LRU[K, V]{cap: cap, m: make(map[K]*node[K, V])}
	l.head.prev, l.head.next = &l.head, &l.head
	return l
}
func (l *LRU[K, V]) unlink(n *node[K, V]) { n.prev.next, n.next.prev = n.next, n.prev }
func (l *LRU[K, V]) front(n *node[K, V]) {
	n.prev, n.next = &l.head, l.head.next
	n.prev.next, n.next.prev = n, n
}
func (l *LRU[K, V]) Get(k K) (v V, ok bool) {
	n, ok := l.m[k]
	if !ok {
		return
	}
	l.unlink(n)
	l.front(n)
	return n.val, true
}
func (l *LRU[K, V]) Put(k K, v V) {
	if n, ok := l.m[k]; ok {
		n.val = v
		l.unlink(n)
		l.front(n)
		return
	}
	if len(l.m) == l.cap {
		o := l.head.prev
		l.unlink(o)
		delete(l.m, o.key)
		if l.OnEvict != nil {
			l.OnEvict(o.key, o.val)
		}
	}
	n := &node[K, V]{key: k, val: v}
	l.m[k] = n
	l.front(n)
}
func (l *LRU[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for n := l.head.next; n != &l.head; n = n.next {
			if !yield(n.key, n.val) {
				return
			}
		}
	}
}

// Tree: ordered map, treap-free AVL.
type Tree[K cmp.Ordered, V any] struct {
	root *tnode[K, V]
	size int
}
type tnode[K cmp.Ordered, V any] struct {
	k     K
	v     V
	h     int
	child [2]*tnode[K, V]
}

func (n *tnode[K, V]) height() int {
	if n == nil {
		return 0
	}
	return n.h
}
func (n *tnode[K, V]) rotate(d int) *tnode[K, V] {
	c := n.child[1-d]
	n.child[1-d], c.child[d] = c.child[d], n
	n.fix()
	c.fix()
	return c
}
func (n *tnode[K, V]) fix() { n.h = 1 + max(n.child[0].height(), n.child[1].height()) }
func (n *tnode[K, V]) balance() *tnode[K, V] {
	n.fix()
	switch d := n.child[1].height() - n.child[0].height(); {
	case d > 1:
		if c := n.child[1]; c.child[0].height() > c.child[1].height() {
			n.child[1] = c.rotate(1)
		}
		return n.rotate(0)
	case d < -1:
		if c := n.child[0]; c.child[1].height() > c.child[0].height() {
			n.child[0] = c.rotate(0)
		}
		return n.rotate(1)
	}
	return n
}
func (t *Tree[K, V]) Set(k K, v V) { t.root = t.set(t.root, k, v) }
func (t *Tree[K, V]) set(n *tnode[K, V], k K, v V) *tnode[K, V] {
	if n == nil {
		t.size++
		return &tnode[K, V]{k: k, v: v, h: 1}
	}
	c := cmp.Compare(k, n.k)
	if c == 0 {
		n.v = v
		return n
	}
	d := (c + 1) / 2
	n.child[d] = t.set(n.child[d], k, v)
	return n.balance()
}
func (t Tree[K, V]) All() iter.Seq2[K, V] {
	var walk func(n *tnode[K, V], y func(K, V) bool) bool
	walk = func(n *tnode[K, V], y func(K, V) bool) bool {
		return n == nil || walk(n.child[0], y) && y(n.k, n.v) && walk(n.child[1], y)
	}
	return func(y func(K, V) bool) { walk(t.root, y) }
}

type Heap[T any] struct {
	items []T
	less  func(a, b T) bool
}

func (h *Heap[T]) Push(xs ...T) {
	for _, x := range xs {
		h.items = append(h.items, x)
		for i := len(h.items) - 1; i > 0 && h.less(h.items[i], h.items[(i-1)/2]); i = (i - 1) / 2 {
			h.items[i], h.items[(i-1)/2] = h.items[(i-1)/2], h.items[i]
		}
	}
}

var ErrEmpty = errors.New("empty")

func (h *Heap[T]) Pop() (top T, err error) {
	if len(h.items) == 0 {
		return top, ErrEmpty
	}
	n := len(h.items) - 1
	top, h.items[0] = h.items[0], h.items[n]
	h.items = h.items[:n]
	for i := 0; ; {
		c := 2*i + 1
		if c >= n {
			break
		}
		if c+1 < n && h.less(h.items[c+1], h.items[c]) {
			c++
		}
		if !h.less(h.items[c], h.items[i]) {
			break
		}
		h.items[c], h.items[i] = h.items[i], h.items[c]
		i = c
	}
	return
}

type Trie[V any] struct {
	kids map[rune]*Trie[V]
	val  *V
}

func (t *Trie[V]) Put(s string, v V) {
	for _, r := range s {
		if t.kids == nil {
			t.kids = make(map[rune]*Trie[V])
		}
		n, ok := t.kids[r]
		if !ok {
			n = new(Trie[V])
			t.kids[r] = n
		}
		t = n
	}
	t.val = &v
}
func (t *Trie[V]) Walk(prefix string, f func(string, V)) {
	if t.val != nil {
		f(prefix, *t.val)
	}
	keys := make([]rune, 0, len(t.kids))
	for r := range t.kids {
		keys = append(keys, r)
	}
	slices.Sort(keys)
	for _, r := range keys {
		t.kids[r].Walk(prefix+string(r), f)
	}
}

type point struct{ x, y int }

func main() {
	l := NewLRU[point, string](3)
	l.OnEvict = func(p point, s string) { fmt.Printf("evict %+v %q\n", p, s) }
	for i := range 5 {
		l.Put(point{i, i * i}, strings.Repeat("*", i))
		l.Get(point{0, 0})
	}
	for k, v := range l.All() {
		fmt.Println(k, v)
	}
	_, ok := l.Get(point{9, 9})
	fmt.Println(ok)
	var t Tree[string, int]
	for i, w := range strings.Fields("the quick brown fox jumps over the lazy dog and then naps") {
		t.Set(w, i)
	}
	for k, v := range t.All() {
		fmt.Print(k, "=", v, " ")
		if k == "over" {
			break
		}
	}
	fmt.Println(t.size, t.root.h, t.root.k)
	var ti Tree[int, struct{}]
	for i := range 1000 {
		ti.Set(i*7919%1009, struct{}{})
	}
	fmt.Println(ti.size, ti.root.height())
	h := Heap[point]{less: func(a, b point) bool { return a.x*a.x+a.y*a.y < b.x*b.x+b.y*b.y }}
	h.Push(point{3, 4}, point{1, 1}, point{-2, 0}, point{0, 9})
	for {
		p, err := h.Pop()
		if err != nil {
			fmt.Println(p, err)
			break
		}
		fmt.Print(p)
	}
	var tr Trie[[]int]
	for i, w := range []string{"äpfel", "apple", "app", "été", "日本", "日"} {
		tr.Put(w, []int{i, len(w)})
	}
	tr.Walk("", func(s string, v []int) { fmt.Println(s, v) })
	fmt.Printf("%T %T %T\n", l, t, h)
}
