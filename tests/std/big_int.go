package main

import (
	"fmt"
	"math/big"
)

func num(s string) *big.Int {
	n, ok := new(big.Int).SetString(s, 0)
	if !ok {
		panic(s)
	}
	return n
}

func main() {
	ints := []*big.Int{
		num("0"), num("1"), num("-1"), num("2"), num("-7"), num("18446744073709551615"), num("-18446744073709551616"), num("9223372036854775808"), num("-9223372036854775808"),
		num("123456789012345678901234567890123456789"), num("-0xdeadbeefcafebabe0123456789abcdef00112233"), new(big.Int).Lsh(big.NewInt(3), 200), new(big.Int).Exp(big.NewInt(7), big.NewInt(123), nil),
	}
	for _, a := range ints {
		fmt.Println(a, a.Sign(), a.BitLen(), a.TrailingZeroBits(), a.IsInt64(), a.IsUint64(), a.Int64(), a.Uint64(), a.Text(2), a.Text(36), a.Text(62))
		fmt.Printf("%x %X %#x %o %O %b %+d %40d %-40d| %040d %.30d % d %s %v %q\n", a, a, a, a, a, a, a, a, a, a, a, a, a, a, a)
		fmt.Println(a.Bytes(), new(big.Int).Not(a), new(big.Int).Neg(a), new(big.Int).Abs(a))
		f, acc := a.Float64()
		fmt.Println(f, acc)
		for _, s := range []uint{0, 1, 63, 64, 65, 130} {
			fmt.Println(new(big.Int).Lsh(a, s), new(big.Int).Rsh(a, s), a.Bit(int(s)), new(big.Int).SetBit(a, int(s), 1), new(big.Int).SetBit(a, int(s), 0))
		}
		for _, b := range ints {
			var z big.Int
			fmt.Println(a.Cmp(b), a.CmpAbs(b), z.Add(a, b), new(big.Int).Sub(a, b), new(big.Int).Mul(a, b))
			fmt.Println(new(big.Int).And(a, b), new(big.Int).Or(a, b), new(big.Int).Xor(a, b), new(big.Int).AndNot(a, b))
			if b.Sign() != 0 {
				q, r := new(big.Int).QuoRem(a, b, new(big.Int))
				d, m := new(big.Int).DivMod(a, b, new(big.Int))
				fmt.Println(q, r, d, m, new(big.Int).Quo(a, b), new(big.Int).Rem(a, b), new(big.Int).Div(a, b), new(big.Int).Mod(a, b))
			}
			var x, y big.Int
			g := new(big.Int).GCD(&x, &y, a, b)
			fmt.Println(g, &x, &y, new(big.Int).GCD(nil, nil, a, b))
			if b.Sign() > 0 {
				fmt.Println(new(big.Int).ModInverse(a, b), new(big.Int).Exp(a, big.NewInt(65537), b))
			}
		}
	}
	f := big.NewInt(1)
	for i := int64(1); i <= 300; i++ {
		f.Mul(f, big.NewInt(i))
	}
	fmt.Println(f, new(big.Int).MulRange(-3, -1), new(big.Int).MulRange(5, 20), new(big.Int).Binomial(100, 50))
	fmt.Println(new(big.Int).Sqrt(f), new(big.Int).Quo(f, new(big.Int).Exp(big.NewInt(10), big.NewInt(150), nil)))
	a, b := big.NewInt(0), big.NewInt(1)
	for i := 0; i < 5000; i++ {
		a.Add(a, b)
		a, b = b, a
	}
	fmt.Println(a)
	for _, s := range []string{"", "+", "-", "12", "+12", "-0", "0x", "0xff", "0b101", "0o17", "017", "08", "1_000", "_1", "1_", "1__0", "0x_f", "12a", " 1", "1 "} {
		n, ok := new(big.Int).SetString(s, 0)
		m, ok2 := new(big.Int).SetString(s, 10)
		k, ok3 := new(big.Int).SetString(s, 16)
		fmt.Println(s, n, ok, m, ok2, k, ok3)
	}
	for _, p := range []int64{2, 3, 4, 17, 561, 7919, 1000003, 2147483647, 3215031751, 1000000007 * 3} {
		fmt.Print(big.NewInt(p).ProbablyPrime(5), " ")
	}
	m521 := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 521), big.NewInt(1))
	fmt.Println(m521.ProbablyPrime(3), new(big.Int).Add(m521, big.NewInt(2)).ProbablyPrime(3), big.Jacobi(big.NewInt(1001), big.NewInt(9907)))
	fmt.Println(new(big.Int).ModSqrt(big.NewInt(10), big.NewInt(13)), new(big.Int).ModSqrt(big.NewInt(5), big.NewInt(41)), new(big.Int).ModSqrt(big.NewInt(3), big.NewInt(7)))
	var nilInt *big.Int
	fmt.Println(nilInt, []*big.Int{big.NewInt(1)}, fmt.Sprintf("%d", struct{ X *big.Int }{big.NewInt(5)}.X))
	var scanned big.Int
	fmt.Sscan("  -123456789012345678901234567890 x", &scanned)
	fmt.Println(&scanned)
	j, _ := scanned.MarshalJSON()
	fmt.Println(string(j), scanned.UnmarshalText([]byte("zz")))
	defer func() { fmt.Println(recover()) }()
	new(big.Int).Div(big.NewInt(1), big.NewInt(0))
}
