// Package sync has locks and other means for goroutines to wait for each other.
package sync

import "sync/atomic"

// semacquire waits until *s > 0 and decrements it; reason is what traces say meanwhile.
func semacquire(s *uint32, reason string)

// semrelease increments *s, or lets the first goroutine that waits for it go on.
func semrelease(s *uint32)

// fatal ends the program with a fatal error.
func fatal(text string)

// fatalOfRandom is fatal, for the package that reads the system's random bytes.
//
//go:linkname fatalOfRandom crypto/internal/sysrand.fatal
func fatalOfRandom(text string) { fatal(text) }

// Locker is a lock.
type Locker interface {
	Lock()
	Unlock()
}

// noCopy marks structs that must not be copied, for vet.
type noCopy struct{}

func (*noCopy) Lock()   {}
func (*noCopy) Unlock() {}

// Mutex is a lock that one goroutine holds at a time. Waiters get it in the order they came.
//
// It and the other locks have the fields that Go's have: programs that print their structs show them.
type Mutex struct {
	_  noCopy
	mu claims
}

type claims struct {
	state int32 // how many hold the lock or wait for it
	sema  uint32
}

func (m *Mutex) Lock() {
	if atomic.AddInt32(&m.mu.state, 1) != 1 {
		semacquire(&m.mu.sema, "sync.Mutex.Lock")
	}
}

// TryLock locks m unless it is locked, and tells whether it did.
func (m *Mutex) TryLock() bool {
	return atomic.CompareAndSwapInt32(&m.mu.state, 0, 1)
}

func (m *Mutex) Unlock() {
	left := atomic.AddInt32(&m.mu.state, -1)
	if left > 0 {
		semrelease(&m.mu.sema)
	} else if left < 0 {
		fatal("sync: unlock of unlocked mutex")
	}
}

// maxReaders is more than there can be.
const maxReaders = 1 << 30

// RWMutex is a lock that many readers or one writer holds.
type RWMutex struct {
	w           Mutex // for writers
	writerSem   uint32
	readerSem   uint32
	readerCount atomic.Int32 // less by maxReaders while a writer holds or wants the lock
	readerWait  atomic.Int32 // readers that the writer waits for
}

func (rw *RWMutex) RLock() {
	if rw.readerCount.Add(1) < 0 {
		semacquire(&rw.readerSem, "sync.RWMutex.RLock")
	}
}

func (rw *RWMutex) TryRLock() bool {
	for {
		n := rw.readerCount.Load()
		if n < 0 {
			return false
		}
		if rw.readerCount.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

func (rw *RWMutex) RUnlock() {
	n := rw.readerCount.Add(-1)
	if n >= 0 {
		return
	}
	if n+1 == 0 || n+1 == -maxReaders {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	if rw.readerWait.Add(-1) == 0 {
		semrelease(&rw.writerSem)
	}
}

func (rw *RWMutex) Lock() {
	rw.w.Lock()
	n := rw.readerCount.Add(-maxReaders) + maxReaders
	if n != 0 && rw.readerWait.Add(n) != 0 {
		semacquire(&rw.writerSem, "sync.RWMutex.Lock")
	}
}

func (rw *RWMutex) TryLock() bool {
	if !rw.w.TryLock() {
		return false
	}
	if !rw.readerCount.CompareAndSwap(0, -maxReaders) {
		rw.w.Unlock()
		return false
	}
	return true
}

func (rw *RWMutex) Unlock() {
	n := rw.readerCount.Add(maxReaders)
	if n >= maxReaders {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	for ; n > 0; n-- {
		semrelease(&rw.readerSem)
	}
	rw.w.Unlock()
}

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }

// RLocker returns a Locker that locks rw for reading.
func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }
