package main

import (
	"fmt"
	"math/big"
)

func main() {
	parse := func(s string) *big.Int {
		z, ok := new(big.Int).SetString(s, 0)
		if !ok {
			fmt.Println("bad", s)
		}
		return z
	}
	vals := []*big.Int{parse("0"), parse("1"), parse("-1"), parse("0xffffffffffffffff"), parse("-0x10000000000000000"), parse("123456789012345678901234567890"), parse("-987654321098765432109876543210987654321")}
	for _, x := range vals {
		fmt.Println(x, x.Text(2), x.Text(36), x.Text(62), x.BitLen(), x.TrailingZeroBits(), x.Sign(), x.IsInt64(), x.IsUint64(), x.Int64(), x.Uint64())
		fmt.Printf("%x %X %#x %o %#o %O %b %+d %40d|%-40d|%045d|% d %s %v %q\n", x, x, x, x, x, x, x, x, x, x, x, x, x, x, x)
		fmt.Println(new(big.Int).Not(x), new(big.Int).Lsh(x, 70), new(big.Int).Rsh(x, 5), new(big.Int).Neg(x), new(big.Int).Abs(x))
		for _, y := range vals {
			fmt.Println(new(big.Int).And(x, y), new(big.Int).Or(x, y), new(big.Int).Xor(x, y), new(big.Int).AndNot(x, y), x.Cmp(y), x.CmpAbs(y))
			fmt.Println(new(big.Int).Add(x, y), new(big.Int).Sub(x, y), new(big.Int).Mul(x, y))
			if y.Sign() != 0 {
				q, r := new(big.Int).QuoRem(x, y, new(big.Int))
				d, m := new(big.Int).DivMod(x, y, new(big.Int))
				fmt.Println(q, r, d, m)
				e := new(big.Int).Exp(x, big.NewInt(13), y)
				fmt.Println(e, new(big.Int).ModInverse(x, y))
			}
			a, b := new(big.Int), new(big.Int)
			g := new(big.Int).GCD(a, b, x, y)
			fmt.Println(g, a, b)
		}
	}
	for _, s := range []string{"", "-", "0x", "0b102", "1_000", "0x_ff", "1__0", "_1", "0o17", "017", "+5", "12z"} {
		z, ok := new(big.Int).SetString(s, 0)
		w, ok2 := new(big.Int).SetString(s, 36)
		fmt.Println(s, z, ok, w, ok2)
	}
	for _, n := range []int64{0, 1, 2, 3, 4, 91, 97, 561, 7919, 1000003, 1000001} {
		fmt.Print(big.NewInt(n).ProbablyPrime(10), big.NewInt(n).ProbablyPrime(0), new(big.Int).Sqrt(big.NewInt(n)), " ")
	}
	p := parse("170141183460469231731687303715884105727")
	fmt.Println(p.ProbablyPrime(20), new(big.Int).ModSqrt(big.NewInt(4), p), big.Jacobi(big.NewInt(5), p))
	fmt.Println(new(big.Int).MulRange(5, 25), new(big.Int).Binomial(100, 50), new(big.Int).SetBit(big.NewInt(0), 100, 1), p.Bit(126), p.Bit(127))
	fmt.Println(new(big.Int).SetBytes([]byte{1, 0, 0, 0, 0, 0, 0, 0, 2}), p.Bytes(), p.FillBytes(make([]byte, 18)), len(p.Bits()))
	j, err := p.MarshalJSON()
	fmt.Println(string(j), err, new(big.Int).UnmarshalText([]byte("12x")))
	g, err := p.GobEncode()
	fmt.Println(g, err)
	f, acc := p.Float64()
	fmt.Println(f, acc, (*big.Int)(nil), p.Append([]byte("p="), 16))
	var z big.Int
	fmt.Println(fmt.Sscan("0x1f", &z))
	fmt.Println(&z)
	fmt.Println(fmt.Sscanf("-777", "%o", &z))
	fmt.Println(&z, z.ProbablyPrime(1))
	for _, f := range []func(){func() { z.Div(p, new(big.Int)) }, func() { z.Sqrt(big.NewInt(-1)) }, func() { p.FillBytes(make([]byte, 2)) }, func() { z.SetBit(p, -1, 1) }, func() { p.Text(1) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
