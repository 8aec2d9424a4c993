package main

import (
	"errors"
	"fmt"
	"hash/maphash"
	"math/rand"
	"slices"
	"sort"
	"strings"
	"unsafe"
)

// Rope.
type Rope interface {
	Len() int
	At(int) byte
	write(*strings.Builder)
}
type Leaf string
type Concat struct {
	Rope
	right Rope
	n     int
}

func (l Leaf) Len() int                  { return len(l) }
func (l Leaf) At(i int) byte             { return l[i] }
func (l Leaf) write(sb *strings.Builder) { sb.WriteString(string(l)) }
func (c *Concat) Len() int               { return c.n }
func (c *Concat) At(i int) byte {
	if n := c.Rope.Len(); i >= n {
		return c.right.At(i - n)
	}
	return c.Rope.At(i)
}
func (c *Concat) write(sb *strings.Builder) { c.Rope.write(sb); c.right.write(sb) }
func Join(rs ...Rope) Rope {
	switch len(rs) {
	case 0:
		return Leaf("")
	case 1:
		return rs[0]
	}
	l, r := Join(rs[:len(rs)/2]...), Join(rs[len(rs)/2:]...)
	return &Concat{l, r, l.Len() + r.Len()}
}
func Split(r Rope, at int) (a, b Rope) {
	switch r := r.(type) {
	case Leaf:
		return r[:at], r[at:]
	case *Concat:
		if n := r.Rope.Len(); at < n {
			a, b = Split(r.Rope, at)
			return a, Join(b, r.right)
		} else {
			a, b = Split(r.right, at-n)
			return Join(r.Rope, a), b
		}
	}
	panic("unreachable")
}
func Text(r Rope) string { var sb strings.Builder; r.write(&sb); return sb.String() }

// Skip list.
const maxLevel = 6

type slNode[K any, V any] struct {
	k    K
	v    V
	next [maxLevel]*slNode[K, V]
}
type SkipList[K any, V any] struct {
	head slNode[K, V]
	cmp  func(a, b K) int
	rnd  func() int
	n    int
}

func (s *SkipList[K, V]) path(k K) (p [maxLevel]*slNode[K, V]) {
	cur := &s.head
	for l := maxLevel - 1; l >= 0; l-- {
		for nx := cur.next[l]; nx != nil && s.cmp(nx.k, k) < 0; nx = cur.next[l] {
			cur = nx
		}
		p[l] = cur
	}
	return
}
func (s *SkipList[K, V]) Set(k K, v V) {
	p := s.path(k)
	if n := p[0].next[0]; n != nil && s.cmp(n.k, k) == 0 {
		n.v = v
		return
	}
	n := &slNode[K, V]{k: k, v: v}
	for l := 0; l < maxLevel; l++ {
		n.next[l], p[l].next[l] = p[l].next[l], n
		if s.rnd()&1 == 0 {
			break
		}
	}
	s.n++
}
func (s *SkipList[K, V]) Delete(k K) bool {
	p := s.path(k)
	n := p[0].next[0]
	if n == nil || s.cmp(n.k, k) != 0 {
		return false
	}
	for l := range p {
		if p[l].next[l] == n {
			p[l].next[l] = n.next[l]
		}
	}
	s.n--
	return true
}
func (s *SkipList[K, V]) From(k K) func(func(K, V) bool) {
	return func(y func(K, V) bool) {
		for n := s.path(k)[0].next[0]; n != nil && y(n.k, n.v); n = n.next[0] {
		}
	}
}

// Interval tree as sorted slice with max.
type Span struct{ Lo, Hi int }
type Intervals []struct {
	Span
	max int
}

func Build(spans ...Span) (t Intervals) {
	slices.SortFunc(spans, func(a, b Span) int { return a.Lo - b.Lo })
	t = make(Intervals, len(spans))
	var fill func(lo, hi int) int
	fill = func(lo, hi int) int {
		if lo >= hi {
			return -1 << 31
		}
		m := int(uint(lo+hi) >> 1)
		t[m].Span = spans[m]
		t[m].max = max(spans[m].Hi, fill(lo, m), fill(m+1, hi))
		return t[m].max
	}
	fill(0, len(t))
	return
}
func (t Intervals) Stab(x int) (out []Span) {
	if len(t) == 0 {
		return
	}
	m := len(t) / 2
	if t[m].max < x {
		return
	}
	out = t[:m].Stab(x)
	if t[m].Lo <= x {
		if x <= t[m].Hi {
			out = append(out, t[m].Span)
		}
		out = append(out, t[m+1:].Stab(x)...)
	}
	return
}

// Bloom filter.
type Bloom[T comparable] struct {
	bits  [32]uint64
	seeds [3]maphash.Seed
}

func NewBloom[T comparable]() *Bloom[T] {
	b := new(Bloom[T])
	for i := range b.seeds {
		b.seeds[i] = maphash.MakeSeed()
	}
	return b
}
func (b *Bloom[T]) each(x T, f func(w *uint64, m uint64)) {
	for _, s := range b.seeds {
		h := maphash.Comparable(s, x) % (32 * 64)
		f(&b.bits[h/64], 1<<(h%64))
	}
}
func (b *Bloom[T]) Add(x T) { b.each(x, func(w *uint64, m uint64) { *w |= m }) }
func (b *Bloom[T]) Has(x T) bool {
	ok := true
	b.each(x, func(w *uint64, m uint64) { ok = ok && *w&m != 0 })
	return ok
}

