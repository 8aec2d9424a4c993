package main

import (
	"fmt"
	"math"
	"strconv"
)

func main() {
	for _, s := range []string{"0", "-0", "+5", "007", "1_000", "0x1F", "0b101", "0o17", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "", "-", "+", "1e3", " 1", "1 ", "0x", "_1", "1__0", "0_7", "zz", "١"} {
		for _, base := range []int{0, 2, 8, 10, 16, 36} {
			i, e1 := strconv.ParseInt(s, base, 64)
			u, e2 := strconv.ParseUint(s, base, 64)
			fmt.Println(s, base, i, e1, u, e2)
		}
		i, err := strconv.Atoi(s)
		fmt.Println(i, err)
	}
	for _, bits := range []int{0, 1, 7, 8, 16, 32, 64, 65, -1} {
		i, e1 := strconv.ParseInt("200", 10, bits)
		u, e2 := strconv.ParseUint("70000", 10, bits)
		fmt.Println(bits, i, e1, u, e2)
	}
	_, err := strconv.ParseInt("1", 1, 64)
	fmt.Println(err)
	_, err = strconv.ParseInt("1", 37, 64)
	fmt.Println(err)
	for _, s := range []string{"0", "-0", "1", "1.", ".5", ".", "1e", "1e5", "1E+5", "1e-400", "1e400", "-1e400", "inf", "-Inf", "+infinity", "nan", "NaN", "infx", "0x1p-2", "0x1.8p1", "0x1", "0x.8p0", "1_0.5", "0x1_0p0", "1.7976931348623157e308", "1.7976931348623159e308", "4.9e-324", "2e-324", "0.1", "123456789012345678901234567890", "1e23", "8.5e22", "9007199254740993", "3.4e38", "3.5e38", "1e-45", "1e-46", "+1.5", "--1", "1.5.5", "0x1p", "1p5"} {
		f, e1 := strconv.ParseFloat(s, 64)
		g, e2 := strconv.ParseFloat(s, 32)
		fmt.Println(s, f, e1, g, e2)
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, -1, 0.1, 1e6, 1e20, 1e21, 1e-5, 123.456, math.Pi, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Inf(1), math.NaN(), 100, 2.5, 3.5, 1 << 53, 0.000001234, 5e-324} {
		for _, fm := range []byte("eEfgGbxX") {
			for _, p := range []int{-1, 0, 1, 5, 17} {
				fmt.Print(strconv.FormatFloat(f, fm, p, 64), " ")
			}
			fmt.Print(strconv.FormatFloat(f, fm, -1, 32), "\n")
		}
	}
	for _, i := range []int64{0, 1, -1, 35, -36, 255, math.MaxInt64, math.MinInt64} {
		for base := 2; base <= 36; base += 17 {
			fmt.Print(strconv.FormatInt(i, base), " ", strconv.FormatUint(uint64(i), base), " ")
		}
		fmt.Println(strconv.Itoa(int(i)), string(strconv.AppendInt([]byte("x"), i, 16)))
	}
	for _, s := range []string{"", "plain", "a\tb\n", "\"q\" 'r' `b`", "世界", "\x00\x7f\xff", "\u200b\u00a0\ufeff", "\U0001F600", "back\\slash", "\r"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s), string(strconv.AppendQuote(nil, s)))
		u, err := strconv.Unquote(strconv.Quote(s))
		fmt.Println(u == s, err)
	}
	for _, r := range []rune{'a', '\'', '"', '\n', 0, 0x7f, 0xad, '☺', 0x10ffff, 0x110000, -1, 0xd800} {
		fmt.Println(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r))
	}
	for _, s := range []string{`"a"`, "`raw\\n`", `'x'`, `"\x41\u4e16\U0001F600\101\n"`, `"`, `""`, `'ab'`, `"a`, `"\z"`, `'\''`, `"\'"`, `"\400"`, `"\ud800"`, "`a`b`", "\"new\nline\"", "`\r`", `'\"'`, "x", ""} {
		u, err := strconv.Unquote(s)
		fmt.Printf("%q %v\n", u, err)
	}
	r, mb, tail, err := strconv.UnquoteChar(`\u00e9xyz`, '"')
	fmt.Println(r, mb, tail, err)
	p, err := strconv.QuotedPrefix(`"abc\"d" rest`)
	fmt.Println(p, err)
	for _, s := range []string{"1", "t", "TRUE", "True", "tRUE", "0", "F", "false", "yes", ""} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err, strconv.FormatBool(b))
	}
	for _, s := range []string{"1+2i", "(3-4i)", "i", "-i", "5", "1e400i", "1+", "(1+2i", "NaN+Infi", "+2i", "1i2"} {
		c, err := strconv.ParseComplex(s, 128)
		fmt.Println(s, c, err)
	}
	fmt.Println(strconv.FormatComplex(complex(1.5, -2), 'f', 2, 128), strconv.FormatComplex(complex(math.Inf(-1), math.NaN()), 'g', -1, 64))
}
