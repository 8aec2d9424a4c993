package main

import (
	"container/list"
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

type waiter struct {
	n     int64
	ready chan struct{}
}

// weighted is a semaphore of some size; those who wait are served in the order they came.
type weighted struct {
	size, used int64
	m          sync.Mutex
	waiters    list.List
}

func (s *weighted) acquire(ctx context.Context, n int64) error {
	s.m.Lock()
	if s.size-s.used >= n && s.waiters.Len() == 0 {
		s.used += n
		s.m.Unlock()
		return nil
	}
	if n > s.size {
		s.m.Unlock()
		<-ctx.Done()
		return fmt.Errorf("%d of %d: %w", n, s.size, context.Cause(ctx))
	}
	w := waiter{n, make(chan struct{})}
	e := s.waiters.PushBack(w)
	s.m.Unlock()
	select {
	case <-w.ready:
		return nil
	case <-ctx.Done():
		s.m.Lock()
		defer s.m.Unlock()
		select {
		case <-w.ready:
			// Both happened: give it back.
			s.used -= n
		default:
			s.waiters.Remove(e)
		}
		s.serve()
		return context.Cause(ctx)
	}
}

func (s *weighted) tryAcquire(n int64) bool {
	s.m.Lock()
	defer s.m.Unlock()
	ok := s.size-s.used >= n && s.waiters.Len() == 0
	if ok {
		s.used += n
	}
	return ok
}

func (s *weighted) release(n int64) {
	s.m.Lock()
	defer s.m.Unlock()
	if s.used -= n; s.used < 0 {
		panic("semaphore: released more than held")
	}
	s.serve()
}

func (s *weighted) serve() {
	for e := s.waiters.Front(); e != nil; e = s.waiters.Front() {
		w := e.Value.(waiter)
		if s.size-s.used < w.n {
			return
		}
		s.used += w.n
		s.waiters.Remove(e)
		close(w.ready)
	}
}

func (s *weighted) waiting() int {
	s.m.Lock()
	defer s.m.Unlock()
	return s.waiters.Len()
}

func attempt(label string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(label, r)
		}
	}()
	f()
}

func order() {
	s := &weighted{size: 10}
	bg := context.Background()
	fmt.Println(s.acquire(bg, 10), s.tryAcquire(1), s.tryAcquire(0))
	var m sync.Mutex
	var log []int64
	ctx, cancel := context.WithCancelCause(bg)
	var wg sync.WaitGroup
	for i, n := range []int64{4, 9, 1, 3, 2} {
		wg.Go(func() {
			use := bg
			if n == 9 {
				use = ctx
			}
			err := s.acquire(use, n)
			m.Lock()
			defer m.Unlock()
			if err != nil {
				fmt.Println(n, err)
				return
			}
			log = append(log, n)
		})
		for s.waiting() != i+1 {
			runtime.Gosched()
		}
	}
	logged := func(n int) {
		for {
			m.Lock()
			done := len(log) == n
			m.Unlock()
			if done {
				return
			}
			runtime.Gosched()
		}
	}
	s.release(3)
	fmt.Println(s.used, s.waiting(), s.tryAcquire(1))
	s.release(1)
	logged(1)
	fmt.Println(log, s.used, s.waiting())
	// 9 keeps the smaller ones behind it waiting, until it gives up.
	s.release(5)
	fmt.Println(s.used, s.waiting(), s.tryAcquire(1))
	cancel(errors.New("gave up"))
	logged(3)
	fmt.Println(s.used, s.waiting())
	s.release(2)
	wg.Wait()
	slices.Sort(log)
	fmt.Println(log, s.used, s.waiting())
	s.release(s.used)
	attempt("too much:", func() { s.release(1) })
}

func impossible() {
	s := &weighted{size: 2}
	ctx, cancel := context.WithTimeoutCause(context.Background(), time.Millisecond, errors.New("cause"))
	defer cancel()
	fmt.Println(s.acquire(ctx, 3), s.used, s.waiting())
	fmt.Println(s.acquire(ctx, 2), s.used)
	fmt.Println(s.acquire(ctx, 1), s.used, ctx.Err())
	fmt.Println(s.acquire(ctx, 0), s.used)
	fmt.Println(errors.Is(s.acquire(ctx, 5), context.DeadlineExceeded))
}

func load() {
	s := &weighted{size: 7}
	var now, most, turns atomic.Int64
	var wg sync.WaitGroup
	for g := range 10 {
		wg.Go(func() {
			for i := range 40 {
				n := int64((g*3+i)%7 + 1)
				ctx, cancel := context.WithCancel(context.Background())
				if i%5 == 4 {
					go cancel()
				}
				if err := s.acquire(ctx, n); err == nil {
					held := now.Add(n)
					for old := most.Load(); held > old && !most.CompareAndSwap(old, held); old = most.Load() {
					}
					runtime.Gosched()
					now.Add(-n)
					s.release(n)
				}
				turns.Add(1)
				cancel()
			}
		})
	}
	wg.Wait()
	fmt.Println(most.Load() <= 7, now.Load(), turns.Load(), s.used, s.waiting())
}

// A channel as a semaphore of equal parts.
func channels() {
	slots := make(chan struct{}, 3)
	fmt.Println(len(slots), cap(slots))
	try := func() bool {
		select {
		case slots <- struct{}{}:
			return true
		default:
			return false
		}
	}
	fmt.Println(try(), try(), try(), try(), len(slots))
	<-slots
	fmt.Println(try(), try())
	var wg sync.WaitGroup
	var in, bad atomic.Int32
	for len(slots) > 0 {
		<-slots
	}
	for range 20 {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			if in.Add(1) > 3 {
				bad.Add(1)
			}
			time.Sleep(100 * time.Microsecond)
			in.Add(-1)
		})
	}
	wg.Wait()
	fmt.Println(bad.Load(), len(slots))
}

func main() {
	order()
	impossible()
	load()
	channels()
}
