// Package hash has the interfaces of hash functions.
package hash

import "io"

// Hash is a hash function: what is written is hashed.
type Hash interface {
	io.Writer

	// Sum appends the hash to b, and does not change the state.
	Sum(b []byte) []byte
	Reset()
	Size() int
	BlockSize() int
}

// Hash32 has sums of 32 bits.
type Hash32 interface {
	Hash
	Sum32() uint32
}

// Hash64 has sums of 64 bits.
type Hash64 interface {
	Hash
	Sum64() uint64
}

// Cloner is a Hash that can be copied.
type Cloner interface {
	Hash
	Clone() (Cloner, error)
}

// XOF has output of any length.
type XOF interface {
	io.Writer
	io.Reader
	Reset()
	BlockSize() int
}
