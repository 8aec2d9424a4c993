// Every integer type wraps around at its own width.
package main

import "fmt"

func signed() {
	var a int8 = 127
	a++
	fmt.Println(a)
	a--
	fmt.Println(a)
	var b int16 = 32767
	b += 2
	fmt.Println(b)
	var c int32 = -2147483648
	c--
	fmt.Println(c)
	var d int64 = 9223372036854775807
	d++
	fmt.Println(d)
	var e int = -9223372036854775808
	e -= 1
	fmt.Println(e)
}

func unsigned() {
	var a uint8
	a--
	fmt.Println(a)
	a += 3
	fmt.Println(a)
	var b uint16 = 65535
	b += 10
	fmt.Println(b)
	var c uint32 = 4000000000
	c *= 3
	fmt.Println(c)
	var d uint64
	d--
	fmt.Println(d, d+1, d*d, d*2)
	var e uint = 1 << 63
	fmt.Println(e, e+e, e*3)
	var f uintptr
	f--
	fmt.Println(f > 0, f+1)
}

func products() {
	for _, x := range []int8{-128, -100, -1, 0, 1, 11, 12, 127} {
		fmt.Println(x, x*x, x*3, x+x, -x, ^x, x-100)
	}
	for _, x := range []uint8{0, 1, 15, 16, 17, 128, 200, 255} {
		fmt.Println(x, x*x, x*3, x+x, -x, ^x, x-100)
	}
	for _, x := range []int16{-32768, 181, 182, 32767} {
		fmt.Println(x, x*x, x+x, -x, ^x)
	}
	for _, x := range []uint16{0, 255, 256, 65535} {
		fmt.Println(x, x*x, x+x, -x, ^x)
	}
	for _, x := range []int32{-2147483648, 46340, 46341, 2147483647} {
		fmt.Println(x, x*x, x+x, -x, ^x)
	}
	for _, x := range []uint32{0, 65535, 65536, 4294967295} {
		fmt.Println(x, x*x, x+x, -x, ^x)
	}
	for _, x := range []int64{-9223372036854775808, 3037000499, 3037000500, 9223372036854775807} {
		fmt.Println(x, x*x, x+x, -x, ^x)
	}
}

// mix keeps intermediate narrow results narrow inside one expression.
func mix(a, b uint8, c, d int8, e, f uint16) (int, int, bool, bool) {
	return int(a+b) + int(c*d), int(e-f) * 2, a+b < a, c+d < c
}

func main() {
	signed()
	unsigned()
	products()
	fmt.Println(mix(200, 100, 100, 2, 1, 2))
	fmt.Println(mix(1, 2, 3, 4, 50000, 20000))
	fmt.Println(mix(255, 255, -128, -1, 0, 65535))
}
