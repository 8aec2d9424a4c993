// Two generic caches, one by recency and one by frequency, behind one interface; their traces compared, printed and encoded.
package main

import (
	"cmp"
	"container/heap"
	"container/list"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"iter"
	"maps"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
)

type Stats struct {
	Hits, Misses int
	Evicted      []string `json:"evicted,omitempty"`
	*sync.Mutex  `json:"-"`
}

func (s Stats) Ratio() float64 { return float64(s.Hits) / float64(max(s.Hits+s.Misses, 1)) }

func (s *Stats) note(hit bool) {
	s.Lock()
	defer s.Unlock()
	if hit {
		s.Hits++
	} else {
		s.Misses++
	}
}

type Cache[K cmp.Ordered, V any] interface {
	Get(K) (V, error)
	Put(K, V) (evicted K, ok bool)
	All() iter.Seq2[K, V]
	fmt.Stringer
}

type MissError[K any] struct{ Key K }

func (e *MissError[K]) Error() string { return fmt.Sprintf("no %v (%T) in cache", e.Key, e.Key) }
func (e *MissError[K]) Is(target error) bool {
	return target == ErrMiss
}

var ErrMiss = errors.New("miss")

type pair[K cmp.Ordered, V any] struct {
	Key K
	Val V
}

type LRU[K cmp.Ordered, V any] struct {
	Stats
	size  int
	order *list.List
	at    map[K]*list.Element
}

func NewLRU[K cmp.Ordered, V any](size int) *LRU[K, V] {
	return &LRU[K, V]{Stats: Stats{Mutex: new(sync.Mutex)}, size: size, order: list.New(), at: map[K]*list.Element{}}
}

func (c *LRU[K, V]) Get(k K) (v V, err error) {
	e, ok := c.at[k]
	c.note(ok)
	if !ok {
		return v, &MissError[K]{k}
	}
	c.order.MoveToFront(e)
	return e.Value.(*pair[K, V]).Val, nil
}

func (c *LRU[K, V]) Put(k K, v V) (out K, evicted bool) {
	if e, ok := c.at[k]; ok {
		e.Value.(*pair[K, V]).Val = v
		c.order.MoveToFront(e)
		return
	}
	if c.order.Len() == c.size {
		out, evicted = c.order.Remove(c.order.Back()).(*pair[K, V]).Key, true
		delete(c.at, out)
		c.Evicted = append(c.Evicted, fmt.Sprint(out))
	}
	c.at[k] = c.order.PushFront(&pair[K, V]{k, v})
	return
}

func (c *LRU[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for e := c.order.Front(); e != nil; e = e.Next() {
			if p := e.Value.(*pair[K, V]); !yield(p.Key, p.Val) {
				return
			}
		}
	}
}

func (c *LRU[K, V]) String() string { return show[K, V]("lru", c) }

type counted[K cmp.Ordered, V any] struct {
	pair[K, V]
	uses, tick, index int
}

type byUse[K cmp.Ordered, V any] []*counted[K, V]

func (h byUse[K, V]) Len() int { return len(h) }
func (h byUse[K, V]) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(h[i].uses, h[j].uses), cmp.Compare(h[i].tick, h[j].tick)) < 0
}
func (h byUse[K, V]) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i, j
}
func (h *byUse[K, V]) Push(x any) {
	e := x.(*counted[K, V])
	e.index = len(*h)
	*h = append(*h, e)
}
func (h *byUse[K, V]) Pop() any {
	last := len(*h) - 1
	defer func() { *h = (*h)[:last] }()
	return (*h)[last]
}

type LFU[K cmp.Ordered, V any] struct {
	Stats
	size, tick int
	at         map[K]*counted[K, V]
	byUse[K, V]
}

func NewLFU[K cmp.Ordered, V any](size int) *LFU[K, V] {
	c := &LFU[K, V]{size: size, at: make(map[K]*counted[K, V], size)}
	c.Mutex = &sync.Mutex{}
	return c
}

func (c *LFU[K, V]) touch(e *counted[K, V]) {
	c.tick++
	e.uses, e.tick = e.uses+1, c.tick
	heap.Fix(&c.byUse, e.index)
}

func (c *LFU[K, V]) Get(k K) (v V, err error) {
	e, ok := c.at[k]
	c.note(ok)
	if !ok {
		return v, fmt.Errorf("lfu: %w", &MissError[K]{k})
	}
	c.touch(e)
	return e.Val, nil
}

