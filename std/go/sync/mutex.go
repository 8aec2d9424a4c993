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

// Mutex is a lock that one goroutine holds at a time. Waiters get it in the order they came.
type Mutex struct {
	claims int32 // of the holder and those who wait
	sema   uint32
}

func (m *Mutex) Lock() {
	if atomic.AddInt32(&m.claims, 1) != 1 {
		semacquire(&m.sema, "sync.Mutex.Lock")
	}
}

// TryLock locks m unless it is locked, and tells whether it did.
func (m *Mutex) TryLock() bool {
	return atomic.CompareAndSwapInt32(&m.claims, 0, 1)
}

func (m *Mutex) Unlock() {
	left := atomic.AddInt32(&m.claims, -1)
	if left > 0 {
		semrelease(&m.sema)
	} else if left < 0 {
		fatal("sync: unlock of unlocked mutex")
	}
}

// maxReaders is more than there can be.
const maxReaders = 1 << 30

// RWMutex is a lock that many readers or one writer holds.
type RWMutex struct {
	writer     Mutex
	writerSema uint32
	readerSema uint32
	readers    int32 // less by maxReaders while a writer holds or wants the lock
	departing  int32 // readers that the writer waits for
}

func (rw *RWMutex) RLock() {
	if atomic.AddInt32(&rw.readers, 1) < 0 {
		semacquire(&rw.readerSema, "sync.RWMutex.RLock")
	}
}

func (rw *RWMutex) TryRLock() bool {
	for {
		n := atomic.LoadInt32(&rw.readers)
		if n < 0 {
			return false
		}
		if atomic.CompareAndSwapInt32(&rw.readers, n, n+1) {
			return true
		}
	}
}

func (rw *RWMutex) RUnlock() {
	n := atomic.AddInt32(&rw.readers, -1)
	if n >= 0 {
		return
	}
	if n+1 == 0 || n+1 == -maxReaders {
		fatal("sync: RUnlock of unlocked RWMutex")
	}
	if atomic.AddInt32(&rw.departing, -1) == 0 {
		semrelease(&rw.writerSema)
	}
}

func (rw *RWMutex) Lock() {
	rw.writer.Lock()
	n := atomic.AddInt32(&rw.readers, -maxReaders) + maxReaders
	if n != 0 && atomic.AddInt32(&rw.departing, n) != 0 {
		semacquire(&rw.writerSema, "sync.RWMutex.Lock")
	}
}

func (rw *RWMutex) TryLock() bool {
	if !rw.writer.TryLock() {
		return false
	}
	if !atomic.CompareAndSwapInt32(&rw.readers, 0, -maxReaders) {
		rw.writer.Unlock()
		return false
	}
	return true
}

func (rw *RWMutex) Unlock() {
	n := atomic.AddInt32(&rw.readers, maxReaders)
	if n >= maxReaders {
		fatal("sync: Unlock of unlocked RWMutex")
	}
	for ; n > 0; n-- {
		semrelease(&rw.readerSema)
	}
	rw.writer.Unlock()
}

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }

// RLocker returns a Locker that locks rw for reading.
func (rw *RWMutex) RLocker() Locker { return (*rlocker)(rw) }
