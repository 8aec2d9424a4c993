package distribution

import (
	"math"
	"sync"
)

// The ziggurat method (Marsaglia and Tsang, 2000): each layer of a density's graph has the same area. Tables are
// made when they are first used.

const (
	// Where the lowest layer's tail begins.
	normalTail = 3.442619855899
	expTail    = 7.69711747013104972

	normalArea = 9.91256303526217e-3
	expArea    = 3.949659822581572e-3
)

// table has for each layer: which numbers are surely below the graph, the scale of numbers, and the height.
type table struct {
	k    []uint32
	w, f []float32
}

// layers makes a table: numbers are scaled by span, and inverse is the inverse of density.
func layers(n int, tail, area, span float64, density, inverse func(float64) float64) *table {
	t := &table{make([]uint32, n), make([]float32, n), make([]float32, n)}
	x, above := tail, tail
	base := area / density(x)
	t.k[0], t.k[1] = uint32(x/base*span), 0
	t.w[0], t.w[n-1] = float32(base/span), float32(x/span)
	t.f[0], t.f[n-1] = 1, float32(density(x))
	for i := n - 2; i >= 1; i-- {
		x = inverse(area/x + density(x))
		t.k[i+1] = uint32(x / above * span)
		above = x
		t.f[i] = float32(density(x))
		t.w[i] = float32(x / span)
	}
	return t
}

var normal = sync.OnceValue(func() *table {
	return layers(128, normalTail, normalArea, 1<<31,
		func(x float64) float64 { return math.Exp(-0.5 * x * x) },
		func(y float64) float64 { return math.Sqrt(-2 * math.Log(y)) })
})

var exponential = sync.OnceValue(func() *table {
	return layers(256, expTail, expArea, 1<<32,
		func(x float64) float64 { return math.Exp(-x) },
		func(y float64) float64 { return -math.Log(y) })
})

// Normal makes a number of mean 0 and deviation 1 of a random one and a random layer below 128; false if they are
// to be drawn again.
func Normal(j int32, layer uint32, source Source) (float64, bool) {
	t := normal()
	x := float64(j) * float64(t.w[layer])
	if uint32(max(j, -j)) < t.k[layer] {
		return x, true
	}
	if layer > 0 {
		return x, t.isBelow(layer, source, math.Exp(-0.5*x*x))
	}
	// The tail beyond the lowest layer.
	for {
		x = -math.Log(source.Float64()) * (1 / normalTail)
		if y := -math.Log(source.Float64()); y+y >= x*x {
			break
		}
	}
	if j > 0 {
		return normalTail + x, true
	}
	return -normalTail - x, true
}

// Exponential makes a number of mean 1 of a random one and a random layer below 256; false if they are to be drawn
// again.
func Exponential(j, layer uint32, source Source) (float64, bool) {
	t := exponential()
	x := float64(j) * float64(t.w[layer])
	if j < t.k[layer] {
		return x, true
	}
	if layer == 0 {
		return expTail - math.Log(source.Float64()), true
	}
	return x, t.isBelow(layer, source, math.Exp(-x))
}

// isBelow decides whether a random height in a layer is below the density.
func (t *table) isBelow(layer uint32, source Source, density float64) bool {
	return t.f[layer]+float32(source.Float64())*(t.f[layer-1]-t.f[layer]) < float32(density)
}
