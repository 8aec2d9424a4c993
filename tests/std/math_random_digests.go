// Every function of math over hundreds of thousands of numbers of all sizes, as digests of the bits.
package main

import (
	"fmt"
	"math"
	"math/rand/v2"
)

type digest uint64

func (d *digest) bits(b uint64) {
	for i := 0; i < 64; i += 8 {
		*d = (*d ^ digest(b>>i&255)) * 1099511628211
	}
}

func (d *digest) add(xs ...float64) {
	for _, x := range xs {
		if x != x {
			d.bits(1)
		} else {
			d.bits(math.Float64bits(x))
		}
	}
}

// source gives numbers of several distributions, among them odd ones.
type source struct{ r *rand.Rand }

func (s source) next(kind int) float64 {
	switch kind {
	case 0:
		return math.Float64frombits(s.r.Uint64())
	case 1:
		return s.r.Float64()*2 - 1
	case 2:
		return s.r.NormFloat64() * 100
	case 3:
		return math.Ldexp(s.r.Float64()+0.5, s.r.IntN(60)-30) * float64(1-2*s.r.IntN(2))
	case 4:
		return float64(s.r.Int64N(4000)-2000) / 2
	case 5:
		return math.Ldexp(s.r.Float64(), -1000-s.r.IntN(80))
	}
	return math.Nextafter(float64(s.r.IntN(40)-20)*math.Pi/4, float64(s.r.IntN(3)-1)*1e9)
}

func main() {
	one := []struct {
		name string
		f    func(float64) float64
	}{
		{"Abs", math.Abs}, {"Acos", math.Acos}, {"Acosh", math.Acosh}, {"Asin", math.Asin}, {"Asinh", math.Asinh}, {"Atan", math.Atan}, {"Atanh", math.Atanh}, {"Cbrt", math.Cbrt},
		{"Ceil", math.Ceil}, {"Cos", math.Cos}, {"Cosh", math.Cosh}, {"Erf", math.Erf}, {"Erfc", math.Erfc}, {"Erfinv", math.Erfinv}, {"Erfcinv", math.Erfcinv}, {"Exp", math.Exp},
		{"Exp2", math.Exp2}, {"Expm1", math.Expm1}, {"Floor", math.Floor}, {"Gamma", math.Gamma}, {"J0", math.J0}, {"J1", math.J1}, {"Log", math.Log}, {"Log10", math.Log10},
		{"Log1p", math.Log1p}, {"Log2", math.Log2}, {"Logb", math.Logb}, {"Round", math.Round}, {"RoundToEven", math.RoundToEven}, {"Sin", math.Sin}, {"Sinh", math.Sinh},
		{"Sqrt", math.Sqrt}, {"Tan", math.Tan}, {"Tanh", math.Tanh}, {"Trunc", math.Trunc}, {"Y0", math.Y0}, {"Y1", math.Y1},
	}
	const rounds = 1500
	for _, f := range one {
		fmt.Print(f.name)
		for kind := range 7 {
			s := source{rand.New(rand.NewPCG(uint64(kind), 99))}
			d := digest(14695981039346656037)
			for range rounds {
				d.add(f.f(s.next(kind)))
			}
			fmt.Printf(" %08x", uint32(d^d>>32))
		}
		fmt.Println()
	}
	two := []struct {
		name string
		f    func(x, y float64) float64
	}{
		{"Atan2", math.Atan2}, {"Copysign", math.Copysign}, {"Dim", math.Dim}, {"Hypot", math.Hypot}, {"Max", math.Max}, {"Min", math.Min}, {"Mod", math.Mod},
		{"Nextafter", math.Nextafter}, {"Pow", math.Pow}, {"Remainder", math.Remainder},
	}
	for _, f := range two {
		fmt.Print(f.name)
		for kind := range 7 {
			s := source{rand.New(rand.NewPCG(uint64(kind), 7))}
			d := digest(14695981039346656037)
			for range rounds {
				x, y := s.next(kind), s.next((kind+1)%7)
				d.add(f.f(x, y), f.f(y, x), f.f(x, x))
			}
			fmt.Printf(" %08x", uint32(d^d>>32))
		}
		fmt.Println()
	}
	for kind := range 7 {
		s := source{rand.New(rand.NewPCG(uint64(kind), 3))}
		d := digest(14695981039346656037)
		for range rounds {
			x, y, z := s.next(kind), s.next((kind+2)%7), s.next((kind+3)%7)
			fr, e := math.Frexp(x)
			ip, fp := math.Modf(y)
			sn, cs := math.Sincos(z)
			lg, sign := math.Lgamma(x)
			d.add(fr, float64(e), ip, fp, sn, cs, lg, float64(sign), math.FMA(x, y, z), math.Ldexp(x, int(y)%2000), math.Jn(s.r.IntN(9)-4, z), math.Yn(s.r.IntN(5), z),
				float64(math.Float32frombits(math.Float32bits(float32(x)))), float64(math.Nextafter32(float32(x), float32(y))), math.Pow10(int(z)%400), float64(math.Ilogb(y)))
			d.bits(uint64(int64(float32(fp) * 1e6)))
		}
		fmt.Printf("mixed %016x\n", uint64(d))
	}

	// Arithmetic of 32 and 64 bits, and what is fused and what not.
	d64, d32 := digest(1), digest(1)
	s := source{rand.New(rand.NewPCG(5, 5))}
	for range rounds * 4 {
		x, y, z := s.next(s.r.IntN(7)), s.next(s.r.IntN(7)), s.next(s.r.IntN(7))
		d64.add(x+y, x-y, x*y, x/y, x*y+z, x*y-z, z-x*y, float64(x*y)+z, -x*-y, x+y+z, (x+y)*z)
		a, b, c := float32(x), float32(y), float32(z)
		d32.add(float64(a+b), float64(a-b), float64(a*b), float64(a/b), float64(a*b+c), float64(a*b-c), float64(-a), float64(float32(math.Sqrt(float64(a)))))
	}
	fmt.Printf("%016x %016x\n", uint64(d64), uint64(d32))
}
