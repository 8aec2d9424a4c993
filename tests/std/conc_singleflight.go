package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

var errGoexit = errors.New("the call exited")

type outcome[V any] struct {
	value  V
	err    error
	shared bool
}

type call[V any] struct {
	done    chan struct{}
	value   V
	err     error
	panics  any
	waiting int
}

// flights makes concurrent calls for one key one.
type flights[K comparable, V any] struct {
	m     sync.Mutex
	calls map[K]*call[V]
}

type panicked struct{ value any }

func (p panicked) Error() string { return fmt.Sprintf("shared panic: %v", p.value) }

func (p panicked) Unwrap() error {
	err, _ := p.value.(error)
	return err
}

func (f *flights[K, V]) join(key K) (c *call[V], first bool) {
	f.m.Lock()
	defer f.m.Unlock()
	if c, ok := f.calls[key]; ok {
		c.waiting++
		return c, false
	}
	if f.calls == nil {
		f.calls = map[K]*call[V]{}
	}
	c = &call[V]{done: make(chan struct{})}
	f.calls[key] = c
	return c, true
}

func (f *flights[K, V]) waiting(key K) int {
	f.m.Lock()
	defer f.m.Unlock()
	if c, ok := f.calls[key]; ok {
		return c.waiting
	}
	return -1
}

func (f *flights[K, V]) forget(key K) {
	f.m.Lock()
	delete(f.calls, key)
	f.m.Unlock()
}

func (f *flights[K, V]) run(key K, c *call[V], work func() (V, error)) {
	returned := false
	defer func() {
		if !returned {
			if r := recover(); r != nil {
				c.err = panicked{r}
				c.panics = r
			} else {
				c.err = errGoexit
			}
		}
		f.m.Lock()
		if f.calls[key] == c {
			delete(f.calls, key)
		}
		f.m.Unlock()
		close(c.done)
		if c.panics != nil {
			panic(c.panics)
		}
	}()
	c.value, c.err = work()
	returned = true
}

func (f *flights[K, V]) do(key K, work func() (V, error)) outcome[V] {
	c, first := f.join(key)
	if first {
		f.run(key, c, work)
		return outcome[V]{c.value, c.err, c.waiting > 0}
	}
	<-c.done
	return outcome[V]{c.value, c.err, true}
}

func (f *flights[K, V]) doContext(ctx context.Context, key K, work func() (V, error)) outcome[V] {
	c, first := f.join(key)
	if first {
		go func() {
			defer func() { recover() }()
			f.run(key, c, work)
		}()
	}
	select {
	case <-c.done:
		return outcome[V]{c.value, c.err, !first}
	case <-ctx.Done():
		return outcome[V]{err: context.Cause(ctx), shared: !first}
	}
}

// together has n goroutines do the same; work begins when all but the first wait for it.
func together(n int, work func() (string, error)) []string {
	var f flights[string, string]
	var calls atomic.Int32
	results := make([]string, n)
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					results[i] = fmt.Sprint("panics: ", r)
				} else if results[i] == "" {
					results[i] = "exits"
				}
			}()
			o := f.do("key", func() (string, error) {
				calls.Add(1)
				for f.waiting("key") < n-1 {
					time.Sleep(50 * time.Microsecond)
				}
				return work()
			})
			results[i] = fmt.Sprintf("%q %v %v", o.value, o.err, o.shared)
		})
	}
	wg.Wait()
	counts := map[string]int{}
	for _, r := range results {
		counts[r]++
	}
	return []string{fmt.Sprint(calls.Load(), " call"), fmt.Sprint(counts)}
}

func main() {
	fmt.Println(together(5, func() (string, error) { return "v", nil }))
	fmt.Println(together(3, func() (string, error) { return "", errors.New("failed") }))
	fmt.Println(together(4, func() (string, error) { panic("boom") }))
	fmt.Println(together(2, func() (string, error) { panic(fmt.Errorf("e: %w", errors.ErrUnsupported)) }))
	fmt.Println(together(3, func() (string, error) { runtime.Goexit(); return "", nil }))
	fmt.Println(together(1, func() (string, error) { return strings.Repeat("x", 3), nil }))
	fmt.Println(together(2, func() (string, error) { var s []string; return s[len(s)], nil }))

	var f flights[int, int]
	n := 0
	for range 3 {
		fmt.Println(f.do(1, func() (int, error) { n++; return n, nil }))
	}
	fmt.Println(f.do(1, func() (int, error) {
		inner := f.do(2, func() (int, error) { return 20, nil })
		return inner.value + 1, inner.err
	}))
	// forget lets a second call begin while the first still runs.
	release, started := make(chan bool), make(chan bool)
	first := make(chan outcome[int])
	go func() {
		first <- f.do(3, func() (int, error) {
			close(started)
			<-release
			return 1, nil
		})
	}()
	<-started
	f.forget(3)
	fmt.Println(f.do(3, func() (int, error) { return 2, nil }), f.waiting(3))
	close(release)
	fmt.Println(<-first, len(f.calls))

	// One who gives up leaves the call to the others.
	ctx, cancel := context.WithCancelCause(context.Background())
	release = make(chan bool)
	impatient, patient := make(chan outcome[int]), make(chan outcome[int])
	work := func() (int, error) { <-release; return 42, nil }
	go func() { impatient <- f.doContext(ctx, 4, work) }()
	for f.waiting(4) < 0 {
		runtime.Gosched()
	}
	go func() { patient <- f.doContext(context.Background(), 4, work) }()
	for f.waiting(4) < 1 {
		runtime.Gosched()
	}
	cancel(errors.New("too slow"))
	gaveUp := <-impatient
	fmt.Println(gaveUp.value, gaveUp.err, gaveUp.shared)
	close(release)
	fmt.Println(<-patient)
	o := f.doContext(context.Background(), 5, func() (int, error) { panic(context.Canceled) })
	var p panicked
	fmt.Println(o.err, errors.Is(o.err, context.Canceled), errors.As(o.err, &p), p.value == context.Canceled)
	fmt.Println(f.doContext(ctx, 6, func() (int, error) { select {} }).err)

	// Keys that have no hash, and keys that are not equal to themselves.
	var anyKeys flights[any, string]
	func() {
		defer func() { fmt.Println(recover(), anyKeys.m.TryLock()); anyKeys.m.Unlock() }()
		anyKeys.do([]int{1}, func() (string, error) { return "", nil })
	}()
	fmt.Println(anyKeys.do(1, func() (string, error) {
		return anyKeys.do(int8(1), func() (string, error) { return "other type", nil }).value, nil
	}))
}
