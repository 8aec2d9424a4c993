package main

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

var (
	errClosed = errors.New("broker is closed")
	errFull   = errors.New("subscriber is full")
)

type message[T any] struct {
	topic string
	seq   int
	body  T
}

// policy says what happens to messages that a subscriber has no room for.
type policy int

const (
	block policy = iota
	dropNewest
	dropOldest
	disconnect
)

func (p policy) String() string {
	return [...]string{"block", "drop newest", "drop oldest", "disconnect"}[p]
}

type subscription[T any] struct {
	id      int
	pattern string
	policy  policy
	c       chan message[T]
	dropped int
	err     error
}

// broker passes messages to those who subscribed to a pattern: words and stars, apart by dots; "#" is the rest.
type broker[T any] struct {
	m      sync.RWMutex
	subs   map[int]*subscription[T]
	next   int
	seq    atomic.Int64
	closed bool
}

func matches(pattern, topic string) bool {
	p, t := strings.Split(pattern, "."), strings.Split(topic, ".")
	for i, word := range p {
		switch {
		case word == "#":
			return true
		case i >= len(t) || word != "*" && word != t[i]:
			return false
		}
	}
	return len(p) == len(t)
}

func (b *broker[T]) subscribe(pattern string, size int, p policy) (*subscription[T], error) {
	b.m.Lock()
	defer b.m.Unlock()
	if b.closed {
		return nil, errClosed
	}
	if b.subs == nil {
		b.subs = map[int]*subscription[T]{}
	}
	b.next++
	s := &subscription[T]{id: b.next, pattern: pattern, policy: p, c: make(chan message[T], size)}
	b.subs[s.id] = s
	return s, nil
}

func (b *broker[T]) remove(s *subscription[T], err error) bool {
	if _, ok := b.subs[s.id]; !ok {
		return false
	}
	delete(b.subs, s.id)
	s.err = err
	close(s.c)
	return true
}

func (b *broker[T]) unsubscribe(s *subscription[T]) bool {
	b.m.Lock()
	defer b.m.Unlock()
	return b.remove(s, nil)
}

func (s *subscription[T]) deliver(m message[T]) bool {
	switch s.policy {
	case block:
		s.c <- m
		return true
	case dropOldest:
		for {
			select {
			case s.c <- m:
				return true
			default:
			}
			select {
			case <-s.c:
				s.dropped++
			default:
			}
		}
	}
	select {
	case s.c <- m:
		return true
	default:
		s.dropped++
		return s.policy != disconnect
	}
}

func (b *broker[T]) publish(topic string, body T) (int, error) {
	b.m.Lock()
	defer b.m.Unlock()
	if b.closed {
		return 0, fmt.Errorf("publish to %q: %w", topic, errClosed)
	}
	m := message[T]{topic, int(b.seq.Add(1)), body}
	var n int
	var errs []error
	for _, id := range slices.Sorted(maps.Keys(b.subs)) {
		s := b.subs[id]
		if !matches(s.pattern, topic) {
			continue
		}
		if s.deliver(m) {
			n++
		} else {
			err := fmt.Errorf("subscriber %d: %w", id, errFull)
			b.remove(s, err)
			errs = append(errs, err)
		}
	}
	return n, errors.Join(errs...)
}

func (b *broker[T]) close() {
	b.m.Lock()
	defer b.m.Unlock()
	b.closed = true
	for _, s := range b.subs {
		b.remove(s, errClosed)
	}
}

func policies() {
	var b broker[string]
	all := []*subscription[string]{}
	for _, p := range []policy{dropNewest, dropOldest, disconnect} {
		for _, size := range []int{1, 3} {
			s, err := b.subscribe("news.#", size, p)
			fmt.Println(s.id, p, cap(s.c), err)
			all = append(all, s)
		}
	}
	for i := range 5 {
		n, err := b.publish("news.today", fmt.Sprint("m", i))
		fmt.Printf("%d %q\n", n, fmt.Sprint(err))
	}
	fmt.Println(len(b.subs))
	b.close()
	b.close()
	for _, s := range all {
		var got []string
		for m := range s.c {
			got = append(got, fmt.Sprint(m.seq, m.body))
		}
		_, open := <-s.c
		fmt.Println(s.id, s.policy, got, s.dropped, s.err, errors.Is(s.err, errFull), open, b.unsubscribe(s))
	}
	_, err := b.publish("news", "late")
	fmt.Println(err, errors.Unwrap(err) == errClosed)
	s, err := b.subscribe("x", 0, block)
	fmt.Println(s == nil, err)
}

func patterns() {
	for _, topic := range []string{"a", "a.b", "a.b.c", "b", "", "a."} {
		for _, pattern := range []string{"#", "a", "a.*", "a.#", "*", "*.b", "", "a.*.c", "*.*.*"} {
			if matches(pattern, topic) {
				fmt.Printf("%q~%q ", topic, pattern)
			}
		}
	}
	fmt.Println()
}

func concurrent() {
	var b broker[int]
	var wg sync.WaitGroup
	sums := make([]int, 4)
	counts := make([]int, 4)
	for i := range sums {
		s, _ := b.subscribe([]string{"even", "odd", "*", "#"}[i], i, block)
		wg.Go(func() {
			last := 0
			for m := range s.c {
				if m.seq <= last {
					fmt.Println("out of order", m)
				}
				last = m.seq
				sums[i] += m.body
				counts[i]++
			}
		})
	}
	var publishers sync.WaitGroup
	for p := range 4 {
		publishers.Go(func() {
			for i := range 250 {
				n := p*250 + i
				b.publish([]string{"even", "odd"}[n%2], n)
			}
		})
	}
	publishers.Wait()
	b.close()
	wg.Wait()
	fmt.Println(sums, counts, b.seq.Load())
}

func main() {
	policies()
	patterns()
	concurrent()
}
