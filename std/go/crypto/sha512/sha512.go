// Package sha512 hashes with SHA-384, SHA-512, SHA-512/224 and SHA-512/256 (FIPS 180-4).
package sha512

import (
	"errors"
	"hash"
)

const (
	Size      = 64 // bytes of a sum
	Size224   = 28
	Size256   = 32
	Size384   = 48
	BlockSize = 128
)

// New returns a new hash.
func New() hash.Hash { return start(&full) }

// Sum512 returns the sum of data.
func Sum512(data []byte) (sum [Size]byte) {
	d := digest{h: full.init, kind: &full}
	d.Write(data)
	all := d.final()
	copy(sum[:], all[:])
	return sum
}

// New384 returns a new hash.
func New384() hash.Hash { return start(&short) }

// Sum384 returns the sum of data.
func Sum384(data []byte) (sum [Size384]byte) {
	d := digest{h: short.init, kind: &short}
	d.Write(data)
	all := d.final()
	copy(sum[:], all[:])
	return sum
}

// New512_256 returns a new hash.
func New512_256() hash.Hash { return start(&cut256) }

// Sum512_256 returns the sum of data.
func Sum512_256(data []byte) (sum [Size256]byte) {
	d := digest{h: cut256.init, kind: &cut256}
	d.Write(data)
	all := d.final()
	copy(sum[:], all[:])
	return sum
}

// New512_224 returns a new hash.
func New512_224() hash.Hash { return start(&cut224) }

// Sum512_224 returns the sum of data.
func Sum512_224(data []byte) (sum [Size224]byte) {
	d := digest{h: cut224.init, kind: &cut224}
	d.Write(data)
	all := d.final()
	copy(sum[:], all[:])
	return sum
}

// blocks hashes whole blocks.
func blocks(h *[8]uint64, p []byte)

type digest struct {
	h      [8]uint64
	rest   [BlockSize]byte // what does not fill a block
	filled int
	length uint64
	kind   *variant
}

// variant is a function of the family: its first state and the size of its sums.
type variant struct {
	init  [8]uint64
	size  int
	magic string
}

var full = variant{[8]uint64{0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1, 0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}, 64, "sha\x07"}
var short = variant{[8]uint64{0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939, 0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4}, 48, "sha\x04"}
var cut256 = variant{[8]uint64{0x22312194fc2bf72c, 0x9f555fa3c84c64c2, 0x2393b86b6f53b151, 0x963877195940eabd, 0x96283ee2a88effe3, 0xbe5e1e2553863992, 0x2b0199fc2c85b8aa, 0xeb72ddc81c52ca2}, 32, "sha\x06"}
var cut224 = variant{[8]uint64{0x8c3d37c819544da2, 0x73e1996689dcd4d6, 0x1dfab7ae32ff9c82, 0x679dd514582f9fcf, 0xf6d2b697bd44da8, 0x77e36f7304c48942, 0x3f9d85a86a1d36c8, 0x1112e6ad91d692a1}, 28, "sha\x05"}

func start(kind *variant) *digest {
	d := &digest{kind: kind}
	d.Reset()
	return d
}

func (d *digest) Reset() {
	d.h = d.kind.init
	d.filled, d.length = 0, 0
}

func (d *digest) Size() int      { return d.kind.size }
func (d *digest) BlockSize() int { return BlockSize }

func (d *digest) Clone() (hash.Cloner, error) {
	clone := *d
	return &clone, nil
}

func (d *digest) Write(p []byte) (n int, err error) {
	n = len(p)
	d.length += uint64(n)
	if d.filled > 0 {
		k := copy(d.rest[d.filled:], p)
		d.filled += k
		p = p[k:]
		if d.filled < BlockSize {
			return n, nil
		}
		blocks(&d.h, d.rest[:])
		d.filled = 0
	}
	whole := len(p) &^ (BlockSize - 1)
	if whole > 0 {
		blocks(&d.h, p[:whole])
	}
	d.filled = copy(d.rest[:], p[whole:])
	return n, nil
}

func (d *digest) WriteString(s string) (n int, err error) { return d.Write([]byte(s)) }

// final returns the sum; the state is used up.
func (d *digest) final() (sum [64]byte) {
	bits := d.length << 3
	var padding [BlockSize + 16]byte
	padding[0] = 0x80
	end := (BlockSize-16-1-d.filled+BlockSize)%BlockSize + 1 + 16
	for i := 0; i < 8; i++ {
		padding[end-8+i] = byte(bits >> ((7 - i) * 8))
	}
	high := d.length >> 61
	if 16 == 16 {
		padding[end-9] = byte(high)
	}
	d.Write(padding[:end])
	for k, word := range d.h {
		for i := 0; i < 8; i++ {
			sum[k*8+i] = byte(word >> ((7 - i) * 8))
		}
	}
	return sum
}

// Sum appends the sum of what was written.
func (d *digest) Sum(in []byte) []byte {
	clone := *d
	sum := clone.final()
	return append(in, sum[:d.kind.size]...)
}

func appendWord(b []byte, v uint64, size int) []byte {
	for shift := (size - 1) * 8; shift >= 0; shift -= 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

func takeWord(b []byte, size int) (v uint64, rest []byte) {
	for _, c := range b[:size] {
		v = v<<8 | uint64(c)
	}
	return v, b[size:]
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, d.kind.magic...)
	for _, word := range d.h {
		b = appendWord(b, uint64(word), 8)
	}
	b = append(b, d.rest[:d.filled]...)
	b = append(b, make([]byte, BlockSize-d.filled)...)
	return appendWord(b, d.length, 8), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	magic := len(d.kind.magic)
	if len(b) < magic || string(b[:magic]) != d.kind.magic {
		return errors.New("crypto/sha512: invalid hash state identifier")
	}
	if len(b) != magic+64+BlockSize+8 {
		return errors.New("crypto/sha512: invalid hash state size")
	}
	b = b[magic:]
	for i := range d.h {
		var v uint64
		v, b = takeWord(b, 8)
		d.h[i] = uint64(v)
	}
	copy(d.rest[:], b)
	d.length, _ = takeWord(b[BlockSize:], 8)
	d.filled = int(d.length % BlockSize)
	return nil
}
