package runtime

// These functions are what other modules ask for by their names with go:linkname.

// nanotime returns nanoseconds of the monotonic clock.
func nanotime() int64

func fastrand() uint32           { return uint32(random()) }
func fastrand64() uint64         { return random() }
func fastrandn(n uint32) uint32  { return uint32(uint64(uint32(random())) * uint64(n) >> 32) }
func cheaprand() uint32          { return fastrand() }
func cheaprandn(n uint32) uint32 { return fastrandn(n) }

// getAuxv returns what the kernel tells of itself and the processor: nothing.
func getAuxv() []uintptr { return nil }

// vgetrandom reads random bytes without a system call, if it is supported.
func vgetrandom(p []byte, flags uint32) (ret int, supported bool) { return -1, false }
