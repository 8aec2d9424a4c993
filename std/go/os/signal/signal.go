// Package signal delivers signals of the system to channels.
package signal

import (
	"context"
	"internal/poll"
	"os"
	"slices"
	"sync"
	"syscall"
)

// arrivals returns the descriptor of a pipe from which the numbers of signals are read.
func arrivals() int32

// What set makes of a signal.
const (
	byDefault = iota
	ignored
	delivered
)

// set says what becomes of a signal, and whether that can be said.
func set(signal int32, what int) bool

func isIgnored(signal int32) bool

const limit = 65

// handler is what a channel wants.
type handler struct {
	c    chan<- os.Signal
	mask [limit]bool
}

var (
	mu       sync.Mutex
	handlers []*handler
	wanted   [limit]int // how many handlers want each signal
	ignoring [limit]bool
	start    sync.Once
)

// number returns the number of a signal, -1 if it has none.
func number(sig os.Signal) int {
	s, ok := sig.(syscall.Signal)
	if !ok || s < 0 || s >= limit {
		return -1
	}
	return int(s)
}

// receive passes on the signals that arrive.
func receive(fd int) {
	var buf [64]byte
	for {
		n, err := syscall.Read(fd, buf[:])
		if err != nil {
			poll.Wait(fd, false, -1)
			continue
		}
		for _, s := range buf[:n] {
			pass(int(s))
		}
	}
}

func pass(s int) {
	mu.Lock()
	defer mu.Unlock()
	for _, h := range handlers {
		if h.mask[s] {
			select {
			case h.c <- syscall.Signal(s):
			default:
			}
		}
	}
}

// isSynchronous tells the signals that a program's own faults raise.
func isSynchronous(s int) bool {
	switch syscall.Signal(s) {
	case syscall.SIGSEGV, syscall.SIGBUS, syscall.SIGFPE, syscall.SIGILL:
		return true
	}
	return false
}

// each calls f for the numbers of signals, all if there are none.
func each(sigs []os.Signal, f func(s int)) {
	if len(sigs) == 0 {
		for s := 1; s < 32; s++ {
			if !isSynchronous(s) {
				f(s)
			}
		}
		return
	}
	for _, sig := range sigs {
		if s := number(sig); s > 0 {
			f(s)
		}
	}
}

// Notify has signals, all if none are named, sent to c, which they never wait for.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	i := slices.IndexFunc(handlers, func(h *handler) bool { return h.c == c })
	if i < 0 {
		i = len(handlers)
		handlers = append(handlers, &handler{c: c})
	}
	h := handlers[i]
	each(sig, func(s int) {
		if h.mask[s] {
			return
		}
		h.mask[s] = true
		ignoring[s] = false
		if wanted[s]++; wanted[s] == 1 {
			start.Do(func() { go receive(int(arrivals())) })
			arrivals()
			set(int32(s), delivered)
		}
	})
}

// drop takes signals from a handler.
func (h *handler) drop(s int) {
	if h.mask[s] {
		h.mask[s] = false
		if wanted[s]--; wanted[s] == 0 {
			set(int32(s), byDefault)
		}
	}
}

// Stop has no more signals sent to c.
func Stop(c chan<- os.Signal) {
	mu.Lock()
	defer mu.Unlock()
	i := slices.IndexFunc(handlers, func(h *handler) bool { return h.c == c })
	if i < 0 {
		return
	}
	for s := range limit {
		handlers[i].drop(s)
	}
	handlers = slices.Delete(handlers, i, i+1)
}

// forget takes signals from all handlers, and sets what becomes of them.
func forget(sigs []os.Signal, what int) {
	mu.Lock()
	defer mu.Unlock()
	each(sigs, func(s int) {
		for _, h := range handlers {
			h.drop(s)
		}
		ignoring[s] = ignoring[s] || what == ignored
		set(int32(s), what)
	})
}

// Ignore has signals, all if none are named, do nothing.
func Ignore(sig ...os.Signal) { forget(sig, ignored) }

// Reset has signals, all if none are named, do what they do by default.
func Reset(sig ...os.Signal) { forget(sig, byDefault) }

// Ignored tells whether a signal does nothing; one that was ignored counts until Notify asks for it.
func Ignored(sig os.Signal) bool {
	s := number(sig)
	mu.Lock()
	defer mu.Unlock()
	if s <= 0 {
		return false
	}
	// The runtime ignores broken pipes for its own sake.
	return ignoring[s] || wanted[s] == 0 && s != int(syscall.SIGPIPE) && isIgnored(int32(s))
}

// NotifyContext returns a context that ends when one of the signals arrives, stop is called, or parent ends.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	ctx, cancel := context.WithCancelCause(parent)
	c := &notified{Context: ctx, cancel: cancel, signals: signals, arrived: make(chan os.Signal, 1)}
	Notify(c.arrived, signals...)
	if ctx.Err() == nil {
		go func() {
			select {
			case s := <-c.arrived:
				cancel(signalError(s.String() + " signal received"))
			case <-ctx.Done():
			}
		}()
	}
	return c, c.stop
}

type notified struct {
	context.Context
	cancel  context.CancelCauseFunc
	signals []os.Signal
	arrived chan os.Signal
}

func (c *notified) stop() {
	c.cancel(nil)
	Stop(c.arrived)
}

func (c *notified) String() string {
	var text []byte
	// The parent's name comes first, without what says that it can be cancelled.
	name := c.Context.(interface{ String() string }).String()
	name = name[:len(name)-len(".WithCancel")]
	text = append(text, "signal.NotifyContext("+name...)
	if len(c.signals) != 0 {
		text = append(text, ", ["...)
		for i, s := range c.signals {
			if i > 0 {
				text = append(text, ' ')
			}
			text = append(text, s.String()...)
		}
		text = append(text, ']')
	}
	return string(append(text, ')'))
}

// signalError is the cause of a context that a signal ended.
type signalError string

func (e signalError) Error() string        { return string(e) }
func (e signalError) Is(target error) bool { return target == context.Canceled }
