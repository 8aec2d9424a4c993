// Package unique makes equal values one.
package unique

import "sync"

// Handle stands for a value: two handles are equal exactly if their values are.
type Handle[T comparable] struct {
	value *T
}

// Value returns a copy of the value.
func (h Handle[T]) Value() T { return *h.value }

// canonical is a key of known: values of different types differ, be they interfaces that hold the same.
type canonical[T comparable] struct {
	value T
}

var known sync.Map // of every value that was made a handle of, to the pointer that stands for it

// Make returns the handle of a value.
func Make[T comparable](value T) Handle[T] {
	key := canonical[T]{value}
	if p, ok := known.Load(key); ok {
		return Handle[T]{p.(*T)}
	}
	kept := new(T)
	*kept = value
	p, _ := known.LoadOrStore(key, kept)
	return Handle[T]{p.(*T)}
}
