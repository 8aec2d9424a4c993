package distribution

import "math"

// Zipf makes numbers k in [0, imax] with probability proportional to (v + k) ** -s.
type Zipf struct {
	source         Source
	imax, v, q     float64
	oneMinusQ, inv float64
	hxm, hx0MinHxm float64
	s              float64
}

func (z *Zipf) h(x float64) float64       { return math.Exp(z.oneMinusQ*math.Log(z.v+x)) * z.inv }
func (z *Zipf) inverse(x float64) float64 { return math.Exp(z.inv*math.Log(z.oneMinusQ*x)) - z.v }

// NewZipf returns a Zipf; s > 1 and v >= 1. The method is rejection-inversion (Hörmann, Derflinger).
func NewZipf(source Source, s, v float64, imax uint64) *Zipf {
	z := &Zipf{source: source, imax: float64(imax), v: v, q: s, oneMinusQ: 1 - s, inv: 1 / (1 - s)}
	z.hxm = z.h(z.imax + 0.5)
	z.hx0MinHxm = z.h(0.5) - math.Exp(math.Log(v)*-s) - z.hxm
	z.s = 1 - z.inverse(z.h(1.5)-math.Exp(-s*math.Log(v+1)))
	return z
}

// Uint64 returns a number.
func (z *Zipf) Uint64() uint64 {
	for {
		ur := z.hxm + z.source.Float64()*z.hx0MinHxm
		x := z.inverse(ur)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || ur >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
