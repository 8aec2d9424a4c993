package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

func describe(err error) string {
	if err == nil {
		return "ok"
	}
	var number *strconv.NumError
	if !errors.As(err, &number) {
		return err.Error()
	}
	kind := "other"
	switch {
	case errors.Is(err, strconv.ErrRange):
		kind = "range"
	case errors.Is(err, strconv.ErrSyntax):
		kind = "syntax"
	}
	return fmt.Sprintf("%v [%s %q %s]", err, number.Func, number.Num, kind)
}

func main() {
	texts := []string{"", "0", "-0", "+0", "00", "-", "+", "+-1", "--1", " 1", "1 ", "1_0", "_1", "1_", "1__0", "0x", "0X1F", "0x_1", "0x1_", "0b", "0b102", "0b1_0", "0o17", "0O8", "017", "08", "0_7", "0b_1", "-0x80", "-0x81", "0x7fffffffffffffff", "0x8000000000000000", "-0x8000000000000000", "-0x8000000000000001", "18446744073709551615", "18446744073709551616", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "99999999999999999999", "1e3", "1.0", "z", "Z", "٣", "1\x00", "0x1.8p1", "é"}
	for _, text := range texts {
		for _, base := range []int{0, 2, 8, 10, 16, 36} {
			i, err := strconv.ParseInt(text, base, 64)
			u, uerr := strconv.ParseUint(text, base, 64)
			fmt.Printf("%q %d: %d %s | %d %s\n", text, base, i, describe(err), u, describe(uerr))
		}
	}
	for _, base := range []int{-1, 1, 37, 62, 1 << 20} {
		i, err := strconv.ParseInt("10", base, 64)
		u, uerr := strconv.ParseUint("", base, 64)
		fmt.Println(base, i, describe(err), u, describe(uerr))
	}
	for _, size := range []int{-1, 0, 1, 7, 8, 16, 31, 32, 33, 63, 64, 65, 100} {
		for _, text := range []string{"127", "128", "-128", "-129", "1", "-1", "2", "255", "256", "x", "4294967296", "-4294967297"} {
			i, err := strconv.ParseInt(text, 10, size)
			u, uerr := strconv.ParseUint(text, 10, size)
			fmt.Printf("%q bits %d: %d %s | %d %s\n", text, size, i, describe(err), u, describe(uerr))
		}
	}
	for _, text := range []string{"", "12", "-12", "+12", "1_2", "0x1", "9223372036854775808", "123456789012345678", "1234567890123456789", "-9223372036854775808", "12a", strings.Repeat("9", 40), "-", "\xff", strings.Repeat("0", 30) + "7"} {
		n, err := strconv.Atoi(text)
		fmt.Printf("Atoi %q: %d %s\n", text, n, describe(err))
	}
	floats := []string{"", ".", "1.", ".1", "1e", "1e+", "e1", "1e400", "-1e400", "1e-400", "4.9e-324", "2.4e-324", "2.5e-324", "3.4028235e38", "3.4028236e38", "3.40282357e38", "1e-46", "1.4e-45", "inf", "-Inf", "+INFINITY", "infinit", "nan", "+nan", "NaN(1)", "0x1p-2", "0x1", "0x.8p1", "0x1p", "0xp1", "0x1p1024", "0x1p-1075", "0x1.8p-1075", "1_0.5", "1_0e1_0", "0x_1p0", "1__0", "0b1", "0o1", "1.5.5", "1,5", "1e1e1", "١", " 1", "1 ", "0x1.fffffffffffff8p0", "0x1.fffffffffffff7p0", "00.5", "-.0", "1E5", "1p5", "0X1P+3", "1e99999999999", "0e99999999999", "1e-99999999999", "0." + strings.Repeat("0", 400) + "1e401", strings.Repeat("1", 400), "1x"}
	for _, text := range floats {
		for _, size := range []int{32, 64, 0} {
			f, err := strconv.ParseFloat(text, size)
			short := text
			if len(short) > 40 {
				short = short[:40]
			}
			told := describe(err)
			if len(text) > 40 {
				told = strings.ReplaceAll(told, text, "LONG")
			}
			fmt.Printf("float %q %d: %v %s\n", short, size, f, told)
		}
	}
	for _, text := range []string{"", "1", "i", "+i", "-i", "1+i", "1i", "1+2i", "(1+2i)", "(1+2i", "1+2i)", "()", "1+2", "1 + 2i", "inf+nani", "-Inf-Infi", "nan", "0x1p1+0x1p2i", "1e400+1i", "1+1e400i", "1+2j", "2i+1", "1++2i", "1+-2i", ".5i", "1_0+1i", "1e5e5i", "NaN+NaNi", "infi", "1+infi", "++1i"} {
		for _, size := range []int{64, 128} {
			c, err := strconv.ParseComplex(text, size)
			fmt.Printf("complex %q %d: %v %s\n", text, size, c, describe(err))
		}
	}
	for _, text := range []string{"1", "t", "T", "TRUE", "true", "True", "tRUE", "0", "f", "F", "FALSE", "false", "False", "", "yes", " true", "2", "\x00"} {
		b, err := strconv.ParseBool(text)
		fmt.Printf("bool %q: %t %s\n", text, b, describe(err))
	}
	for _, text := range []string{``, `"`, `""`, `"a`, `a"`, `'a'`, `'ab'`, `''`, `"\x4"`, `"\400"`, `"\08"`, `"\ud800"`, `"\U00110000"`, `"\'"`, `'\"'`, `'\''`, "`a`", "`a``", "`\r`", "\"\n\"", "'\n'", "`\n`", `"\xff"`, `'\xff'`, `"\q"`, `"\"`, "\"\xff\"", `"é\t"`, `'é'`, `"a" `, `"a"b"`} {
		unquoted, err := strconv.Unquote(text)
		prefix, prefixErr := strconv.QuotedPrefix(text + "tail")
		r, multibyte, rest, charErr := strconv.UnquoteChar(text, '"')
		fmt.Printf("unquote %q: %q %v | %q %v | %q %t %q %v\n", text, unquoted, err, prefix, prefixErr, r, multibyte, rest, charErr)
	}
	err := error(&strconv.NumError{Func: "F", Num: "a\"b\n", Err: errors.New("why")})
	fmt.Println(err, errors.Unwrap(err))
	fmt.Println(strconv.ErrRange, strconv.ErrSyntax)
	for _, base := range []int{2, 3, 7, 35, 36} {
		fmt.Println(strconv.FormatInt(-1<<63, base), strconv.FormatUint(1<<64-1, base), strconv.FormatInt(0, base), string(strconv.AppendInt([]byte("x"), -35, base)))
	}
	for _, base := range []int{-1, 0, 1, 37} {
		func() {
			defer func() { fmt.Println(base, recover()) }()
			fmt.Println(strconv.FormatInt(5, base))
		}()
		func() {
			defer func() { fmt.Println(base, recover()) }()
			fmt.Println(strconv.FormatInt(5000, base))
		}()
	}
}
