package main

import (
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

const long = time.Hour

// ready tells whether a channel has something within a generous time.
func ready(c <-chan time.Time) bool {
	select {
	case <-c:
		return true
	case <-time.After(5 * time.Second):
		return false
	}
}

// empty tells whether a channel has nothing now.
func empty(c <-chan time.Time) bool {
	select {
	case <-c:
		return false
	default:
		return true
	}
}

func attempt(label string, f func()) {
	defer func() {
		r := recover()
		_, isRuntime := r.(runtime.Error)
		fmt.Println(label, r, isRuntime)
	}()
	f()
}

func timers() {
	t := time.NewTimer(long)
	fmt.Println(len(t.C), cap(t.C), t.Stop(), t.Stop(), t.Reset(long), t.Reset(long), t.Stop())
	t.Reset(time.Millisecond)
	fmt.Println(ready(t.C), t.Stop(), t.Reset(0), ready(t.C), t.Reset(-5), ready(t.C), t.Stop())

	// What has expired but was not received is gone after Stop or Reset.
	t.Reset(time.Millisecond)
	time.Sleep(20 * time.Millisecond)
	fmt.Println(len(t.C), t.Stop(), empty(t.C))
	t.Reset(time.Millisecond)
	time.Sleep(20 * time.Millisecond)
	fmt.Println(t.Reset(long), empty(t.C), t.Stop(), empty(t.C))
	t.Reset(time.Nanosecond)
	time.Sleep(20 * time.Millisecond)
	fmt.Println(!empty(t.C), empty(t.C), t.Reset(long), t.Stop())

	start := time.Now()
	t = time.NewTimer(10 * time.Millisecond)
	time.Sleep(30 * time.Millisecond)
	at := <-t.C
	fmt.Println(at.Sub(start) >= 10*time.Millisecond, !at.After(time.Now()))
	fmt.Println(len(time.After(0)), cap(time.After(long)), ready(time.After(-time.Second)))
	attempt("zero timer stop:", func() { new(time.Timer).Stop() })
	attempt("zero timer reset:", func() { new(time.Timer).Reset(1) })
}

func tickers() {
	t := time.NewTicker(2 * time.Millisecond)
	a, b := <-t.C, <-t.C
	fmt.Println(b.After(a), cap(t.C), len(t.C))
	// A slow receiver loses ticks.
	time.Sleep(30 * time.Millisecond)
	fmt.Println(!empty(t.C))
	t.Stop()
	time.Sleep(10 * time.Millisecond)
	fmt.Println(empty(t.C))
	t.Stop()
	t.Reset(time.Millisecond)
	fmt.Println(ready(t.C), ready(t.C))
	t.Reset(long)
	fmt.Println(empty(t.C))
	t.Stop()
	attempt("NewTicker(0):", func() { time.NewTicker(0) })
	attempt("NewTicker(-1):", func() { time.NewTicker(-1) })
	attempt("Reset(0):", func() { t.Reset(0) })
	attempt("Reset(-1):", func() { t.Reset(-1) })
	fmt.Println(time.Tick(0) == nil, time.Tick(-1) == nil, time.Tick(long) != nil)
	attempt("zero ticker stop:", func() { new(time.Ticker).Stop() })
	attempt("zero ticker reset:", func() { new(time.Ticker).Reset(1) })
}

func functions() {
	done := make(chan int, 10)
	f := time.AfterFunc(time.Millisecond, func() { done <- 1 })
	fmt.Println(<-done, f.C == nil, f.Stop(), f.Reset(time.Millisecond), <-done, f.Reset(long), f.Reset(long), f.Stop(), f.Stop())
	fmt.Println(f.Reset(0), <-done, len(done))
	f = time.AfterFunc(0, func() { done <- 2 })
	fmt.Println(<-done)
	f = time.AfterFunc(-long, func() { done <- 3 })
	fmt.Println(<-done)

	// Stop does not wait for a function that runs.
	started, release := make(chan bool), make(chan bool)
	f = time.AfterFunc(0, func() {
		close(started)
		<-release
		done <- 4
	})
	<-started
	fmt.Println(f.Stop(), len(done))
	close(release)
	fmt.Println(<-done)

	// A function that arranges its own repetition.
	var count atomic.Int32
	var self *time.Timer
	var m sync.Mutex
	finished := make(chan bool)
	m.Lock()
	self = time.AfterFunc(time.Millisecond, func() {
		m.Lock()
		defer m.Unlock()
		if count.Add(1) == 4 {
			close(finished)
			return
		}
		self.Reset(time.Millisecond)
	})
	m.Unlock()
	<-finished
	fmt.Println(count.Load(), self.Stop())
	attempt("nil function:", func() { time.AfterFunc(long, nil).Stop() })
}

func order() {
	var m sync.Mutex
	var got []int
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Add(1)
		n := (i * 5) % 8
		time.AfterFunc(time.Duration(n)*15*time.Millisecond, func() {
			defer wg.Done()
			m.Lock()
			got = append(got, n)
			m.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(got, slices.IsSorted(got))

	timers := make([]*time.Timer, 1000)
	var fired atomic.Int32
	for i := range timers {
		timers[i] = time.AfterFunc(long+time.Duration(i*7919%1000), func() { fired.Add(1) })
	}
	stopped := 0
	for i, t := range timers {
		if i%2 == 0 && t.Stop() {
			stopped++
		}
	}
	for i, t := range timers {
		if i%4 == 1 {
			t.Reset(time.Duration(i) * time.Microsecond)
		}
	}
	for fired.Load() < 250 {
		time.Sleep(time.Millisecond)
	}
	for _, t := range timers {
		if t.Stop() {
			stopped++
		}
	}
	fmt.Println(stopped, fired.Load())
}

func sleeps() {
	start := time.Now()
	time.Sleep(0)
	time.Sleep(-long)
	fmt.Println(time.Since(start) < time.Second)
	tick := time.NewTimer(0)
	for range 3 {
		select {
		case <-tick.C:
			tick.Reset(time.Millisecond)
		case <-time.After(long):
			fmt.Println("never")
		}
	}
	fmt.Println(tick.Stop() || true)
	var nilChannel <-chan time.Time
	select {
	case <-nilChannel:
		fmt.Println("never")
	case <-time.After(time.Millisecond):
		fmt.Println("after")
	}
}

func main() {
	timers()
	tickers()
	functions()
	order()
	sleeps()
}