func (c *LFU[K, V]) Put(k K, v V) (out K, evicted bool) {
	if e := c.at[k]; e != nil {
		e.Val = v
		c.touch(e)
		return
	}
	if c.Len() == c.size {
		out, evicted = heap.Pop(&c.byUse).(*counted[K, V]).Key, true
		delete(c.at, out)
		c.Evicted = append(c.Evicted, fmt.Sprint(out))
	}
	c.tick++
	c.at[k] = &counted[K, V]{pair: pair[K, V]{k, v}, tick: c.tick}
	heap.Push(&c.byUse, c.at[k])
	return
}

func (c *LFU[K, V]) All() iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range slices.SortedFunc(maps.Keys(c.at), func(a, b K) int {
			return cmp.Or(-cmp.Compare(c.at[a].uses, c.at[b].uses), cmp.Compare(a, b))
		}) {
			if !yield(k, c.at[k].Val) {
				return
			}
		}
	}
}

func (c *LFU[K, V]) String() string { return show[K, V]("lfu", c) }

func show[K cmp.Ordered, V any](name string, c interface{ All() iter.Seq2[K, V] }) string {
	var b strings.Builder
	b.WriteString(name + "[")
	for k, v := range c.All() {
		fmt.Fprintf(&b, " %v=%v", k, v)
	}
	return b.String() + " ]"
}

type Word string

func main() {
	caches := map[string]Cache[Word, float64]{"lru": NewLRU[Word, float64](4), "lfu": NewLFU[Word, float64](4)}
	rng := rand.New(rand.NewPCG(7, 11))
	words := strings.Fields("ash beech cedar date elm fir")
	for i := range 60 {
		w := Word(words[min(rng.IntN(6), rng.IntN(6))])
		for _, name := range slices.Backward(slices.Sorted(maps.Keys(caches))) {
			c := caches[name]
			v, err := c.Get(w)
			var miss *MissError[Word]
			switch {
			case errors.As(err, &miss) && errors.Is(err, ErrMiss):
				if out, ok := c.Put(miss.Key, float64(i)/4); ok && i%3 == 0 {
					fmt.Printf("%2d %s: %q for %q; %v\n", i, name, out, w, err)
				}
			case v > float64(i)/4:
				fmt.Println("from the future", v)
			}
		}
	}
	tw := tabwriter.NewWriter(os.Stdout, 4, 0, 1, '.', tabwriter.AlignRight|tabwriter.Debug)
	fmt.Fprintln(tw, "cache\thits\tmisses\tratio\tlast\t")
	for _, name := range slices.Sorted(maps.Keys(caches)) {
		c := caches[name]
		if name == "lfu" {
			defer fmt.Println(c)
			continue
		}
		defer fmt.Printf("%s|%v|%+s\n", c, c, c)
	}
	lru, lfu := caches["lru"].(*LRU[Word, float64]), caches["lfu"].(*LFU[Word, float64])
	for _, s := range []Stats{lru.Stats, lfu.Stats} {
		fmt.Fprintf(tw, "%d\t%d\t%d\t%.3f\t%s\t\n", len(s.Evicted), s.Hits, s.Misses, s.Ratio(), s.Evicted[len(s.Evicted)-1])
	}
	tw.Flush()
	lru.Mutex, lfu.Mutex = nil, nil
	js, err := json.Marshal(struct {
		A Stats
		*LFU[Word, float64]
	}{A: lru.Stats, LFU: lfu})
	fmt.Println(string(js), err)
	for i, e := range lfu.byUse {
		fmt.Printf("%d %+v\n", i, *e)
	}
	sum := fnv.New32a()
	for k, v := range lru.All() {
		fmt.Fprintf(sum, "%#v%#v", k, v)
	}
	fmt.Printf("%x %T\n", sum.Sum32(), caches["lfu"])
	ints := NewLFU[int8, map[string]*int](2)
	ints.Put(-1, map[string]*int{"nil": nil})
	ints.Put(1, nil)
	fmt.Printf("%v %+v %#v\n", ints, ints.byUse[0].pair, ints.byUse[1].pair)
	out, ok := ints.Put(2, map[string]*int{})
	_, err = ints.Get(out)
	fmt.Println(out, ok, err, errors.Unwrap(err) == ErrMiss, errors.Is(err, ErrMiss))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		ints.note(true)
		ints.Mutex = nil
		ints.Get(2)
	}()
}
