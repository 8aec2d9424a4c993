// Package hmac authenticates messages with a hash and a key (FIPS 198-1).
package hmac

import (
	"crypto/subtle"
	"errors"
	"hash"
)

// mac hashes the key with one pad before the message, and the result after the key with the other pad.
type mac struct {
	inner, outer       hash.Hash
	innerPad, outerPad []byte
}

// New returns a hash of messages with a key; h gives the hash that it uses.
func New(h func() hash.Hash, key []byte) hash.Hash {
	m := &mac{inner: h(), outer: h()}
	if same(m.inner, m.outer) {
		panic("crypto/hmac: hash generation function does not produce unique values")
	}
	size := m.inner.BlockSize()
	if len(key) > size {
		m.outer.Write(key)
		key = m.outer.Sum(nil)
	}
	m.innerPad, m.outerPad = pad(key, size, 0x36), pad(key, size, 0x5c)
	m.Reset()
	return m
}

// same reports whether a and b are one hash; hashes that can't be compared are two.
func same(a, b hash.Hash) (same bool) {
	defer func() { _ = recover() }()
	return a == b
}

// pad returns the key, filled with zeros, xor mask.
func pad(key []byte, size int, mask byte) []byte {
	padded := make([]byte, size)
	copy(padded, key)
	for i := range padded {
		padded[i] ^= mask
	}
	return padded
}

func (m *mac) Write(p []byte) (n int, err error) { return m.inner.Write(p) }
func (m *mac) Size() int                         { return m.outer.Size() }
func (m *mac) BlockSize() int                    { return m.inner.BlockSize() }

func (m *mac) Reset() {
	m.inner.Reset()
	m.inner.Write(m.innerPad)
}

func (m *mac) Sum(in []byte) []byte {
	start := len(in)
	in = m.inner.Sum(in)
	m.outer.Reset()
	m.outer.Write(m.outerPad)
	m.outer.Write(in[start:])
	return m.outer.Sum(in[:start])
}

// Clone returns a copy, if the hash can be copied.
func (m *mac) Clone() (hash.Cloner, error) {
	clone := *m
	for _, h := range []*hash.Hash{&clone.inner, &clone.outer} {
		cloner, ok := (*h).(hash.Cloner)
		if !ok {
			return nil, errors.ErrUnsupported
		}
		copied, err := cloner.Clone()
		if err != nil {
			return nil, err
		}
		*h = copied.(hash.Hash)
	}
	return &clone, nil
}

// Equal compares two sums in a time that does not depend on them.
func Equal(mac1, mac2 []byte) bool { return subtle.ConstantTimeCompare(mac1, mac2) == 1 }
