package main

import (
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
)

func main() {
	huge, _ := new(big.Int).SetString("-123456789012345678901234567890", 10)
	ints := []*big.Int{big.NewInt(0), big.NewInt(255), big.NewInt(-255), huge, nil}
	for _, verb := range []string{"%d", "%5d", "%-8d|", "%08d", "%+d", "% d", "%+08d", "%-08d|", "%.5d", "%8.5d", "%.0d", "%08.5d", "%x", "%X", "%#x", "%#X", "%+#x", "%#20x", "%-#20x|", "%#020x", "%.8x", "%o", "%#o", "%O", "%b", "%#b", "%s", "%10s", "%v", "%+v", "%#v", "%q", "%e", "%f", "%c", "%t", "%T", "%40d", "%-40d|", "%040d", "% x", "%.0x", "%3.1d", "%U"} {
		fmt.Printf("%s:", verb)
		for _, n := range ints {
			fmt.Printf(" ["+verb+"]", n)
		}
		fmt.Println()
	}
	for _, base := range []int{2, 3, 10, 36, 37, 62} {
		fmt.Println(huge.Text(base), string(big.NewInt(-61).Append([]byte("x"), base)), (*big.Int)(nil).Text(base))
	}
	for _, text := range []string{"", "0", "-0", "+5", "--5", " 5", "5 ", "0x1f", "0X1F", "-0xff", "0b101", "0o17", "017", "08", "1_000", "_1", "1_", "1__0", "0x_f", "0_7", "zz", "Zz", "1e5", "1.0", "0x", "0b", "0b2", "é", "+", "-"} {
		for _, base := range []int{0, 2, 8, 10, 16, 36, 62} {
			n, ok := new(big.Int).SetString(text, base)
			fmt.Print(n, " ", ok, "; ")
		}
		r, ok := new(big.Rat).SetString(text)
		f, fok := new(big.Float).SetString(text)
		fmt.Println(text, "|", r, ok, "|", f, fok)
	}
	for _, text := range []string{"1/2", "-4/6", "1/0", "0/5", "1/-2", "+1/2", " 1/2", "1 /2", "0x1/0x10", "0b11/3", "1_0/2", "1.5/2", "1e3", "1.25e-2", "1e", ".5", "5.", ".", "1.5e+3", "0x1p-2", "0x1.8", "1p3", "1e400", "inf", "nan", "1.2.3", "3/4/5", "/", "/2", "1/", "0x.8p1", "1e1/2", "010", "010/2", "0o10/2", "-.5e1", "1E2"} {
		r, ok := new(big.Rat).SetString(text)
		fmt.Printf("rat %q: %v %t", text, r, ok)
		f, base, err := big.ParseFloat(text, 0, 64, big.ToNearestEven)
		fmt.Println(" | float", f, base, err)
	}
	for _, r := range []*big.Rat{big.NewRat(1, 3), big.NewRat(-2, 3), big.NewRat(5, 1), big.NewRat(0, 7), big.NewRat(-1, 200), big.NewRat(995, 1000)} {
		exact, finite := r.FloatPrec()
		fmt.Println(r, r.RatString(), r.FloatString(0), r.FloatString(2), r.FloatString(10), exact, finite)
		fmt.Printf("%s %v %q %+v %10s|\n", r, r, r, r, r)
	}
	floats := []*big.Float{big.NewFloat(0), big.NewFloat(-1.5), big.NewFloat(123456.789), new(big.Float).SetInf(true), new(big.Float).SetPrec(200).SetInt(huge), new(big.Float).Neg(big.NewFloat(0))}
	for _, verb := range []string{"%v", "%s", "%g", "%.3g", "%e", "%.2E", "%f", "%.0f", "%.3f", "%10.2f", "%-10.1f|", "%+.2f", "% .2f", "%010.2f", "%b", "%x", "%.2x", "%d", "%q", "%G", "%5v", "%+010.1e", "%F"} {
		fmt.Printf("%s:", verb)
		for _, f := range floats {
			fmt.Printf(" ["+verb+"]", f)
		}
		fmt.Println()
	}
	for _, input := range []string{"12 0x1f -7", "0b11 0o7 010", "x 1", "", "99999999999999999999999 1", "+5 -", "1_000 2"} {
		var a, b big.Int
		n, err := fmt.Sscan(input, &a, &b)
		fmt.Printf("scan %q: %d %v %v %v\n", input, n, err, &a, &b)
	}
	for _, test := range [][2]string{{"%d", "42"}, {"%x", "ff"}, {"%x", "0xff"}, {"%o", "17"}, {"%b", "101"}, {"%v", "0x10"}, {"%s", "0x10"}, {"%d", "0x10"}, {"%3d", "12345"}, {"%q", "1"}, {"%d", "-"}, {"%X", "FF"}} {
		var a big.Int
		n, err := fmt.Sscanf(test[1], test[0], &a)
		fmt.Printf("scanf %q: %d %v %v\n", test, n, err, &a)
	}
	for _, input := range []string{"1/3 x", "-2.5", "1e2", "a", "", "1 / 3", "0x10", "1/0"} {
		var r big.Rat
		n, err := fmt.Sscan(input, &r)
		fmt.Printf("scan rat %q: %d %v %v\n", input, n, err, &r)
		var f big.Float
		n, err = fmt.Sscan(input, &f)
		fmt.Printf("scan float %q: %d %v %v\n", input, n, err, &f)
	}
	data, err := json.Marshal([]any{huge, big.NewRat(1, 3), big.NewFloat(1.5), (*big.Int)(nil), map[string]*big.Int{"a": big.NewInt(1)}})
	fmt.Println(string(data), err)
	for _, text := range []string{`[1,"2",null]`, `["x"]`, `["0x10"]`, `[true]`, `["1/2"]`} {
		var is []*big.Int
		var rs []*big.Rat
		var fs []*big.Float
		fmt.Println(text, json.Unmarshal([]byte(text), &is), is, json.Unmarshal([]byte(text), &rs), rs, json.Unmarshal([]byte(text), &fs), fs)
	}
	var n big.Int
	fmt.Println(n.UnmarshalText(nil), n.UnmarshalText([]byte("zz")), n.UnmarshalJSON([]byte("null")), n.UnmarshalJSON([]byte(`"5"`)), &n)
	encoded, err := huge.GobEncode()
	fmt.Println(encoded, err, n.GobDecode(encoded), &n, n.GobDecode([]byte{9}), n.GobDecode(nil), &n)
	for _, base := range []int{-1, 1, 63} {
		func() {
			defer func() { fmt.Println(base, strings.Contains(fmt.Sprint(recover()), "base")) }()
			fmt.Println(new(big.Int).SetString("1", base))
		}()
	}
	fmt.Println(new(big.Int).SetBytes([]byte{1, 0}), huge.Bytes(), huge.FillBytes(make([]byte, 14)), huge.BitLen(), huge.TrailingZeroBits(), huge.Sign(), huge.IsInt64())
}
