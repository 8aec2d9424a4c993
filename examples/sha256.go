// Sha256 hashes messages with SHA-256 written out in plain Go: 32-bit rotation,
// wrapping addition and fixed-size arrays.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

var (
	initial [8]uint32
	round   [64]uint32
)

// init derives the constants from their definition: the first 32 bits of the
// fractional parts of square and cube roots of primes, in integer arithmetic.
func init() {
	n := 0
	for p := uint64(2); n < 64; p++ {
		prime := true
		for d := uint64(2); d*d <= p; d++ {
			if p%d == 0 {
				prime = false
				break
			}
		}
		if !prime {
			continue
		}
		if n < 8 {
			initial[n] = uint32(root(p, 2))
		}
		round[n] = uint32(root(p, 3))
		n++
	}
}

// root returns the integer part of 2^32 times the k-th root of p.
func root(p uint64, k int) uint64 {
	var lo, hi uint64 = 0, 1 << 37
	for lo+1 < hi {
		mid := (lo + hi) / 2
		if powerAtMost(mid, k, p) {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}

// powerAtMost reports whether x^k <= p * 2^(32k), with 32-bit limbs.
func powerAtMost(x uint64, k int, p uint64) bool {
	left := [8]uint64{1}
	for i := 0; i < k; i++ {
		left = scale(left, x)
	}
	var right [8]uint64
	right[k] = p
	for i := 7; i >= 0; i-- {
		if left[i] != right[i] {
			return left[i] < right[i]
		}
	}
	return true
}

// scale multiplies a number in 32-bit limbs by x < 2^38.
func scale(limbs [8]uint64, x uint64) [8]uint64 {
	var out [8]uint64
	parts := [2]uint64{x & 0xffffffff, x >> 32}
	for s, part := range parts {
		var carry uint64
		for i := 0; i+s < 8; i++ {
			t := limbs[i]*part + out[i+s] + carry
			out[i+s] = t & 0xffffffff
			carry = t >> 32
		}
	}
	return out
}

func rotr(x uint32, n uint) uint32 {
	return x>>n | x<<(32-n)
}

func block(h *[8]uint32, p []byte) {
	var w [64]uint32
	for i := 0; i < 16; i++ {
		w[i] = uint32(p[4*i])<<24 | uint32(p[4*i+1])<<16 | uint32(p[4*i+2])<<8 | uint32(p[4*i+3])
	}
	for i := 16; i < 64; i++ {
		s0 := rotr(w[i-15], 7) ^ rotr(w[i-15], 18) ^ w[i-15]>>3
		s1 := rotr(w[i-2], 17) ^ rotr(w[i-2], 19) ^ w[i-2]>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	a, b, c, d, e, f, g, hh := h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7]
	for i := 0; i < 64; i++ {
		s1 := rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)
		t1 := hh + s1 + (e&f ^ ^e&g) + round[i] + w[i]
		s0 := rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)
		t2 := s0 + (a&b ^ a&c ^ b&c)
		hh, g, f, e, d, c, b, a = g, f, e, d+t1, c, b, a, t1+t2
	}
	for i, v := range [8]uint32{a, b, c, d, e, f, g, hh} {
		h[i] += v
	}
}

func sum(message []byte) [32]byte {
	h := initial
	rest := message
	for ; len(rest) >= 64; rest = rest[64:] {
		block(&h, rest[:64])
	}
	tail := append([]byte{}, rest...)
	tail = append(tail, 0x80)
	for len(tail)%64 != 56 {
		tail = append(tail, 0)
	}
	bits := uint64(len(message)) * 8
	for shift := 56; shift >= 0; shift -= 8 {
		tail = append(tail, byte(bits>>uint(shift)))
	}
	for ; len(tail) > 0; tail = tail[64:] {
		block(&h, tail[:64])
	}
	var digest [32]byte
	for i, v := range h {
		digest[4*i] = byte(v >> 24)
		digest[4*i+1] = byte(v >> 16)
		digest[4*i+2] = byte(v >> 8)
		digest[4*i+3] = byte(v)
	}
	return digest
}

func main() {
	n := 200000
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "sha256: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	fmt.Printf("%x\n", sum(nil))
	fmt.Printf("%x\n", sum([]byte("abc")))
	fmt.Printf("%x\n", sum([]byte(strings.Repeat("a", 1000))))
	message := make([]byte, n*64)
	seed := uint32(1)
	for i := range message {
		seed = seed*1664525 + 1013904223
		message[i] = byte(seed >> 24)
	}
	fmt.Printf("%x\n", sum(message))
}
