// A generic B-tree by a comparer, held against a sorted slice; ranges, bulk builds, a String with the shape, and trees of trees.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"iter"
	"math"
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

const degree = 3

type entry[K, V any] struct {
	Key K `json:"k"`
	Val V `json:"v"`
}

type page[K, V any] struct {
	items []entry[K, V]
	kids  []*page[K, V]
}

type Tree[K, V any] struct {
	root  *page[K, V]
	size  int
	order func(K, K) int
}

func New[K cmp.Ordered, V any]() *Tree[K, V] { return NewFunc[K, V](cmp.Compare[K]) }

func NewFunc[K, V any, F ~func(K, K) int](f F) *Tree[K, V] { return &Tree[K, V]{order: f} }

func (t *Tree[K, V]) find(p *page[K, V], k K) (int, bool) {
	return slices.BinarySearchFunc(p.items, k, func(e entry[K, V], k K) int { return t.order(e.Key, k) })
}

func (p *page[K, V]) split(i int) {
	kid := p.kids[i]
	right := &page[K, V]{items: slices.Clone(kid.items[degree:])}
	if kid.kids != nil {
		right.kids = slices.Clone(kid.kids[degree:])
		kid.kids = slices.Delete(kid.kids, degree, len(kid.kids))
	}
	p.items = slices.Insert(p.items, i, kid.items[degree-1])
	p.kids = slices.Insert(p.kids, i+1, right)
	kid.items = slices.Delete(kid.items, degree-1, len(kid.items))
}

func (t *Tree[K, V]) Set(k K, v V) (old V, replaced bool) {
	if t.root == nil {
		t.root = new(page[K, V])
	}
	if len(t.root.items) == 2*degree-1 {
		t.root = &page[K, V]{kids: []*page[K, V]{t.root}}
		t.root.split(0)
	}
	for p := t.root; ; {
		i, found := t.find(p, k)
		switch {
		case found:
			old, p.items[i].Val = p.items[i].Val, v
			return old, true
		case p.kids == nil:
			p.items = slices.Insert(p.items, i, entry[K, V]{k, v})
			t.size++
			return
		case len(p.kids[i].items) == 2*degree-1:
			p.split(i)
		default:
			p = p.kids[i]
		}
	}
}

func (t *Tree[K, V]) Get(k K) (*V, bool) {
	for p := t.root; p != nil; {
		i, found := t.find(p, k)
		if found {
			return &p.items[i].Val, true
		}
		if p.kids == nil {
			break
		}
		p = p.kids[i]
	}
	return nil, false
}

func (t *Tree[K, V]) Delete(k K) (ok bool) {
	if t.root == nil {
		return false
	}
	if ok = t.remove(t.root, k); ok {
		t.size--
	}
	if len(t.root.items) == 0 && t.root.kids != nil {
		t.root = t.root.kids[0]
	}
	return
}

func (t *Tree[K, V]) remove(p *page[K, V], k K) bool {
	i, found := t.find(p, k)
	if p.kids == nil {
		if found {
			p.items = slices.Delete(p.items, i, i+1)
		}
		return found
	}
	if found {
		last := p.kids[i]
		for last.kids != nil {
			last = last.kids[len(last.kids)-1]
		}
		p.items[i] = last.items[len(last.items)-1]
		k = p.items[i].Key
	}
	return t.remove(p.kids[t.fill(p, i)], k) || found
}

func (t *Tree[K, V]) fill(p *page[K, V], i int) int {
	kid := p.kids[i]
	if len(kid.items) >= degree {
		return i
	}
	if i > 0 && len(p.kids[i-1].items) >= degree {
		left := p.kids[i-1]
		last := len(left.items) - 1
		kid.items = slices.Insert(kid.items, 0, p.items[i-1])
		p.items[i-1], left.items = left.items[last], left.items[:last:last]
		if left.kids != nil {
			kid.kids = slices.Insert(kid.kids, 0, left.kids[last+1])
			left.kids = left.kids[:last+1]
		}
		return i
	}
	if i < len(p.items) && len(p.kids[i+1].items) >= degree {
		right := p.kids[i+1]
		kid.items = append(kid.items, p.items[i])
		p.items[i], right.items = right.items[0], right.items[1:]
		if right.kids != nil {
			kid.kids, right.kids = append(kid.kids, right.kids[0]), right.kids[1:]
		}
		return i
	}
	i = min(i, len(p.items)-1)
	left, right := p.kids[i], p.kids[i+1]
	left.items = append(append(left.items, p.items[i]), right.items...)
	left.kids = append(left.kids, right.kids...)
	p.items, p.kids = slices.Delete(p.items, i, i+1), slices.Delete(p.kids, i+1, i+2)
	return i
}

func (p *page[K, V]) each(yield func(K, V) bool) bool {
	for i := range p.items {
		if p.kids != nil && !p.kids[i].each(yield) || !yield(p.items[i].Key, p.items[i].Val) {
			return false
		}
	}
	return p.kids == nil || p.kids[len(p.items)].each(yield)
}

