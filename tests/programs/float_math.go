// The functions of package math that programs use most, to twelve digits.
package main

import (
	"fmt"
	"math"
)

func main() {
	for _, x := range []float64{0, 0.5, 1, 2, 3.7, 10, 100.25} {
		fmt.Printf("%.12g %.12g %.12g %.12g %.12g\n", math.Sin(x), math.Cos(x), math.Tan(x), math.Atan(x), math.Exp(x/10))
		fmt.Printf("%.12g %.12g %.12g %.12g\n", math.Log(x+1), math.Log2(x+1), math.Log10(x+1), math.Sqrt(x))
	}
	for _, x := range []float64{-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 2.4999, 1e20} {
		fmt.Println(math.Floor(x), math.Ceil(x), math.Trunc(x), math.Round(x), math.RoundToEven(x), math.Abs(x), math.Signbit(x))
	}
	i, f := math.Modf(3.25)
	fmt.Println(i, f)
	fr, exp := math.Frexp(12)
	fmt.Println(fr, exp, math.Ldexp(0.75, 4))
	fmt.Printf("%.12g %.12g %.12g\n", math.Atan2(1, -1), math.Asin(0.5), math.Acos(0.5))
	fmt.Printf("%.12g %.12g %.12g %.12g\n", math.Pow(2, 0.5), math.Pow(-2, 3), math.Pow(10, -3), math.Cbrt(27))
	fmt.Println(math.Pow(0, 0), math.Pow(2, -1), math.Pow(-1, 0.5), math.Inf(1)-math.Inf(1), math.Sqrt(-1), math.Log(0))
	fmt.Println(math.Max(math.Inf(-1), 3), math.Min(-0.0, 0), math.Max(math.NaN(), 1))
	fmt.Println(math.MaxFloat32, math.SmallestNonzeroFloat64, math.MaxUint16)
	fmt.Println(min(2.5, 1.5, 3), max(1, 2.5), min("b", "a"), max(3, 7, 5), min(7, 3))
	a, b, c := 3, 9, -4
	fmt.Println(min(a, b, c), max(a, b, c), min(float64(a), math.NaN()))
}
