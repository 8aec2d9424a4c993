// Package maphash hashes bytes and comparable values, differently in each process.
package maphash

import (
	"hash"
	"math/bits"
)

func random() uint64

// Seed makes a hash function; the zero Seed is not valid.
type Seed struct {
	s uint64
}

// MakeSeed returns a new random seed.
func MakeSeed() Seed {
	for {
		if s := random(); s != 0 {
			return Seed{s}
		}
	}
}

// mix folds the product of two words.
func mix(a, b uint64) uint64 {
	high, low := bits.Mul64(a, b)
	return high ^ low
}

const (
	k0 = 0x9e3779b97f4a7c15
	k1 = 0xbf58476d1ce4e5b9
)

func sum(seed uint64, length int, text string) uint64 {
	h := seed ^ k0
	for len(text) >= 8 {
		var w uint64
		for i := 7; i >= 0; i-- {
			w = w<<8 | uint64(text[i])
		}
		h = mix(h^w, k1)
		text = text[8:]
	}
	var w uint64
	for i := len(text) - 1; i >= 0; i-- {
		w = w<<8 | uint64(text[i])
	}
	return mix(mix(h^w, k1)^uint64(length), k0^seed)
}

func check(seed Seed) {
	if seed.s == 0 {
		panic("maphash: use of uninitialized Seed")
	}
}

// String returns the hash of s.
func String(seed Seed, s string) uint64 {
	check(seed)
	return sum(seed.s, len(s), s)
}

// Bytes returns the hash of b.
func Bytes(seed Seed, b []byte) uint64 { return String(seed, string(b)) }

// Hash hashes what is written to it; the zero Hash has a random seed.
type Hash struct {
	_     [0]func()
	seed  Seed
	bytes []byte
}

func (h *Hash) ready() {
	if h.seed.s == 0 {
		h.seed = MakeSeed()
	}
}

func (h *Hash) Write(b []byte) (int, error) {
	h.ready()
	h.bytes = append(h.bytes, b...)
	return len(b), nil
}

func (h *Hash) WriteString(s string) (int, error) {
	h.ready()
	h.bytes = append(h.bytes, s...)
	return len(s), nil
}

func (h *Hash) WriteByte(b byte) error {
	h.ready()
	h.bytes = append(h.bytes, b)
	return nil
}

func (h *Hash) Reset() {
	h.ready()
	h.bytes = h.bytes[:0]
}

// SetSeed makes h use a seed, and resets it.
func (h *Hash) SetSeed(seed Seed) {
	check(seed)
	h.seed = seed
	h.bytes = h.bytes[:0]
}

func (h *Hash) Seed() Seed {
	h.ready()
	return h.seed
}

func (h *Hash) Sum64() uint64 {
	h.ready()
	return Bytes(h.seed, h.bytes)
}

func (h *Hash) Sum(b []byte) []byte {
	v := h.Sum64()
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

func (h *Hash) Size() int      { return 8 }
func (h *Hash) BlockSize() int { return 128 }

func (h *Hash) Clone() (hash.Cloner, error) {
	h.ready()
	return &Hash{seed: h.seed, bytes: append([]byte(nil), h.bytes...)}, nil
}
