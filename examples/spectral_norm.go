// Spectral_norm estimates the spectral norm of the infinite matrix
// A(i,j) = 1/((i+j)(i+j+1)/2+i+1) by the power method.
package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
)

func entry(i, j int) float64 {
	return 1 / float64((i+j)*(i+j+1)/2+i+1)
}

func times(out, v []float64) {
	for i := range out {
		var sum float64
		for j, x := range v {
			sum += entry(i, j) * x
		}
		out[i] = sum
	}
}

func timesTransposed(out, v []float64) {
	for i := range out {
		var sum float64
		for j, x := range v {
			sum += entry(j, i) * x
		}
		out[i] = sum
	}
}

func timesBoth(out, v, scratch []float64) {
	times(scratch, v)
	timesTransposed(out, scratch)
}

func main() {
	n := 500
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "spectral_norm: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	u := make([]float64, n)
	v := make([]float64, n)
	scratch := make([]float64, n)
	for i := range u {
		u[i] = 1
	}
	for i := 0; i < 10; i++ {
		timesBoth(v, u, scratch)
		timesBoth(u, v, scratch)
	}
	var uv, vv float64
	for i := range u {
		uv += u[i] * v[i]
		vv += v[i] * v[i]
	}
	fmt.Printf("%.9f\n", math.Sqrt(uv/vv))
}
