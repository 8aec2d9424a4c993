package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	texts := []string{"", "0", "-0", "+7", "0x1F", "0X_1f", "0b11", "0o17", "017", "1_000", "_1", "1__0", "127", "128", "-128", "-129", "255", "256", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "zz", "1e3", " 1", "1 ", "é"}
	for _, s := range texts {
		for _, base := range []int{0, 1, 2, 10, 16, 36, 37} {
			for _, bits := range []int{8, 64, 65} {
				i, err := strconv.ParseInt(s, base, bits)
				u, err2 := strconv.ParseUint(s, base, bits)
				fmt.Println(i, err, u, err2)
			}
		}
		n, err := strconv.Atoi(s)
		b, err2 := strconv.ParseBool(s)
		fmt.Println(n, err, b, err2, errors.Is(err, strconv.ErrRange), errors.Is(err, strconv.ErrSyntax))
		var num *strconv.NumError
		if errors.As(err, &num) {
			fmt.Printf("%s %q %v %#v\n", num.Func, num.Num, num.Err, num.Unwrap() == num.Err)
		}
	}
	for _, s := range []string{"1", "1.", ".5", ".", "1e", "1e400", "-1e400", "1e-400", "inf", "-Infinity", "+nan", "nan1", "0x1p-2", "0x1.8", "0x.8p1", "1_0.5", "0x_1p1", "1.7976931348623159e308", "4.9e-324", "2.4e-324", "3.4e38", "3.5e38", "0.1e-6", "123456789012345678901234567890", "1e+5x"} {
		f, err := strconv.ParseFloat(s, 64)
		g, err2 := strconv.ParseFloat(s, 32)
		c, err3 := strconv.ParseComplex(s+"i", 128)
		fmt.Println(f, err, g, err2, c, err3)
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, 0.1, 1.0 / 3, 100, 1e6, 1e21, 123456789, 1e-7, 2.5, 3.5, math.MaxFloat64, 5e-324, math.Inf(-1), math.NaN(), 16777217, 0.000001} {
		for _, verb := range "eEfgGbxX" {
			for _, prec := range []int{-1, 0, 1, 5, 20} {
				fmt.Print(strconv.FormatFloat(f, byte(verb), prec, 64), " ", strconv.FormatFloat(f, byte(verb), prec, 32), " ")
			}
		}
		fmt.Println()
	}
	for _, s := range []string{"", "a'b\"c`", "\a\b\f\n\r\t\v\\", "\x00\x7f\x80\xff", "é世\u200b\u00a0\U0001f600\U0010ffff", "\ufeff\u2028", "\xed\xa0\x80"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
		for _, r := range s {
			fmt.Print(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r), " ")
		}
		back, err := strconv.Unquote(strconv.Quote(s))
		fmt.Println(back == s, err)
	}
	for _, s := range []string{`"a"`, `'a'`, `'ab'`, "`a\rb`", `"\u00e9\x41\101"`, `"\'"`, `'\''`, `'"'`, `"`, ``, `"a`, `"\ud800"`, `"\400"`, `"a"b`, `"\z"`, "\"a\nb\""} {
		u, err := strconv.Unquote(s)
		p, err2 := strconv.QuotedPrefix(s)
		fmt.Printf("%q %v %q %v\n", u, err, p, err2)
	}
	rest := `a\n\x41é\"'`
	for rest != "" {
		r, multi, tail, err := strconv.UnquoteChar(rest, '\'')
		fmt.Println(r, multi, tail, err)
		if err != nil {
			break
		}
		rest = tail
	}
	b := strconv.AppendInt([]byte("n="), math.MinInt64, 36)
	b = strconv.AppendUint(b, math.MaxUint64, 2)
	b = strconv.AppendBool(strconv.AppendQuoteRune(strconv.AppendQuote(b, "q"), '☺'), true)
	fmt.Println(string(strconv.AppendFloat(b, 1.5, 'e', 3, 32)), strconv.FormatComplex(complex(1, math.Inf(-1)), 'g', -1, 64))
}
