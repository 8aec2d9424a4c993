package subtle

import "unsafe"

// partlyOverlap reports whether x and y, which have the same length, share memory without being the same.
func partlyOverlap(x, y []byte) bool {
	a, b := uintptr(unsafe.Pointer(&x[0])), uintptr(unsafe.Pointer(&y[0]))
	return a != b && a-b+uintptr(len(x))-1 < 2*uintptr(len(x))-1
}
