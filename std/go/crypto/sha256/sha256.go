// Package sha256 hashes with SHA-224 and SHA-256 (FIPS 180-4).
package sha256

import (
	"errors"
	"hash"
)

const (
	Size      = 32 // bytes of a sum
	Size224   = 28
	BlockSize = 64
)

// New returns a new hash.
func New() hash.Hash { return start(&full) }

// Sum256 returns the sum of data.
func Sum256(data []byte) (sum [Size]byte) {
	d := digest{h: full.init, kind: &full}
	d.Write(data)
	all := d.final()
	copy(sum[:], all[:])
	return sum
}

// New224 returns a new hash.
func New224() hash.Hash { return start(&short) }

// Sum224 returns the sum of data.
func Sum224(data []byte) (sum [Size224]byte) {
	d := digest{h: short.init, kind: &short}
	d.Write(data)
	all := d.final()
	copy(sum[:], all[:])
	return sum
}

// blocks hashes whole blocks.
func blocks(h *[8]uint32, p []byte)

type digest struct {
	h      [8]uint32
	rest   [BlockSize]byte // what does not fill a block
	filled int
	length uint64
	kind   *variant
}

// variant is a function of the family: its first state and the size of its sums.
type variant struct {
	init  [8]uint32
	size  int
	magic string
}

var full = variant{[8]uint32{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}, 32, "sha\x03"}
var short = variant{[8]uint32{0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4}, 28, "sha\x02"}

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
func (d *digest) final() (sum [32]byte) {
	bits := d.length << 3
	var padding [BlockSize + 8]byte
	padding[0] = 0x80
	end := (BlockSize-8-1-d.filled+BlockSize)%BlockSize + 1 + 8
	for i := 0; i < 8; i++ {
		padding[end-8+i] = byte(bits >> ((7 - i) * 8))
	}
	high := d.length >> 61
	if 8 == 16 {
		padding[end-9] = byte(high)
	}
	d.Write(padding[:end])
	for k, word := range d.h {
		for i := 0; i < 4; i++ {
			sum[k*4+i] = byte(word >> ((3 - i) * 8))
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
		b = appendWord(b, uint64(word), 4)
	}
	b = append(b, d.rest[:d.filled]...)
	b = append(b, make([]byte, BlockSize-d.filled)...)
	return appendWord(b, d.length, 8), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	magic := len(d.kind.magic)
	if len(b) < magic || string(b[:magic]) != d.kind.magic {
		return errors.New("crypto/sha256: invalid hash state identifier")
	}
	if len(b) != magic+32+BlockSize+8 {
		return errors.New("crypto/sha256: invalid hash state size")
	}
	b = b[magic:]
	for i := range d.h {
		var v uint64
		v, b = takeWord(b, 4)
		d.h[i] = uint32(v)
	}
	copy(d.rest[:], b)
	d.length, _ = takeWord(b[BlockSize:], 8)
	d.filled = int(d.length % BlockSize)
	return nil
}
