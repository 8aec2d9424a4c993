package main

import (
	"fmt"
	"sort"
	"sync"
	"sync/atomic"
	"time"
)

func main() {
	var mu sync.Mutex
	fmt.Println(mu.TryLock(), mu.TryLock())
	mu.Unlock()
	var rw sync.RWMutex
	rw.RLock()
	fmt.Println(rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.Unlock()
	rw.RLocker().Lock()
	rw.RLocker().Unlock()

	var once sync.Once
	for range 3 {
		once.Do(func() { fmt.Println("once") })
	}
	func() {
		defer func() { fmt.Println("recovered", recover()) }()
		var o sync.Once
		defer o.Do(func() { fmt.Println("not again") })
		o.Do(func() { panic("boom") })
	}()
	calls := 0
	value := sync.OnceValue(func() int { calls++; return 42 })
	fmt.Println(value(), value(), calls)
	a, b := sync.OnceValues(func() (string, error) { return "x", nil })()
	fmt.Println(a, b)
	bad := sync.OnceFunc(func() { panic("always") })
	for range 2 {
		func() {
			defer func() { fmt.Println(recover()) }()
			bad()
		}()
	}

	var m sync.Map
	for i := range 5 {
		m.Store(i, i*i)
	}
	fmt.Println(m.Load(3))
	fmt.Println(m.LoadOrStore(3, 1))
	fmt.Println(m.LoadOrStore(9, 81))
	fmt.Println(m.LoadAndDelete(9))
	fmt.Println(m.Swap(1, "one"))
	fmt.Println(m.CompareAndSwap(1, "one", 11), m.CompareAndSwap(1, "one", 12))
	fmt.Println(m.CompareAndDelete(2, 5), m.CompareAndDelete(2, 4))
	var keys []int
	m.Range(func(k, v any) bool { keys = append(keys, k.(int)); return true })
	sort.Ints(keys)
	fmt.Println(keys)
	m.Clear()
	fmt.Println(m.Load(3))

	pool := sync.Pool{New: func() any { return new(int) }}
	p := pool.Get().(*int)
	*p = 7
	pool.Put(p)
	fmt.Println(*pool.Get().(*int) >= 0)

	cond := sync.NewCond(&mu)
	ready, woken := 0, 0
	var wg sync.WaitGroup
	for range 4 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for ready == 0 {
				cond.Wait()
			}
			woken++
			mu.Unlock()
		}()
	}
	time.Sleep(time.Millisecond)
	mu.Lock()
	ready = 1
	cond.Broadcast()
	mu.Unlock()
	wg.Wait()
	fmt.Println(woken)

	var n atomic.Int64
	var flag atomic.Bool
	var ptr atomic.Pointer[string]
	var val atomic.Value
	for range 8 {
		wg.Go(func() {
			for range 1000 {
				n.Add(1)
			}
			flag.Store(true)
		})
	}
	wg.Wait()
	s := "s"
	fmt.Println(n.Load(), flag.Load(), ptr.Load() == nil, ptr.CompareAndSwap(nil, &s), *ptr.Load())
	fmt.Println(n.And(0xff), n.Or(0x100), n.Swap(5), n.CompareAndSwap(5, 6), n.Load())
	val.Store(1)
	fmt.Println(val.Load(), val.Swap(2), val.CompareAndSwap(2, 3), val.Load())
	for _, f := range []func(){func() { val.Store("x") }, func() { val.Store(nil) }, func() { wg.Done() }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
