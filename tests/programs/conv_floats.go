// Conversions between floats and integers where the specification defines them.
package main

import (
	"fmt"
	"math"
)

func toInts(f float64) {
	fmt.Println(f, int8(f), int16(f), int32(f), int64(f), int(f))
}

func toUints(f float64) {
	fmt.Println(f, uint8(f), uint16(f), uint32(f), uint64(f), uint(f))
}

func main() {
	for _, f := range []float64{0, 0.5, -0.5, 1.99, -1.99, 100.25, -100.75, 126.999} {
		toInts(f)
	}
	for _, f := range []float64{0, 0.999, 1.5, 127.5, 200.9} {
		toUints(f)
	}
	fmt.Println(int64(float64(1<<53)), int64(-9.2e18), uint64(1.8e19), uint64(9.3e18), uint64(1e10))
	big := 1.8e19
	fmt.Println(uint64(big), uint64(big/2), uint64(big/4))
	for _, i := range []int64{0, 1, -1, 1 << 53, 1<<53 + 1, 1<<62 + 1, -1 << 63, 1<<63 - 1, 16777217} {
		fmt.Println(i, float64(i), float32(i))
	}
	for _, u := range []uint64{0, 1, 1 << 63, 1<<63 + 1024, 1<<63 + 1025, 1<<63 + 3072, 1<<64 - 1, 1<<64 - 1024, 1<<64 - 2048} {
		fmt.Println(u, float64(u), float32(u))
	}
	for _, u := range []uint32{0, 1, 1 << 31, 1<<32 - 1} {
		fmt.Println(u, float64(u), float32(u))
	}
	var d float64 = 0.1
	s := float32(d)
	fmt.Println(s, float64(s), float64(s) == d, float32(float64(s)) == s)
	fmt.Println(float32(1e-50), float32(math.MaxFloat32))
	x := 16777216.0
	fmt.Println(float32(x)+1, float32(x)+2, x+1)
	h := 1e300
	fmt.Println(float32(h), float32(-h), -float32(h))
	var n8 int8 = -5
	var u16 uint16 = 60000
	fmt.Println(float64(n8)/2, float32(u16)/7, float64(n8)*float64(u16))
}
