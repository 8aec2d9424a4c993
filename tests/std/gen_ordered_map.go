package main

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// tree is a left-leaning red-black tree.
type tree[K, V any] struct {
	root *node[K, V]
	size int
	cmp  func(a, b K) int
}

type node[K, V any] struct {
	key         K
	value       V
	left, right *node[K, V]
	red         bool
}

var errMissing = errors.New("no such key")

func newTree[K cmp.Ordered, V any]() *tree[K, V] { return newTreeFunc[K, V](cmp.Compare[K]) }

func newTreeFunc[K, V any](c func(a, b K) int) *tree[K, V] { return &tree[K, V]{cmp: c} }

func isRed[K, V any](n *node[K, V]) bool { return n != nil && n.red }

func (n *node[K, V]) rotateLeft() *node[K, V] {
	r := n.right
	n.right, r.left = r.left, n
	r.red, n.red = n.red, true
	return r
}

func (n *node[K, V]) rotateRight() *node[K, V] {
	l := n.left
	n.left, l.right = l.right, n
	l.red, n.red = n.red, true
	return l
}

func (n *node[K, V]) flip() {
	n.red = !n.red
	n.left.red, n.right.red = !n.left.red, !n.right.red
}

func (n *node[K, V]) fix() *node[K, V] {
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

func (t *tree[K, V]) Set(k K, v V) (old V, replaced bool) {
	var set func(n *node[K, V]) *node[K, V]
	set = func(n *node[K, V]) *node[K, V] {
		if n == nil {
			t.size++
			return &node[K, V]{key: k, value: v, red: true}
		}
		switch c := t.cmp(k, n.key); {
		case c < 0:
			n.left = set(n.left)
		case c > 0:
			n.right = set(n.right)
		default:
			old, n.value, replaced = n.value, v, true
		}
		return n.fix()
	}
	t.root = set(t.root)
	t.root.red = false
	return
}

func (t *tree[K, V]) Get(k K) (v V, err error) {
	for n := t.root; n != nil; {
		switch c := t.cmp(k, n.key); {
		case c < 0:
			n = n.left
		case c > 0:
			n = n.right
		default:
			return n.value, nil
		}
	}
	return v, fmt.Errorf("%v: %w", k, errMissing)
}

func (t *tree[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		var walk func(n *node[K, V]) bool
		walk = func(n *node[K, V]) bool {
			return n == nil || walk(n.left) && yield(n.key, n.value) && walk(n.right)
		}
		walk(t.root)
	}
}

func (t *tree[K, V]) From(low K) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for k, v := range t.All() {
			if t.cmp(k, low) >= 0 && !yield(k, v) {
				return
			}
		}
	}
}

// check returns the black height, or panics with what is wrong.
func (n *node[K, V]) check(c func(a, b K) int, low, high *K) int {
	if n == nil {
		return 1
	}
	if isRed(n.right) || n.red && isRed(n.left) {
		panic(fmt.Sprintf("red links at %v", n.key))
	}
	if low != nil && c(*low, n.key) >= 0 || high != nil && c(n.key, *high) >= 0 {
		panic(fmt.Sprintf("order at %v", n.key))
	}
	l, r := n.left.check(c, low, &n.key), n.right.check(c, &n.key, high)
	if l != r {
		panic(fmt.Sprintf("heights at %v", n.key))
	}
	if n.red {
		return l
	}
	return l + 1
}

type version struct{ major, minor int }

func (v version) String() string { return fmt.Sprintf("v%d.%d", v.major, v.minor) }

func main() {
	t := newTree[int, string]()
	x := uint32(1)
	for range 1000 {
		x = x*1103515245 + 12345
		t.Set(int(x>>20), fmt.Sprint("#", x>>28))
	}
	fmt.Println(t.size, t.root.check(t.cmp, nil, nil))
	var keys []int
	for k := range t.All() {
		keys = append(keys, k)
	}
	fmt.Println(slices.IsSorted(keys), len(keys) == t.size, keys[:5])
	n := 0
	for k, v := range t.From(2000) {
		if n++; n > 4 {
			break
		}
		fmt.Print(k, v, " ")
	}
	fmt.Println(t.Set(keys[0], "new"))
	_, err := t.Get(-1)
	fmt.Println(err, errors.Is(err, errMissing))
	words := newTreeFunc[string, []int](func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	for i, w := range strings.Fields("To be or not to be that is THE question the be") {
		at, _ := words.Get(w)
		words.Set(w, append(at, i))
	}
	for k, v := range words.All() {
		fmt.Print(k, v, " ")
	}
	fmt.Println(words.size)
	vs := newTreeFunc[version, struct{}](func(a, b version) int {
		return cmp.Or(cmp.Compare(a.major, b.major), cmp.Compare(a.minor, b.minor))
	})
	for _, v := range []version{{1, 10}, {1, 9}, {0, 99}, {1, 9}} {
		_, again := vs.Set(v, struct{}{})
		fmt.Print(v, again, " ")
	}
	_, err = vs.Get(version{9, 9})
	fmt.Println(err)
	func() {
		defer func() { fmt.Println(recover()) }()
		vs.root.left.red, vs.root.red = true, true
		vs.root.check(vs.cmp, nil, nil)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		bad := newTreeFunc[any, int](func(a, b any) int { return cmp.Compare(a.(int), b.(int)) })
		bad.Set(1, 1)
		bad.Set("x", 2)
	}()
}
