// Parsing and formatting numbers: bases, underscores, ranges, error values.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	for _, s := range []string{"", "0", "-0", "+5", "007", "0x1F", "0X1f", "0b101", "0o17", "0_7", "1_000", "_1", "1_", "1__0", "0x_1", "0x", "9223372036854775807",
		"9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "1e3", " 1", "１", "z", "-", "+-1"} {
		for _, base := range []int{0, 2, 8, 10, 16, 36} {
			i, err := strconv.ParseInt(s, base, 64)
			u, err2 := strconv.ParseUint(s, base, 64)
			fmt.Print(i, " ", err, " | ", u, " ", err2, "; ")
		}
		n, err := strconv.Atoi(s)
		fmt.Println(n, err)
	}
	for _, bits := range []int{0, 8, 16, 32, 64, 65, -1} {
		for _, s := range []string{"127", "128", "-128", "-129", "65536", "4294967296"} {
			i, err := strconv.ParseInt(s, 10, bits)
			u, err2 := strconv.ParseUint(s, 10, bits)
			fmt.Print(i, " ", err, " ", u, " ", err2, "; ")
		}
		fmt.Println()
	}
	_, err := strconv.ParseInt("12", 1, 64)
	_, err2 := strconv.ParseInt("12", 37, 64)
	fmt.Println(err, err2)
	var num *strconv.NumError
	_, err = strconv.ParseFloat("1e400x", 64)
	fmt.Println(errors.As(err, &num), num.Func, num.Num, num.Err, errors.Is(err, strconv.ErrSyntax))
	for _, s := range []string{"", "1", "1.", ".1", ".", "1e", "1e+", "1e5", "1E-5", "0x1p-2", "0x1.8p1", "0x1", "0x.8p0", "0xp1", "inf", "+Inf", "-infinity", "nan", "NaN", "nanx",
		"1e400", "-1e400", "1e-400", "5e-324", "2.4703282292062327e-324", "1.7976931348623159e308", "1_0.5", "0x1_0p0", "1.5e1_0", "00.5", "1..2", "1,5", "9007199254740993"} {
		f, err := strconv.ParseFloat(s, 64)
		g, err2 := strconv.ParseFloat(s, 32)
		fmt.Println(s, f, err, g, err2)
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, -1.5, 1e21, 1e20, 123456789, 1e-7, 5e-324, math.MaxFloat64, math.Inf(1), math.NaN(), 0.1, 100, 1.0 / 3, 2.5, 3.5} {
		for _, format := range []byte("eEfFgGbxX") {
			for _, prec := range []int{-1, 0, 2, 17} {
				if format != 'b' || prec < 0 {
					fmt.Print(strconv.FormatFloat(f, format, prec, 64), " ")
				}
			}
		}
		fmt.Println(strconv.FormatFloat(f, 'g', -1, 32), strconv.FormatFloat(f, 'z', 3, 64))
	}
	for _, s := range []string{"true", "T", "1", "TRUE", "True", "tRUE", "false", "F", "0", "yes", ""} {
		b, err := strconv.ParseBool(s)
		fmt.Print(b, " ", err, "; ")
	}
	fmt.Println()
	for _, s := range []string{"1+2i", "i", "-i", "1i", "(1+2i)", "1+i", "1e3-2.5e-1i", "Inf+NaNi", "1", "1+2", "(1", "+", "1+2i3", "infi", "-Inf-Infi", "1e400+1i"} {
		c, err := strconv.ParseComplex(s, 128)
		fmt.Println(s, c, err)
	}
	fmt.Println(strconv.FormatComplex(complex(1.5, -2), 'f', 1, 64), strconv.FormatComplex(complex(math.Inf(-1), math.NaN()), 'g', -1, 128))
	for base := 2; base <= 36; base += 17 {
		fmt.Println(strconv.FormatInt(math.MinInt64, base), strconv.FormatUint(math.MaxUint64, base), string(strconv.AppendInt([]byte("n="), -255, base)))
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		strconv.FormatInt(1, 37)
	}()
}
