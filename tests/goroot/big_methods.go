// Integers of any size: all methods over a table of numbers at the edges of words, with aliased arguments.
package main

import (
	"bytes"
	"encoding/gob"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"strings"
)

func n(s string) *big.Int {
	x, ok := new(big.Int).SetString(s, 0)
	if !ok {
		panic("bad number " + s)
	}
	return x
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %T %v\n", name, r, r)
		}
	}()
	f()
}

func main() {
	words := []*big.Int{n("0"), n("1"), n("-1"), n("2"), n("7"), n("-10"), n("0xffffffff"), n("0x100000000"), n("0x7fffffffffffffff"), n("-0x8000000000000000"), n("0xffffffffffffffff"), n("0x10000000000000000"),
		n("-0x10000000000000001"), n("0xffffffffffffffffffffffffffffffff"), n("0x100000000000000000000000000000000"), n("123456789012345678901234567890"), n("-340282366920938463463374607431768211455")}
	for _, x := range words {
		fmt.Println(x, x.Sign(), x.BitLen(), x.TrailingZeroBits(), x.IsInt64(), x.IsUint64(), x.Int64(), x.Uint64(), len(x.Bits()), new(big.Int).Neg(x), new(big.Int).Abs(x), new(big.Int).Not(x))
		f, acc := x.Float64()
		fmt.Printf(" %v %v %x %X %o %b %#x %+d %20d|%-20d|%020d %s %q\n", f, acc, x, x, x, x, x, x, x, x, x, x, x.Bytes())
		for _, base := range []int{2, 3, 10, 16, 36, 37, 62} {
			s := x.Text(base)
			back, ok := new(big.Int).SetString(s, base)
			if !ok || back.Cmp(x) != 0 {
				fmt.Println("not back", base, s)
			}
		}
		fmt.Println(" ", x.Text(36), x.Text(62), string(x.Append([]byte("pre"), 3)), fmt.Sprintf("%x", x.FillBytes(make([]byte, 20))))
		for _, y := range words {
			z := new(big.Int)
			fmt.Print(z.Add(x, y), " ", z.Sub(x, y), " ", z.Mul(x, y), " ", x.Cmp(y), x.CmpAbs(y), " ", z.And(x, y), " ", z.Or(x, y), " ", z.Xor(x, y), " ", z.AndNot(x, y), " ")
			if y.Sign() != 0 {
				q, m := new(big.Int).DivMod(x, y, new(big.Int))
				t, r := new(big.Int).QuoRem(x, y, new(big.Int))
				fmt.Print(q, m, t, r, z.Div(x, y), z.Mod(x, y), z.Quo(x, y), z.Rem(x, y), " ")
			}
			u, v := new(big.Int), new(big.Int)
			fmt.Print(z.GCD(u, v, x, y), u, v)
			fmt.Println()
		}
	}
	// Receivers that are arguments.
	a := n("123456789012345678901234567890")
	fmt.Println(a.Add(a, a), a.Sub(a, n("1")), a.Mul(a, a), a.Quo(a, n("987654321")), a.Rem(a, n("1000000007")), a.Exp(a, n("3"), nil), a.Sqrt(a.Abs(a)), a.Lsh(a, 70), a.Rsh(a, 3), a.Sub(a, a))
	for _, s := range []uint{0, 1, 63, 64, 65, 200} {
		x := n("-0x123456789abcdef0123")
		fmt.Println(new(big.Int).Lsh(x, s), new(big.Int).Rsh(x, s), x.Bit(int(s)), new(big.Int).SetBit(x, int(s), 1), new(big.Int).SetBit(x, int(s), 0))
	}
	for _, c := range [][3]string{{"3", "5", "7"}, {"2", "1000", "1000000007"}, {"-3", "5", "7"}, {"3", "-1", "7"}, {"3", "-2", "9"}, {"0", "0", "7"}, {"5", "3", "0"}, {"5", "-3", "0"}, {"5", "3", "1"}, {"5", "3", "-7"}, {"0xffffffffffffffffffff", "0xfffffffffffff", "0x10000000000000000000000000000000"}, {"12345678901234567890", "98765432109876543210", "100000000000000000000000000000000000007"}} {
		try(fmt.Sprint(c), func() {
			fmt.Println(c, new(big.Int).Exp(n(c[0]), n(c[1]), n(c[2])), new(big.Int).Exp(n(c[0]), n("4"), nil))
			fmt.Println(new(big.Int).ModInverse(n(c[0]), n(c[2])), new(big.Int).ModSqrt(n(c[0]), n("10007")))
		})
	}
	for i := -10; i <= 10; i++ {
		fmt.Print(big.Jacobi(big.NewInt(int64(i)), n("21")), new(big.Int).Binomial(20, int64(i)), " ", new(big.Int).MulRange(int64(i), 5), " ")
	}
	fmt.Println()
	for _, p := range []string{"-7", "0", "1", "2", "3", "4", "561", "1105", "3215031751", "18446744073709551557", "18446744073709551559", "170141183460469231731687303715884105727", "170141183460469231731687303715884105729", "3825123056546413051"} {
		fmt.Print(p, n(p).ProbablyPrime(0), n(p).ProbablyPrime(20), " ")
	}
	fmt.Println()
	for _, s := range []string{"", "-", "+5", "--5", "0x", "0b102", "0o17", "017", "08", "1_000", "1__0", "_1", "0_1", "0x_f", "1_", " 1", "1 ", "1e3", "é", "0B11", "0XfF", "-0x10", "+-1", "00", "0_x1"} {
		for _, base := range []int{0, 2, 8, 10, 16, 62} {
			x, ok := new(big.Int).SetString(s, base)
			fmt.Print(x, ok, " ")
		}
		fmt.Printf("%q\n", s)
	}
	try("div zero", func() { new(big.Int).Div(n("1"), n("0")) })
	try("mod zero", func() { new(big.Int).Mod(n("1"), n("0")) })
	try("quo zero", func() { new(big.Int).Quo(n("1"), n("0")) })
	try("sqrt negative", func() { new(big.Int).Sqrt(n("-1")) })
	try("setbit negative", func() { new(big.Int).SetBit(n("1"), -1, 1) })
	try("setbit 2", func() { new(big.Int).SetBit(n("1"), 1, 2) })
	try("bit negative", func() { n("1").Bit(-1) })
	try("fill short", func() { n("0x12345").FillBytes(make([]byte, 2)) })
	try("jacobi even", func() { big.Jacobi(n("1"), n("4")) })
	try("prime negative", func() { n("7").ProbablyPrime(-1) })
	try("base", func() { new(big.Int).SetString("1", 63) })
	try("text base", func() { n("1").Text(1) })
	try("nil", func() { var x *big.Int; fmt.Println(x, x.Text(10)); fmt.Printf("%d %s %x\n", x, x, x); x.Sign() })
	try("modsqrt even", func() { new(big.Int).ModSqrt(n("2"), n("8")) })

	type doc struct {
		A *big.Int
		B big.Int
		M map[string]*big.Int
	}
	d := doc{words[13], *n("-5"), map[string]*big.Int{"k": words[16]}}
	text, err := json.Marshal(d)
	fmt.Println(string(text), err)
	var back doc
	err = json.Unmarshal(text, &back)
	fmt.Println(err, back.A, back.M)
	for _, s := range []string{`{"A":null}`, `{"A":12}`, `{"A":"5"}`, `{"A":1.5}`, `{"B":0x10}`, `{"B":-0}`} {
		err = json.Unmarshal([]byte(s), &back)
		fmt.Println(s, err, back.A == nil)
	}
	enc, err := words[16].GobEncode()
	fmt.Println(enc, err, back.B.GobDecode(enc), &back.B, back.B.GobDecode([]byte{9}), back.B.GobDecode(nil), &back.B)
	mt, err := words[9].MarshalText()
	fmt.Println(string(mt), err, back.B.UnmarshalText([]byte("0x1f")), back.B.UnmarshalText([]byte("zz")))
	var buf bytes.Buffer
	fmt.Println(gob.NewEncoder(&buf).Encode(words[15]), gob.NewDecoder(&buf).Decode(&back.B), &back.B)
	var x, y big.Int
	k, err := fmt.Sscan(" -0x1f  12_3 ", &x, &y)
	fmt.Println(k, err, &x, &y)
	k, err = fmt.Sscanf("ff|777", "%x|%o", &x, &y)
	fmt.Println(k, err, &x, &y)
	for _, c := range [][2]string{{"12z", "%d"}, {"-12_3", "%d"}, {"0b102", "%v"}, {"0x1g", "%v"}, {"0o778", "%s"}, {"019", "%v"}, {"0_1_2", "%v"}, {"+7+", "%d"}, {"12", "%b"}, {"zz", "%x"}, {"-", "%d"}, {"5", "%f"}, {"0xff", "%x"}, {"1-2", "%v"}} {
		var rest string
		x.SetInt64(-99)
		k, err = fmt.Sscanf(c[0], c[1]+"%s", &x, &rest)
		fmt.Printf("%q %s: %d %v %v %q\n", c[0], c[1], k, err, err == nil || k > 0 && x.Sign() == 0, rest)
		if k > 0 {
			fmt.Println("  ", &x)
		}
	}
	_, err = fmt.Sscan("nope", &x)
	fmt.Println(err)
	fmt.Printf("%10.5d|%+.3d|% d|%#b|%#o|%O|%-#12x|%08d|%v|%c|%z\n", n("42"), n("-7"), n("3"), n("5"), n("8"), n("8"), n("255"), n("-42"), n("9"), n("65"), n("1"))
	fact := new(big.Int).MulRange(1, 300)
	s := fact.String()
	fmt.Println(len(s), s[:20], s[len(s)-80:], strings.TrimRight(s, "0") == s[:len(s)-74], fact.BitLen(), math.Ilogb(1e300))
}