func (t *Tree[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) { _ = t.root != nil && t.root.each(yield) }
}

func (t *Tree[K, V]) Range(lo, hi K) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for k, v := range t.All() {
			switch {
			case t.order(k, lo) < 0:
				continue
			case t.order(k, hi) > 0 || !yield(k, v):
				return
			}
		}
	}
}

func (p *page[K, V]) String() string {
	var b strings.Builder
	for i, e := range p.items {
		if p.kids != nil {
			fmt.Fprintf(&b, "(%v)", p.kids[i])
		} else if i > 0 {
			b.WriteByte(' ')
		}
		fmt.Fprint(&b, e.Key)
	}
	if p.kids != nil {
		fmt.Fprintf(&b, "(%v)", p.kids[len(p.items)])
	}
	return b.String()
}

func (t *Tree[K, V]) MarshalJSON() ([]byte, error) {
	entries := make([]entry[K, V], 0, t.size)
	for k, v := range t.All() {
		entries = append(entries, entry[K, V]{k, v})
	}
	return json.Marshal(entries)
}

func (t *Tree[K, V]) UnmarshalJSON(b []byte) error {
	var entries []entry[K, V]
	if err := json.Unmarshal(b, &entries); err != nil {
		return fmt.Errorf("tree of %T: %w", *new(K), err)
	}
	for _, e := range entries {
		if _, twice := t.Set(e.Key, e.Val); twice {
			return &strconv.NumError{Func: "Set", Num: fmt.Sprint(e.Key), Err: errors.ErrUnsupported}
		}
	}
	return nil
}

func main() {
	t := New[int, string]()
	for i := range 26 {
		t.Set(i*7%26, string(rune('a'+i)))
	}
	fmt.Println(t.root, t.size)
	for _, k := range []int{13, 0, 25, 99, 12, 6, 7, 8} {
		fmt.Print(t.Delete(k), " ")
	}
	fmt.Println(t.root)
	for k, v := range t.Range(9, 15) {
		fmt.Printf("%d:%s ", k, v)
	}
	v, ok := t.Get(10)
	*v = "changed"
	fmt.Println(*v, ok, len(t.root.kids))

	rng, check := rand.New(rand.NewSource(3)), map[int16]float32{}
	big := New[int16, float32]()
	for step := range 4000 {
		k := int16(rng.Intn(300))
		_, had := check[k]
		if step%5 < 3 {
			check[k] = rng.Float32()
			if _, replaced := big.Set(k, check[k]); replaced != had {
				fmt.Println("set differs", k)
			}
			continue
		}
		delete(check, k)
		if big.Delete(k) != had {
			fmt.Println("delete differs", k)
		}
	}
	last := int16(math.MinInt16)
	sum := crc32.NewIEEE()
	for k, v := range big.All() {
		if k <= last || check[k] != v {
			fmt.Println("order", last, k, v)
		}
		last = k
		fmt.Fprintf(sum, "%x,%b;", k, v)
	}
	fmt.Printf("%d %d %08x %q\n", big.size, len(check), sum.Sum32(), fmt.Sprint(big.root)[:60])

	folded := NewFunc[string, *Tree[float64, []any]](func(a, b string) int {
		return cmp.Or(cmp.Compare(utf8.RuneCountInString(a), utf8.RuneCountInString(b)), strings.Compare(strings.ToLower(a), strings.ToLower(b)))
	})
	for i, w := range strings.Fields("Éa éA zz Z 日本 ab AB zebra Zebra") {
		inner := New[float64, []any]()
		old, replaced := folded.Set(w, inner)
		if replaced {
			for k, v := range old.All() {
				inner.Set(k, append(v, w))
			}
		}
		inner.Set(math.Inf(1-2*(i%2)), []any{i, w, nil})
		inner.Set(math.Copysign(0, -1), []any{})
		inner.Set(0, nil)
		inner.Set(math.NaN(), []any{math.MaxInt8})
		fmt.Println(w, replaced, inner.root)
	}
	for w, inner := range folded.All() {
		inner.Delete(math.NaN())
		for k, v := range inner.All() {
			fmt.Printf("%s %v %#v|", w, k, v)
		}
		inner.Delete(math.Inf(1))
		inner.Delete(math.Inf(-1))
	}
	js, err := json.Marshal(folded)
	fmt.Printf("\n%s %v\n", js, err)
	for _, text := range []string{`[{"k":2,"v":[1]},{"k":1,"V":null}]`, `[{"k":2},{"k":2}]`, `[{"k":"x"}]`, `{}`} {
		back := struct{ *Tree[uint8, []int8] }{New[uint8, []int8]()}
		err := json.Unmarshal([]byte(text), &back)
		fmt.Println(back.root, back.size, err, errors.Is(err, errors.ErrUnsupported))
	}
}
