package main

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"math"
	"math/bits"
	"math/rand/v2"
	"strings"
)

// skipList is an ordered set with a fixed source of randomness.
type skipList[T cmp.Ordered] struct {
	head  *skipNode[T]
	level int
	size  int
	rnd   *rand.Rand
}

type skipNode[T any] struct {
	value T
	next  []*skipNode[T]
}

const maxLevel = 16

func newSkipList[T cmp.Ordered](seed uint64) *skipList[T] {
	return &skipList[T]{head: &skipNode[T]{next: make([]*skipNode[T], maxLevel)}, level: 1, rnd: rand.New(rand.NewPCG(seed, 7))}
}

func (s *skipList[T]) before(v T) (path [maxLevel]*skipNode[T]) {
	n := s.head
	for l := s.level - 1; l >= 0; l-- {
		for n.next[l] != nil && n.next[l].value < v {
			n = n.next[l]
		}
		path[l] = n
	}
	return path
}

func (s *skipList[T]) Add(v T) bool {
	path := s.before(v)
	if n := path[0].next[0]; n != nil && n.value == v {
		return false
	}
	level := min(1+bits.TrailingZeros32(s.rnd.Uint32()|1<<(maxLevel-1)), maxLevel)
	for ; s.level < level; s.level++ {
		path[s.level] = s.head
	}
	n := &skipNode[T]{v, make([]*skipNode[T], level)}
	for l := range level {
		n.next[l], path[l].next[l] = path[l].next[l], n
	}
	s.size++
	return true
}

func (s *skipList[T]) Remove(v T) bool {
	path := s.before(v)
	n := path[0].next[0]
	if n == nil || n.value != v {
		return false
	}
	for l := range n.next {
		path[l].next[l] = n.next[l]
	}
	for s.level > 1 && s.head.next[s.level-1] == nil {
		s.level--
	}
	s.size--
	return true
}

func (s *skipList[T]) Each(yield func(int, T) bool) {
	i := 0
	for n := s.head.next[0]; n != nil && yield(i, n.value); n = n.next[0] {
		i++
	}
}

// bloom is a filter of k hashes over bits.
type bloom struct {
	bits []uint64
	k    int
}

func newBloom(n int, rate float64) *bloom {
	m := math.Ceil(-float64(n) * math.Log(rate) / (math.Ln2 * math.Ln2))
	return &bloom{make([]uint64, (int(m)+63)/64), max(1, int(math.Round(m/float64(n)*math.Ln2)))}
}

func (b *bloom) each(s string, f func(word int, mask uint64) bool) bool {
	h := fnv.New64a()
	h.Write([]byte(s))
	x := h.Sum64()
	lo, hi := x&math.MaxUint32, x>>32|1
	for i := range uint64(b.k) {
		bit := (lo + i*hi) % uint64(len(b.bits)*64)
		if !f(int(bit/64), 1<<(bit%64)) {
			return false
		}
	}
	return true
}

func (b *bloom) Add(s string) {
	b.each(s, func(w int, m uint64) bool { b.bits[w] |= m; return true })
}

func (b *bloom) Has(s string) bool {
	return b.each(s, func(w int, m uint64) bool { return b.bits[w]&m != 0 })
}

func main() {
	s := newSkipList[int](42)
	model := map[int]bool{}
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		v := r.IntN(500) - 250
		if r.IntN(3) == 0 {
			if s.Remove(v) != model[v] {
				fmt.Println("remove differs", v)
			}
			delete(model, v)
		} else {
			if s.Add(v) == model[v] {
				fmt.Println("add differs", v)
			}
			model[v] = true
		}
	}
	sum, last := 0, math.MinInt
	for i, v := range s.Each {
		if v <= last || !model[v] {
			fmt.Println("order", i, v)
		}
		sum, last = sum+v, v
	}
	fmt.Println(s.size == len(model), s.size, sum, s.level)
	for i, v := range s.Each {
		if i == 5 {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println()
	words := newSkipList[string](1)
	for _, w := range strings.Fields("pear fig apple fig date cherry banana") {
		fmt.Print(words.Add(w), " ")
	}
	for _, w := range words.Each {
		fmt.Print(w, " ")
	}
	fmt.Println(words.Remove("fig"), words.Remove("fig"), words.size)
	fl := newSkipList[float64](1)
	fmt.Println(fl.Add(math.NaN()), fl.Add(math.NaN()), fl.Add(0), fl.Add(math.Copysign(0, -1)), fl.size, fl.Remove(math.NaN()))

	b := newBloom(1000, 0.01)
	fmt.Println(len(b.bits), b.k)
	for i := range 1000 {
		b.Add(fmt.Sprint("key", i))
	}
	missing, falsely, ones := 0, 0, 0
	for i := range 1000 {
		if !b.Has(fmt.Sprint("key", i)) {
			missing++
		}
		if b.Has(fmt.Sprint("other", i)) {
			falsely++
		}
	}
	for _, w := range b.bits {
		ones += bits.OnesCount64(w)
	}
	fmt.Println(missing, falsely, falsely < 40, ones)
}
