package main

import (
	"fmt"
	"math"
	"strconv"
	"unicode"
)

func main() {
	b := []byte("> ")
	b = strconv.AppendBool(b, true)
	b = strconv.AppendInt(b, math.MinInt64, 36)
	b = append(b, ' ')
	b = strconv.AppendUint(b, math.MaxUint64, 2)
	b = append(b, ' ')
	for _, f := range []byte("eEfgGbxX") {
		for _, p := range []int{-1, 0, 3, 20} {
			for _, bits := range []int{32, 64} {
				b = strconv.AppendFloat(b, 1234.5678e-3, f, p, bits)
				b = append(b, ' ')
			}
		}
		b = append(b, '\n')
	}
	fmt.Println(string(b))
	for _, s := range []string{"", "a\"b'`", "\x00\a\b\f\n\r\t\v\x7f", "\xff\xc0", "世\u00ad\u200b\U0001F600\U000e0001", "\ufeff\u2028\ufffd", "é\u0301"} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
	}
	for _, r := range []rune{0, '\'', '"', 0x7f, 0xd800, 0x10ffff, 0x110000, -1, 'é', 0x3000, 0xa0} {
		fmt.Println(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r), unicode.IsPrint(r))
	}
	for _, s := range []string{`"a"`, `'a'`, "`a\r\n`", `"\x41\u0042\103\U00000044"`, `"\'"`, `'\''`, `'ab'`, `"`, ``, `"\400"`, `"\ud800"`, `"a` + "\n" + `"`, `'\"'`, `"\q"`, "`a``", `'é'`, `"\xff"`} {
		v, err := strconv.Unquote(s)
		fmt.Printf("%q %v; ", v, err)
		p, err := strconv.QuotedPrefix(s + "tail")
		fmt.Printf("%q %v\n", p, err)
	}
	for s := `a\nb\x41\'é\u00e9"`; s != ""; {
		v, multi, tail, err := strconv.UnquoteChar(s, '"')
		fmt.Println(v, multi, tail, err)
		if err != nil {
			break
		}
		s = tail
	}
	for _, s := range []string{"0x1p-2", "1_000", "0x_1p0", "inf", "-Infinity", "nan", "+NaN", "1e400", "-1e400", "1e-400", ".5", "5.", ".", "e1", "0x1.8", "1e", "4.9e-324", "2.4e-324", "1.7976931348623159e308", "0b1", " 1"} {
		f, err := strconv.ParseFloat(s, 64)
		g, err2 := strconv.ParseFloat(s, 32)
		fmt.Println(f, err, g, err2)
	}
	for _, s := range []string{"0x1F", "0b101", "0o17", "017", "1_0", "_1", "1__0", "0_7", "-0x8000000000000000", "9223372036854775808", "+5", "", "-", "zz"} {
		i, err := strconv.ParseInt(s, 0, 64)
		j, err2 := strconv.ParseInt(s, 36, 16)
		u, err3 := strconv.ParseUint(s, 0, 8)
		fmt.Println(i, err, j, err2, u, err3)
	}
	_, err := strconv.ParseInt("1", 1, 64)
	_, err2 := strconv.ParseInt("1", 10, 65)
	fmt.Println(err, err2)
	for _, s := range []string{"1+2i", "i", "(3-4i)", "-Inf+NaNi", "1e3i", "1+", "2i+1", "0x1p1+3i"} {
		c, err := strconv.ParseComplex(s, 128)
		fmt.Println(c, err)
	}
	fmt.Println(strconv.FormatComplex(1.5-2i, 'g', -1, 64), strconv.FormatComplex(complex(math.Inf(1), math.NaN()), 'e', 2, 128))
}
