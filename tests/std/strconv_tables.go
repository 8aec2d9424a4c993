package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	ints := []string{
		"", "0", "-0", "+0", "+", "-", "--1", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
		"-9223372036854775809", "18446744073709551615", "18446744073709551616", "0x", "0x_1", "0_1", "_1", "1_", "1__0",
		"0b1", "0B101", "0o17", "0O17", "017", "08", "0xDeadBeef", "z", "Z", "1a", " 1", "1 ", "१", "\x00", "0x8000000000000000", "1e3",
	}
	for _, s := range ints {
		for _, base := range []int{0, 2, 10, 16, 36, 1, 37, -1} {
			v, err := strconv.ParseInt(s, base, 64)
			w, err2 := strconv.ParseUint(s, base, 64)
			fmt.Println(v, err, w, err2)
		}
	}
	for _, bits := range []int{0, 1, 7, 8, 16, 31, 32, 63, 64, 65, -1} {
		for _, s := range []string{"127", "128", "-129", "255", "256", "2147483648", "-1"} {
			v, err := strconv.ParseInt(s, 10, bits)
			w, err2 := strconv.ParseUint(s, 10, bits)
			fmt.Println(bits, v, err, w, err2)
		}
	}
	_, err := strconv.Atoi("99999999999999999999x")
	var ne *strconv.NumError
	fmt.Println(errors.As(err, &ne), ne.Func, ne.Num, ne.Err == strconv.ErrSyntax, err)
	_, err = strconv.Atoi("99999999999999999999")
	fmt.Println(errors.Is(err, strconv.ErrRange), err)
	fmt.Printf("%#v\n", strconv.NumError{Func: "F", Num: "1"}.Func)

	floats := []string{
		"", ".", "+.", "1.", ".5", "+.5e1", "1e", "1e+", "1e400", "-1e400", "1e-400", "4.9e-324", "2.4e-324", "2.5e-324",
		"1.7976931348623157e308", "1.7976931348623158e308", "1.7976931348623159e308", "inf", "+Inf", "-INFINITY", "infin", "nan", "NaN", "+nan",
		"0x1p0", "0x1", "0x.8p1", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1.fffffffffffff8p1023", "0x1_0p0", "1_0.5", "1_000", "0x1P+3", "0xp1",
		"1e1_0", "9007199254740993", "9007199254740992.5000000000000000000000000001", "0.1e-0", "1x", "1 ", "１",
		"2.2250738585072011e-308", "2.2250738585072012e-308", "123456789012345678901234567890e-20", "0e999999999999", "1e99999999999999999999",
	}
	for _, s := range floats {
		v, err := strconv.ParseFloat(s, 64)
		w, err2 := strconv.ParseFloat(s, 32)
		fmt.Printf("%q %v %x %v | %v %v\n", s, v, math.Float64bits(v), err, w, err2)
	}
	values := []float64{0, math.Copysign(0, -1), 1, -1.5, 1e21, 1e20, 123456789, 1e-5, 1e-4, 0.1, math.Pi, math.MaxFloat64,
		math.SmallestNonzeroFloat64, math.Inf(1), math.Inf(-1), math.NaN(), 2.5, 3.5, 0.05, 1e23, 5e-324, 4503599627370496.5}
	for _, v := range values {
		for _, f := range "beEfgGxX" {
			for _, p := range []int{-1, 0, 1, 3, 17} {
				fmt.Print(strconv.FormatFloat(v, byte(f), p, 64), " ")
			}
			fmt.Print(strconv.FormatFloat(v, byte(f), -1, 32), " ")
		}
		fmt.Println()
	}
	fmt.Println(strconv.FormatFloat(1, 'z', -1, 64), strconv.FormatFloat(1e300, 'f', 40, 64), strconv.FormatFloat(0.3, 'f', 60, 64))
	for _, s := range []string{"", "i", "1i", "+i", "-i", "1+i", "1+2i", "(1+2i)", "(1+2i", "1+2i)", "1e400+i", "1-2", "nan+infi", "+Inf-Infi", "0x1p1+0x1p2i", "1+2j", "1_0i", "3", "(3)", "i1"} {
		v, err := strconv.ParseComplex(s, 128)
		w, err2 := strconv.ParseComplex(s, 64)
		fmt.Printf("%q %v %v | %v %v\n", s, v, err, w, err2)
	}
	for _, c := range []complex128{0, complex(1, -2), complex(math.Inf(1), math.NaN()), complex(math.Copysign(0, -1), 1e100), complex(0.1, 1e-7)} {
		fmt.Println(strconv.FormatComplex(c, 'g', -1, 128), strconv.FormatComplex(c, 'e', 3, 64), strconv.FormatComplex(c, 'x', -1, 128))
	}
	for _, s := range []string{"1", "t", "T", "true", "True", "TRUE", "tRUE", "0", "f", "False", "", "yes"} {
		v, err := strconv.ParseBool(s)
		fmt.Println(v, err)
	}
	for base := 2; base <= 36; base++ {
		fmt.Print(strconv.FormatInt(math.MinInt64, base), " ", strconv.FormatUint(math.MaxUint64, base), " ", strconv.FormatInt(-35, base), "\n")
	}
}
