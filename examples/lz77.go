// Lz77 compresses generated text with a sliding window and hash chains, expands
// it again, and compares: bytes, table look-ups and short copies.
package main

import (
	"bytes"
	"fmt"
	"hash/adler32"
	"os"
	"strconv"
)

const (
	windowBits = 15
	windowSize = 1 << windowBits
	hashBits   = 14
	minMatch   = 4
	maxMatch   = 258
	maxChain   = 16
)

func hash(b []byte) uint32 {
	word := uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
	return word * 2654435761 >> (32 - hashBits)
}

// compressor knows where each hash was seen last, and before that.
type compressor struct {
	head     [1 << hashBits]int32
	previous [windowSize]int32
	out      []byte
}

func matchLength(src []byte, a, b int) int {
	limit := min(len(src)-b, maxMatch)
	n := 0
	for n < limit && src[a+n] == src[b+n] {
		n++
	}
	return n
}

// longest returns the longest match of what is at position i, and inserts i.
func (c *compressor) longest(src []byte, i int) (distance, length int) {
	h := hash(src[i:])
	candidate := int(c.head[h]) - 1
	for chain := 0; chain < maxChain && candidate >= 0 && i-candidate < windowSize; chain++ {
		if n := matchLength(src, candidate, i); n > length {
			distance, length = i-candidate, n
		}
		candidate = int(c.previous[candidate&(windowSize-1)]) - 1
	}
	c.previous[i&(windowSize-1)] = c.head[h]
	c.head[h] = int32(i + 1)
	return distance, length
}

// literals writes a run of at most 127 bytes.
func (c *compressor) literals(run []byte) {
	for len(run) > 0 {
		n := min(len(run), 127)
		c.out = append(c.out, byte(n))
		c.out = append(c.out, run[:n]...)
		run = run[n:]
	}
}

func (c *compressor) compress(src []byte) []byte {
	start, i := 0, 0
	for i+minMatch <= len(src) {
		distance, length := c.longest(src, i)
		if length < minMatch {
			i++
			continue
		}
		c.literals(src[start:i])
		c.out = append(c.out, 128|byte(length>>8), byte(length), byte(distance>>8), byte(distance))
		i += length
		start = i
	}
	c.literals(src[start:])
	return c.out
}

func expand(packed []byte) []byte {
	var out []byte
	for i := 0; i < len(packed); {
		tag := int(packed[i])
		if tag < 128 {
			out = append(out, packed[i+1:i+1+tag]...)
			i += 1 + tag
			continue
		}
		length := tag&127<<8 | int(packed[i+1])
		from := len(out) - (int(packed[i+2])<<8 | int(packed[i+3]))
		for k := 0; k < length; k++ {
			out = append(out, out[from+k])
		}
		i += 4
	}
	return out
}

// text generates n bytes of words, some of them far more often than others.
func text(n int) []byte {
	syllables := []string{"ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sta", "the"}
	out := make([]byte, 0, n+16)
	seed := uint32(99)
	for len(out) < n {
		seed = seed*1664525 + 1013904223
		count := 1 + seed>>30
		word := seed >> 16 & 0xff
		word = word * word >> 6
		for range count {
			out = append(out, syllables[word%12]...)
			word /= 3
		}
		out = append(out, ' ')
	}
	return out[:n]
}

func main() {
	n := 50000
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "lz77: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	src := text(n)
	packed := new(compressor).compress(src)
	expanded := expand(packed)
	fmt.Printf("%d -> %d bytes, checksum %08x\n", len(src), len(packed), adler32.Checksum(packed))
	fmt.Println("the same again:", bytes.Equal(src, expanded))
}
