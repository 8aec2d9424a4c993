package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

type key string

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	m := map[int]int{}
	for i := range 20 {
		wg.Go(func() {
			for j := range 50 {
				mu.Lock()
				m[j] += i
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	fmt.Println(len(m), m[0], mu.TryLock(), mu.TryLock())
	mu.Unlock()
	var rw sync.RWMutex
	rw.RLock()
	rw.RLock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.RUnlock()
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.Unlock()
	rw.RLocker().Lock()
	rw.RLocker().Unlock()
	c := sync.NewCond(&mu)
	ready := 0
	for range 3 {
		go func() {
			mu.Lock()
			ready++
			c.Broadcast()
			mu.Unlock()
		}()
	}
	mu.Lock()
	for ready < 3 {
		c.Wait()
	}
	mu.Unlock()
	fmt.Println("ready", ready)
	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	ov := sync.OnceValue(func() int { fmt.Println("computing"); return 42 })
	fmt.Println(ov(), ov())
	ovs := sync.OnceValues(func() (int, error) { return 1, errors.New("e") })
	fmt.Println(ovs())
	of := sync.OnceFunc(func() { panic("in once") })
	for range 2 {
		func() { defer func() { fmt.Println("recovered", recover()) }(); of() }()
	}
	var sm sync.Map
	for i := range 5 {
		sm.Store(i, i*i)
	}
	v, ok := sm.Load(3)
	a, loaded := sm.LoadOrStore(3, 100)
	b, loaded2 := sm.LoadOrStore(10, 100)
	d, ok2 := sm.LoadAndDelete(4)
	p, ok3 := sm.Swap(0, "zero")
	fmt.Println(v, ok, a, loaded, b, loaded2, d, ok2, p, ok3, sm.CompareAndSwap(1, 1, 11), sm.CompareAndDelete(2, 5))
	var keys []int
	sm.Range(func(k, v any) bool { keys = append(keys, k.(int)); return true })
	sort.Ints(keys)
	fmt.Println(keys)
	sm.Clear()
	_, ok = sm.Load(1)
	fmt.Println(ok)
	pool := sync.Pool{New: func() any { return "new" }}
	fmt.Println(pool.Get())
	var n atomic.Int64
	var u atomic.Uint32
	var bl atomic.Bool
	var ptr atomic.Pointer[string]
	var val atomic.Value
	for range 100 {
		wg.Add(1)
		go func() { defer wg.Done(); n.Add(2); u.Or(1 << 3); u.And(0xff) }()
	}
	wg.Wait()
	s := "s"
	fmt.Println(n.Load(), n.CompareAndSwap(200, 5), n.Swap(6), n.Load(), u.Load(), bl.Swap(true), bl.Load(), ptr.Load() == nil, ptr.CompareAndSwap(nil, &s), *ptr.Load(), val.Load(), val.CompareAndSwap(nil, 1), val.Swap(2))
	func() { defer func() { fmt.Println(recover()) }(); val.Store("x") }()
	func() { defer func() { fmt.Println(recover()) }(); val.Store(nil) }()
	func() { defer func() { fmt.Println(recover()) }(); wg.Add(-1) }()
	ctx, cancel := context.WithCancelCause(context.WithValue(context.Background(), key("k"), "v"))
	child, cancel2 := context.WithTimeout(ctx, time.Hour)
	defer cancel2()
	fmt.Println(ctx.Value(key("k")), child.Value(key("k")), child.Value("k"), ctx.Err())
	stop := context.AfterFunc(child, func() { fmt.Println("after func") })
	_ = stop
	cancel(errors.New("my cause"))
	<-child.Done()
	time.Sleep(time.Millisecond)
	fmt.Println(ctx.Err(), context.Cause(ctx), child.Err(), context.Cause(child), stop())
	dctx, cancel3 := context.WithDeadlineCause(context.Background(), time.Now().Add(time.Millisecond), errors.New("too slow"))
	defer cancel3()
	<-dctx.Done()
	fmt.Println(dctx.Err(), context.Cause(dctx), errors.Is(dctx.Err(), context.DeadlineExceeded))
	var te interface{ Timeout() bool }
	fmt.Println(errors.As(dctx.Err(), &te) && te.Timeout())
	wc := context.WithoutCancel(ctx)
	fmt.Println(wc.Err(), wc.Value(key("k")), wc.Done() == nil)
	fmt.Println(context.Background(), context.TODO(), ctx)
	_, hasDeadline := child.Deadline()
	fmt.Println(hasDeadline)
	func() { defer func() { fmt.Println(recover()) }(); context.WithValue(ctx, nil, 1) }()
	func() { defer func() { fmt.Println(recover()) }(); context.WithCancel(nil) }()
}
