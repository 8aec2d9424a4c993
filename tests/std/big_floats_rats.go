// Fractions and floats of any precision: formats, parsing, rounding modes, specials, encodings.
package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/big"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %T %v\n", name, r, r)
		}
	}()
	f()
}

func main() {
	for _, s := range []string{"0", "-0", "1", "1.5", "-2.75", "1e10", "1e-10", "3/4", "-6/8", "4/2", "0.1", "1/3", "1_000", "0x1p-2", "0x.8", "0b101", "0o17/0x10", "1e3/2", "1/0", "/", "1/", "", ".", ".5", "5.", "-.5e1", "1e", "inf", "nan", "+3", "1 /2", "12345678901234567890/98765432109876543210", "1e+5", "0x1.8p3", "1p3", "0.000000000000000000000001", "017", "08", "0e5"} {
		r, ok := new(big.Rat).SetString(s)
		if !ok {
			fmt.Printf("%q no rat\n", s)
			continue
		}
		f64, exact := r.Float64()
		f32, exact32 := r.Float32()
		n, ex := r.FloatPrec()
		fmt.Println(s, r, r.RatString(), r.FloatString(0), r.FloatString(5), f64, exact, f32, exact32, r.Sign(), r.IsInt(), r.Num(), r.Denom(), n, ex)
		fmt.Println(" ", new(big.Rat).Neg(r), new(big.Rat).Abs(r), r.Cmp(big.NewRat(1, 2)), new(big.Rat).Add(r, big.NewRat(1, 3)), new(big.Rat).Mul(r, r), new(big.Rat).Sub(r, r))
		try("inv", func() { fmt.Println(new(big.Rat).Inv(r), new(big.Rat).Quo(big.NewRat(7, -3), r)) })
		text, err := r.MarshalText()
		gobbed, err2 := r.GobEncode()
		var back, back2 big.Rat
		fmt.Println(" ", string(text), err, back.UnmarshalText(text), back2.GobDecode(gobbed), err2, &back, back2.Cmp(r), len(gobbed))
	}
	for _, x := range []float64{0, 0.1, -1.5, 1e300, 5e-324, math.MaxFloat64, math.Inf(1), math.NaN()} {
		fmt.Println(new(big.Rat).SetFloat64(x))
	}
	try("zero denominator", func() { big.NewRat(1, 0) })
	try("setfrac", func() { new(big.Rat).SetFrac(big.NewInt(1), big.NewInt(0)) })
	fmt.Println(big.NewRat(-4, -6), new(big.Rat).SetFrac64(6, -4), new(big.Rat).SetInt64(-7), new(big.Rat).SetUint64(math.MaxUint64), new(big.Rat), big.NewRat(math.MinInt64, math.MinInt64))

	modes := []big.RoundingMode{big.ToNearestEven, big.ToNearestAway, big.ToZero, big.AwayFromZero, big.ToNegativeInf, big.ToPositiveInf}
	values := []string{"0", "-0", "1", "-1.5", "0.1", "123456.789", "1e100", "-1e-100", "inf", "-Inf", "0x1.8p10", "9.999999999", "2.5", "3.5", "-2.5", "1e-5", "0.5e1"}
	for _, s := range values {
		for _, prec := range []uint{1, 4, 24, 53, 64, 200} {
			fmt.Print(s, "/", prec)
			for _, mode := range modes {
				f, b, err := big.ParseFloat(s, 10, prec, mode)
				if err != nil {
					f, b, err = big.ParseFloat(s, 0, prec, mode)
				}
				fmt.Print(" ", f.Text('g', 10), f.Acc(), f.MinPrec(), b, err)
			}
			fmt.Println()
		}
	}
	for _, s := range []string{"0", "-1.5", "1e100", "0.1", "123456789.125", "1e-7", "+Inf", "-0", "99999.5", "1e21"} {
		f, _, err := big.ParseFloat(s, 10, 70, big.ToNearestEven)
		if err != nil {
			fmt.Println(err)
			continue
		}
		for _, format := range []byte("eEfgGbpx") {
			fmt.Print(f.Text(format, 4), " ", f.Text(format, -1), " ", f.Text(format, 0), " ")
		}
		fmt.Println()
		fmt.Printf("%v %g %10.3f|%-12.2e|%+.1g|%012.3f|% f|%x|%b|%s|%d|%G|%#g\n", f, f, f, f, f, f, f, f, f, f, f, f, f)
		i, acc := f.Int(nil)
		i64, acc64 := f.Int64()
		u64, accu := f.Uint64()
		f64, accf := f.Float64()
		f32, accf32 := f.Float32()
		mant := new(big.Float)
		exp := f.MantExp(mant)
		fmt.Println(i, acc, i64, acc64, u64, accu, f64, accf, f32, accf32, mant, exp, f.IsInt(), f.IsInf(), f.Signbit(), f.Sign(), f.Prec(), f.Mode())
		r, accr := f.Rat(nil)
		fmt.Println(r, accr, new(big.Float).SetMantExp(mant, 3))
		text, err := f.MarshalText()
		gobbed, err2 := f.GobEncode()
		var back, back2 big.Float
		fmt.Println(string(text), err, back.UnmarshalText(text), &back, back.Prec(), back2.GobDecode(gobbed), &back2, err2)
	}
	x, y := new(big.Float).SetPrec(100).SetInt64(10), new(big.Float).SetPrec(60).SetFloat64(0.3)
	inf, zero := new(big.Float).SetInf(false), new(big.Float)
	for _, mode := range modes {
		z := new(big.Float).SetMode(mode).SetPrec(20)
		fmt.Println(mode, z.Add(x, y), z.Acc(), z.Sub(x, y), z.Acc(), z.Mul(x, y), z.Acc(), z.Quo(x, y), z.Acc(), new(big.Float).SetPrec(20).Sqrt(x), z.Neg(y), z.Acc(), z.SetPrec(3), z.Acc(), z.Abs(z))
	}
	fmt.Println(new(big.Float).Add(x, y).Prec(), new(big.Float).Quo(x, inf), new(big.Float).Quo(x, zero), new(big.Float).Sub(zero, x), x.Cmp(y), inf.Cmp(x), zero.Cmp(new(big.Float).Neg(zero)), new(big.Float).Sqrt(inf), new(big.Float).Sqrt(zero))
	fmt.Println(new(big.Float).SetPrec(200).Sqrt(big.NewFloat(2)), new(big.Float).SetPrec(200).Quo(big.NewFloat(1), big.NewFloat(3)).Text('f', 70))
	try("inf-inf", func() { new(big.Float).Sub(inf, inf) })
	try("0*inf", func() { new(big.Float).Mul(zero, inf) })
	try("0/0", func() { new(big.Float).Quo(zero, zero) })
	try("inf/inf", func() { new(big.Float).Quo(inf, inf) })
	try("sqrt -1", func() { new(big.Float).Sqrt(big.NewFloat(-1)) })
	try("nan", func() { big.NewFloat(math.NaN()) })
	try("nan set", func() { new(big.Float).SetFloat64(math.NaN()) })
	for _, s := range []string{"", "1e", "x", "1.2.3", "0x", "1e5x", "infinity", "Infx", "0x1p", "_1", "1_0", "0b1.1", "1p5", "0x1e5", "--1", "1e+-3"} {
		f, ok := new(big.Float).SetString(s)
		_, b, err := big.ParseFloat(s, 0, 53, big.ToZero)
		fmt.Println(s, f, ok, b, err == nil)
	}
	var doc struct {
		F *big.Float
		R *big.Rat
	}
	fmt.Println(json.Unmarshal([]byte(`{"F":"1.25","R":"5/10"}`), &doc), doc.F, doc.R)
	text, err := json.Marshal(doc)
	fmt.Println(string(text), err, json.Unmarshal([]byte(`{"F":1.5}`), &doc) != nil, json.Unmarshal([]byte(`{"R":"x"}`), &doc))
	var f big.Float
	var r big.Rat
	n, err := fmt.Sscan("-1.5e3 22/7", &f, &r)
	fmt.Println(n, err, &f, &r)
	// The golden ratio and e by series.
	phi := new(big.Float).SetPrec(300).SetInt64(5)
	phi.Sqrt(phi).Add(phi, big.NewFloat(1)).Quo(phi, big.NewFloat(2))
	e, term := new(big.Rat).SetInt64(1), new(big.Rat).SetInt64(1)
	for i := int64(1); i < 60; i++ {
		e.Add(e, term.Mul(term, big.NewRat(1, i)))
	}
	fmt.Println(phi.Text('g', 80), e.FloatString(75))
}
