// Float verbs with precisions, flags and special values.
package main

import (
	"fmt"
	"math"
)

func main() {
	for _, f := range []float64{0, 1, -1, 0.1, 3.14159265, 100, 1e6, 1e20, 1e21, 1e-4, 1e-5, 123456789.123, -2.5e-10, 0.5, 2.5} {
		fmt.Println(f, float32(f))
		fmt.Printf("%v|%f|%.2f|%8.3f|%-8.1f|%08.2f|%+.1f|% .3f|%.0f|\n", f, f, f, f, f, f, f, f, f)
		fmt.Printf("%e|%E|%.3e|%g|%G|%.3g|%10.4g|%+g|%#g|\n", f, f, f, f, f, f, f, f, f)
	}
	inf, nan := math.Inf(1), math.NaN()
	fmt.Println(inf, -inf, nan, math.MaxFloat64, math.SmallestNonzeroFloat64, math.MaxFloat32)
	fmt.Printf("%f %5.1f|%-6f|%+f|%06f|%e %g\n", inf, nan, inf, inf, -inf, nan, -inf)
	fmt.Printf("%6.2f|%6.2f|%v\n", []float64{1, 2.345}, [2]float32{0.1, 0.2}, []float32{0.1})
	fmt.Printf("%v %g %f %.3v\n", float32(0.1), float32(1)/3, float32(16777216), math.Pi)
	fmt.Printf("%*.*f|%-*.2f|\n", 10, 3, math.Pi, 8, math.E)
	fmt.Println(1e100, 1.0, 100000.0, 1000000.0, 20000000.0, 123456789.0, 1e20, 1e21, 0.000001, 0.0000001)
	fmt.Println(0.1+0.2, 1.0/3, 2.0/3, math.Sqrt(2), 1e23, 5e-324, 4.35, 0.3)
	fmt.Printf("%.0f %.0f %.0f %.0f %.1f %.1f\n", 0.5, 1.5, 2.5, 3.5, 0.25, 0.35)
	fmt.Printf("%5.0f|%.10f|%.20f|%.1e\n", 1e10, 1.0/3, 0.1, 12345.0)
	fmt.Printf("%x %b\n", 1.5, 1.0)
	fmt.Printf("%d %s %t\n", 1.5, 2.5, 3.5)
	type temp float64
	fmt.Println(temp(36.6), []temp{1, 2.5})
	fmt.Printf("%T %v %#v %#v %#v\n", temp(1), temp(1.5), temp(2), 1.0, 1e21)
	fmt.Println(complex(1, -2), complex64(complex(0.5, 1)))
}
