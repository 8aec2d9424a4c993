package main

import (
	"encoding/json"
	"fmt"
	"hash/maphash"
	"math"
	"math/big"
	"math/cmplx"
	"math/rand"
	randv2 "math/rand/v2"
	"runtime/debug"
)

func digest() (func(float64), func() uint64) {
	h := uint64(14695981039346656037)
	return func(x float64) {
			b := math.Float64bits(x)
			if x != x {
				b = 1
			}
			for i := 0; i < 64; i += 8 {
				h = (h ^ b>>i&255) * 1099511628211
			}
		}, func() uint64 {
			return h
		}
}

func main() {
	r := rand.New(rand.NewSource(42))
	add, sum := digest()
	for range 300000 {
		add(r.NormFloat64())
	}
	fmt.Println("norm", sum(), r.NormFloat64(), r.NormFloat64())
	for range 300000 {
		add(r.ExpFloat64())
	}
	fmt.Println("exp", sum(), r.ExpFloat64())
	q := randv2.New(randv2.NewPCG(1, 2))
	for range 300000 {
		add(q.NormFloat64())
		add(q.ExpFloat64())
	}
	fmt.Println("v2", sum(), q.NormFloat64(), q.ExpFloat64())

	list := []struct {
		name string
		f    func(complex128) complex128
	}{
		{"acos", cmplx.Acos}, {"acosh", cmplx.Acosh}, {"asin", cmplx.Asin}, {"asinh", cmplx.Asinh}, {"atan", cmplx.Atan}, {"atanh", cmplx.Atanh},
		{"cos", cmplx.Cos}, {"cosh", cmplx.Cosh}, {"sin", cmplx.Sin}, {"sinh", cmplx.Sinh}, {"tan", cmplx.Tan}, {"tanh", cmplx.Tanh}, {"cot", cmplx.Cot},
		{"exp", cmplx.Exp}, {"log", cmplx.Log}, {"log10", cmplx.Log10}, {"sqrt", cmplx.Sqrt},
		{"pow", func(z complex128) complex128 { return cmplx.Pow(z, 1.5-0.5i) }},
	}
	special := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -0.3, 1e-8, 3, -7.5, 1e10, math.Pi / 2, math.Inf(1), math.Inf(-1), math.NaN(), 700, -800}
	for _, f := range list {
		add, sum := digest()
		for _, re := range special {
			for _, im := range special {
				z := f.f(complex(re, im))
				add(real(z))
				add(imag(z))
			}
		}
		s1 := sum()
		for range 2000 {
			z := f.f(complex(r.NormFloat64()*3, r.NormFloat64()*3))
			add(real(z))
			add(imag(z))
		}
		fmt.Println(f.name, s1, sum())
	}
	seed := maphash.MakeSeed()
	type pt struct {
		x int
		s string
	}
	fmt.Println(maphash.Comparable(seed, pt{1, "a"}) == maphash.Comparable(seed, pt{1, "a"}), maphash.Comparable(seed, 1) == maphash.Comparable(seed, 2))
	var h maphash.Hash
	maphash.WriteComparable(&h, "x")
	var hs maphash.Hasher[string] = maphash.ComparableHasher[string]{}
	hs.Hash(&h, "y")
	fmt.Println(hs.Equal("a", "a"), maphash.Comparable(seed, math.NaN()) == maphash.Comparable(seed, math.NaN()), maphash.Comparable(seed, 0.0) == maphash.Comparable(seed, math.Copysign(0, -1)))
	func() {
		defer func() { fmt.Println(recover()) }()
		maphash.Comparable[any](seed, []int{1})
	}()
	for _, m := range []big.RoundingMode{big.Trunc, big.Floor, big.Round, big.Ceil} {
		for _, p := range [][2]int64{{7, 2}, {-7, 2}, {7, -2}, {-7, -2}, {5, 2}, {6, 3}, {8, 3}, {-8, 3}} {
			var rem big.Int
			q, _ := new(big.Int).Divide(big.NewInt(p[0]), big.NewInt(p[1]), &rem, m)
			fmt.Print(q, " ", &rem, "; ")
		}
		fmt.Println(m)
	}
	x, _ := new(big.Int).SetString("-123456789012345678901234567890", 10)
	b, err := x.GobEncode()
	var y big.Int
	fmt.Println(b, err, y.GobDecode(b), &y)
	fmt.Println(y.GobDecode([]byte{9}))
	b, _ = big.NewRat(-3, 700).GobEncode()
	var rt big.Rat
	fmt.Println(b, rt.GobDecode(b), &rt, rt.GobDecode([]byte{2, 1}), rt.GobDecode([]byte{2, 0, 0, 0, 9}))
	for _, f := range []*big.Float{big.NewFloat(1.5), big.NewFloat(-0.1), new(big.Float).SetPrec(200).Quo(big.NewFloat(1), big.NewFloat(3)), new(big.Float).SetInf(true), new(big.Float), new(big.Float).SetPrec(10).SetMode(big.ToZero).SetFloat64(1e300)} {
		b, err := f.GobEncode()
		var g big.Float
		fmt.Println(b, err, g.GobDecode(b), &g, g.Prec(), g.Mode(), g.Acc())
		g2 := new(big.Float).SetPrec(5)
		fmt.Println(g2.GobDecode(b), g2, g2.Acc())
	}
	bi := &debug.BuildInfo{Path: "p", Main: debug.Module{Path: "m", Version: "v1", Replace: &debug.Module{Path: "../x"}}, Deps: []*debug.Module{{Path: "d", Version: "v2", Sum: "h1:x"}}, Settings: []debug.BuildSetting{{"-a", "b c"}, {"K", "v"}}}
	fmt.Println(bi)
	p, err := debug.ParseBuildInfo(bi.String())
	js, _ := json.Marshal(p)
	fmt.Println(string(js), err)
	_, err = debug.ParseBuildInfo("mod\tx\n")
	fmt.Println(err)
	fmt.Println(debug.SetMemoryLimit(-1), debug.SetMaxThreads(10000))
}
