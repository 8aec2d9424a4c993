// Lru is a cache that forgets the entry used longest ago, a map into a doubly
// linked list: pointers, map updates and deletes.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type entry struct {
	key, value int
	prev, next *entry
}

// cache keeps its entries in a ring around root, the latest used first.
type cache struct {
	capacity int
	entries  map[int]*entry
	root     entry
}

func newCache(capacity int) *cache {
	c := &cache{capacity: capacity, entries: make(map[int]*entry)}
	c.root.prev = &c.root
	c.root.next = &c.root
	return c
}

func (e *entry) unlink() {
	e.prev.next = e.next
	e.next.prev = e.prev
}

func (c *cache) pushFront(e *entry) {
	e.prev = &c.root
	e.next = c.root.next
	e.prev.next = e
	e.next.prev = e
}

func (c *cache) get(key int) (int, bool) {
	e, ok := c.entries[key]
	if !ok {
		return 0, false
	}
	e.unlink()
	c.pushFront(e)
	return e.value, true
}

func (c *cache) put(key, value int) {
	if e, ok := c.entries[key]; ok {
		e.value = value
		e.unlink()
		c.pushFront(e)
		return
	}
	if len(c.entries) >= c.capacity {
		oldest := c.root.prev
		oldest.unlink()
		delete(c.entries, oldest.key)
	}
	e := &entry{key: key, value: value}
	c.entries[key] = e
	c.pushFront(e)
}

func main() {
	n := 1000000
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "lru: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	c := newCache(1000)
	seed := uint32(7)
	hits, misses, sum := 0, 0, 0
	for i := 0; i < n; i++ {
		seed = seed*1664525 + 1013904223
		key := int(seed>>16) % 1500
		if v, ok := c.get(key); ok {
			hits++
			sum += v
		} else {
			misses++
			c.put(key, key*2+i%7)
		}
	}
	fmt.Println("hits:", hits, "misses:", misses, "sum:", sum, "kept:", len(c.entries))
	shown := 0
	for e := c.root.next; e != &c.root && shown < 5; e = e.next {
		fmt.Printf("%d=%d ", e.key, e.value)
		shown++
	}
	fmt.Println()
}
