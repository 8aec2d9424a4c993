package main

import (
	"fmt"
	"math"
	"math/big"
)

func main() {
	rats := []*big.Rat{big.NewRat(0, 1), big.NewRat(1, 3), big.NewRat(-2, 4), big.NewRat(22, 7), big.NewRat(5, -1), big.NewRat(math.MaxInt64, 3), new(big.Rat)}
	for _, a := range rats {
		fmt.Println(a, a.RatString(), a.FloatString(0), a.FloatString(5), a.FloatString(40), a.Sign(), a.IsInt(), a.Num(), a.Denom())
		f, exact := a.Float64()
		g, exact2 := a.Float32()
		fmt.Println(f, exact, g, exact2)
		fmt.Println(a.FloatPrec())
		for _, b := range rats {
			fmt.Println(a.Cmp(b), new(big.Rat).Add(a, b), new(big.Rat).Sub(a, b), new(big.Rat).Mul(a, b))
			if b.Sign() != 0 {
				fmt.Println(new(big.Rat).Quo(a, b), new(big.Rat).Inv(b))
			}
		}
	}
	for _, s := range []string{"", "1", "1/3", "-4/6", "1.25", "-.5", "1e3", "1.5e-3", "0x1p-2", "1/0", "1/-2", "a", "1.", ".", "1e", "1_0.5", "3/0x10", "0.1e400"} {
		r, ok := new(big.Rat).SetString(s)
		fmt.Println(s, r, ok)
	}
	for _, f := range []float64{0, 1, -0.1, math.Pi, 5e-324, math.MaxFloat64, 1e-310, math.Inf(1)} {
		r := new(big.Rat).SetFloat64(f)
		fmt.Println(r)
		if r != nil {
			v, exact := r.Float64()
			w, exact32 := r.Float32()
			fmt.Println(v == f, exact, w, w != 0 && exact32)
		}
	}
	h := new(big.Rat)
	for i := int64(1); i < 60; i++ {
		h.Add(h, big.NewRat(1, i))
	}
	fmt.Println(h, h.FloatString(50))
}
