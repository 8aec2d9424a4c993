// math/bits: every function over sizes, against naive loops, and the panics of division.
package main

import (
	"fmt"
	"math/bits"
	"math/rand/v2"
)

func naive(x uint64, size int) (ones, lead, trail int, rev uint64) {
	lead, trail = size, size
	for i := range size {
		if x>>i&1 == 1 {
			ones++
			lead = size - 1 - i
			trail = min(trail, i)
			rev |= 1 << (size - 1 - i)
		}
	}
	return
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %T %v\n", name, r, r)
		}
	}()
	f()
}

func main() {
	r := rand.New(rand.NewPCG(1, 2))
	values := []uint64{0, 1, 2, 3, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 1 << 31, 1<<32 - 1, 1 << 32, 1 << 63, ^uint64(0), 0x0123456789abcdef}
	for range 500 {
		values = append(values, r.Uint64()>>r.UintN(64)<<r.UintN(20))
	}
	bad, sum := 0, uint64(0)
	for _, x := range values {
		for _, size := range []int{8, 16, 32, 64} {
			y := x << (64 - size) >> (64 - size)
			ones, lead, trail, rev := naive(y, size)
			var got [5]uint64
			switch size {
			case 8:
				b := uint8(y)
				got = [5]uint64{uint64(bits.OnesCount8(b)), uint64(bits.LeadingZeros8(b)), uint64(bits.TrailingZeros8(b)), uint64(bits.Reverse8(b)), uint64(bits.Len8(b))}
			case 16:
				b := uint16(y)
				got = [5]uint64{uint64(bits.OnesCount16(b)), uint64(bits.LeadingZeros16(b)), uint64(bits.TrailingZeros16(b)), uint64(bits.Reverse16(b)), uint64(bits.Len16(b))}
				sum += uint64(bits.ReverseBytes16(b)) + uint64(bits.RotateLeft16(b, int(x%100)-50))
			case 32:
				b := uint32(y)
				got = [5]uint64{uint64(bits.OnesCount32(b)), uint64(bits.LeadingZeros32(b)), uint64(bits.TrailingZeros32(b)), uint64(bits.Reverse32(b)), uint64(bits.Len32(b))}
				sum += uint64(bits.ReverseBytes32(b)) + uint64(bits.RotateLeft32(b, int(x%100)-50))
			case 64:
				got = [5]uint64{uint64(bits.OnesCount64(y)), uint64(bits.LeadingZeros64(y)), uint64(bits.TrailingZeros64(y)), bits.Reverse64(y), uint64(bits.Len64(y))}
				sum += bits.ReverseBytes64(y) + bits.RotateLeft64(y, int(x%200)-100) + uint64(bits.RotateLeft(uint(y), -3)) + uint64(bits.ReverseBytes(uint(y))) + uint64(bits.Reverse(uint(y)))
			}
			if got != [5]uint64{uint64(ones), uint64(lead), uint64(trail), rev, uint64(size - lead)} {
				bad++
			}
		}
		sum += uint64(bits.RotateLeft8(uint8(x), int(x>>8%40)-20))
	}
	fmt.Println(bad, sum, bits.UintSize)

	acc := uint64(1)
	for range 2000 {
		x, y, z := r.Uint64(), r.Uint64()>>r.UintN(64), r.Uint64()>>r.UintN(64)
		s, c := bits.Add64(x, y, uint64(r.UintN(2)))
		d, b := bits.Sub64(x, y, uint64(r.UintN(2)))
		hi, lo := bits.Mul64(x, y)
		acc = acc*31 + s + c + d*3 + b*5 + hi*7 + lo*11
		y = max(y, 1)
		q, rem := bits.Div64(z%y, x, y)
		acc = acc*31 + q + rem*13 + bits.Rem64(z, x, y)
		s32, c32 := bits.Add32(uint32(x), uint32(y), 1)
		d32, b32 := bits.Sub32(uint32(x), uint32(y), 1)
		h32, l32 := bits.Mul32(uint32(x), uint32(y))
		y32 := max(uint32(y), 1)
		q32, r32 := bits.Div32(uint32(z)%y32, uint32(x), y32)
		acc = acc*31 + uint64(s32) + uint64(c32) + uint64(d32) + uint64(b32) + uint64(h32)<<32 + uint64(l32) + uint64(q32) + uint64(r32) + uint64(bits.Rem32(uint32(z), uint32(x), y32))
		if qq, rr := bits.Mul64(q, y); qq > z%y || (qq == z%y && rr+rem != x) {
			fmt.Println("wrong quotient", q, rem, x, y, z)
		}
		u, v := bits.Add(uint(x), uint(z), 0)
		w, t := bits.Sub(uint(x), uint(z), 0)
		m, n := bits.Mul(uint(x), uint(z))
		acc ^= uint64(u + v + w + t + m + n)
	}
	fmt.Println(acc)
	zero, one := uint64(len(values)-516), uint64(1)
	fmt.Println(bits.Div64(0, 7, one))
	fmt.Println(bits.Add64(^uint64(0), 0, one))
	try("div by zero", func() { fmt.Println(bits.Div64(0, 1, zero)) })
	try("div overflow", func() { fmt.Println(bits.Div64(2, 1, one+1)) })
	try("div32 by zero", func() { fmt.Println(bits.Div32(0, 1, uint32(zero))) })
	try("div32 overflow", func() { fmt.Println(bits.Div32(1, 1, uint32(one))) })
	try("div overflow uint", func() { fmt.Println(bits.Div(1, 1, uint(one))) })
	try("rem by zero", func() { fmt.Println(bits.Rem64(5, 1, zero)) })
	try("rem32 by zero", func() { fmt.Println(bits.Rem32(5, 1, uint32(zero))) })
	try("rem no overflow", func() { fmt.Println(bits.Rem64(5, 1, 3), bits.Rem(5, 1, 3), bits.Rem32(5, 1, 3)) })
	for shift := range 70 {
		acc = acc<<shift | acc>>(64-shift&63) | uint64(int64(acc)>>shift)
		acc = acc*6364136223846793005 + uint64(uint8(acc)<<shift) + uint64(int8(acc)>>shift)
	}
	fmt.Println(acc)
	var negative = -int(one)
	try("negative shift", func() { fmt.Println(acc << negative) })
}
