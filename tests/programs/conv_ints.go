// Conversions between integer types truncate or extend by the source's sign.
package main

import "fmt"

func all(x int64) {
	fmt.Println(x, int8(x), int16(x), int32(x), int(x), uint8(x), uint16(x), uint32(x), uint64(x), uint(x), uintptr(x))
}

func chain(x int32) (int64, uint64, uint16, int64) {
	return int64(x), uint64(x), uint16(int8(x)), int64(uint8(x))
}

func widen(a int8, b uint8, c int16, d uint16, e int32, f uint32) {
	fmt.Println(int(a), int(b), int(c), int(d), int(e), int(f))
	fmt.Println(uint64(a), uint64(b), uint64(c), uint64(d), uint64(e), uint64(f))
	fmt.Println(uint32(a), int32(b), uint32(c), int32(d), uint32(e), int32(f))
}

type celsius int16
type flags uint8

func main() {
	for _, x := range []int64{0, 1, -1, 127, 128, 255, 256, -128, -129, 32767, 32768, 65535, 65536,
		2147483647, 2147483648, 4294967295, 4294967296, -2147483649, 9223372036854775807, -9223372036854775808} {
		all(x)
	}
	fmt.Println(chain(-1))
	fmt.Println(chain(300))
	fmt.Println(chain(-2147483648))
	widen(-1, 255, -1, 65535, -1, 4294967295)
	widen(-128, 128, -32768, 32768, -2147483648, 2147483648)
	t := celsius(-40)
	f := flags(t)
	fmt.Println(t, f, int(t), uint(f), celsius(f), flags(celsius(300)+t))
	r := 'é'
	b := byte(r)
	fmt.Println(r, b, int(r), rune(b), int8(r))
	var idx uint8 = 3
	arr := [5]int{10, 20, 30, 40, 50}
	fmt.Println(arr[idx], arr[int8(1)], arr[uint64(idx)+1])
}
