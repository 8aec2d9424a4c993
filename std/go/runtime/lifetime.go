package runtime

import "unsafe"

// setFinalizer has finalizer called with obj when obj is unreachable; run runs what is due.
func setFinalizer(obj, finalizer any, run func())

// addCleanup has f called when what p points to is gone, and returns the number of the cleanup.
func addCleanup(p unsafe.Pointer, f func(), run func()) uint64

// stopCleanup cancels a cleanup.
func stopCleanup(id uint64)

// pointerAt returns the pointer that p points to, nil if p points to something else.
func pointerAt(p any) unsafe.Pointer

// sameObject tells whether two pointers are into one object of the heap.
func sameObject(p, q unsafe.Pointer) bool

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
	object := unsafe.Pointer(ptr)
	if object == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	if kept := pointerAt(&arg); kept == object {
		panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
	} else if sameObject(kept, object) {
		panic("runtime.AddCleanup: ptr is within arg, cleanup will never run")
	}
	return Cleanup{addCleanup(object, func() { cleanup(arg) }, runAllDue)}
}

// Stop cancels the call, if it has not begun.
func (c Cleanup) Stop() { stopCleanup(c.id) }
