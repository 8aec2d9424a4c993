// Single precision rounds after every operation.
package main

import (
	"fmt"
	"math"
)

func accumulate(n int) float32 {
	var sum float32
	for i := 0; i < n; i++ {
		sum += 0.1
	}
	return sum
}

func poly(x float32) float32 {
	return ((x*1.5+2.25)*x-0.125)*x + 7
}

func compare(a, b float32) (bool, bool, bool, bool) {
	return a < b, a <= b, a == b, a != b
}

type vec struct{ x, y, z float32 }

func (v vec) dot(w vec) float32   { return v.x*w.x + v.y*w.y + v.z*w.z }
func (v vec) scale(k float32) vec { return vec{v.x * k, v.y * k, v.z * k} }

func main() {
	fmt.Println(accumulate(10), accumulate(1000), accumulate(100000))
	fmt.Println(poly(0), poly(0.1), poly(-3.3), poly(1e10))
	var a, b float32 = 1, 3
	fmt.Println(a/b, float64(a/b), float64(a)/float64(b), a/b*b == a)
	zero := float32(0)
	nan, inf := zero/zero, a/zero
	fmt.Println(nan, inf, -inf, inf-inf)
	fmt.Println(compare(nan, 1))
	fmt.Println(compare(1, inf))
	fmt.Println(compare(-inf, inf))
	fmt.Println(compare(0, -zero))
	v := vec{1, 2, 3}.scale(0.1)
	fmt.Println(v, v.dot(v), math.Sqrt(float64(v.dot(v))))
	arr := [4]float32{0.1, 0.2, 0.3, 0.4}
	var total float32
	for i, x := range arr {
		arr[i] = x * x
		total += arr[i]
	}
	fmt.Println(arr, total)
	m := map[float32]string{0.1: "tenth", 0.5: "half"}
	fmt.Println(m[0.1], m[0.5], m[float32(0.1)], len(m[0.25]))
	fmt.Println(float32(16777216)+1 == 16777216, a-0.9, b*0.1)
	fmt.Printf("%v %g %.3f %e\n", a/b, a/b, a/b, a/b)
}
