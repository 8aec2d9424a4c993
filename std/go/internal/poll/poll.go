// Package poll lets goroutines wait for files, and has the descriptors of sockets.
package poll

// Wait waits until fd can be read, or written, but no longer than so many nanoseconds unless negative.
func Wait(fd int, write bool, nanoseconds int64) {
	var changes uint32
	WaitUnless(fd, write, nanoseconds, &changes, changes)
}

// WaitUnless is Wait if *changes, which counts what calls of Wake are for, is still what the caller has seen.
func WaitUnless(fd int, write bool, nanoseconds int64, changes *uint32, seen uint32)

// Wake ends all waits for fd.
func Wake(fd int)

// Alone tells whether nothing could happen in other goroutines while this one blocks.
func Alone() bool

// Now returns the nanoseconds of the monotonic clock, which are never 0.
func Now() int64
