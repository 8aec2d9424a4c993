// Package sha256 hashes with SHA-224 and SHA-256 (FIPS 180-4).
package sha256

import (
	"crypto"
	"crypto/internal/blocks"
	"hash"
)

const (
	Size      = 32 // bytes of a sum
	Size224   = 28
	BlockSize = 64
)

func init() {
	crypto.RegisterHash(crypto.SHA224, New224)
	crypto.RegisterHash(crypto.SHA256, New)
}

// step hashes whole blocks.
func step(state *[8]uint32, whole []byte)

var full = blocks.Function[uint32]{
	Name: "crypto/sha256", Magic: "sha\x03", Words: 8, Size: 32, Step: step,
	Initial: [8]uint32{
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	},
}

var short = blocks.Function[uint32]{
	Name: "crypto/sha256", Magic: "sha\x02", Words: 8, Size: 28, Step: step,
	Initial: [8]uint32{
		0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
		0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
	},
}

// New returns a new hash.
func New() hash.Hash { return full.New() }

// Sum256 returns the sum of data.
func Sum256(data []byte) [Size]byte {
	sum := full.Sum(data)
	return [Size]byte(sum[:Size])
}

// New224 returns a new hash.
func New224() hash.Hash { return short.New() }

// Sum224 returns the sum of data.
func Sum224(data []byte) [Size224]byte {
	sum := short.Sum(data)
	return [Size224]byte(sum[:Size224])
}
