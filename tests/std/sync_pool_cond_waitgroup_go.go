package main

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

func attempt(label string, f func()) {
	defer func() {
		r := recover()
		_, isRuntime := r.(runtime.Error)
		fmt.Printf("%s: %v %T %v\n", label, r, r, isRuntime)
	}()
	f()
}

func waitGroups() {
	var wg sync.WaitGroup
	wg.Wait()
	attempt("Done without Add", func() { new(sync.WaitGroup).Done() })
	attempt("Add(-1)", func() { new(sync.WaitGroup).Add(-1) })
	attempt("Add(2), Add(-3)", func() {
		var wg sync.WaitGroup
		wg.Add(2)
		wg.Add(-3)
	})
	attempt("Add(0)", func() { new(sync.WaitGroup).Add(0) })
	var n atomic.Int32
	for i := range 10 {
		wg.Go(func() { n.Add(int32(i)) })
	}
	wg.Wait()
	fmt.Println(n.Load())
	// A task that starts tasks.
	var tree func(depth int)
	tree = func(depth int) {
		n.Add(1)
		if depth > 0 {
			wg.Go(func() { tree(depth - 1) })
			wg.Go(func() { tree(depth - 1) })
		}
	}
	n.Store(0)
	wg.Go(func() { tree(6) })
	wg.Wait()
	fmt.Println(n.Load())
	wg.Go(func() {
		defer n.Store(-1)
		runtime.Goexit()
	})
	wg.Wait()
	fmt.Println(n.Load())
	wg.Go(func() {
		defer func() { fmt.Println("task recovers", recover()) }()
		panic("own")
	})
	wg.Wait()
	// Many wait for one group.
	wg.Add(1)
	var waiters sync.WaitGroup
	var passed atomic.Int32
	for range 5 {
		waiters.Go(func() {
			wg.Wait()
			passed.Add(1)
		})
	}
	time.Sleep(2 * time.Millisecond)
	fmt.Println(passed.Load())
	wg.Done()
	waiters.Wait()
	fmt.Println(passed.Load())
	for round := range 3 {
		wg.Add(2)
		go wg.Done()
		go wg.Add(-1)
		wg.Wait()
		fmt.Print(round, " ")
	}
	fmt.Println()
}

func conds() {
	var m sync.Mutex
	c := sync.NewCond(&m)
	c.Signal()
	c.Broadcast()
	var order []int
	waiting := 0
	var wg sync.WaitGroup
	for i := range 4 {
		m.Lock()
		before := waiting
		m.Unlock()
		wg.Go(func() {
			m.Lock()
			defer m.Unlock()
			waiting++
			c.Wait()
			order = append(order, i)
		})
		for {
			m.Lock()
			ready := waiting > before
			m.Unlock()
			if ready {
				break
			}
			runtime.Gosched()
		}
	}
	woken := func(n int) {
		for {
			m.Lock()
			ready := len(order) >= n
			m.Unlock()
			if ready {
				return
			}
			runtime.Gosched()
		}
	}
	c.Signal()
	woken(1)
	c.Signal()
	woken(2)
	fmt.Println(order)
	m.Lock()
	c.Broadcast()
	fmt.Println(len(order))
	m.Unlock()
	wg.Wait()
	slices.Sort(order)
	fmt.Println(order)

	attempt("copied cond", func() {
		d := *c
		d.Signal()
	})
	attempt("cond without lock", func() { new(sync.Cond).Wait() })
	attempt("signal without lock", func() { new(sync.Cond).Signal() })
	var rw sync.RWMutex
	readers := sync.NewCond(rw.RLocker())
	ready := false
	for range 3 {
		wg.Go(func() {
			readers.L.Lock()
			for !ready {
				readers.Wait()
			}
			readers.L.Unlock()
		})
	}
	time.Sleep(time.Millisecond)
	rw.Lock()
	ready = true
	rw.Unlock()
	readers.Broadcast()
	wg.Wait()
	fmt.Println(rw.TryLock())
}

func pools() {
	made := 0
	p := sync.Pool{New: func() any { made++; return new([8]int) }}
	x := p.Get().(*[8]int)
	x[0] = 7
	fmt.Println(made, p.Get() != any(x), made)
	p.Put(nil)
	fmt.Println(p.Get() != nil, made)
	var none sync.Pool
	fmt.Println(none.Get())
	none.Put(nil)
	fmt.Println(none.Get())
	none.New = func() any { return nil }
	fmt.Println(none.Get())
	typed := sync.Pool{New: func() any { return (*int)(nil) }}
	typed.Put((*int)(nil))
	fmt.Println(typed.Get() == nil, typed.Get() == any((*int)(nil)))
	failing := sync.Pool{New: func() any { panic("no more") }}
	attempt("New panics", func() { failing.Get() })
	attempt("New panics again", func() { failing.Get() })

	var wg sync.WaitGroup
	var inUse sync.Map
	var twice atomic.Int32
	shared := sync.Pool{New: func() any { return new(int) }}
	for range 8 {
		wg.Go(func() {
			for range 200 {
				x := shared.Get().(*int)
				if _, loaded := inUse.LoadOrStore(x, true); loaded {
					twice.Add(1)
				}
				*x++
				runtime.Gosched()
				inUse.Delete(x)
				shared.Put(x)
			}
		})
	}
	wg.Wait()
	fmt.Println(twice.Load())
}

func onces() {
	var once sync.Once
	attempt("first", func() { once.Do(func() { panic("in once") }) })
	once.Do(func() { fmt.Println("never") })
	attempt("nil", func() { new(sync.Once).Do(nil) })
	calls := 0
	f := sync.OnceFunc(func() { calls++; panic(fmt.Errorf("call %d", calls)) })
	attempt("OnceFunc", f)
	attempt("OnceFunc again", f)
	v := sync.OnceValues(func() (int, error) { calls++; return calls, fmt.Errorf("e%d", calls) })
	fmt.Println(v())
	fmt.Println(v())
	g := sync.OnceValue(func() *int { panic(nil) })
	attempt("nil panic", func() { g() })
	attempt("nil panic again", func() { g() })
	attempt("nil function", func() { sync.OnceFunc(nil)() })
	// All who call Do wait for the first.
	var o sync.Once
	started, release := make(chan bool), make(chan bool)
	var after atomic.Int32
	var wg sync.WaitGroup
	wg.Go(func() { o.Do(func() { close(started); <-release; after.Store(1) }) })
	<-started
	for range 3 {
		wg.Go(func() {
			o.Do(func() {})
			if after.Load() != 1 {
				fmt.Println("went on too early")
			}
		})
	}
	close(release)
	wg.Wait()
}

func main() {
	waitGroups()
	conds()
	pools()
	onces()
}
