// Package blocks is the frame of hash functions that work block by block (Merkle and Damgård): padding, state
// and its encoding.
package blocks

import (
	"errors"
	"hash"
	"math/bits"
)

// Word is a word of a function's state.
type Word interface{ uint32 | uint64 }

// Function is a hash function.
type Function[W Word] struct {
	Name         string // of its package, for errors
	Magic        string // what its encoded states begin with
	Initial      [8]W
	Words        int // of the state, up to 8
	Size         int // bytes of a sum
	LittleEndian bool
	Step         func(state *[8]W, whole []byte) // hashes whole blocks
}

// wordSize is how many bytes a word has.
func wordSize[W Word]() int {
	if W(1)<<32 == 0 {
		return 4
	}
	return 8
}

// blockSize is sixteen words, in all functions that there are.
func blockSize[W Word]() int { return 16 * wordSize[W]() }

// Digest hashes what is written to it.
type Digest[W Word] struct {
	function *Function[W]
	state    [8]W
	rest     [128]byte // what does not fill a block
	filled   int
	length   uint64
}

// New returns a digest that nothing was written to.
func (f *Function[W]) New() *Digest[W] { return &Digest[W]{function: f, state: f.Initial} }

// Sum returns the sum of data, with room for the longest.
func (f *Function[W]) Sum(data []byte) [64]byte {
	d := Digest[W]{function: f, state: f.Initial}
	d.Write(data)
	return d.final()
}

func (d *Digest[W]) Reset()         { d.state, d.filled, d.length = d.function.Initial, 0, 0 }
func (d *Digest[W]) Size() int      { return d.function.Size }
func (d *Digest[W]) BlockSize() int { return blockSize[W]() }

func (d *Digest[W]) Clone() (hash.Cloner, error) {
	clone := *d
	return &clone, nil
}

func (d *Digest[W]) Write(p []byte) (n int, err error) {
	n = len(p)
	d.length += uint64(n)
	block := blockSize[W]()
	if d.filled > 0 {
		k := copy(d.rest[d.filled:block], p)
		d.filled += k
		p = p[k:]
		if d.filled < block {
			return n, nil
		}
		d.function.Step(&d.state, d.rest[:block])
		d.filled = 0
	}
	whole := len(p) &^ (block - 1)
	if whole > 0 {
		d.function.Step(&d.state, p[:whole])
	}
	d.filled = copy(d.rest[:], p[whole:])
	return n, nil
}

func (d *Digest[W]) WriteString(s string) (n int, err error) { return d.Write([]byte(s)) }

// put stores a word in the function's order of bytes.
func (f *Function[W]) put(b []byte, v W) {
	size := wordSize[W]()
	for i := range size {
		if f.LittleEndian {
			b[i] = byte(v >> (8 * i))
		} else {
			b[i] = byte(v >> (8 * (size - 1 - i)))
		}
	}
}

// final returns the sum; the state is used up.
func (d *Digest[W]) final() (sum [64]byte) {
	f, word, block := d.function, wordSize[W](), blockSize[W]()
	low, high := W(d.length<<3), W(d.length>>61)
	if word == 4 {
		high = W(d.length << 3 >> 32)
	}
	// A 1 bit, zeros, and the number of bits in two words at the end of a block.
	var padding [256]byte
	padding[0] = 0x80
	end := (block-2*word-1-d.filled+block)%block + 1 + 2*word
	lowAt, highAt := end-word, end-2*word
	if f.LittleEndian {
		lowAt, highAt = highAt, lowAt
	}
	f.put(padding[lowAt:], low)
	f.put(padding[highAt:], high)
	d.Write(padding[:end])
	for k, v := range d.state[:f.Words] {
		f.put(sum[k*word:], v)
	}
	return sum
}

// Sum appends the sum of what was written.
func (d *Digest[W]) Sum(in []byte) []byte {
	clone := *d
	sum := clone.final()
	return append(in, sum[:d.function.Size]...)
}

// ConstantTimeSum is Sum, in a time that does not tell how much was written: of the last block and the one that the
// padding may need both are always hashed.
func (d *Digest[W]) ConstantTimeSum(in []byte) []byte {
	f, word, block := d.function, wordSize[W](), blockSize[W]()
	// -1 if the number of bits fits into the last block, 0 if it needs another one.
	fits := (d.filled - (block - 2*word)) >> (bits.UintSize - 1)
	var last [256]byte
	for i := range block {
		before := byte((i - d.filled) >> (bits.UintSize - 1))
		at := byte(((i^d.filled)-1)>>(bits.UintSize-1)) & 0x80
		last[i] = d.rest[i]&before | at
	}
	size := uint64(d.length << 3)
	for i := range 8 {
		shift := 8 * i
		if !f.LittleEndian {
			shift = 8 * (7 - i)
		}
		end := 2*word - 8 + i
		if f.LittleEndian {
			end = i
		}
		b := byte(size >> shift)
		last[block-2*word+end] |= b & byte(fits)
		last[2*block-2*word+end] = b
	}
	one := d.state
	f.Step(&one, last[:block])
	two := one
	f.Step(&two, last[block:2*block])
	var sum [64]byte
	for k := range f.Words {
		f.put(sum[k*word:], one[k]&W(fits)|two[k]&^W(fits))
	}
	return append(in, sum[:f.Size]...)
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

// AppendBinary encodes the state.
func (d *Digest[W]) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, d.function.Magic...)
	for _, word := range d.state[:d.function.Words] {
		b = appendWord(b, uint64(word), wordSize[W]())
	}
	b = append(b, d.rest[:d.filled]...)
	b = append(b, make([]byte, blockSize[W]()-d.filled)...)
	return appendWord(b, d.length, 8), nil
}

func (d *Digest[W]) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

// UnmarshalBinary takes over an encoded state.
func (d *Digest[W]) UnmarshalBinary(b []byte) error {
	f, word, block := d.function, wordSize[W](), blockSize[W]()
	magic := len(f.Magic)
	if len(b) < magic || string(b[:magic]) != f.Magic {
		return errors.New(f.Name + ": invalid hash state identifier")
	}
	if len(b) != magic+f.Words*word+block+8 {
		return errors.New(f.Name + ": invalid hash state size")
	}
	b = b[magic:]
	for i := range f.Words {
		var v uint64
		v, b = takeWord(b, word)
		d.state[i] = W(v)
	}
	copy(d.rest[:], b[:block])
	d.length, _ = takeWord(b[block:], 8)
	d.filled = int(d.length % uint64(block))
	return nil
}
