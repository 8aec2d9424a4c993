package main

import (
	"fmt"
	"math"
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"
)

func attempt(label string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			_, isRuntime := r.(runtime.Error)
			fmt.Printf("%s: %v %T %v\n", label, r, r, isRuntime)
		}
	}()
	f()
}

type node[T any] struct {
	value T
	next  *node[T]
}

// stack is Treiber's.
type stack[T any] struct {
	head atomic.Pointer[node[T]]
	n    atomic.Int64
}

func (s *stack[T]) push(v T) {
	n := &node[T]{value: v}
	for {
		n.next = s.head.Load()
		if s.head.CompareAndSwap(n.next, n) {
			s.n.Add(1)
			return
		}
	}
}

func (s *stack[T]) pop() (v T, ok bool) {
	for {
		n := s.head.Load()
		if n == nil {
			return v, false
		}
		if s.head.CompareAndSwap(n, n.next) {
			s.n.Add(-1)
			return n.value, true
		}
	}
}

func pointers() {
	var p atomic.Pointer[string]
	a, b := "a", "b"
	fmt.Println(p.Load() == nil, p.Swap(&a) == nil, *p.Load(), p.CompareAndSwap(nil, &b), p.CompareAndSwap(&b, &a), p.CompareAndSwap(&a, &b), *p.Load())
	c := "b"
	fmt.Println(p.CompareAndSwap(&c, &a), *p.Swap(nil), p.Load() == nil, p.CompareAndSwap(nil, nil))
	p.Store(&c)
	c = "changed"
	fmt.Println(*p.Load())
	var up unsafe.Pointer
	fmt.Println(atomic.CompareAndSwapPointer(&up, nil, unsafe.Pointer(&a)), *(*string)(atomic.LoadPointer(&up)), atomic.SwapPointer(&up, nil) == unsafe.Pointer(&a))
	attempt("nil atomic", func() { (*atomic.Int32)(nil).Add(1) })
	attempt("nil pointer", func() { atomic.AddInt64(nil, 1) })
	attempt("nil Pointer", func() { (*atomic.Pointer[int])(nil).Load() })

	var s stack[int]
	var wg sync.WaitGroup
	var popped atomic.Int64
	for g := range 4 {
		wg.Go(func() {
			for i := range 500 {
				s.push(g*500 + i)
				if i%2 == 1 {
					if v, ok := s.pop(); ok {
						popped.Add(int64(v))
					}
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(s.n.Load())
	for v, ok := s.pop(); ok; v, ok = s.pop() {
		popped.Add(int64(v))
	}
	fmt.Println(popped.Load(), s.n.Load(), s.head.Load())
}

func numbers() {
	var i32 atomic.Int32
	i32.Store(math.MaxInt32)
	fmt.Println(i32.Add(1), i32.Add(-1), i32.Swap(5), i32.And(4), i32.Or(3), i32.Load(), i32.And(-2), i32.Load(), i32.Or(math.MinInt32), i32.Load())
	var u32 atomic.Uint32
	fmt.Println(u32.Add(^uint32(0)), u32.And(0xff00ff00), u32.Or(0xff), u32.Load(), u32.CompareAndSwap(0xff00ffff, 1), u32.Load(), u32.Add(^uint32(1-1)))
	var i64 atomic.Int64
	i64.Store(math.MinInt64)
	fmt.Println(i64.Add(-1), i64.Or(1<<62), i64.And(-1<<32), i64.Load(), i64.Swap(-7), i64.CompareAndSwap(-7, 7), i64.Load())
	var u64 atomic.Uint64
	fmt.Println(u64.Add(math.MaxUint64), u64.Add(2), u64.Or(1<<63|1), u64.And(1<<63), u64.Load())
	var up atomic.Uintptr
	fmt.Println(up.Or(6), up.And(3), up.Add(^uintptr(0)), up.Swap(9), up.CompareAndSwap(8, 1), up.Load())
	var b atomic.Bool
	fmt.Println(b.Load(), b.Swap(true), b.CompareAndSwap(false, true), b.CompareAndSwap(true, true), b.CompareAndSwap(true, false), b.Load())
	x, y, z := int32(6), uint64(6), uintptr(6)
	fmt.Println(atomic.AndInt32(&x, 3), atomic.OrInt32(&x, 8), x, atomic.AndUint64(&y, 12), atomic.OrUint64(&y, 1), y, atomic.OrUintptr(&z, 1), z)
	fmt.Println(unsafe.Sizeof(i32), unsafe.Sizeof(i64), unsafe.Sizeof(b), unsafe.Sizeof(up), unsafe.Alignof(i64), unsafe.Sizeof(atomic.Value{}), unsafe.Sizeof(struct {
		a int32
		b atomic.Int64
	}{}))
	fields := struct {
		flag byte
		n    [3]int32
		last byte
	}{1, [3]int32{1, 2, 3}, 9}
	atomic.AddInt32(&fields.n[1], -3)
	fmt.Println(fields, i32.Load())
	fmt.Printf("%v %+v\n", &fields.n, fields)
}

func values() {
	var v atomic.Value
	fmt.Println(v.Load(), v.CompareAndSwap(nil, 1), v.CompareAndSwap(nil, 2), v.CompareAndSwap(1, 3), v.CompareAndSwap(1, 4), v.Swap(5), v.Load())
	attempt("store nil", func() { v.Store(nil) })
	attempt("swap nil", func() { v.Swap(nil) })
	attempt("cas to nil", func() { v.CompareAndSwap(5, nil) })
	attempt("store another type", func() { v.Store("x") })
	attempt("swap another type", func() { v.Swap(int8(5)) })
	attempt("cas types differ", func() { v.CompareAndSwap("x", 5) })
	attempt("cas another type", func() { fmt.Println(v.CompareAndSwap("x", "y")) })
	attempt("cas nil and another type", func() { fmt.Println(v.CompareAndSwap(nil, "y")) })
	var empty atomic.Value
	attempt("cas on empty", func() { fmt.Println(empty.CompareAndSwap(1, 2), empty.Load()) })
	var s atomic.Value
	s.Store([]int{1})
	attempt("cas uncomparable", func() { fmt.Println(s.CompareAndSwap([]int{1}, []int{2})) })
	attempt("cas nil uncomparable", func() { fmt.Println(s.CompareAndSwap(nil, []int{2})) })
	s.Store([]int(nil))
	fmt.Println(s.Load() == nil, s.Load().([]int) == nil)
	var e atomic.Value
	e.Store(error(nil) == nil)
	fmt.Println(e.Load())
	var p atomic.Value
	p.Store((*int)(nil))
	fmt.Println(p.Load() == nil, p.Load() == any((*int)(nil)), p.CompareAndSwap((*int)(nil), new(int)))
	zero, nan := 0.0, math.NaN()
	var f atomic.Value
	f.Store(zero)
	fmt.Println(f.CompareAndSwap(math.Copysign(0, -1), nan), f.CompareAndSwap(nan, 1.0))
}

func contention() {
	var bits atomic.Uint64
	var wg sync.WaitGroup
	var changed atomic.Int32
	for g := range 64 {
		wg.Go(func() {
			if bits.Or(1<<g)&(1<<g) == 0 {
				changed.Add(1)
			}
			if bits.Or(1<<(g/2))&(1<<(g/2)) == 0 {
				changed.Add(1)
			}
		})
	}
	wg.Wait()
	fmt.Println(bits.Load() == math.MaxUint64, changed.Load())
	var low atomic.Int64
	low.Store(math.MaxInt64)
	for g := range 32 {
		wg.Go(func() {
			for n := int64(g * 7 % 32); ; {
				old := low.Load()
				if n >= old || low.CompareAndSwap(old, n) {
					return
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(low.Load())
	var config atomic.Value
	config.Store(map[string]int{})
	var m sync.Mutex
	for i := range 20 {
		wg.Go(func() {
			m.Lock()
			defer m.Unlock()
			next := map[string]int{}
			for k, v := range config.Load().(map[string]int) {
				next[k] = v
			}
			next[fmt.Sprint(i%5)]++
			config.Store(next)
		})
	}
	wg.Wait()
	fmt.Println(config.Load())
}

func main() {
	pointers()
	numbers()
	values()
	contention()
}
