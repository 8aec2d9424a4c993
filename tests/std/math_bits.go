package main

import (
	"fmt"
	"math/bits"
)

func try(f func()) {
	defer func() { fmt.Println("recovered:", recover()) }()
	f()
}

func main() {
	for _, x := range []uint64{0, 1, 2, 0x80, 0xff, 0x8000, 0xdead, 0xdeadbeef, 1 << 31, 1 << 63, 0x0123456789abcdef, ^uint64(0)} {
		fmt.Println(bits.LeadingZeros(uint(x)), bits.LeadingZeros8(uint8(x)), bits.LeadingZeros16(uint16(x)), bits.LeadingZeros32(uint32(x)), bits.LeadingZeros64(x))
		fmt.Println(bits.TrailingZeros(uint(x)), bits.TrailingZeros8(uint8(x)), bits.TrailingZeros16(uint16(x)), bits.TrailingZeros32(uint32(x)), bits.TrailingZeros64(x))
		fmt.Println(bits.OnesCount(uint(x)), bits.OnesCount8(uint8(x)), bits.OnesCount16(uint16(x)), bits.OnesCount32(uint32(x)), bits.OnesCount64(x))
		fmt.Println(bits.Len(uint(x)), bits.Len8(uint8(x)), bits.Len16(uint16(x)), bits.Len32(uint32(x)), bits.Len64(x))
		fmt.Printf("%x %x %x %x %x\n", bits.Reverse(uint(x)), bits.Reverse8(uint8(x)), bits.Reverse16(uint16(x)), bits.Reverse32(uint32(x)), bits.Reverse64(x))
		fmt.Printf("%x %x %x %x\n", bits.ReverseBytes(uint(x)), bits.ReverseBytes16(uint16(x)), bits.ReverseBytes32(uint32(x)), bits.ReverseBytes64(x))
		for _, k := range []int{0, 1, -1, 7, 65, -64, 1 << 40} {
			fmt.Printf("%x %x %x %x %x;", bits.RotateLeft(uint(x), k), bits.RotateLeft8(uint8(x), k), bits.RotateLeft16(uint16(x), k), bits.RotateLeft32(uint32(x), k), bits.RotateLeft64(x, k))
		}
		fmt.Println()
		for _, y := range []uint64{0, 1, 3, 0xffffffff, ^uint64(0)} {
			for c := range uint64(2) {
				s, co := bits.Add64(x, y, c)
				d, bo := bits.Sub64(x, y, c)
				s3, co3 := bits.Add32(uint32(x), uint32(y), uint32(c))
				d3, bo3 := bits.Sub32(uint32(x), uint32(y), uint32(c))
				fmt.Print(s, co, d, bo, s3, co3, d3, bo3, " ")
			}
			h, l := bits.Mul64(x, y)
			h3, l3 := bits.Mul32(uint32(x), uint32(y))
			fmt.Println(h, l, h3, l3)
			if y > 3 {
				q, r := bits.Div64(y-2, x, y)
				fmt.Println(q, r, bits.Rem64(x, x+1, y), bits.Rem32(uint32(x), 7, uint32(y)))
			}
		}
	}
	q, r := bits.Div32(2, 5, 3)
	fmt.Println(q, r)
	try(func() { bits.Div64(1, 0, 0) })
	try(func() { bits.Div64(5, 0, 5) })
	try(func() { bits.Div32(5, 0, 5) })
	try(func() { bits.Rem64(5, 0, 0) })
	fmt.Println(bits.UintSize)
}
