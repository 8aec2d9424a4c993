// A left-leaning red-black tree with in-order, reverse and pulled iterators; merges of iterators; an order statistic; multimaps by embedding.
package main

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math/big"
	"math/bits"
	"os"
	"reflect"
	"slices"
	"sort"
	"strings"
	"text/tabwriter"
	"time"
)

type Colour bool

const (
	Black Colour = false
	Red   Colour = true
)

func (c Colour) String() string { return map[Colour]string{Black: "b", Red: "r"}[c] }

type node[K, V any] struct {
	key         K
	val         V
	left, right *node[K, V]
	Colour
	n int
}

func (n *node[K, V]) red() bool { return n != nil && n.Colour == Red }
func (n *node[K, V]) count() int {
	if n == nil {
		return 0
	}
	return n.n
}

func (n *node[K, V]) fix() *node[K, V] {
	if n.right.red() && !n.left.red() {
		x := n.right
		n.right, x.left, x.Colour, n.Colour = x.left, n, n.Colour, Red
		n.n = n.left.count() + n.right.count() + 1
		n = x
	}
	if n.left.red() && n.left.left.red() {
		x := n.left
		n.left, x.right, x.Colour, n.Colour = x.right, n, n.Colour, Red
		n.n = n.left.count() + n.right.count() + 1
		n = x
	}
	if n.left.red() && n.right.red() {
		n.Colour, n.left.Colour, n.right.Colour = !n.Colour, !n.left.Colour, !n.right.Colour
	}
	n.n = n.left.count() + n.right.count() + 1
	return n
}

type Comparer[K any] interface{ Compare(K) int }

type Tree[K Comparer[K], V any] struct{ root *node[K, V] }

func (t *Tree[K, V]) At(k K) *V {
	var slot *V
	var insert func(*node[K, V]) *node[K, V]
	insert = func(n *node[K, V]) *node[K, V] {
		if n == nil {
			n = &node[K, V]{key: k, Colour: Red, n: 1}
			slot = &n.val
			return n
		}
		switch c := k.Compare(n.key); {
		case c < 0:
			n.left = insert(n.left)
		case c > 0:
			n.right = insert(n.right)
		default:
			slot = &n.val
		}
		return n.fix()
	}
	t.root = insert(t.root)
	t.root.Colour = Black
	return slot
}

func (t Tree[K, V]) All() iter.Seq2[K, V] {
	return t.walk(func(n *node[K, V]) (a, b *node[K, V]) { return n.left, n.right })
}
func (t Tree[K, V]) Backward() iter.Seq2[K, V] {
	return t.walk(func(n *node[K, V]) (a, b *node[K, V]) { return n.right, n.left })
}

func (t Tree[K, V]) walk(sides func(*node[K, V]) (_, _ *node[K, V])) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		var in func(*node[K, V]) bool
		in = func(n *node[K, V]) bool {
			if n == nil {
				return true
			}
			first, second := sides(n)
			return in(first) && yield(n.key, n.val) && in(second)
		}
		in(t.root)
	}
}

func (t *Tree[K, V]) Nth(i int) (k K, err error) {
	if uint(i) >= uint(t.root.count()) {
		return k, fmt.Errorf("%T: %w", t, &reflect.ValueError{Method: fmt.Sprintf("Nth(%d)", i), Kind: reflect.TypeFor[K]().Kind()})
	}
	n := t.root
	for {
		switch left := n.left.count(); {
		case i < left:
			n = n.left
		case i > left:
			n, i = n.right, i-left-1
		default:
			return n.key, nil
		}
	}
}

func (n *node[K, V]) Format(s fmt.State, verb rune) {
	if n == nil {
		fmt.Fprint(s, "·")
		return
	}
	width, wide := s.Width()
	fmt.Fprintf(s, "(%v", n.left)
	switch {
	case wide && s.Flag('-'):
		fmt.Fprintf(s, " %-*v ", width, n.key)
	case s.Flag('+'):
		fmt.Fprintf(s, " %v%s/%d ", n.key, n.Colour, n.n)
	default:
		fmt.Fprintf(s, fmt.Sprintf(" %%%c ", verb), n.key)
	}
	fmt.Fprintf(s, "%v)", n.right)
}

