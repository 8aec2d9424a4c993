package main

import (
	"fmt"
	"math"
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"
)

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, rt := r.(runtime.Error)
		fmt.Printf("%s -> %v %T %v\n", name, r, r, rt)
	}()
	f()
}

type config struct {
	name string
	n    int
}

type packed struct {
	a  int32
	i  atomic.Int64
	b  bool
	u  atomic.Uint64
	c  byte
	f  atomic.Bool
	up atomic.Uintptr
}

func main() {
	var v atomic.Value
	fmt.Println(v.Load())
	try("store nil", func() { v.Store(nil) })
	try("swap nil", func() { v.Swap(nil) })
	try("cas new nil", func() { v.CompareAndSwap(1, nil) })
	try("cas old of other type", func() { v.CompareAndSwap("x", 1) })
	fmt.Println(v.CompareAndSwap(1, 2), v.Load(), v.CompareAndSwap(nil, 2), v.Load())
	fmt.Println(v.CompareAndSwap(nil, 3), v.Swap(3), v.CompareAndSwap(3, 4), v.CompareAndSwap(3, 5), v.Load())
	try("store other type", func() { v.Store("x") })
	try("swap other type", func() { v.Swap(int64(1)) })
	try("cas other type", func() { v.CompareAndSwap(4, "x") })
	try("cas other old", func() { v.CompareAndSwap("x", 4) })
	var s atomic.Value
	s.Store([]int{1})
	try("cas uncomparable", func() { s.CompareAndSwap([]int{1}, []int{2}) })
	var c atomic.Value
	c.Store(config{"a", 1})
	fmt.Println(c.CompareAndSwap(config{"a", 1}, config{"b", 2}), c.Load().(config).name, c.Swap(config{}))

	var i32 atomic.Int32
	fmt.Println(i32.Add(math.MaxInt32), i32.Add(1), i32.Swap(5), i32.CompareAndSwap(5, -1), i32.And(0x0f), i32.Or(0x30), i32.Load())
	var u32 atomic.Uint32
	fmt.Println(u32.Add(^uint32(0)), u32.And(0xff00ff), u32.Or(1<<31), u32.Load(), u32.Swap(1))
	var i64 atomic.Int64
	i64.Store(math.MinInt64)
	fmt.Println(i64.Add(-1), i64.And(math.MinInt64), i64.Or(-1), i64.Load(), i64.CompareAndSwap(0, 1), i64.CompareAndSwap(-1, 1))
	var u64 atomic.Uint64
	fmt.Println(u64.Add(^uint64(0)), u64.And(1<<63|1), u64.Or(2), u64.Load())
	var up atomic.Uintptr
	fmt.Println(up.Or(0xf0), up.And(0x1f), up.Add(1), up.Swap(7), up.Load(), up.CompareAndSwap(7, 8))
	var b atomic.Bool
	fmt.Println(b.Swap(true), b.CompareAndSwap(false, true), b.CompareAndSwap(true, false), b.Load())

	var x int32 = 0b1010
	fmt.Println(atomic.AndInt32(&x, 0b0110), atomic.OrInt32(&x, 0b1), atomic.AddInt32(&x, -10), atomic.SwapInt32(&x, 3), atomic.LoadInt32(&x))
	var y uint64 = math.MaxUint64
	fmt.Println(atomic.AndUint64(&y, 5), atomic.OrUint64(&y, 8), atomic.AddUint64(&y, ^uint64(0)), atomic.CompareAndSwapUint64(&y, 12, 1), y)
	var z uintptr
	fmt.Println(atomic.OrUintptr(&z, 6), atomic.AndUintptr(&z, 3), atomic.SwapUintptr(&z, 1), z)

	var p atomic.Pointer[config]
	one, two := &config{"one", 1}, &config{"two", 2}
	fmt.Println(p.Load() == nil, p.CompareAndSwap(nil, one), p.CompareAndSwap(&config{"one", 1}, two), p.Swap(two).name, p.Load().n)
	p.Store(nil)
	try("nil pointer", func() { fmt.Println(p.Load().name) })
	var raw unsafe.Pointer
	atomic.StorePointer(&raw, unsafe.Pointer(one))
	fmt.Println((*config)(atomic.LoadPointer(&raw)).name, atomic.CompareAndSwapPointer(&raw, unsafe.Pointer(one), nil), raw)
	try("nil int", func() { atomic.AddInt64(nil, 1) })
	try("nil receiver", func() { (*atomic.Int32)(nil).Store(1) })
	try("nil load", func() { (*atomic.Pointer[int])(nil).Load() })

	var k packed
	fmt.Println(unsafe.Sizeof(k), unsafe.Offsetof(k.i), unsafe.Offsetof(k.u), unsafe.Offsetof(k.f), unsafe.Alignof(k.i), unsafe.Sizeof(v), unsafe.Sizeof(b), unsafe.Sizeof(p))

	// A lock-free stack and counters from many goroutines.
	type node struct {
		next *node
		v    int
	}
	var head atomic.Pointer[node]
	var pushes atomic.Int64
	var bits atomic.Uint64
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 100 {
				n := &node{v: g*100 + i}
				for {
					n.next = head.Load()
					if head.CompareAndSwap(n.next, n) {
						break
					}
				}
				pushes.Add(1)
				bits.Or(1 << (g*8 + i%8))
			}
		})
	}
	wg.Wait()
	sum, count := 0, 0
	for n := head.Load(); n != nil; n = n.next {
		sum += n.v
		count++
	}
	fmt.Println(count, sum, pushes.Load(), bits.Load() == math.MaxUint64)
}
