// Double precision arithmetic, comparison with NaN, signed zeros and infinities.
package main

import (
	"fmt"
	"math"
)

func compare(a, b float64) {
	fmt.Println(a, b, a == b, a != b, a < b, a <= b, a > b, a >= b)
}

func branch(a, b float64) string {
	s := ""
	if a < b {
		s += "lt "
	}
	if !(a < b) {
		s += "nlt "
	}
	if a >= b {
		s += "ge "
	} else {
		s += "nge "
	}
	if a != b {
		s += "ne "
	}
	if a == b && a <= b {
		s += "eq"
	}
	return s
}

func main() {
	zero := 0.0
	negZero := math.Copysign(0, -1)
	inf := 1 / zero
	nan := zero / zero
	values := []float64{0, negZero, 1, -1, 0.1, inf, -inf, nan, math.MaxFloat64, 5e-324}
	for _, a := range values {
		for _, b := range values {
			compare(a, b)
			fmt.Println(branch(a, b), a+b, a-b, a*b, a/b)
		}
	}
	fmt.Println(0.1+0.2, 0.1*3, 1.0/3, 2.0/3, 1e16+1, 1e15+0.3)
	x := 10.0
	x += 2.5
	x -= 0.25
	x *= 3
	x /= 7
	fmt.Println(x, -x, x-x)
	fmt.Println(math.Sqrt(2), math.Floor(-1.5), math.Ceil(-1.5), math.Trunc(-1.5), math.Abs(-3.25))
	fmt.Println(math.IsNaN(nan), math.IsInf(inf, 1), math.IsInf(-inf, 1), math.Inf(-1), math.NaN())
	fmt.Println(math.Max(1, 2), math.Min(1, nan), math.Mod(7, 3), math.Mod(-7, 3), math.Pow(2, 10), math.Hypot(3, 4))
	fmt.Println(math.MaxInt64, math.MinInt64, math.Pi, math.E, math.MaxInt8, math.MaxUint32)
	fmt.Println(math.Float64bits(1.5), math.Float64bits(negZero), math.Float64frombits(0x4009_21fb_5444_2d18), math.Float32bits(-2))
	sum := 0.0
	for i := 1; i <= 1000; i++ {
		sum += 1 / float64(i*i)
	}
	fmt.Println(sum, math.Sqrt(sum*6))
}
