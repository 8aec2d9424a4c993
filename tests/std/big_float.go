package main

import (
	"fmt"
	"math"
	"math/big"
)

func main() {
	values := []*big.Float{
		new(big.Float), big.NewFloat(1), big.NewFloat(-0.1), big.NewFloat(math.Pi), big.NewFloat(1e100), big.NewFloat(5e-324), big.NewFloat(-12345.678),
		new(big.Float).SetPrec(200).SetInt64(7), new(big.Float).SetInt(new(big.Int).Exp(big.NewInt(3), big.NewInt(100), nil)), new(big.Float).SetRat(big.NewRat(1, 3)),
		new(big.Float).SetInf(false), new(big.Float).SetInf(true), new(big.Float).SetPrec(10).SetFloat64(1023.7), new(big.Float).Neg(new(big.Float)),
	}
	for _, a := range values {
		fmt.Println(a, a.Prec(), a.Mode(), a.Acc(), a.Sign(), a.IsInt(), a.IsInf(), a.MinPrec(), a.Signbit())
		for _, f := range "eEfgGbp" {
			fmt.Print(a.Text(byte(f), -1), " ", a.Text(byte(f), 0), " ", a.Text(byte(f), 12), " ")
		}
		fmt.Printf("\n%v %g %.3f %10.2e|%-12.4g|%+.1f|%012.3f|% .2f|%s|%d\n", a, a, a, a, a, a, a, a, a, a)
		f, acc := a.Float64()
		g, acc2 := a.Float32()
		i, acc3 := a.Int64()
		u, acc4 := a.Uint64()
		fmt.Println(f, acc, g, acc2, i, acc3, u, acc4)
		n, acc5 := a.Int(nil)
		fmt.Println(n, acc5)
		var m big.Float
		fmt.Println(a.MantExp(&m), &m, new(big.Float).SetMantExp(&m, 5))
		for _, b := range values {
			op := func(name string, f func() *big.Float) {
				defer func() {
					if e := recover(); e != nil {
						fmt.Println(name, e)
					}
				}()
				z := f()
				fmt.Println(name, z.Text('g', -1), z.Acc(), z.Prec())
			}
			fmt.Println(a.Cmp(b))
			op("add", func() *big.Float { return new(big.Float).Add(a, b) })
			op("sub", func() *big.Float { return new(big.Float).Sub(a, b) })
			op("mul", func() *big.Float { return new(big.Float).Mul(a, b) })
			op("quo", func() *big.Float { return new(big.Float).Quo(a, b) })
		}
	}
	for mode := big.ToNearestEven; mode <= big.ToPositiveInf; mode++ {
		for _, x := range []int64{37, 38, 36, -38, -37, 42} {
			z := new(big.Float).SetMode(mode).SetPrec(4).SetInt64(x)
			fmt.Print(mode, x, " ", z, z.Acc(), "; ")
		}
		fmt.Println()
	}
	fmt.Println(new(big.Float).SetPrec(300).Sqrt(new(big.Float).SetPrec(300).SetInt64(2)).Text('f', 80))
	for _, s := range []string{"", "1.5", "-0", "+Inf", "1e1000", "0x1.8p3", "0b11", "1_000.5", "abc", "1e", ".5", "0.1"} {
		f, ok := new(big.Float).SetPrec(100).SetString(s)
		if ok {
			fmt.Println(s, f.Text('g', -1), f.Acc())
		} else {
			fmt.Println(s, ok)
		}
	}
	pi, third := new(big.Float).SetPrec(400), big.NewFloat(0)
	for k := int64(0); k < 110; k++ {
		t := new(big.Float).SetPrec(400).SetRat(new(big.Rat).SetFrac(new(big.Int).Sub(new(big.Int).SetInt64(120*k*k+151*k+47), big.NewInt(0)), big.NewInt(512*k*k*k*k+1024*k*k*k+712*k*k+194*k+15)))
		pi.Add(pi, t.Quo(t, new(big.Float).SetMantExp(big.NewFloat(1), int(4*k))))
	}
	fmt.Println(pi.Text('f', 100), third.SetPrec(0).Prec())
}
