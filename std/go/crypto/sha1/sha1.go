// Package sha1 hashes with SHA-1 (FIPS 180-4), which is broken for security.
package sha1

import (
	"crypto"
	"crypto/internal/blocks"
	"hash"
)

const (
	Size      = 20 // bytes of a sum
	BlockSize = 64
)

func init() {
	crypto.RegisterHash(crypto.SHA1, New)
}

// step hashes whole blocks.
func step(state *[8]uint32, whole []byte)

var plain = blocks.Function[uint32]{
	Name: "crypto/sha1", Magic: "sha\x01", Words: 5, Size: 20, Step: step,
	Initial: [8]uint32{
		0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
		0xc3d2e1f0,
	},
}

// New returns a new hash.
func New() hash.Hash { return plain.New() }

// Sum returns the sum of data.
func Sum(data []byte) [Size]byte {
	sum := plain.Sum(data)
	return [Size]byte(sum[:Size])
}
