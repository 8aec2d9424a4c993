package sync

import (
	"internal/synctest"
	"sync/atomic"
)

// WaitGroup waits for a number of goroutines to finish.
type WaitGroup struct {
	state  atomic.Uint64 // upper half: counter; lower half: who waits
	sema   uint32
	bubble int32 // where the counter last left 0
}

// Add adds delta to the counter, and lets waiters go on when it becomes zero.
func (wg *WaitGroup) Add(delta int) {
	state := wg.state.Add(uint64(delta) << 32)
	counter, waiters := int32(state>>32), uint32(state)
	if counter < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if waiters != 0 && delta > 0 && counter == int32(delta) {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if delta > 0 && counter == int32(delta) {
		wg.bubble = int32(synctest.Bubble())
	}
	if counter > 0 || waiters == 0 {
		return
	}
	wg.state.Store(0)
	for ; waiters != 0; waiters-- {
		semrelease(&wg.sema)
	}
}

func (wg *WaitGroup) Done() { wg.Add(-1) }

// Wait waits until the counter is zero.
func (wg *WaitGroup) Wait() {
	for {
		state := wg.state.Load()
		if int32(state>>32) == 0 {
			return
		}
		if wg.state.CompareAndSwap(state, state+1) {
			reason := "sync.WaitGroup.Wait"
			if wg.bubble != 0 && int(wg.bubble) == synctest.Bubble() {
				reason = "sync.WaitGroup.Wait (durable)"
			}
			semacquire(&wg.sema, reason)
			return
		}
	}
}

// Go calls f in a new goroutine, which the group waits for.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer wg.Done()
		f()
	}()
}

// Once does something once.
type Once struct {
	_    noCopy
	done atomic.Uint32
	m    Mutex
}

// Do calls f if no call of Do has; callers return when f has.
func (o *Once) Do(f func()) {
	if o.done.Load() == 0 {
		o.first(f)
	}
}

func (o *Once) first(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if o.done.Load() == 0 {
		defer o.done.Store(1)
		f()
	}
}

// OnceFunc returns a function that calls f once; if f panics, every call does.
func OnceFunc(f func()) func() {
	get := OnceValue(func() struct{} {
		f()
		return struct{}{}
	})
	return func() { get() }
}

// OnceValue returns a function that calls f once and returns its value.
func OnceValue[T any](f func() T) func() T {
	get := OnceValues(func() (T, struct{}) { return f(), struct{}{} })
	return func() T {
		v, _ := get()
		return v
	}
}

// OnceValues returns a function that calls f once and returns its values.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	var once Once
	var returned bool
	var panicked any
	var v1 T1
	var v2 T2
	run := func() {
		defer func() {
			if !returned {
				panicked = recover()
				panic(panicked)
			}
		}()
		v1, v2 = f()
		f = nil
		returned = true
	}
	return func() (T1, T2) {
		once.Do(run)
		if !returned {
			panic(panicked)
		}
		return v1, v2
	}
}

// Cond lets goroutines wait for a condition.
type Cond struct {
	L       Locker
	m       Mutex
	waiting []*uint32
	self    *Cond // where it was first used
}

// lock begins a use of c.
func (c *Cond) lock() {
	c.m.Lock()
	if c.self == nil {
		c.self = c
	}
	if c.self != c {
		panic("sync.Cond is copied")
	}
}

func NewCond(l Locker) *Cond { return &Cond{L: l} }

// Wait unlocks c.L, waits to be woken, and locks it again.
func (c *Cond) Wait() {
	sema := new(uint32)
	c.lock()
	c.waiting = append(c.waiting, sema)
	c.m.Unlock()
	c.L.Unlock()
	semacquire(sema, "sync.Cond.Wait")
	c.L.Lock()
}

// Signal wakes the goroutine that waits longest.
func (c *Cond) Signal() {
	c.lock()
	if len(c.waiting) > 0 {
		semrelease(c.waiting[0])
		c.waiting = c.waiting[1:]
	}
	c.m.Unlock()
}

// Broadcast wakes all that wait.
func (c *Cond) Broadcast() {
	c.lock()
	for _, sema := range c.waiting {
		semrelease(sema)
	}
	c.waiting = nil
	c.m.Unlock()
}

// Pool keeps values for reuse.
type Pool struct {
	New func() any

	m    Mutex
	free []any
}

// maxPooled bounds what a Pool keeps, since no collection empties it.
const maxPooled = 64

func (p *Pool) Get() any {
	p.m.Lock()
	if n := len(p.free); n > 0 {
		x := p.free[n-1]
		p.free[n-1] = nil
		p.free = p.free[:n-1]
		p.m.Unlock()
		return x
	}
	p.m.Unlock()
	if p.New != nil {
		return p.New()
	}
	return nil
}

func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	p.m.Lock()
	if len(p.free) < maxPooled {
		p.free = append(p.free, x)
	}
	p.m.Unlock()
}
