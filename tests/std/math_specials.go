package main

import (
	"fmt"
	"math"
)

var specials = []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 2, -2, 1.5, 2.5, -2.5, math.MaxFloat64, math.SmallestNonzeroFloat64, 709.9, -745.2, 1e-300, 1e18}

func main() {
	one := []struct {
		name string
		f    func(float64) float64
	}{
		{"abs", math.Abs}, {"acos", math.Acos}, {"acosh", math.Acosh}, {"asin", math.Asin}, {"asinh", math.Asinh},
		{"atan", math.Atan}, {"atanh", math.Atanh}, {"cbrt", math.Cbrt}, {"ceil", math.Ceil}, {"cos", math.Cos},
		{"cosh", math.Cosh}, {"erf", math.Erf}, {"erfc", math.Erfc}, {"erfinv", math.Erfinv}, {"erfcinv", math.Erfcinv},
		{"exp", math.Exp}, {"exp2", math.Exp2}, {"expm1", math.Expm1}, {"floor", math.Floor}, {"gamma", math.Gamma},
		{"j0", math.J0}, {"j1", math.J1}, {"log", math.Log}, {"log10", math.Log10}, {"log1p", math.Log1p},
		{"log2", math.Log2}, {"logb", math.Logb}, {"round", math.Round}, {"rte", math.RoundToEven}, {"sin", math.Sin},
		{"sinh", math.Sinh}, {"sqrt", math.Sqrt}, {"tan", math.Tan}, {"tanh", math.Tanh}, {"trunc", math.Trunc},
		{"y0", math.Y0}, {"y1", math.Y1},
	}
	for _, o := range one {
		fmt.Print(o.name)
		for _, x := range specials {
			fmt.Printf(" %.12g", o.f(x))
		}
		fmt.Println()
	}
	two := []struct {
		name string
		f    func(a, b float64) float64
	}{
		{"atan2", math.Atan2}, {"copysign", math.Copysign}, {"dim", math.Dim}, {"hypot", math.Hypot}, {"max", math.Max},
		{"min", math.Min}, {"mod", math.Mod}, {"nextafter", math.Nextafter}, {"pow", math.Pow}, {"remainder", math.Remainder},
	}
	for _, t := range two {
		for _, x := range specials {
			fmt.Print(t.name, " ", x)
			for _, y := range specials {
				fmt.Printf(" %.12g", t.f(x, y))
			}
			fmt.Println()
		}
	}
	for _, x := range specials {
		fr, e := math.Frexp(x)
		i, f := math.Modf(x)
		s, c := math.Sincos(x)
		l, sign := math.Lgamma(x)
		fmt.Printf("%v %v %.12g %.12g %.12g %.12g %.12g %v\n", fr, e, i, f, s, c, l, sign)
		fmt.Println(math.Ldexp(x, 10), math.Ldexp(x, -1074), math.Ldexp(x, 2000), math.IsInf(x, 0), math.IsInf(x, -1), math.IsNaN(x), math.Signbit(x))
		fmt.Printf("%x %x %v %v\n", math.Float64bits(x)&^(1<<51), math.Float32bits(float32(math.Abs(x)))>>16, math.FMA(x, 2, 1), math.Nextafter32(float32(x), 0))
		if !math.IsInf(x, 0) && !math.IsNaN(x) && x != 0 {
			fmt.Println(math.Ilogb(x), math.Pow10(int(math.Mod(x, 400))))
		}
		fmt.Printf("%.10g %.10g\n", math.Jn(3, x), math.Yn(2, x))
	}
	fmt.Println(math.Ilogb(0), math.Ilogb(math.Inf(1)), math.Ilogb(math.NaN()), math.Pow10(309), math.Pow10(-324), math.Pow10(-323))
}
