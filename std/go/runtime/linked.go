package runtime

// These functions are what other modules ask for by their names with go:linkname.

// getAuxv returns what the kernel tells of itself and the processor: nothing.
func getAuxv() []uintptr { return nil }

// vgetrandom reads random bytes without a system call, if it is supported.
func vgetrandom(p []byte, flags uint32) (ret int, supported bool) { return -1, false }
