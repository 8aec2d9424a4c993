// Generic types with methods: stack, list, pair, tree, set and optional.
package main

import "fmt"

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) { s.items = append(s.items, x) }
func (s *stack[T]) pop() (x T, ok bool) {
	if len(s.items) == 0 {
		return x, false
	}
	x = s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x, true
}

type node[T any] struct {
	v    T
	next *node[T]
}
type list[T any] struct {
	head *node[T]
	n    int
}

func (l *list[T]) add(v T) *list[T] {
	l.head = &node[T]{v, l.head}
	l.n++
	return l
}
func (l *list[T]) each(f func(int, T)) {
	i := 0
	for n := l.head; n != nil; n = n.next {
		f(i, n.v)
		i++
	}
}
func (l *list[T]) all() func(func(T) bool) {
	return func(yield func(T) bool) {
		for n := l.head; n != nil; n = n.next {
			if !yield(n.v) {
				return
			}
		}
	}
}

type pair[A, B any] struct {
	first  A
	second B
}

func mk[A, B any](a A, b B) pair[A, B] { return pair[A, B]{a, b} }
func (p pair[A, B]) swap() pair[B, A]  { return pair[B, A]{p.second, p.first} }
func (p pair[A, B]) String() string    { return fmt.Sprintf("<%v %v>", p.first, p.second) }

type ordered interface{ ~int | ~string | ~float64 }

type tree[K ordered, V any] struct {
	root *tnode[K, V]
}
type tnode[K ordered, V any] struct {
	k    K
	v    V
	l, r *tnode[K, V]
}

func (t *tree[K, V]) set(k K, v V) {
	p := &t.root
	for *p != nil {
		switch n := *p; {
		case k < n.k:
			p = &n.l
		case k > n.k:
			p = &n.r
		default:
			n.v = v
			return
		}
	}
	*p = &tnode[K, V]{k: k, v: v}
}
func (t *tree[K, V]) walk(f func(K, V)) { t.root.walk(f) }
func (n *tnode[K, V]) walk(f func(K, V)) {
	if n != nil {
		n.l.walk(f)
		f(n.k, n.v)
		n.r.walk(f)
	}
}

type set[T comparable] map[T]struct{}

func (s set[T]) add(xs ...T) set[T] {
	for _, x := range xs {
		s[x] = struct{}{}
	}
	return s
}
func (s set[T]) has(x T) bool { _, ok := s[x]; return ok }

type opt[T any] struct {
	v *T
}

func some[T any](v T) opt[T] { return opt[T]{&v} }
func (o opt[T]) or(d T) T {
	if o.v == nil {
		return d
	}
	return *o.v
}

type vec[T ~int | ~float64] []T

func (a vec[T]) dot(b vec[T]) (s T) {
	for i := range a {
		s += a[i] * b[i]
	}
	return
}

type matrix[T any] [2][2]T
type fn[A, B any] func(A) B

func (f fn[A, B]) call(a A) B { return f(a) }

func main() {
	var s stack[string]
	s.push("a")
	s.push("b")
	fmt.Println(s.pop())
	fmt.Println(s.pop())
	fmt.Println(s.pop())
	si := &stack[pair[int, string]]{}
	si.push(mk(1, "x"))
	fmt.Println(si.items[0].swap(), si.items, len(si.items))
	l := (&list[float64]{}).add(1.5).add(2.5).add(3)
	l.each(func(i int, v float64) { fmt.Print(i, ":", v, " ") })
	for v := range l.all() {
		if v < 2 {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println(l.n)
	var t tree[string, int]
	for i, w := range []string{"m", "c", "x", "a", "m"} {
		t.set(w, i)
	}
	t.walk(func(k string, v int) { fmt.Print(k, v, " ") })
	var ti tree[int, []string]
	ti.set(3, []string{"three"})
	ti.set(1, nil)
	ti.walk(func(k int, v []string) { fmt.Print(k, v, " ") })
	fmt.Println()
	st := set[int]{}
	fmt.Println(st.add(1, 2, 2).has(2), st.has(3), len(st))
	fmt.Println(some(5).or(1), opt[string]{}.or("default"))
	fmt.Println(vec[int]{1, 2}.dot(vec[int]{3, 4}), vec[float64]{0.5}.dot(vec[float64]{4}))
	m := matrix[string]{{"a", "b"}, {"c", "d"}}
	fmt.Println(m, m[1][0], fn[int, string](func(x int) string { return fmt.Sprint(x) }).call(7))
	fmt.Printf("%T %T %T\n", s, mk(1, "a"), st)
	fmt.Printf("%v %+v\n", stack[int]{[]int{1}}, node[int]{v: 1})
	f := l.add
	f(9)
	fmt.Println(l.n, l.head.v)
}
