package main

import (
	"cmp"
	"container/heap"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

type trie[V any] struct {
	children map[rune]*trie[V]
	value    *V
}

func (t *trie[V]) Put(key string, v V) {
	for _, r := range key {
		if t.children == nil {
			t.children = map[rune]*trie[V]{}
		}
		next, ok := t.children[r]
		if !ok {
			next = new(trie[V])
			t.children[r] = next
		}
		t = next
	}
	t.value = &v
}

func (t *trie[V]) Delete(key string) (empty bool) {
	if key == "" {
		t.value = nil
	} else {
		r := []rune(key)[0]
		if c := t.children[r]; c != nil && c.Delete(key[len(string(r)):]) {
			delete(t.children, r)
		}
	}
	return t.value == nil && len(t.children) == 0
}

func (t *trie[V]) Prefix(prefix string) iter.Seq2[string, V] {
	return func(yield func(string, V) bool) {
		n := t
		for _, r := range prefix {
			if n = n.children[r]; n == nil {
				return
			}
		}
		n.walk(prefix, yield)
	}
}

func (t *trie[V]) walk(key string, yield func(string, V) bool) bool {
	if t.value != nil && !yield(key, *t.value) {
		return false
	}
	for _, r := range slices.Sorted(maps.Keys(t.children)) {
		if !t.children[r].walk(key+string(r), yield) {
			return false
		}
	}
	return true
}

type interval[T cmp.Ordered] struct{ lo, hi T }

func (i interval[T]) String() string { return fmt.Sprintf("[%v,%v)", i.lo, i.hi) }

type intervals[T cmp.Ordered] []interval[T]

func (s *intervals[T]) Add(lo, hi T) error {
	if !(lo < hi) {
		return fmt.Errorf("empty interval %v", interval[T]{lo, hi})
	}
	i, _ := slices.BinarySearchFunc(*s, lo, func(x interval[T], lo T) int { return cmp.Compare(x.hi, lo) })
	j := i
	for j < len(*s) && (*s)[j].lo <= hi {
		lo, hi = min(lo, (*s)[j].lo), max(hi, (*s)[j].hi)
		j++
	}
	*s = slices.Replace(*s, i, j, interval[T]{lo, hi})
	return nil
}

func (s intervals[T]) Has(x T) bool {
	_, ok := slices.BinarySearchFunc(s, x, func(v interval[T], x T) int {
		switch {
		case v.hi <= x:
			return -1
		case v.lo > x:
			return 1
		}
		return 0
	})
	return ok
}

type unionFind[T comparable] struct {
	parent map[T]T
	size   map[T]int
}

func (u *unionFind[T]) Find(x T) T {
	p, ok := u.parent[x]
	if !ok {
		u.parent[x], u.size[x] = x, 1
		return x
	}
	if p != x {
		p = u.Find(p)
		u.parent[x] = p
	}
	return p
}

func (u *unionFind[T]) Union(a, b T) bool {
	a, b = u.Find(a), u.Find(b)
	if a == b {
		return false
	}
	if u.size[a] < u.size[b] {
		a, b = b, a
	}
	u.parent[b] = a
	u.size[a] += u.size[b]
	delete(u.size, b)
	return true
}

type queue[T any] struct {
	items []T
	less  func(a, b T) bool
}

func (q *queue[T]) Len() int           { return len(q.items) }
func (q *queue[T]) Less(i, j int) bool { return q.less(q.items[i], q.items[j]) }
func (q *queue[T]) Swap(i, j int)      { q.items[i], q.items[j] = q.items[j], q.items[i] }
func (q *queue[T]) Push(x any)         { q.items = append(q.items, x.(T)) }
func (q *queue[T]) Pop() any {
	x := q.items[len(q.items)-1]
	q.items = q.items[:len(q.items)-1]
	return x
}

func main() {
	var t trie[int]
	for i, w := range strings.Fields("tea ten to inn in i A été étude 日本 日 ten") {
		t.Put(w, i)
	}
	for _, p := range []string{"te", "i", "é", "日", "zz", ""} {
		fmt.Print(p, ":")
		for k, v := range t.Prefix(p) {
			fmt.Print(" ", k, "=", v)
			if v == 5 && p == "i" {
				break
			}
		}
		fmt.Println()
	}
	fmt.Println(t.Delete("ten"), t.Delete("日本"), t.Delete("nothing"), len(maps.Collect(t.Prefix(""))), t.children['t'].children['e'].children['n'] == nil)

	var s intervals[int]
	for _, p := range [][2]int{{5, 8}, {1, 3}, {10, 12}, {3, 4}, {7, 11}, {20, 20}, {9, 2}, {0, 1}} {
		err := s.Add(p[0], p[1])
		fmt.Print(s, " ", err, "; ")
	}
	fmt.Println(s.Has(0), s.Has(4), s.Has(5), s.Has(11), s.Has(12))
	var w intervals[string]
	fmt.Println(errors.Join(w.Add("b", "d"), w.Add("c", "a"), w.Add("d", "f"), w.Add("", "\x00")), w, w.Has("ccc"), w.Has("f"))

	u := unionFind[string]{map[string]string{}, map[string]int{}}
	for _, e := range strings.Fields("a-b c-d b-c a-d e-f") {
		x, y, _ := strings.Cut(e, "-")
		fmt.Print(u.Union(x, y), " ")
	}
	fmt.Println(len(u.size), u.Find("a") == u.Find("d"), u.Find("a") == u.Find("e"))
	q := &queue[interval[int]]{less: func(a, b interval[int]) bool { return a.hi-a.lo < b.hi-b.lo }}
	for i := range 10 {
		heap.Push(q, interval[int]{i, i + (i*7)%10})
	}
	q.items[3].hi += 100
	heap.Fix(q, 3)
	fmt.Print(heap.Remove(q, 2), " ")
	for q.Len() > 0 {
		fmt.Print(heap.Pop(q), " ")
	}
	fmt.Println()
	for _, f := range []func(){func() { heap.Pop(q) }, func() { heap.Push(q, 5) }, func() { heap.Remove(q, 0) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	var none unionFind[any]
	func() {
		defer func() { fmt.Println(recover()) }()
		none.Find([]int{})
	}()
}
