package runtime

import "unsafe"

// Profiles are not collected: their records are none, and setting their rates has no effect.

// StackRecord is a stack of a profile.
type StackRecord struct {
	Stack0 [32]uintptr
}

// Stack returns the stack, which ends with the first zero.
func (r *StackRecord) Stack() []uintptr { return untilZero(r.Stack0[:]) }

func untilZero(stack []uintptr) []uintptr {
	for i, pc := range stack {
		if pc == 0 {
			return stack[:i]
		}
	}
	return stack
}

// MemProfileRecord tells what was allocated at a stack.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr
}

func (r *MemProfileRecord) InUseBytes() int64   { return r.AllocBytes - r.FreeBytes }
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }
func (r *MemProfileRecord) Stack() []uintptr    { return untilZero(r.Stack0[:]) }

// BlockProfileRecord tells how long goroutines waited at a stack.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64
	StackRecord
}

func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) { return 0, true }
func BlockProfile(p []BlockProfileRecord) (n int, ok bool)             { return 0, true }
func MutexProfile(p []BlockProfileRecord) (n int, ok bool)             { return 0, true }
func ThreadCreateProfile(p []StackRecord) (n int, ok bool)             { return 0, true }

// GoroutineProfile returns the stacks of goroutines, of which only the running one's is known.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	n = NumGoroutine()
	if n > len(p) {
		return n, false
	}
	if n > 0 {
		p[0] = StackRecord{}
		Callers(2, p[0].Stack0[:])
	}
	return n, true
}

func SetBlockProfileRate(rate int) {}
func SetCPUProfileRate(hz int)     {}

// SetMutexProfileFraction returns the fraction before, which is none.
func SetMutexProfileFraction(rate int) int { return 0 }

// CPUProfile panics, as it always does.
func CPUProfile() []byte { panic("CPUProfile no longer available") }

// errNoTrace is the error of starting a trace.
type errNoTrace struct{}

func (errNoTrace) Error() string { return "tracing is not available" }

func StartTrace() error { return errNoTrace{} }
func StopTrace()        {}
func ReadTrace() []byte { return nil }

// SetCgoTraceback does nothing: there is no C.
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {}

// SetDefaultGOMAXPROCS sets GOMAXPROCS to what it is by default, which it always is.
func SetDefaultGOMAXPROCS() {}

// Pinner keeps objects in their places and alive. None ever moves.
type Pinner struct {
	pinned []any
}

// Pin keeps what pointer points to.
func (p *Pinner) Pin(pointer any) { p.pinned = append(p.pinned, pointer) }

// Unpin lets go of all that was pinned.
func (p *Pinner) Unpin() { p.pinned = nil }
