package runtime

import "unsafe"

// setFinalizer has finalizer called with obj when obj is unreachable; run runs what is due.
func setFinalizer(obj, finalizer any, run func())

// addCleanup has f called when what p points to is gone, and returns the number of the cleanup.
func addCleanup(p unsafe.Pointer, f func(), run func()) uint64

// stopCleanup cancels a cleanup.
func stopCleanup(id uint64)

// runDue runs one finalizer or cleanup that is due, and tells whether there was one.
func runDue() bool

func runAllDue() {
	for runDue() {
	}
}

// SetFinalizer has finalizer called with obj, in another goroutine, when obj is unreachable; obj is
// then reachable once more, without finalizer. A nil finalizer removes the one that was set.
func SetFinalizer(obj any, finalizer any) { setFinalizer(obj, finalizer, runAllDue) }

// Cleanup is a call that AddCleanup arranged.
type Cleanup struct {
	id uint64
}

// AddCleanup has cleanup called with arg, in another goroutine, when ptr is no longer reachable.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	return Cleanup{addCleanup(unsafe.Pointer(ptr), func() { cleanup(arg) }, runAllDue)}
}

// Stop cancels the call, if it has not begun.
func (c Cleanup) Stop() { stopCleanup(c.id) }
