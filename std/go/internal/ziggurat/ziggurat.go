// Package ziggurat has the tables of the ziggurat method (Marsaglia and Tsang, 2000), made when they are first
// used. Each layer of a density's graph has the same area.
package ziggurat

import (
	"math"
	"sync"
)

const (
	// NormalTail and ExpTail are where the lowest layer's tail begins.
	NormalTail = 3.442619855899
	ExpTail    = 7.69711747013104972

	normalArea = 9.91256303526217e-3
	expArea    = 3.949659822581572e-3
)

// Table has for each layer: which numbers are surely below the graph, the scale of numbers, and the height.
type Table struct {
	K    []uint32
	W, F []float32
}

// layers makes a table: numbers are scaled by span, and inverse is the inverse of density.
func layers(n int, tail, area, span float64, density, inverse func(float64) float64) Table {
	t := Table{make([]uint32, n), make([]float32, n), make([]float32, n)}
	x, above := tail, tail
	base := area / density(x)
	t.K[0], t.K[1] = uint32(x/base*span), 0
	t.W[0], t.W[n-1] = float32(base/span), float32(x/span)
	t.F[0], t.F[n-1] = 1, float32(density(x))
	for i := n - 2; i >= 1; i-- {
		x = inverse(area/x + density(x))
		t.K[i+1] = uint32(x / above * span)
		above = x
		t.F[i] = float32(density(x))
		t.W[i] = float32(x / span)
	}
	return t
}

// Normal returns the table of the normal distribution.
var Normal = sync.OnceValue(func() *Table {
	t := layers(128, NormalTail, normalArea, 1<<31,
		func(x float64) float64 { return math.Exp(-0.5 * x * x) },
		func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) })
	return &t
})

// Exponential returns the table of the exponential distribution.
var Exponential = sync.OnceValue(func() *Table {
	t := layers(256, ExpTail, expArea, 1<<32,
		func(x float64) float64 { return math.Exp(-x) },
		func(y float64) float64 { return -math.Log(y) })
	return &t
})
