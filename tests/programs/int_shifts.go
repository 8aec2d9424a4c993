// Shift counts may exceed the width: left shifts give zero, right shifts the sign.
package main

import "fmt"

func shl8(x int8, n uint) int8         { return x << n }
func shr8(x int8, n uint) int8         { return x >> n }
func shlu16(x uint16, n uint8) uint16  { return x << n }
func shru16(x uint16, n uint8) uint16  { return x >> n }
func shl32(x int32, n int) int32       { return x << n }
func shr32(x int32, n int) int32       { return x >> n }
func shl64(x int64, n uint64) int64    { return x << n }
func shr64(x int64, n uint64) int64    { return x >> n }
func shlu64(x uint64, n uint64) uint64 { return x << n }
func shru64(x uint64, n uint64) uint64 { return x >> n }

func main() {
	for _, n := range []uint{0, 1, 6, 7, 8, 9, 31, 32, 63, 64, 65, 255, 256, 1 << 40} {
		fmt.Println(n, shl8(1, n), shl8(-3, n), shr8(-128, n), shr8(127, n),
			shlu16(0x8001, uint8(n)), shru16(0x8001, uint8(n)),
			shl64(-5, uint64(n)), shr64(-5, uint64(n)), shlu64(1<<63|1, uint64(n)), shru64(1<<63|1, uint64(n)))
	}
	for _, n := range []int{0, 1, 15, 31, 32, 33, 64, 1000} {
		fmt.Println(n, shl32(-7, n), shr32(-7, n), shl32(1, n), shr32(2147483647, n))
	}
	x := 1
	x <<= 10
	x >>= 3
	fmt.Println(x, x<<1|1, x&^128, x^0xff)
	var s uint8 = 200
	fmt.Println(s<<1>>1, uint(s)<<1>>1, s>>1<<1)
	var shift uint = 33
	fmt.Println(uint32(1)<<shift, int64(1)<<shift, 1<<shift)
	var w int64 = 1.0 << shift
	fmt.Println(w)
	var one byte = 1
	fmt.Println(one<<7, one<<8>>8, int8(one)<<7)
	for i := uint(0); i < 70; i += 7 {
		fmt.Print(uint64(0xdeadbeefcafebabe)>>i&0xff, " ", int64(-0x21524110)>>i, " ")
	}
	fmt.Println()
}
