package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

type Queue[T any] struct {
	mu       sync.Mutex
	notEmpty *sync.Cond
	notFull  sync.Cond
	buf      []T
	cap      int
	closed   bool
}

func NewQueue[T any](n int) *Queue[T] {
	q := &Queue[T]{cap: n}
	q.notEmpty = sync.NewCond(&q.mu)
	q.notFull.L = &q.mu
	return q
}
func (q *Queue[T]) Put(x T) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.buf) == q.cap {
		q.notFull.Wait()
	}
	q.buf = append(q.buf, x)
	q.notEmpty.Signal()
}
func (q *Queue[T]) Get() (x T, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.buf) == 0 {
		if q.closed {
			return x, false
		}
		q.notEmpty.Wait()
	}
	x, q.buf = q.buf[0], q.buf[1:]
	q.notFull.Signal()
	return x, true
}
func (q *Queue[T]) Close() {
	q.mu.Lock()
	q.closed = true
	q.mu.Unlock()
	q.notEmpty.Broadcast()
}

type Future[T any] struct {
	done chan struct{}
	val  T
	err  error
}

func Go[T any](f func() (T, error)) *Future[T] {
	fu := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(fu.done)
		defer func() {
			if r := recover(); r != nil {
				fu.err = fmt.Errorf("future: %v", r)
			}
		}()
		fu.val, fu.err = f()
	}()
	return fu
}
func (f *Future[T]) Await(ctx context.Context) (T, error) {
	select {
	case <-f.done:
		return f.val, f.err
	case <-ctx.Done():
		var z T
		return z, ctx.Err()
	}
}
func Then[T, U any](f *Future[T], g func(T) (U, error)) *Future[U] {
	return Go(func() (u U, err error) {
		v, err := f.Await(context.Background())
		if err != nil {
			return u, err
		}
		return g(v)
	})
}

type Barrier struct {
	n, waiting, gen int
	mu              sync.Mutex
	c               *sync.Cond
}

func (b *Barrier) Wait() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.waiting++; b.waiting == b.n {
		b.waiting = 0
		b.gen++
		b.c.Broadcast()
		return
	}
	for g := b.gen; g == b.gen; {
		b.c.Wait()
	}
}

type Semaphore chan struct{}

func (s Semaphore) With(f func()) {
	s <- struct{}{}
	defer func() { <-s }()
	f()
}

func main() {
	q := NewQueue[int](3)
	var wg sync.WaitGroup
	var sum atomic.Int64
	for range 4 {
		wg.Go(func() {
			for {
				x, ok := q.Get()
				if !ok {
					return
				}
				sum.Add(int64(x))
			}
		})
	}
	for i := range 200 {
		q.Put(i)
	}
	q.Close()
	wg.Wait()
	fmt.Println("sum", sum.Load())

	ctx, cancel := context.WithCancel(context.Background())
	a := Go(func() (int, error) { return 6, nil })
	b := Then(a, func(i int) (string, error) { return fmt.Sprint(i * 7), nil })
	c := Then(b, func(s string) (int, error) { return int(s[5]), nil })
	d := Go(func() (int, error) { <-ctx.Done(); return 0, errors.New("late") })
	fmt.Println(a.Await(ctx))
	fmt.Println(b.Await(ctx))
	fmt.Println(c.Await(ctx))
	cancel()
	_, err := d.Await(context.Background())
	fmt.Println(err)

	bar := &Barrier{n: 3}
	bar.c = sync.NewCond(&bar.mu)
	var phases [4]atomic.Int32
	bad := atomic.Bool{}
	for range 3 {
		wg.Go(func() {
			for p := range phases {
				phases[p].Add(1)
				bar.Wait()
				if phases[p].Load() != 3 {
					bad.Store(true)
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("barrier bad:", bad.Load())

	sem := make(Semaphore, 2)
	var cur, peak atomic.Int32
	for range 8 {
		wg.Go(func() {
			sem.With(func() {
				n := cur.Add(1)
				for p := peak.Load(); n > p && !peak.CompareAndSwap(p, n); p = peak.Load() {
				}
				runtime.Gosched()
				cur.Add(-1)
			})
		})
	}
	wg.Wait()
	fmt.Println("peak ok:", peak.Load() <= 2, cur.Load())

	var once sync.Once
	for i := range 3 {
		once.Do(func() { fmt.Println("once", i) })
	}
	v := sync.OnceValues(func() (int, error) { fmt.Println("computing"); return 1, nil })
	v()
	fmt.Println(v())
	p := sync.OnceFunc(func() { panic("once-panic") })
	for range 2 {
		func() {
			defer func() { fmt.Println("r:", recover()) }()
			p()
		}()
	}
	var m sync.Map
	for i := range 5 {
		m.Store(i, i*i)
	}
	m.LoadAndDelete(3)
	act, loaded := m.LoadOrStore(2, "x")
	fmt.Println(act, loaded, m.CompareAndSwap(1, 1, "one"))
	var keys []string
	m.Range(func(k, v any) bool { keys = append(keys, fmt.Sprint(k, "=", v)); return true })
	sort.Strings(keys)
	fmt.Println(keys)

	tick := time.NewTicker(time.Millisecond)
	n := 0
	timeout := time.NewTimer(time.Hour)
	for n < 5 {
		select {
		case <-tick.C:
			n++
		case <-timeout.C:
			n = 100
		}
	}
	tick.Stop()
	fmt.Println(n, timeout.Stop(), timeout.Reset(time.Microsecond))
	<-timeout.C
	tokens := make(chan int, 3)
	rate := func() bool {
		select {
		case tokens <- 1:
			return true
		default:
			return false
		}
	}
	fmt.Println(rate(), rate(), rate(), rate(), len(tokens), cap(tokens))
	var rw sync.RWMutex
	rw.RLock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock())
	pool := sync.Pool{New: func() any { return new([4]int) }}
	fmt.Println(*pool.Get().(*[4]int))
	var av atomic.Value
	av.Store([]int{1})
	func() {
		defer func() { fmt.Println(recover()) }()
		av.Store("x")
	}()
	ap := atomic.Pointer[Barrier]{}
	fmt.Println(ap.Load() == nil, ap.CompareAndSwap(nil, bar), ap.Load().n)
	func() {
		defer func() { fmt.Println(recover()) }()
		var ch chan int
		close(ch)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		ch := make(chan int)
		close(ch)
		ch <- 1
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		wg.Add(-1)
	}()
}
