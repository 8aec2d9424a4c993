// Linked structures: lists, trees, doubly linked rings.
package main

import "fmt"

type list struct {
	head, tail *item
	n          int
}
type item struct {
	v    string
	next *item
}

func (l *list) add(v string) *list {
	it := &item{v: v}
	if l.tail == nil {
		l.head = it
	} else {
		l.tail.next = it
	}
	l.tail = it
	l.n++
	return l
}

func (l *list) reverse() {
	var prev *item
	l.tail = l.head
	for it := l.head; it != nil; {
		it.next, prev, it = prev, it, it.next
	}
	l.head = prev
}

func (l *list) String() string {
	s := "("
	for it := l.head; it != nil; it = it.next {
		s += it.v
		if it.next != nil {
			s += " "
		}
	}
	return s + ")"
}

type tree struct {
	key         int
	left, right *tree
}

func (t *tree) insert(k int) *tree {
	if t == nil {
		return &tree{key: k}
	}
	switch {
	case k < t.key:
		t.left = t.left.insert(k)
	case k > t.key:
		t.right = t.right.insert(k)
	}
	return t
}

func (t *tree) walk(f func(int)) {
	if t != nil {
		t.left.walk(f)
		f(t.key)
		t.right.walk(f)
	}
}

func (t *tree) depth() int {
	if t == nil {
		return 0
	}
	return 1 + max(t.left.depth(), t.right.depth())
}

func insertAt(link **tree, k int) {
	for *link != nil {
		if k < (*link).key {
			link = &(*link).left
		} else {
			link = &(*link).right
		}
	}
	*link = &tree{key: k}
}

type ring struct {
	v          int
	prev, next *ring
}

func newRing(n int) *ring {
	first := &ring{}
	first.prev, first.next = first, first
	for i := 1; i < n; i++ {
		r := &ring{v: i, prev: first.prev, next: first}
		r.prev.next = r
		r.next.prev = r
	}
	return first
}

func josephus(n, k int) (order []int) {
	r := newRing(n).prev
	for n > 0 {
		for i := 0; i < k; i++ {
			r = r.next
		}
		order = append(order, r.v)
		r.prev.next, r.next.prev = r.next, r.prev
		r = r.prev
		n--
	}
	return
}

func main() {
	l := &list{}
	l.add("a").add("b").add("c").add("d")
	fmt.Println(l, l.n, l.tail.v)
	l.reverse()
	fmt.Println(l, l.head.v, l.tail.v)
	l.add("z")
	fmt.Println(l.String())
	var t *tree
	seed := uint32(1)
	for i := 0; i < 200; i++ {
		seed = seed*1103515245 + 12345
		t = t.insert(int(seed>>16) % 100)
	}
	n, sum := 0, 0
	t.walk(func(k int) { n++; sum += k })
	fmt.Println(n, sum, t.depth() > 6)
	var u *tree
	for _, k := range []int{5, 2, 8, 1, 9, 3} {
		insertAt(&u, k)
	}
	u.walk(func(k int) { fmt.Print(k, " ") })
	fmt.Println(u.depth(), u.left.right.key)
	fmt.Println(josephus(10, 3), josephus(7, 2))
}
