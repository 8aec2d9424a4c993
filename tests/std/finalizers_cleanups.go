package main

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
	"weak"
)

type resource struct {
	id   int
	peer *resource
	pad  [32]int
}

func fresh(id int) *resource { return &resource{id: id} }

// elsewhere calls f on a stack of its own, so that nothing else keeps what f had.
func elsewhere(f func()) {
	done := make(chan bool)
	go func() {
		defer close(done)
		f()
	}()
	<-done
}

// until collects until the condition holds.
func until(condition func() bool) bool {
	for range 500 {
		runtime.GC()
		if condition() {
			return true
		}
		time.Sleep(time.Millisecond)
	}
	return false
}

// journal is what finalizers and cleanups have said.
type journal struct {
	m     sync.Mutex
	lines []string
}

func (j *journal) add(format string, args ...any) {
	j.m.Lock()
	defer j.m.Unlock()
	j.lines = append(j.lines, fmt.Sprintf(format, args...))
}

func (j *journal) await(n int) []string {
	until(func() bool {
		j.m.Lock()
		defer j.m.Unlock()
		return len(j.lines) >= n
	})
	j.m.Lock()
	defer j.m.Unlock()
	got := slices.Sorted(slices.Values(j.lines))
	j.lines = nil
	return got
}

var reborn atomic.Pointer[resource]

func finalizers() {
	var j journal
	elsewhere(func() {
		r := fresh(1)
		runtime.SetFinalizer(r, func(r *resource) { j.add("finalized %d", r.id) })
		runtime.GC()
		fmt.Println(len(j.lines))
		runtime.KeepAlive(r)
	})
	fmt.Println(j.await(1))

	var w weak.Pointer[resource]
	elsewhere(func() {
		r := fresh(2)
		runtime.SetFinalizer(r, func(r *resource) { reborn.Store(r) })
		w = weak.Make(r)
	})
	fmt.Println(until(func() bool { return reborn.Load() != nil }))
	elsewhere(func() {
		fmt.Println(reborn.Load().id, w.Value() == nil, weak.Make(reborn.Load()) == w)
		runtime.SetFinalizer(reborn.Load(), func(r *resource) { j.add("again %d", r.id) })
		reborn.Store(nil)
	})
	fmt.Println(j.await(1))

	elsewhere(func() {
		r := fresh(3)
		w = weak.Make(r)
		runtime.SetFinalizer(r, func(r *resource) { j.add("never") })
		runtime.SetFinalizer(r, nil)
		runtime.SetFinalizer(r, nil)
	})
	fmt.Println(until(func() bool { return w.Value() == nil }), len(j.lines))

	var outerDone atomic.Bool
	elsewhere(func() {
		outer := fresh(4)
		outer.peer = fresh(5)
		w = weak.Make(outer.peer)
		runtime.SetFinalizer(outer, func(r *resource) {
			outerDone.Store(true)
			j.add("outer sees %d, weakly too: %v", r.peer.id, w.Value() == r.peer)
		})
		runtime.SetFinalizer(outer.peer, func(r *resource) { j.add("inner after outer: %v", outerDone.Load()) })
	})
	fmt.Println(j.await(2))

	elsewhere(func() {
		runtime.SetFinalizer(fresh(6), func(r any) { j.add("as any: %d", r.(*resource).id) })
		runtime.SetFinalizer(fresh(7), func(r *resource) (int, error) {
			j.add("with results: %d", r.id)
			return 1, nil
		})
		runtime.SetFinalizer(fresh(8), (*resource).close)
		runtime.SetFinalizer(fresh(9), func(c interface{ close() }) { j.add("as %T", c) })
	})
	fmt.Println(j.await(3))
	fmt.Println(until(func() bool { return closed.Load() == 8 }))
}

var closed atomic.Int64

func (r *resource) close() { closed.Store(int64(r.id)) }

func cleanups() {
	var j journal
	var stopped runtime.Cleanup
	elsewhere(func() {
		r := fresh(10)
		runtime.AddCleanup(r, func(id int) { j.add("first %d", id) }, r.id)
		runtime.AddCleanup(r, func(id int) { j.add("second %d", id) }, r.id)
		stopped = runtime.AddCleanup(r, func(string) { j.add("stopped") }, "x")
		runtime.AddCleanup(&r.pad, func(s []int) { j.add("interior %v", s) }, []int{1, 2})
		stopped.Stop()
		stopped.Stop()
		runtime.GC()
		fmt.Println(len(j.lines))
		runtime.KeepAlive(r)
	})
	fmt.Println(j.await(3))
	stopped.Stop()

	elsewhere(func() {
		a, b := fresh(11), fresh(12)
		a.peer, b.peer = b, a
		runtime.AddCleanup(a, func(id int) { j.add("cycle %d", id) }, 11)
		runtime.AddCleanup(b, func(id int) { j.add("cycle %d", id) }, 12)
	})
	fmt.Println(j.await(2))

	elsewhere(func() { stopped = runtime.AddCleanup(fresh(13), func(id int) { j.add("late %d", id) }, 13) })
	fmt.Println(j.await(1))
	stopped.Stop()
	runtime.Cleanup{}.Stop()

	elsewhere(func() {
		r := fresh(14)
		runtime.AddCleanup(r, func(w weak.Pointer[resource]) { j.add("weak is nil: %v", w.Value() == nil) }, weak.Make(r))
	})
	fmt.Println(j.await(1))

	elsewhere(func() {
		r := fresh(15)
		var finalized atomic.Bool
		runtime.AddCleanup(r, func(f *atomic.Bool) { j.add("cleanup after the finalizer: %v", f.Load()) }, &finalized)
		runtime.SetFinalizer(r, func(r *resource) {
			finalized.Store(true)
			j.add("finalizer %d", r.id)
		})
	})
	fmt.Println(j.await(2))

	done := make(chan int, 100)
	elsewhere(func() {
		for i := range 100 {
			runtime.AddCleanup(fresh(i), func(i int) { done <- i }, i)
		}
	})
	fmt.Println(until(func() bool { return len(done) >= 99 }))
}

func misuse() {
	for _, try := range []func(){
		func() { runtime.AddCleanup[int](nil, func(int) {}, 0) },
		func() {
			p := fresh(1)
			runtime.AddCleanup(p, func(*resource) {}, p)
		},
		func() {
			p := fresh(1)
			runtime.AddCleanup(&p.pad, func(*resource) {}, p)
		},
		func() {
			p := fresh(1)
			runtime.AddCleanup(p, func(unsafe.Pointer) {}, unsafe.Pointer(&p.peer))
		},
		func() {
			p := fresh(1)
			runtime.AddCleanup(p, func(any) {}, any(p))
			runtime.AddCleanup(p, func(*resource) {}, p.peer)
			runtime.AddCleanup(p, func([]int) {}, p.pad[:])
		},
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			try()
		}()
	}
}

func main() {
	finalizers()
	cleanups()
	misuse()
}
