// And, or, xor, and-not and complement on each width, and small bit tricks.
package main

import "fmt"

func popcount(x uint64) int {
	n := 0
	for ; x != 0; x &= x - 1 {
		n++
	}
	return n
}

func reverse32(x uint32) uint32 {
	var r uint32
	for i := 0; i < 32; i++ {
		r = r<<1 | x&1
		x >>= 1
	}
	return r
}

func rotl8(x uint8, k uint) uint8    { return x<<k | x>>(8-k) }
func rotl64(x uint64, k uint) uint64 { return x<<k | x>>(64-k) }

func main() {
	a, b := 0b1100, 0b1010
	fmt.Println(a&b, a|b, a^b, a&^b, b&^a, ^a, ^b)
	var p, q int8 = -128, 85
	fmt.Println(p&q, p|q, p^q, p&^q, ^p, ^q)
	var r, s uint16 = 0xf0f0, 0x0ff0
	fmt.Println(r&s, r|s, r^s, r&^s, ^r, ^s)
	var t, u int64 = -1, 0x7fffffffffffffff
	fmt.Println(t&u, t|u, t^u, t&^u, ^t, ^u)
	for _, x := range []uint64{0, 1, 0xff, 1 << 63, 1<<64 - 1, 0xdeadbeef} {
		fmt.Println(popcount(x), rotl64(x, 13), x&-x)
	}
	fmt.Println(reverse32(1), reverse32(0xf0000000), reverse32(0x12345678))
	fmt.Println(rotl8(0x81, 1), rotl8(0x81, 4), rotl8(0xff, 3))
	x := 0xff
	x &= 0x3c
	x |= 0x100
	x ^= 0x111
	x &^= 0x4
	fmt.Println(x)
	// Precedence: shifts and & bind like *, | and ^ like +.
	fmt.Println(1+2<<3, 1|2&3, 5&3+1, 6^3*2, 1<<2+1, -1>>1&7|8)
	fmt.Println(a == b || a > b && !(a < b), a&1 == 0)
}
