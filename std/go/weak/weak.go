// Package weak has pointers that do not keep what they point to.
package weak

import "unsafe"

// handleOf returns the cell that all weak pointers to p share; it holds p until the object is gone.
func handleOf(p unsafe.Pointer) unsafe.Pointer

// valueOf returns what a cell holds.
func valueOf(handle unsafe.Pointer) unsafe.Pointer

// Pointer is a weak pointer. Two are equal if they were made from equal pointers.
type Pointer[T any] struct {
	_      [0]*T
	handle unsafe.Pointer
}

// Make returns a weak pointer to what p points to.
func Make[T any](p *T) Pointer[T] {
	if p == nil {
		return Pointer[T]{}
	}
	return Pointer[T]{handle: handleOf(unsafe.Pointer(p))}
}

// Value returns the pointer, nil when the object is gone.
func (p Pointer[T]) Value() *T {
	if p.handle == nil {
		return nil
	}
	return (*T)(valueOf(p.handle))
}
