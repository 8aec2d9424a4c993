// Mutexes, read-write locks, Once and condition variables.
package main

import (
	"fmt"
	"sync"
)

type counter struct {
	sync.Mutex
	m map[string]int
}

func (c *counter) inc(k string) {
	c.Lock()
	defer c.Unlock()
	c.m[k]++
}

type store struct {
	mu   sync.RWMutex
	data map[int]int
}

func (s *store) get(k int) (int, bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	v, ok := s.data[k]
	return v, ok
}

func (s *store) put(k, v int) {
	s.mu.Lock()
	s.data[k] = v
	s.mu.Unlock()
}

type queue struct {
	mu    sync.Mutex
	cond  *sync.Cond
	items []int
}

func main() {
	c := counter{m: map[string]int{}}
	var wg sync.WaitGroup
	for i := 0; i < 50; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 20; j++ {
				c.inc(fmt.Sprint("k", (i+j)%3))
			}
		}()
	}
	wg.Wait()
	fmt.Println(c.m["k0"]+c.m["k1"]+c.m["k2"], len(c.m))
	s := store{data: map[int]int{}}
	for i := 0; i < 10; i++ {
		wg.Add(2)
		go func() { defer wg.Done(); s.put(i, i*i) }()
		go func() { defer wg.Done(); s.get(i) }()
	}
	wg.Wait()
	fmt.Println(s.get(7))
	var once sync.Once
	n := 0
	for i := 0; i < 10; i++ {
		wg.Add(1)
		go func() { defer wg.Done(); once.Do(func() { n++ }) }()
	}
	wg.Wait()
	fmt.Println(n)
	q := &queue{}
	q.cond = sync.NewCond(&q.mu)
	sum := 0
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				q.mu.Lock()
				for len(q.items) == 0 {
					q.cond.Wait()
				}
				x := q.items[0]
				q.items = q.items[1:]
				if x < 0 {
					q.mu.Unlock()
					return
				}
				sum += x
				q.mu.Unlock()
			}
		}()
	}
	for i := 1; i <= 100; i++ {
		q.mu.Lock()
		q.items = append(q.items, i)
		q.cond.Signal()
		q.mu.Unlock()
	}
	q.mu.Lock()
	q.items = append(q.items, -1, -1, -1)
	q.cond.Broadcast()
	q.mu.Unlock()
	wg.Wait()
	fmt.Println(sum, len(q.items))
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()
}
