// Untyped constants are exact until they are given a type.
package main

import (
	"fmt"
	"math"
)

const (
	huge    = 1 << 100
	tiny    = 1.0 / huge
	third   = 1.0 / 3
	million = 1e6
	mask    = ^0
)

const (
	kb = 1 << (10 * (iota + 1))
	mb
	gb
	tb
)

type duration int64

const (
	nanosecond  duration = 1
	microsecond          = 1000 * nanosecond
	millisecond          = 1000 * microsecond
	second               = 1000 * millisecond
)

const greeting = "hello" + ", " + "wörld"

func main() {
	fmt.Println(huge>>98, huge/(huge-1), huge%7, tiny*huge, third*3 == 1)
	fmt.Println(kb, mb, gb, tb, mask)
	fmt.Println(million, int(million), million/3, int64(million)*int64(million))
	fmt.Println(second, second/millisecond, 2*second+500*millisecond)
	fmt.Println(greeting, len(greeting), greeting[1], greeting[7:9], len(greeting[2:]))
	fmt.Println(7/2, 7/2.0, 7.0/2, -7/2, -7%3, 1/3*3.0, 1/3.0*3)
	fmt.Println('a'+1, 'a'*2, string(rune('a'+1)), "x"+string(rune('é')))
	fmt.Println(5.0, 5.0 == 5, float32(0.1), 1e3, 0x1p-2, 0x1.8p1, 1_000_000, 0b1011, 0o17, 017, 0xFF, 'x', '\n', '\x41', '\u00e9', '\'')
	fmt.Println(math.MaxUint64/2 == math.MaxInt64, uint64(math.MaxUint64), math.MaxInt64+math.MinInt64)
	const a, b = 10, 4
	fmt.Println(a/b, a/float64(b), a<<b, a&^b, a|b, a^b, a%b, -a, +a, ^a, a > b, a == 10)
	var i8 int8 = -1 << 7
	var u8 uint8 = 1<<8 - 1
	var f32 float32 = 1 << 24
	fmt.Println(i8, u8, f32, uint32(1<<32-1), int64(-1<<63))
	const big = 1.0e400 / 1.0e399
	fmt.Println(big, big*2)
	const c = len("constant") * 2
	var arr [c]byte
	fmt.Println(len(arr), cap(arr), c)
	x := 2.0 * 3
	y := 'a' + 0.0
	z := 1 << 3.0
	fmt.Printf("%T %v %T %v %T %v\n", x, x, y, y, z, z)
	fmt.Printf("%.20f %.25g\n", third, math.Pi)
	fmt.Println(true && !false || false, "a" < "b", "abc" == "ab"+"c")
}
