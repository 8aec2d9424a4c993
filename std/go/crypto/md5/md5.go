// Package md5 hashes with MD5 (RFC 1321), which is broken for security.
package md5

import (
	"crypto"
	"crypto/internal/blocks"
	"hash"
)

const (
	Size      = 16 // bytes of a sum
	BlockSize = 64
)

func init() {
	crypto.RegisterHash(crypto.MD5, New)
}

// step hashes whole blocks.
func step(state *[8]uint32, whole []byte)

var plain = blocks.Function[uint32]{
	Name: "crypto/md5", Magic: "md5\x01", Words: 4, Size: 16, LittleEndian: true, Step: step,
	Initial: [8]uint32{
		0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
	},
}

// New returns a new hash.
func New() hash.Hash { return plain.New() }

// Sum returns the sum of data.
func Sum(data []byte) [Size]byte {
	sum := plain.Sum(data)
	return [Size]byte(sum[:Size])
}
