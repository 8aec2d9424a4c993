package main

import (
	"fmt"
	"math"
	"math/big"
)

func main() {
	for _, s := range []string{"3/4", "-6/8", "1.25e2", "0x1p-3", "1e-3", "1/0", "", "1/-2", ".5", "5.", "0b1/0b11", "1_0/2", "3.14159", "1e1000", "inf"} {
		r, ok := new(big.Rat).SetString(s)
		if !ok {
			fmt.Println(s, "bad", r)
			continue
		}
		if len(s) > 5 && s[:3] == "1e1" {
			fmt.Println(len(r.String()))
			continue
		}
		f, exact := r.Float64()
		g, exact32 := r.Float32()
		n, e := r.FloatPrec()
		fmt.Println(s, r, r.RatString(), r.FloatString(5), r.FloatString(0), f, exact, g, exact32, n, e, r.IsInt(), r.Num(), r.Denom(), r.Sign())
	}
	a, b := big.NewRat(1, 3), big.NewRat(-5, 6)
	z := new(big.Rat)
	fmt.Println(z.Add(a, b), a.Cmp(b))
	fmt.Println(z.Sub(a, b), z.Mul(z, b), z.Quo(a, b), z.Neg(z), z.Inv(z), z.Abs(z))
	fmt.Println(z.SetFloat64(0.1), z.SetFloat64(math.Inf(1)), z.SetFrac64(10, -4), z.SetInt64(5))
	for _, prec := range []uint{1, 10, 24, 53, 100, 200} {
		x := new(big.Float).SetPrec(prec)
		x.Quo(big.NewFloat(1), big.NewFloat(3))
		y := new(big.Float).SetPrec(prec).Sqrt(big.NewFloat(2))
		fmt.Println(prec, x, y, x.Acc(), y.Acc(), x.MinPrec(), x.Mode(), x.MantExp(nil))
		fmt.Println(x.Text('g', 10), x.Text('e', -1), x.Text('f', 60), x.Text('p', 0), x.Text('b', 0), x.Text('x', -1), x.Text('x', 3))
		fmt.Printf("%v %.3f %10.2e|%-12.4g|%+.1f %s\n", x, x, x, x, x, x)
	}
	for _, m := range []big.RoundingMode{big.ToNearestEven, big.ToNearestAway, big.ToZero, big.AwayFromZero, big.ToNegativeInf, big.ToPositiveInf} {
		for _, v := range []float64{2.5, -2.5, 3.5, 2.25, -2.75} {
			f := new(big.Float).SetMode(m).SetPrec(2).SetFloat64(v)
			fmt.Print(m, " ", v, " ", f, " ", f.Acc(), "; ")
		}
		fmt.Println()
	}
	for _, s := range []string{"1e10", "0x1.8p3", "Inf", "-inf", "0b11p2", "1.5e", "nan", "1_0.5"} {
		f, base, err := big.ParseFloat(s, 0, 64, big.ToNearestEven)
		if err != nil {
			fmt.Println(s, err)
			continue
		}
		i, acc := f.Int64()
		u, acc2 := f.Uint64()
		g, acc3 := f.Float64()
		fmt.Println(s, f, base, i, acc, u, acc2, g, acc3, f.IsInf(), f.IsInt(), f.Signbit())
	}
	f := new(big.Float).SetPrec(80).SetInt(new(big.Int).Exp(big.NewInt(7), big.NewInt(40), nil))
	i, acc := f.Int(nil)
	r, acc2 := f.Rat(nil)
	fmt.Println(f, i, acc, r, acc2)
	t, err := f.MarshalText()
	fmt.Println(string(t), err)
	defer func() {
		e := recover()
		fmt.Printf("%T %v\n", e, e)
	}()
	inf := new(big.Float).SetInf(false)
	inf.Sub(inf, inf)
}
