// Division truncates towards zero, and the least integer divided by -1 is itself.
package main

import "fmt"

func div8(a, b int8) (int8, int8)         { return a / b, a % b }
func div16(a, b int16) (int16, int16)     { return a / b, a % b }
func div32(a, b int32) (int32, int32)     { return a / b, a % b }
func div64(a, b int64) (int64, int64)     { return a / b, a % b }
func divu8(a, b uint8) (uint8, uint8)     { return a / b, a % b }
func divu32(a, b uint32) (uint32, uint32) { return a / b, a % b }
func divu64(a, b uint64) (uint64, uint64) { return a / b, a % b }

func byConstants(x int) {
	fmt.Println(x/1, x/2, x/3, x/4, x/7, x/8, x/10, x/-1, x/-2, x/-3, x/1000000007)
	fmt.Println(x%1, x%2, x%3, x%4, x%7, x%8, x%10, x%-1, x%-2, x%-3, x%1000000007)
}

func byUnsignedConstants(x uint64) {
	fmt.Println(x/1, x/2, x/3, x/7, x/10, x/1000000007, x/(1<<63))
	fmt.Println(x%1, x%2, x%3, x%7, x%10, x%1000000007, x%(1<<63))
}

func main() {
	for _, a := range []int{7, -7, 8, -8, 0, 1} {
		for _, b := range []int{3, -3, 2, -2, 1, -1} {
			fmt.Print(a/b, " ", a%b, "; ")
		}
		fmt.Println()
	}
	fmt.Println(div8(-128, -1))
	fmt.Println(div8(-128, 3))
	fmt.Println(div16(-32768, -1))
	fmt.Println(div16(-32768, 7))
	fmt.Println(div32(-2147483648, -1))
	fmt.Println(div32(-2147483648, 1000))
	fmt.Println(div64(-9223372036854775808, -1))
	fmt.Println(div64(-9223372036854775808, 10))
	fmt.Println(divu8(255, 16))
	fmt.Println(divu32(4294967295, 10))
	fmt.Println(divu64(18446744073709551615, 10))
	fmt.Println(divu64(18446744073709551615, 18446744073709551614))
	for _, x := range []int{0, 1, -1, 99, -99, 1 << 40, -1 << 40, -1 << 63, 1<<63 - 1} {
		byConstants(x)
	}
	for _, x := range []uint64{0, 1, 99, 1 << 63, 1<<64 - 1} {
		byUnsignedConstants(x)
	}
	x := 100
	x /= 7
	fmt.Println(x)
	x %= 4
	fmt.Println(x)
}
