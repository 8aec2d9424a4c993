package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"
)

// clock is a time that only moves when told to; it wakes those whose moment has come, in order.
type clock struct {
	m       sync.Mutex
	now     time.Time
	sleeper []sleeper
}

type sleeper struct {
	at   time.Time
	wake chan struct{}
}

func newClock() *clock { return &clock{now: time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)} }

func (c *clock) Now() time.Time {
	c.m.Lock()
	defer c.m.Unlock()
	return c.now
}

func (c *clock) After(d time.Duration) <-chan struct{} {
	c.m.Lock()
	defer c.m.Unlock()
	s := sleeper{c.now.Add(d), make(chan struct{})}
	if d <= 0 {
		close(s.wake)
		return s.wake
	}
	at, _ := slices.BinarySearchFunc(c.sleeper, s, func(a, b sleeper) int { return a.at.Compare(b.at) })
	c.sleeper = slices.Insert(c.sleeper, at, s)
	return s.wake
}

func (c *clock) Advance(d time.Duration) (woken int) {
	c.m.Lock()
	defer c.m.Unlock()
	c.now = c.now.Add(d)
	for len(c.sleeper) > 0 && !c.sleeper[0].at.After(c.now) {
		close(c.sleeper[0].wake)
		c.sleeper = c.sleeper[1:]
		woken++
	}
	return woken
}

func (c *clock) waiting() int {
	c.m.Lock()
	defer c.m.Unlock()
	return len(c.sleeper)
}

var errBurst = errors.New("exceeds the burst")

// limiter is a token bucket; tokens may be owed.
type limiter struct {
	m      sync.Mutex
	clock  *clock
	every  time.Duration
	burst  int
	tokens float64
	last   time.Time
}

func newLimiter(c *clock, every time.Duration, burst int) *limiter {
	return &limiter{clock: c, every: every, burst: burst, tokens: float64(burst), last: c.Now()}
}

func (l *limiter) refill() {
	now := l.clock.Now()
	l.tokens = min(float64(l.burst), l.tokens+float64(now.Sub(l.last))/float64(l.every))
	l.last = now
}

func (l *limiter) Allow(n int) bool {
	l.m.Lock()
	defer l.m.Unlock()
	l.refill()
	if l.tokens < float64(n) {
		return false
	}
	l.tokens -= float64(n)
	return true
}

func (l *limiter) Wait(ctx context.Context, n int) error {
	if err := ctx.Err(); err != nil {
		return context.Cause(ctx)
	}
	l.m.Lock()
	if n > l.burst {
		l.m.Unlock()
		return fmt.Errorf("wait for %d: %w of %d", n, errBurst, l.burst)
	}
	l.refill()
	l.tokens -= float64(n)
	wait := time.Duration(0)
	if l.tokens < 0 {
		wait = time.Duration(-l.tokens * float64(l.every))
	}
	ready := l.clock.After(wait)
	l.m.Unlock()
	select {
	case <-ready:
		return nil
	case <-ctx.Done():
		l.m.Lock()
		l.tokens += float64(n)
		l.m.Unlock()
		return fmt.Errorf("wait for %d: %w", n, context.Cause(ctx))
	}
}

func buckets() {
	c := newClock()
	l := newLimiter(c, 100*time.Millisecond, 3)
	take := func() (n int) {
		for l.Allow(1) {
			n++
		}
		return n
	}
	fmt.Println(take(), l.Allow(0), l.Allow(1))
	for _, d := range []time.Duration{99, 1, 250, 50, 1000, 1e9} {
		c.Advance(d * time.Millisecond)
		fmt.Print(d, ":", take(), " ")
	}
	fmt.Println()
	fmt.Println(l.Wait(context.Background(), 4), errors.Is(l.Wait(context.Background(), 4), errBurst))
	cancelled, cancel := context.WithCancelCause(context.Background())
	cancel(errors.New("gone"))
	fmt.Println(l.Wait(cancelled, 1), l.Wait(cancelled, 100))
}

func waiters() {
	c := newClock()
	l := newLimiter(c, time.Second, 2)
	ctx, cancel := context.WithCancelCause(context.Background())
	finished := make(chan string)
	for i := range 6 {
		started := c.waiting()
		go func() {
			err := l.Wait(ctx, 1)
			finished <- fmt.Sprint(i, " ", err)
		}()
		if i < 2 {
			fmt.Println(<-finished)
		} else {
			for c.waiting() == started {
				time.Sleep(100 * time.Microsecond)
			}
		}
	}
	for range 2 {
		fmt.Println("woken", c.Advance(500*time.Millisecond))
	}
	fmt.Println(<-finished)
	fmt.Println("woken", c.Advance(time.Second))
	fmt.Println(<-finished)
	cancel(context.DeadlineExceeded)
	rest := []string{<-finished, <-finished}
	slices.Sort(rest)
	fmt.Printf("%q\n", rest)
	fmt.Printf("%.2f %d\n", l.tokens, c.waiting())
	c.Advance(time.Hour)
	fmt.Println(l.Allow(2), l.Allow(1))
}

func realTime() {
	tick := time.NewTicker(3 * time.Millisecond)
	defer tick.Stop()
	start := time.Now()
	requests := make(chan int, 5)
	for i := range 5 {
		requests <- i
	}
	close(requests)
	for r := range requests {
		<-tick.C
		fmt.Print(r, " ")
	}
	fmt.Println(time.Since(start) >= 12*time.Millisecond)
}

func main() {
	buckets()
	waiters()
	realTime()
}
