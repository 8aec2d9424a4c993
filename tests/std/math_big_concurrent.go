package main

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
)

func attempt(label string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			var e runtime.Error
			err, isError := r.(error)
			fmt.Printf("%s: %v %T %v\n", label, r, r, isError && errors.As(err, &e))
		}
	}()
	f()
}

// product multiplies a range by halves, each in a goroutine.
func product(from, to int64) *big.Int {
	if to-from < 16 {
		p := big.NewInt(1)
		for ; from < to; from++ {
			p.Mul(p, big.NewInt(from))
		}
		return p
	}
	mid := (from + to) / 2
	left := make(chan *big.Int)
	go func() { left <- product(from, mid) }()
	right := product(mid, to)
	return right.Mul(right, <-left)
}

// fibonacci doubles its way up.
func fibonacci(n int) *big.Int {
	a, b := big.NewInt(0), big.NewInt(1)
	for i := 31; i >= 0; i-- {
		t := new(big.Int).Lsh(b, 1)
		t.Sub(t, a).Mul(t, a)
		a.Mul(a, a)
		b.Mul(b, b).Add(b, a)
		a.Set(t)
		if n>>i&1 == 1 {
			a.Add(a, b)
			a, b = b, a
		}
	}
	return a
}

func shared() {
	want := new(big.Int).MulRange(1, 499)
	fmt.Println(product(1, 500).Cmp(want), want.BitLen(), new(big.Int).MulRange(5, 4), new(big.Int).MulRange(-3, 0), new(big.Int).MulRange(-3, -1))
	// Readers of one number do not disturb each other.
	base := fibonacci(1000)
	text := base.String()
	var wg sync.WaitGroup
	var bad atomic.Int32
	for g := range 8 {
		wg.Go(func() {
			own := new(big.Int)
			for i := range 20 {
				own.Mul(base, base).Quo(own, base)
				if own.Cmp(base) != 0 || base.Text(10) != text {
					bad.Add(1)
				}
				own.Exp(big.NewInt(int64(g+2)), big.NewInt(int64(i)), base)
				if gcd := new(big.Int).GCD(nil, nil, own, base); base.Sign() != 1 || gcd.Sign() != 1 {
					bad.Add(1)
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(bad.Load(), len(text), text[:10], base.ProbablyPrime(5))
	var m sync.Mutex
	total := new(big.Rat)
	for g := range 10 {
		wg.Go(func() {
			part := new(big.Rat)
			for k := 1 + g*10; k <= (g+1)*10; k++ {
				part.Add(part, big.NewRat(1, int64(k)))
			}
			m.Lock()
			total.Add(total, part)
			m.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(total, total.FloatString(20))
	primes := make([]bool, 200)
	for i := range primes {
		wg.Go(func() { primes[i] = big.NewInt(int64(i)).ProbablyPrime(0) })
	}
	wg.Wait()
	count := 0
	for _, p := range primes {
		if p {
			count++
		}
	}
	fmt.Println(count)
}

func aliases() {
	x := big.NewInt(12345)
	fmt.Println(x.Add(x, x), x.Sub(x, x), x.SetInt64(-7).Mul(x, x), x.Quo(x, x), x.SetInt64(9).Exp(x, x, nil), x.Sqrt(x), x.Neg(x).Abs(x))
	q, r := new(big.Int), new(big.Int)
	for _, c := range [][2]int64{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}, {0, 5}, {math.MinInt64, -1}} {
		a, b := big.NewInt(c[0]), big.NewInt(c[1])
		q.QuoRem(a, b, r)
		fmt.Print(q, " ", r, " | ")
		q.DivMod(a, b, r)
		fmt.Print(q, " ", r, " | ", new(big.Int).Rem(a, b), " ", new(big.Int).Mod(a, b), "; ")
	}
	fmt.Println()
	y := big.NewInt(10)
	y.DivMod(y, big.NewInt(3), r)
	fmt.Println(y, r)
	attempt("QuoRem into one", func() {
		q, r := r.QuoRem(big.NewInt(17), big.NewInt(5), y)
		fmt.Println(q, r, y)
	})
	fmt.Println(new(big.Int).And(big.NewInt(-6), big.NewInt(11)), new(big.Int).Or(big.NewInt(-6), big.NewInt(3)), new(big.Int).Xor(big.NewInt(-6), big.NewInt(-3)), new(big.Int).AndNot(big.NewInt(-6), big.NewInt(-3)), new(big.Int).Not(big.NewInt(-1)), new(big.Int).Rsh(big.NewInt(-5), 1), new(big.Int).Rsh(big.NewInt(-1), 100))
	s, t := new(big.Int), new(big.Int)
	fmt.Println(new(big.Int).GCD(s, t, big.NewInt(-240), big.NewInt(46)), s, t, new(big.Int).GCD(s, t, big.NewInt(0), big.NewInt(0)), s, t)
	fmt.Println(new(big.Int).ModInverse(big.NewInt(3), big.NewInt(11)), new(big.Int).ModInverse(big.NewInt(2), big.NewInt(4)), new(big.Int).ModInverse(big.NewInt(-3), big.NewInt(-11)))
	fmt.Println(new(big.Int).ModSqrt(big.NewInt(2), big.NewInt(7)), new(big.Int).ModSqrt(big.NewInt(3), big.NewInt(7)), big.Jacobi(big.NewInt(5), big.NewInt(21)), new(big.Int).Exp(big.NewInt(2), big.NewInt(-1), big.NewInt(7)), new(big.Int).Exp(big.NewInt(2), big.NewInt(-1), big.NewInt(4)), new(big.Int).Exp(big.NewInt(3), big.NewInt(-2), nil))
}

func mistakes() {
	zero := new(big.Int)
	attempt("divide", func() { zero.Div(big.NewInt(1), new(big.Int)) })
	attempt("quo", func() { zero.Quo(zero, zero) })
	attempt("mod", func() { zero.Mod(big.NewInt(1), zero) })
	attempt("sqrt", func() { zero.Sqrt(big.NewInt(-1)) })
	attempt("rat", func() { big.NewRat(1, 0) })
	attempt("rat quo", func() { new(big.Rat).Quo(big.NewRat(1, 2), new(big.Rat)) })
	attempt("rat inv", func() { new(big.Rat).Inv(new(big.Rat)) })
	attempt("set frac", func() { new(big.Rat).SetFrac(big.NewInt(1), zero) })
	attempt("jacobi", func() { big.Jacobi(big.NewInt(1), big.NewInt(4)) })
	attempt("float sqrt", func() { new(big.Float).Sqrt(big.NewFloat(-1)) })
	attempt("float nan", func() { big.NewFloat(math.NaN()) })
	attempt("inf - inf", func() { inf := new(big.Float).SetInf(false); inf.Sub(inf, inf) })
	attempt("0 * inf", func() { new(big.Float).Mul(new(big.Float), new(big.Float).SetInf(true)) })
	attempt("0 / 0", func() { new(big.Float).Quo(new(big.Float), new(big.Float)) })
	attempt("negative bit", func() { zero.Bit(-1) })
	attempt("negative set bit", func() { zero.SetBit(zero, -1, 1) })
	attempt("bit 2", func() { zero.SetBit(zero, 1, 2) })
	attempt("base", func() { fmt.Println(new(big.Int).SetString("11", 63)) })
	attempt("base 1", func() { new(big.Int).SetString("11", 1) })
	attempt("text base", func() { _ = big.NewInt(5).Text(63) })
	attempt("fill", func() { big.NewInt(1 << 40).FillBytes(make([]byte, 5)) })
	attempt("rand", func() { big.NewInt(5).ProbablyPrime(-1) })
	attempt("nil", func() {
		fmt.Println((*big.Int)(nil), (*big.Int)(nil).String(), (*big.Rat)(nil) == nil)
		(*big.Int)(nil).Sign()
	})
	attempt("binomial", func() { fmt.Println(zero.Binomial(5, 7), zero.Binomial(5, -1), zero.Binomial(50, 25)) })
}

func texts() {
	for _, s := range []string{"", "-", "+5", "0x_1f", "0b102", "1_000", "_1", "1__0", "0o17", "017", "-0", "0x", "1e3", " 1", "９"} {
		for _, base := range []int{0, 10, 16} {
			n, ok := new(big.Int).SetString(s, base)
			fmt.Print(n, ok, " ")
		}
		r, ok := new(big.Rat).SetString(s)
		fmt.Println(r, ok)
	}
	n, _ := new(big.Int).SetString("-123456789012345678901234567890", 10)
	fmt.Printf("%d %x %#X %o %b %20.5s|%+40d|%-40d|%040d %v %s\n", n, n, n, n, big.NewInt(-5), big.NewInt(7), n, n, n, []*big.Int{n, nil}, n)
	var a, b big.Int
	fmt.Println(fmt.Sscanf("ff zz", "%x %d", &a, &b))
	fmt.Println(fmt.Sscan("0b101 -0x10", &a, &b))
	fmt.Println(&a, &b, n.IsInt64(), n.Int64(), n.Uint64(), n.TrailingZeroBits(), n.CmpAbs(big.NewInt(1)))
	f, acc := new(big.Float).SetInt(n).Float64()
	fmt.Println(f, acc)
	fmt.Println(n.Float64())
	fmt.Println(big.NewRat(1, 3).Float32())
	fmt.Println(a.UnmarshalText([]byte("12x")), a.UnmarshalJSON([]byte("null")), a.UnmarshalJSON([]byte(`"5"`)))
	random := new(big.Int).SetUint64(rand.New(rand.NewPCG(1, 2)).Uint64())
	fmt.Println(random)
}

func main() {
	shared()
	aliases()
	mistakes()
	texts()
}