type Num[T cmp.Ordered] struct{ X T }

func (n Num[T]) Compare(o Num[T]) int { return cmp.Compare(n.X, o.X) }

type Multi[K Comparer[K], V any] struct {
	Tree[K, []V]
	less func(a, b V) bool
}

func (m *Multi[K, V]) Add(k K, vs ...V) *Multi[K, V] {
	slot := m.At(k)
	*slot = append(*slot, vs...)
	sort.SliceStable(*slot, func(i, j int) bool { return m.less((*slot)[i], (*slot)[j]) })
	return m
}

func (m *Multi[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
	outer:
		for k, vs := range m.Tree.All() {
			for i, v := range vs {
				if i > 2 {
					continue outer
				}
				if !yield(k, v) {
					break outer
				}
			}
		}
	}
}

func Merge[K Comparer[K], V any](a, b iter.Seq2[K, V]) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		next, stop := iter.Pull2(b)
		defer stop()
		bk, bv, ok := next()
		for k, v := range a {
			for ok && bk.Compare(k) < 0 {
				if !yield(bk, bv) {
					return
				}
				bk, bv, ok = next()
			}
			if !yield(k, v) {
				return
			}
		}
		for ; ok && yield(bk, bv); bk, bv, ok = next() {
		}
	}
}

func main() {
	var t Tree[Num[int], string]
	for i := range 20 {
		*t.At(Num[int]{int(bits.Reverse8(uint8(i)))}) += strings.Repeat("*", i%4)
	}
	fmt.Printf("%v\n%+v\n%-10x|\n%d\n", t.root, t.root, t.root.left.left, t.root.right)
	for k, v := range t.Backward() {
		if k.X < 100 {
			break
		}
		fmt.Print(k.X, v, " ")
	}
	fmt.Println(len(maps.Collect(t.All())))
	for i := range 3 {
		fmt.Println(t.Nth(i*10 - 1))
	}
	_, err := t.Nth(-1)
	var ve *reflect.ValueError
	fmt.Println(errors.As(err, &ve), ve.Kind, ve)

	days := Multi[time.Time, time.Duration]{less: func(a, b time.Duration) bool { return a.Truncate(time.Hour) < b.Truncate(time.Hour) }}
	base := time.Date(2024, 2, 27, 12, 0, 0, 0, time.UTC)
	for i := range 9 {
		at := base.AddDate(0, 0, i*i%5)
		days.Add(at, time.Duration(i)*37*time.Minute, time.Duration(9-i)*time.Hour/7)
	}
	for day, d := range days.All() {
		fmt.Print(day.Format("Jan _2 "), d, "; ")
	}
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 2, '_', tabwriter.DiscardEmptyColumns)
	fmt.Fprintln(tw)
	for day, ds := range days.Tree.All() {
		fmt.Fprintf(tw, "%s\t\v%d\t%v\n", day.Weekday(), len(ds), slices.Max(ds))
	}
	tw.Flush()

	var words, others Tree[Num[string], *big.Int]
	for i, w := range strings.Split("one two three four five six seven eight", " ") {
		slot := [...]*Tree[Num[string], *big.Int]{&words, &others}[i&1].At(Num[string]{w})
		*slot = new(big.Int).Exp(big.NewInt(int64(len(w))), big.NewInt(int64(20*i)), nil)
	}
	i := 0
	for k, v := range Merge(words.All(), others.All()) {
		fmt.Printf("%-6s%v|", k.X, v.BitLen())
		if i++; i == 6 {
			break
		}
	}
	fmt.Printf("\n%+v %-8v\n", words.root, others.root)

	var shown bytes.Buffer
	next, stop := iter.Pull2(words.All())
	for range 2 {
		k, v, ok := next()
		fmt.Fprintf(&shown, "%+v %s %v, ", k, v, ok)
	}
	stop()
	k, v, ok := next()
	fmt.Printf("%s%+v %v %v\n", &shown, k, v, ok)
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		for k := range Merge(words.All(), func(yield func(Num[string], *big.Int) bool) {
			yield(Num[string]{"a"}, nil)
			panic(fmt.Sprintf("out of %d", words.root.count()))
		}) {
			fmt.Print(k, " ")
		}
	}()
}
