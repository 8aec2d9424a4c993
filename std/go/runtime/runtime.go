// Package runtime talks to the machinery that runs programs.
package runtime

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gc"
)

// Error is the error of a run-time panic.
type Error interface {
	error
	RuntimeError()
}

// errorString is a run-time error like most.
type errorString string

func (e errorString) Error() string { return "runtime error: " + string(e) }
func (errorString) RuntimeError()   {}

// boundsError is the error of an index, or of bounds, out of range.
type boundsError string

func (e boundsError) Error() string { return "runtime error: " + string(e) }
func (boundsError) RuntimeError()   {}

// plainError is a run-time error whose text is its message alone.
type plainError string

func (e plainError) Error() string { return string(e) }
func (plainError) RuntimeError()   {}

// TypeAssertionError is the error of a failed type assertion.
type TypeAssertionError struct {
	text string
}

func (e *TypeAssertionError) Error() string { return e.text }
func (*TypeAssertionError) RuntimeError()   {}

// PanicNilError is the value of panic(nil).
type PanicNilError struct {
	_ [0]func()
}

func (*PanicNilError) Error() string {
	return "runtime error: panic called with nil argument"
}
func (*PanicNilError) RuntimeError() {}

// newError makes the value of a run-time panic; the runtime calls it.
func newError(kind int, message string) any {
	switch kind {
	case 1:
		return &TypeAssertionError{message}
	case 2:
		return new(PanicNilError)
	case 3:
		return plainError(message)
	}
	for _, beginning := range [...]string{"index out of", "slice bounds out of", "cannot convert slice"} {
		if len(message) > len(beginning) && message[:len(beginning)] == beginning {
			return boundsError(message)
		}
	}
	return errorString(message)
}

// panicOverflow is called by math/bits.
func panicOverflow() { panic(errorString("integer overflow")) }

// GC collects garbage.
func GC()

// Gosched lets other goroutines run.
func Gosched()

// Goexit ends the goroutine, after its deferred calls.
func Goexit()

// NumGoroutine returns the number of goroutines.
func NumGoroutine() int

// NumCPU returns the number of processors that the process may use.
func NumCPU() int

// GOMAXPROCS returns the number of threads that run goroutines; n is a wish.
func GOMAXPROCS(n int) int

// MemProfileRate would control memory profiles, of which there are none.
var MemProfileRate int = 512 * 1024

// Breakpoint does nothing.
func Breakpoint() {}

// NumCgoCall returns 0: there is no C.
func NumCgoCall() int64 { return 0 }

// KeepAlive marks x as used up to here.
//
//go:noinline
func KeepAlive(x any) {}

// LockOSThread and UnlockOSThread do nothing: goroutines have no thread of their own.
func LockOSThread()   {}
func UnlockOSThread() {}

// Version tells which Go this follows.
func Version() string { return "go1.27" }

// GOROOT returns the root of the Go tree, "" since there is none.
func GOROOT() string { return "" }
