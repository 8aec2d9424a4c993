// Complex functions at specials and over random numbers; arithmetic and division at infinities.
package main

import (
	"fmt"
	"math"
	"math/cmplx"
	"math/rand"
	"strconv"
)

var parts = []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -2.5, 1e-10, 700, -800, 1e300, math.Pi / 2, math.Inf(1), math.Inf(-1), math.NaN()}

func canon(x float64) float64 {
	if x != x {
		return math.NaN()
	}
	return x
}

func show(z complex128) string {
	return strconv.FormatComplex(complex(canon(real(z)), canon(imag(z))), 'g', 6, 128)
}

func main() {
	functions := []struct {
		name string
		f    func(complex128) complex128
	}{
		{"Acos", cmplx.Acos}, {"Acosh", cmplx.Acosh}, {"Asin", cmplx.Asin}, {"Asinh", cmplx.Asinh}, {"Atan", cmplx.Atan}, {"Atanh", cmplx.Atanh}, {"Conj", cmplx.Conj}, {"Cos", cmplx.Cos},
		{"Cosh", cmplx.Cosh}, {"Cot", cmplx.Cot}, {"Exp", cmplx.Exp}, {"Log", cmplx.Log}, {"Log10", cmplx.Log10}, {"Sin", cmplx.Sin}, {"Sinh", cmplx.Sinh}, {"Sqrt", cmplx.Sqrt}, {"Tan", cmplx.Tan}, {"Tanh", cmplx.Tanh},
	}
	for _, f := range functions {
		fmt.Print(f.name)
		for _, re := range parts {
			for _, im := range parts {
				fmt.Print(" ", show(f.f(complex(re, im))))
			}
		}
		fmt.Println()
	}
	for _, z := range []complex128{0, 1, -1, 1i, -1i, 3 + 4i, cmplx.Inf(), cmplx.NaN(), complex(math.Inf(-1), math.NaN()), complex(math.NaN(), 1)} {
		r, theta := cmplx.Polar(z)
		fmt.Println(cmplx.Abs(z), cmplx.Phase(z), canon(r), canon(theta), cmplx.IsInf(z), cmplx.IsNaN(z), show(cmplx.Rect(2, cmplx.Phase(z))), z == z)
		for _, w := range []complex128{0, 1, -1, 0.5, 2i, -1 + 1i, cmplx.Inf()} {
			fmt.Print(show(cmplx.Pow(z, w)), " ")
		}
		fmt.Println()
	}
	for _, w := range []complex128{complex(0, math.NaN()), complex(math.NaN(), 1), -1, 1i, complex(0, math.Inf(1)), complex(math.Inf(1), 0), complex(math.Inf(-1), 1)} {
		fmt.Print(show(cmplx.Pow(0, w)), " ")
	}
	for _, a := range []complex128{0, 1, 1i, complex(math.Inf(1), 0), complex(math.Inf(1), math.NaN()), complex(math.NaN(), math.NaN()), 1e308 + 1e308i, 1e-320 + 1e-320i, complex(0, math.Copysign(0, -1))} {
		for _, b := range []complex128{0, 2, -1i, complex(0, math.Inf(-1)), cmplx.Inf(), cmplx.NaN(), 1e308 - 1e308i, 1e-310i} {
			fmt.Print(show(a*b), show(a/b), show(a-b), a == b, " ")
		}
		fmt.Println()
	}

	r := rand.New(rand.NewSource(42))
	h := uint64(14695981039346656037)
	add := func(z complex128) {
		for _, x := range []float64{real(z), imag(z)} {
			b := math.Float64bits(x)
			if x != x {
				b = 1
			}
			for i := 0; i < 64; i += 8 {
				h = (h ^ b>>i&255) * 1099511628211
			}
		}
	}
	for _, f := range functions {
		for range 800 {
			add(f.f(complex(r.NormFloat64()*math.Exp2(float64(r.Intn(12)-4)), r.NormFloat64()*math.Exp2(float64(r.Intn(12)-4)))))
		}
		fmt.Printf("%s %016x\n", f.name, h)
	}
	for range 3000 {
		a, b := complex(r.NormFloat64(), r.NormFloat64()), complex(r.NormFloat64(), r.ExpFloat64())
		add(a * b)
		add(a / b)
		add(cmplx.Pow(a, b))
		add(complex128(complex64(a) * complex64(b)))
		add(complex128(complex64(a) / complex64(b)))
	}
	fmt.Printf("%016x\n", h)
	fmt.Printf("%v %+.3f %8.2e %g %T %q\n", 1-2i, 1.5+0i, 1e10-1e-10i, complex64(1.1+2.2i), complex64(0), fmt.Sprint(-1i))
	var c64 complex64 = complex(float32(math.MaxFloat32), 1)
	fmt.Println(c64*2, real(c64), imag(c64*c64), -c64, c64 == complex64(complex128(c64)))
}
