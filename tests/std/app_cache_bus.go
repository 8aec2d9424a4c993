// A web cache with LRU and times of life on a clock of its own, told about by a generic event bus.
package main

import (
	"cmp"
	"container/list"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"math/rand"
	"os"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"
)

// Bus hands events to the handlers of their types, in the order of priority.
type Bus struct {
	mu       sync.RWMutex
	handlers map[reflect.Type][]handler
	next     int
}

type handler struct {
	id, priority int
	call         func(any) error
}

var ErrStop = errors.New("stop")

func On[E any](b *Bus, priority int, f func(E) error) (cancel func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.handlers == nil {
		b.handlers = map[reflect.Type][]handler{}
	}
	t := reflect.TypeFor[E]()
	b.next++
	id := b.next
	b.handlers[t] = append(b.handlers[t], handler{id, priority, func(e any) error { return f(e.(E)) }})
	slices.SortStableFunc(b.handlers[t], func(x, y handler) int { return cmp.Compare(y.priority, x.priority) })
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.handlers[t] = slices.DeleteFunc(b.handlers[t], func(h handler) bool { return h.id == id })
	}
}

func Emit[E any](b *Bus, e E) (err error) {
	b.mu.RLock()
	hs := slices.Clone(b.handlers[reflect.TypeFor[E]()])
	b.mu.RUnlock()
	for _, h := range hs {
		if e := safely(h, e); e != nil {
			if errors.Is(e, ErrStop) {
				break
			}
			err = errors.Join(err, e)
		}
	}
	return err
}

func safely(h handler, e any) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("handler %d panicked: %v", h.id, r)
		}
	}()
	return h.call(e)
}

type (
	Hit                   struct{ Key string }
	Miss                  struct{ Key string }
	Evicted[K comparable] struct {
		Key    K
		Reason string
	}
)

type entry[K comparable, V any] struct {
	key     K
	value   V
	expires time.Time
	size    int
}

type Cache[K comparable, V any] struct {
	bus     *Bus
	order   *list.List
	entries map[K]*list.Element
	room    int
	used    int
	now     func() time.Time
	Stats   struct{ Hits, Misses, Evictions int }
}

func NewCache[K comparable, V any](room int, bus *Bus, now func() time.Time) *Cache[K, V] {
	return &Cache[K, V]{bus: bus, order: list.New(), entries: map[K]*list.Element{}, room: room, now: now}
}

func (c *Cache[K, V]) remove(e *list.Element, reason string) {
	x := c.order.Remove(e).(*entry[K, V])
	delete(c.entries, x.key)
	c.used -= x.size
	c.Stats.Evictions++
	if err := Emit(c.bus, Evicted[K]{x.key, reason}); err != nil {
		fmt.Println("  !", strings.ReplaceAll(err.Error(), "\n", "; "))
	}
}

func (c *Cache[K, V]) Get(key K) (v V, ok bool) {
	e, ok := c.entries[key]
	if ok && c.now().After(e.Value.(*entry[K, V]).expires) {
		c.remove(e, "expired")
		ok = false
	}
	if !ok {
		c.Stats.Misses++
		Emit(c.bus, Miss{fmt.Sprint(key)})
		return v, false
	}
	c.Stats.Hits++
	c.order.MoveToFront(e)
	Emit(c.bus, Hit{fmt.Sprint(key)})
	return e.Value.(*entry[K, V]).value, true
}

func (c *Cache[K, V]) Put(key K, v V, size int, ttl time.Duration) error {
	if size > c.room {
		return fmt.Errorf("%v: %d is more than %d", key, size, c.room)
	}
	if e, ok := c.entries[key]; ok {
		c.remove(e, "replaced")
	}
	for c.used+size > c.room {
		c.remove(c.order.Back(), "room")
	}
	c.entries[key] = c.order.PushFront(&entry[K, V]{key, v, c.now().Add(ttl), size})
	c.used += size
	return nil
}

func (c *Cache[K, V]) Keys() (keys []K) {
	for e := c.order.Front(); e != nil; e = e.Next() {
		keys = append(keys, e.Value.(*entry[K, V]).key)
	}
	return
}

func main() {
	bus := &Bus{}
	clock := time.Unix(0, 0).UTC()
	c := NewCache[string, []byte](100, bus, func() time.Time { return clock })
	counts := map[string]int{}
	On(bus, 0, func(e Evicted[string]) error { counts[e.Reason]++; return nil })
	cancel := On(bus, 5, func(e Evicted[string]) error {
		if e.Key == "/p0" {
			return fmt.Errorf("lost %s by %s", e.Key, e.Reason)
		}
		return nil
	})
	On(bus, 9, func(e Evicted[string]) error {
		if e.Reason == "replaced" {
			return ErrStop
		}
		if e.Key == "/p9" {
			panic("p9 must stay")
		}
		return nil
	})
	On(bus, 0, func(e Hit) error { counts["hit"]++; return nil })
	On(bus, 0, func(e Miss) error { counts["miss"]++; return nil })

	fetch := func(path string) []byte {
		h := fnv.New32a()
		h.Write([]byte(path))
		return []byte(strings.Repeat(path, int(h.Sum32()%5)+1))
	}
	zipf := rand.NewZipf(rand.New(rand.NewSource(3)), 1.2, 1, 14)
	for i := range 120 {
		path := fmt.Sprint("/p", zipf.Uint64())
		clock = clock.Add(time.Duration(i%7) * 300 * time.Millisecond)
		page, ok := c.Get(path)
		if !ok {
			page = fetch(path)
			if err := c.Put(path, page, len(page)*2, 9*time.Second); err != nil {
				fmt.Println("error:", err)
			}
		}
		if i%30 == 29 {
			fmt.Println(i, c.Keys(), c.used, c.Stats)
			c.Put(path, fetch(path), 11, time.Second)
		}
		if i == 80 {
			cancel()
		}
	}
	keys := slices.Sorted(maps.Keys(counts))
	for _, k := range keys {
		fmt.Print(k, "=", counts[k], " ")
	}
	fmt.Println(clock.Format(time.TimeOnly))
	fmt.Println(c.Put("/huge", nil, 101, 0), len(c.entries), c.order.Len())
	json.NewEncoder(os.Stdout).Encode(c.Stats)

	n := NewCache[[2]int, any](3, &Bus{}, time.Now)
	for i := range 5 {
		n.Put([2]int{i, i * i}, i, 1, time.Hour)
	}
	v, ok := n.Get([2]int{4, 16})
	fmt.Println(v, ok, n.Keys())
	_, ok = n.Get([2]int{0, 0})
	fmt.Println(ok, n.Stats)
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var e any = Evicted[int]{}
		_ = e.(Evicted[string])
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		NewCache[any, int](1, bus, time.Now).Get([]int{1})
	}()

	// Many goroutines, whose sum does not depend on their order.
	var mu sync.Mutex
	var wg sync.WaitGroup
	total := 0
	On(bus, 1, func(n int) error {
		mu.Lock()
		defer mu.Unlock()
		total += n
		return nil
	})
	for i := range 20 {
		wg.Go(func() {
			for j := range 50 {
				Emit(bus, i*j)
			}
		})
	}
	wg.Wait()
	fmt.Println(total)
}
