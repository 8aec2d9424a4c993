package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, rt := r.(runtime.Error)
		fmt.Printf("%s -> %v %T %v\n", name, r, r, rt)
	}()
	f()
	fmt.Println(name, "returned")
}

type noisy struct{ n int }

func (n *noisy) Error() string { return fmt.Sprint("noisy ", n.n) }

func inGoroutine(f func()) {
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	<-done
}

func main() {
	// A Once whose function panicked or exited is done.
	var o sync.Once
	try("first", func() { o.Do(func() { panic(&noisy{1}) }) })
	try("second", func() { o.Do(func() { panic("never") }) })
	var exits sync.Once
	inGoroutine(func() {
		defer fmt.Println("leaving")
		exits.Do(runtime.Goexit)
		fmt.Println("never")
	})
	try("after exit", func() { exits.Do(func() { fmt.Println("never") }) })
	var nilFunc sync.Once
	try("nil", func() { nilFunc.Do(nil) })
	try("nil again", func() { nilFunc.Do(nil) })

	// OnceFunc panics each time with the same value; so do the others.
	calls := 0
	f := sync.OnceFunc(func() { calls++; panic(&noisy{calls}) })
	var seen []any
	for range 3 {
		func() {
			defer func() { seen = append(seen, recover()) }()
			f()
		}()
	}
	fmt.Println(seen[0] == seen[1], seen[1] == seen[2], calls, seen[0])
	v := sync.OnceValue(func() int { calls++; var a []int; return a[calls] })
	try("value", func() { v() })
	try("value", func() { v() })
	fmt.Println(calls)
	vs := sync.OnceValues(func() (*os.File, error) { return os.Open("/does/not/exist") })
	_, err1 := vs()
	_, err2 := vs()
	fmt.Println(err1, err1 == err2, errors.Is(err2, os.ErrNotExist))
	bad := sync.OnceValues(func() (a, b string) { defer func() { recover(); a = "saved" }(); panic(1) })
	fmt.Println(bad())
	fmt.Println(bad())
	g := sync.OnceFunc(func() { panic(nil) })
	try("panic nil", g)
	try("panic nil", g)
	h := sync.OnceFunc(func() { runtime.Goexit() })
	inGoroutine(func() {
		defer func() { fmt.Println("after Goexit:", recover()) }()
		h()
	})
	n := sync.OnceFunc(nil)
	try("once nil", n)
	try("once nil", n)

	// Many goroutines, one call; those that come late wait for the end of it.
	var started, finished, after atomic.Int32
	value := sync.OnceValue(func() int32 {
		started.Add(1)
		for range 100 {
			runtime.Gosched()
		}
		return finished.Add(1)
	})
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if value() == 1 && finished.Load() == 1 {
				after.Add(1)
			}
		})
	}
	wg.Wait()
	fmt.Println(started.Load(), finished.Load(), after.Load())

	// Locks.
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()
	var rw sync.RWMutex
	fmt.Println(rw.TryRLock(), rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	rl := rw.RLocker()
	rl.Lock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.RUnlock()
	rl.Unlock()
	fmt.Println(rw.TryLock(), rw.TryLock(), rw.TryRLock())
	rw.Unlock()

	// A condition on which two wait, woken one by one and all at once.
	cond := sync.NewCond(&mu)
	turn := 0
	order := []int{}
	for i := range 5 {
		wg.Go(func() {
			cond.L.Lock()
			defer cond.L.Unlock()
			for turn != i {
				cond.Wait()
			}
			order = append(order, i)
			turn++
			cond.Broadcast()
		})
	}
	wg.Wait()
	fmt.Println(order)
	try("negative counter", func() { wg.Add(1); wg.Add(-2) })
	var counter sync.WaitGroup
	try("done", func() { counter.Done() })
}
