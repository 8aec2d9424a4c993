package main

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// table is what philosophers sit at, by one discipline or another.
type table interface {
	take(i int)
	put(i int)
}

// ordered forks are taken lowest first.
type ordered []sync.Mutex

func (t ordered) sides(i int) (int, int) {
	a, b := i, (i+1)%len(t)
	return min(a, b), max(a, b)
}

func (t ordered) take(i int) {
	a, b := t.sides(i)
	t[a].Lock()
	runtime.Gosched()
	t[b].Lock()
}

func (t ordered) put(i int) {
	a, b := t.sides(i)
	t[b].Unlock()
	t[a].Unlock()
}

// waiter lets all but one sit down.
type waiter struct {
	seats chan struct{}
	forks []chan int
}

func newWaiter(n int) *waiter {
	w := &waiter{make(chan struct{}, n-1), make([]chan int, n)}
	for i := range w.forks {
		w.forks[i] = make(chan int, 1)
		w.forks[i] <- i
	}
	return w
}

func (w *waiter) take(i int) {
	w.seats <- struct{}{}
	<-w.forks[i]
	runtime.Gosched()
	<-w.forks[(i+1)%len(w.forks)]
}

func (w *waiter) put(i int) {
	next := (i + 1) % len(w.forks)
	w.forks[i] <- i
	w.forks[next] <- next
	<-w.seats
}

// monitor has a condition for each philosopher.
type monitor struct {
	m      sync.Mutex
	eating []bool
	hungry []bool
	may    []*sync.Cond
}

func newMonitor(n int) *monitor {
	t := &monitor{eating: make([]bool, n), hungry: make([]bool, n), may: make([]*sync.Cond, n)}
	for i := range t.may {
		t.may[i] = sync.NewCond(&t.m)
	}
	return t
}

func (t *monitor) free(i int) bool {
	n := len(t.eating)
	return !t.eating[(i+1)%n] && !t.eating[(i+n-1)%n]
}

func (t *monitor) take(i int) {
	t.m.Lock()
	defer t.m.Unlock()
	t.hungry[i] = true
	for !t.free(i) {
		t.may[i].Wait()
	}
	t.hungry[i] = false
	t.eating[i] = true
}

func (t *monitor) put(i int) {
	t.m.Lock()
	defer t.m.Unlock()
	t.eating[i] = false
	n := len(t.eating)
	for _, j := range []int{(i + 1) % n, (i + n - 1) % n} {
		if t.hungry[j] && t.free(j) {
			t.may[j].Signal()
		}
	}
}

// polite ones put the first fork back if the second is taken.
type polite []sync.Mutex

func (t polite) take(i int) {
	for {
		t[i].Lock()
		if t[(i+1)%len(t)].TryLock() {
			return
		}
		t[i].Unlock()
		runtime.Gosched()
	}
}

func (t polite) put(i int) {
	t[i].Unlock()
	t[(i+1)%len(t)].Unlock()
}

func dine(name string, t table, n, meals int) {
	using := make([]atomic.Int32, n)
	eaten := make([]int, n)
	var collisions atomic.Int32
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			for range meals {
				t.take(i)
				if using[i].Add(1) != 1 || using[(i+1)%n].Add(1) != 1 {
					collisions.Add(1)
				}
				runtime.Gosched()
				eaten[i]++
				using[i].Add(-1)
				using[(i+1)%n].Add(-1)
				t.put(i)
			}
		})
	}
	wg.Wait()
	fmt.Println(name, eaten, collisions.Load())
}

var errStarved = errors.New("starved")

// deadlocked has all take their left fork before the right one, which they give up after a while.
func deadlocked(n int) []string {
	forks := make([]chan struct{}, n)
	for i := range forks {
		forks[i] = make(chan struct{}, 1)
	}
	var left sync.WaitGroup
	left.Add(n)
	results := make([]string, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			forks[i] <- struct{}{}
			left.Done()
			left.Wait()
			var err error
			select {
			case forks[(i+1)%n] <- struct{}{}:
			case <-time.After(5 * time.Millisecond):
				err = fmt.Errorf("philosopher %d: %w", i, errStarved)
			}
			results[i] = fmt.Sprint(err, errors.Is(err, errStarved))
		})
	}
	all.Wait()
	return results
}

func main() {
	for _, n := range []int{2, 3, 5, 8} {
		dine("ordered", make(ordered, n), n, 20)
		dine("waiter", newWaiter(n), n, 20)
		if n > 2 {
			dine("monitor", newMonitor(n), n, 20)
		}
		dine("polite", make(polite, n), n, 20)
	}
	fmt.Println(strings.Join(deadlocked(4), "; "))
	// The order of one seat's waiters is that of their arrival.
	gate, back := make(chan int), make(chan int)
	var arrived atomic.Int32
	var order []int
	var m sync.Mutex
	var wg sync.WaitGroup
	for i := range 6 {
		wg.Go(func() {
			arrived.Add(1)
			<-gate
			m.Lock()
			order = append(order, i)
			m.Unlock()
			back <- i
		})
		for int(arrived.Load()) != i+1 {
			runtime.Gosched()
		}
		time.Sleep(time.Millisecond)
	}
	got := []int{}
	for range 6 {
		gate <- 0
		got = append(got, <-back)
	}
	wg.Wait()
	fmt.Println(slices.IsSorted(order), order, got)
}
