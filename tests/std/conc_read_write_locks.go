package main

import (
	"fmt"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
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

func tries() {
	var m sync.Mutex
	fmt.Println(m.TryLock(), m.TryLock())
	m.Unlock()
	fmt.Println(m.TryLock())
	m.Unlock()
	var rw sync.RWMutex
	fmt.Println(rw.TryRLock(), rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	fmt.Println(rw.TryLock())
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryLock(), rw.TryRLock())
	rw.Unlock()
	fmt.Println(rw.TryRLock())
	rw.RLocker().Unlock()
	l := rw.RLocker()
	l.Lock()
	l.Lock()
	fmt.Println(rw.TryLock(), rw.RLocker() == l)
	l.Unlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock())
	rw.Unlock()
	attempt("nil mutex", func() { (*sync.Mutex)(nil).Lock() })
	attempt("nil rwmutex", func() { (*sync.RWMutex)(nil).RLock() })
	var locker sync.Locker
	attempt("nil locker", func() { locker.Lock() })
	_, isLocker := any(rw.RLocker()).(*sync.RWMutex)
	fmt.Printf("%T %v\n", rw.RLocker(), isLocker)
}

// until waits for a condition that another goroutine brings about.
func until(condition func() bool) {
	for !condition() {
		time.Sleep(50 * time.Microsecond)
	}
}

func preference() {
	var rw sync.RWMutex
	var log []string
	var m sync.Mutex
	add := func(s string) {
		m.Lock()
		log = append(log, s)
		m.Unlock()
	}
	rw.RLock()
	var wg sync.WaitGroup
	wg.Go(func() {
		rw.Lock()
		add("writer")
		rw.Unlock()
	})
	// A writer that waits keeps new readers out.
	until(func() bool {
		if rw.TryRLock() {
			rw.RUnlock()
			return false
		}
		return true
	})
	fmt.Println(rw.TryRLock(), rw.TryLock())
	for range 3 {
		wg.Go(func() {
			rw.RLock()
			add("reader")
			rw.RUnlock()
		})
	}
	time.Sleep(2 * time.Millisecond)
	add("first reader leaves")
	rw.RUnlock()
	wg.Wait()
	fmt.Println(log)

	// Readers that wait for a writer get the lock before the next writer.
	log = nil
	rw.Lock()
	var reading atomic.Int32
	for range 2 {
		wg.Go(func() {
			rw.RLock()
			reading.Add(1)
			add("reader")
			rw.RUnlock()
		})
	}
	time.Sleep(5 * time.Millisecond)
	fmt.Println(reading.Load())
	rw.Unlock()
	wg.Wait()
	rw.Lock()
	add("writer")
	rw.Unlock()
	fmt.Println(log)
}

func unlockElsewhere() {
	var m sync.Mutex
	m.Lock()
	go m.Unlock()
	m.Lock()
	fmt.Println("handed over", m.TryLock())
	var rw sync.RWMutex
	rw.RLock()
	done := make(chan bool)
	go func() {
		rw.RUnlock()
		rw.Lock()
		close(done)
	}()
	<-done
	fmt.Println(rw.TryRLock())
	rw.Unlock()
	fmt.Println(rw.TryRLock())
}

type account struct {
	sync.RWMutex
	id, balance int
}

func transfer(from, to *account, n int) bool {
	first, second := from, to
	if first.id > second.id {
		first, second = second, first
	}
	first.Lock()
	defer first.Unlock()
	second.Lock()
	defer second.Unlock()
	if from.balance < n {
		return false
	}
	from.balance -= n
	to.balance += n
	return true
}

func bank() {
	accounts := make([]*account, 5)
	for i := range accounts {
		accounts[i] = &account{id: i, balance: 100}
	}
	total := func() (sum int) {
		for _, a := range accounts {
			a.RLock()
			defer a.RUnlock()
		}
		for _, a := range accounts {
			sum += a.balance
		}
		return sum
	}
	var wg sync.WaitGroup
	var wrong atomic.Int32
	stop := make(chan bool)
	var auditors sync.WaitGroup
	for range 2 {
		auditors.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
					if total() != 500 {
						wrong.Add(1)
					}
					runtime.Gosched()
				}
			}
		})
	}
	for g := range 6 {
		wg.Go(func() {
			for i := range 100 {
				from := (g*31 + i*7) % 5
				to := (from + 1 + i%4) % 5
				transfer(accounts[from], accounts[to], i%30)
			}
		})
	}
	wg.Wait()
	close(stop)
	auditors.Wait()
	fmt.Println(total(), wrong.Load())
}

func counters() {
	var rw sync.RWMutex
	var inside, writers atomic.Int32
	var bad atomic.Int32
	var n int
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for i := range 100 {
				if (i+g)%4 == 0 {
					rw.Lock()
					if writers.Add(1) != 1 || inside.Load() != 0 {
						bad.Add(1)
					}
					n++
					runtime.Gosched()
					writers.Add(-1)
					rw.Unlock()
				} else {
					rw.RLock()
					inside.Add(1)
					if writers.Load() != 0 {
						bad.Add(1)
					}
					runtime.Gosched()
					inside.Add(-1)
					rw.RUnlock()
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(n, bad.Load(), rw.TryLock())
}

func main() {
	tries()
	preference()
	unlockElsewhere()
	bank()
	counters()
	defer fmt.Println("deferred calls don't run after a fatal error")
	defer func() { fmt.Println("nor is it recovered", recover()) }()
	var rw sync.RWMutex
	rw.RLock()
	rw.RUnlock()
	os.Stdout.Sync()
	rw.RUnlock()
}
