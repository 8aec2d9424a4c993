// Shifts that make a rotation of 32 or 64 bits, and some that only look like it.
package main

import "fmt"

//go:noinline
func rotr(x uint32, n uint) uint32 { return x>>n | x<<(32-n) }
func rotl(x uint32) uint32         { return x<<5 | x>>27 }
func addrot(x uint32) uint32       { return x<<5 + x>>27 }
func xorrot(x uint32) uint32       { return x>>3 ^ x<<29 }
func mixed(x, y uint32) uint32     { return x>>3 | y<<29 }
func byteRot(x uint8) uint32       { return uint32(x)<<31 | uint32(x)>>1 }
func signed(x int32) int32         { return x<<5 | x>>27 }
func wide(x uint64) uint64         { return x<<5 | x>>59 }
func wide32(x uint64) uint32       { return uint32(x)<<5 | uint32(x>>27) }
func big(x uint64) uint64          { return uint64(uint32(x)<<5) | x>>27 }
func zero(x uint32) uint32         { return x<<0 | x>>32 }

func main() {
	for _, x := range []uint64{0, 1, 0x80000000, 0xffffffff, 0x12345678, 0xfedcba9876543210} {
		a := uint32(x)
		fmt.Println(rotr(a, 0), rotr(a, 7), rotr(a, 32), rotr(a, 33), rotl(a), addrot(a), xorrot(a), mixed(a, ^a), byteRot(uint8(x)), signed(int32(a)), wide(x), wide32(x), big(x), zero(a))
	}
}
