// Numbers to text and back, with the errors.
package main

import (
	"fmt"
	"strconv"
)

func main() {
	for _, n := range []int{0, 7, -7, 1234567890, -9223372036854775808, 9223372036854775807} {
		fmt.Print(strconv.Itoa(n), " ")
	}
	fmt.Println()
	for _, s := range []string{"0", "42", "-42", "+7", "007", "9223372036854775807", "9223372036854775808", "", "x", "1x", " 1", "1_000", "0x10", "-"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	for _, base := range []int{2, 8, 10, 16, 36} {
		fmt.Print(strconv.FormatInt(-255, base), " ", strconv.FormatInt(35, base), " ")
	}
	fmt.Println(strconv.FormatUint(1<<64-1, 16))
	fmt.Println(strconv.ParseInt("ff", 16, 64))
	fmt.Println(strconv.ParseInt("-101", 2, 8))
	fmt.Println(strconv.ParseInt("300", 10, 8))
	fmt.Println(strconv.ParseInt("0x1f", 0, 64))
	fmt.Println(strconv.ParseUint("-1", 10, 64))
	fmt.Println(strconv.ParseUint("18446744073709551615", 10, 64))
	for _, s := range []string{"1", "1.5", "-0.25", "1e10", "1E-3", ".5", "5.", "inf", "-Inf", "NaN", "1e400", "x", "1.2.3", "0.1", "123456789.123456789", "1e-400"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Println(f, err)
	}
	fmt.Println(strconv.FormatFloat(3.14159, 'f', 2, 64), strconv.FormatFloat(3.0, 'g', -1, 64), strconv.FormatFloat(1e21, 'f', -1, 64), strconv.FormatFloat(0.000012345, 'e', 3, 64), strconv.FormatFloat(0.1, 'f', -1, 32))
	fmt.Println(strconv.Quote("hi\n\"x\"\t世\x00\xff"), strconv.FormatBool(true))
	fmt.Println(strconv.ParseBool("true"))
	fmt.Println(strconv.ParseBool("maybe"))
	fmt.Println(strconv.Unquote(`"a\tb"`))
	sum := 0
	for i := 0; i < 1000; i++ {
		v, _ := strconv.Atoi(strconv.Itoa(i * i))
		sum += v
	}
	fmt.Println(sum)
}
