// Matmul multiplies square matrices held as slices of rows: nested loops over
// floats with bounds checks on both operands.
package main

import (
	"fmt"
	"os"
	"strconv"
)

func newMatrix(n int) [][]float64 {
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = make([]float64, n)
	}
	return rows
}

// fill gives the matrix small reproducible entries.
func fill(m [][]float64, seed int) {
	n := len(m)
	scale := 1 / float64(n) / float64(n)
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			m[i][j] = scale * float64(i-j+seed) * float64(i+j)
		}
	}
}

func transpose(m [][]float64) [][]float64 {
	n := len(m)
	t := newMatrix(n)
	for i := 0; i < n; i++ {
		for j := 0; j < n; j++ {
			t[j][i] = m[i][j]
		}
	}
	return t
}

func multiply(a, b [][]float64) [][]float64 {
	n := len(a)
	product := newMatrix(n)
	bt := transpose(b)
	for i := 0; i < n; i++ {
		row := a[i]
		out := product[i]
		for j := 0; j < n; j++ {
			col := bt[j]
			var sum float64
			for k := 0; k < n; k++ {
				sum += row[k] * col[k]
			}
			out[j] = sum
		}
	}
	return product
}

func main() {
	n := 300
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "matmul: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	a, b := newMatrix(n), newMatrix(n)
	fill(a, 1)
	fill(b, 2)
	c := multiply(a, b)
	d := multiply(c, a)
	fmt.Printf("%.9f\n", c[n/2][n/2])
	fmt.Printf("%.9f\n", d[n/2][n/3])
	var trace float64
	for i := range d {
		trace += d[i][i]
	}
	fmt.Printf("%.9f\n", trace)
}
