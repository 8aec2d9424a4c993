// Atomic counters, compare-and-swap loops and Gosched.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
)

type cfg struct{ v int }

func main() {
	var n atomic.Int64
	var raw int32
	var wg sync.WaitGroup
	for i := 0; i < 20; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 100; j++ {
				n.Add(1)
				atomic.AddInt32(&raw, 2)
				if j%10 == 0 {
					runtime.Gosched()
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(n.Load(), atomic.LoadInt32(&raw))
	var max atomic.Int32
	for i := int32(1); i <= 30; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for {
				old := max.Load()
				if old >= i || max.CompareAndSwap(old, i) {
					return
				}
			}
		}()
	}
	wg.Wait()
	fmt.Println(max.Load())
	var p atomic.Pointer[cfg]
	fmt.Println(p.Load() == nil)
	p.Store(&cfg{5})
	old := p.Swap(&cfg{6})
	fmt.Println(old.v, p.Load().v)
	var flag atomic.Bool
	go func() { flag.Store(true) }()
	for !flag.Load() {
		runtime.Gosched()
	}
	fmt.Println(flag.Load())
}