// KD tree with arrays as values.
type Pt [3]float64
type KD struct {
	Pt
	kids [2]*KD
}

func NewKD(pts []Pt, axis int) *KD {
	if len(pts) == 0 {
		return nil
	}
	sort.SliceStable(pts, func(i, j int) bool { return pts[i][axis] < pts[j][axis] })
	m := len(pts) / 2
	nx := (axis + 1) % len(Pt{})
	return &KD{pts[m], [...]*KD{NewKD(pts[:m], nx), NewKD(pts[m+1:], nx)}}
}
func (k *KD) Nearest(q Pt, axis int, best *Pt, d *float64) {
	if k == nil {
		return
	}
	s := 0.0
	for i, x := range k.Pt {
		s += (x - q[i]) * (x - q[i])
	}
	if s < *d {
		*best, *d = k.Pt, s
	}
	diff := q[axis] - k.Pt[axis]
	near := 0
	if diff > 0 {
		near = 1
	}
	nx := (axis + 1) % 3
	k.kids[near].Nearest(q, nx, best, d)
	if diff*diff < *d {
		k.kids[1-near].Nearest(q, nx, best, d)
	}
}

type OrderedMap[K comparable, V any] struct {
	idx  map[K]int
	keys []K
	vals []V
}

func (o *OrderedMap[K, V]) Set(k K, v V) {
	if i, ok := o.idx[k]; ok {
		o.vals[i] = v
		return
	}
	if o.idx == nil {
		o.idx = map[K]int{}
	}
	o.idx[k] = len(o.keys)
	o.keys, o.vals = append(o.keys, k), append(o.vals, v)
}
func (o OrderedMap[K, V]) String() string {
	var parts []string
	for i, k := range o.keys {
		parts = append(parts, fmt.Sprintf("%v:%v", k, o.vals[i]))
	}
	return "{" + strings.Join(parts, " ") + "}"
}

var ErrRange = errors.New("range")

func main() {
	r := Join(Leaf("hello"), Leaf(", "), Leaf("rope"), Leaf(" world"))
	a, b := Split(r, 8)
	fmt.Printf("%q %q %c %d %T\n", Text(a), Text(b), r.At(7), r.Len(), r)
	fmt.Println(Text(Join(b, Leaf("|"), a)))
	rng := rand.New(rand.NewSource(7))
	sl := SkipList[string, int]{cmp: strings.Compare, rnd: rng.Int}
	for i, w := range strings.Fields("pear fig apple kiwi plum fig date lime") {
		sl.Set(w, i)
	}
	fmt.Println(sl.n, sl.Delete("kiwi"), sl.Delete("none"), sl.n)
	for k, v := range sl.From("date") {
		if k > "pear" {
			break
		}
		fmt.Print(k, v, " ")
	}
	fmt.Println()
	t := Build(Span{5, 9}, Span{1, 3}, Span{2, 20}, Span{8, 8}, Span{15, 18}, Span{0, 100})
	fmt.Println(t.Stab(8), t.Stab(200), t.Stab(-1) == nil, t[len(t)/2])
	bl := NewBloom[Span]()
	for i := range 50 {
		bl.Add(Span{i, i * i})
	}
	all, wrong := true, 0
	for i := range 50 {
		all = all && bl.Has(Span{i, i * i})
		if bl.Has(Span{-i - 1, i}) {
			wrong++
		}
	}
	fmt.Println(all, wrong < 25)
	var pts []Pt
	for range 100 {
		pts = append(pts, Pt{rng.Float64(), rng.Float64(), rng.Float64()})
	}
	kd := NewKD(slices.Clone(pts), 0)
	ok := true
	for range 20 {
		q := Pt{rng.Float64(), rng.Float64(), rng.Float64()}
		var best Pt
		d := 1e9
		kd.Nearest(q, 0, &best, &d)
		brute := slices.MinFunc(pts, func(a, b Pt) int {
			da, db := 0.0, 0.0
			for i := range q {
				da += (a[i] - q[i]) * (a[i] - q[i])
				db += (b[i] - q[i]) * (b[i] - q[i])
			}
			if da < db {
				return -1
			}
			return 1
		})
		ok = ok && brute == best
	}
	fmt.Println(ok, rng.Perm(6), rng.Intn(100), rng.Int63())
	fmt.Printf("%.6f %.6f %v\n", rng.NormFloat64(), rng.ExpFloat64(), rng.Uint32())
	var om OrderedMap[any, fmt.Stringer]
	om.Set(1, nil)
	om.Set("1", &om)
	om.Set(Pt{}, nil)
	om.vals[1] = OrderedMap[int, int]{}
	fmt.Println(om, len(om.idx))
	fmt.Println(unsafe.Sizeof(Span{}), unsafe.Sizeof(om), unsafe.Offsetof(kd.kids), unsafe.Alignof(int16(0)))
}
