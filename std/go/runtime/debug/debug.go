// Package debug controls the collector.
package debug

import (
	"os"
	"runtime"
)

// setGCPercent sets the heap's growth between collections, and returns the previous setting.
func setGCPercent(percent int) int

// SetGCPercent sets the heap's growth between collections, off if negative.
func SetGCPercent(percent int) int { return setGCPercent(percent) }

// freeMemory collects garbage, and gives free memory back to the system.
func freeMemory()

// FreeOSMemory collects garbage, and gives free memory back to the system.
func FreeOSMemory() { freeMemory() }

// Stack returns the trace of the goroutine that calls it.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		n := runtime.Stack(buf, false)
		if n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

// PrintStack prints the trace of the goroutine that calls it to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

// maxStack and maxThreads are the limits that were set last, which have no effect.
var (
	maxStack   = 1000000000
	maxThreads = 10000
)

// SetMaxStack sets the most bytes of stack that a goroutine may have, and returns the setting before.
func SetMaxStack(bytes int) int {
	old := maxStack
	maxStack = bytes
	return old
}

// SetMaxThreads sets the most threads that a program may have, and returns the setting before.
func SetMaxThreads(threads int) int {
	old := maxThreads
	maxThreads = threads
	return old
}

// SetTraceback does nothing: traces always show the goroutine that failed.
func SetTraceback(level string) {}

// SetPanicOnFault returns false: a fault is never a panic, and who asks for that is told.
func SetPanicOnFault(enabled bool) bool {
	if enabled {
		panic("runtime/debug: faults at addresses that are not nil can't be made panics")
	}
	return false
}
