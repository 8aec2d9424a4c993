package rand

import "math"

// NormFloat64 returns a normally distributed number, by the polar method (Marsaglia and Bray).
func (r *Rand) NormFloat64() float64 {
	for {
		u, v := 2*r.Float64()-1, 2*r.Float64()-1
		if s := u*u + v*v; s < 1 && s != 0 {
			return u * math.Sqrt(-2*math.Log(s)/s)
		}
	}
}

// ExpFloat64 returns an exponentially distributed number of mean 1, by inversion.
func (r *Rand) ExpFloat64() float64 {
	for {
		if u := r.Float64(); u > 0 {
			return -math.Log(u)
		}
	}
}

// Zipf makes numbers k in [0, imax] with probability proportional to (v + k) ** -s.
type Zipf struct {
	r              *Rand
	imax, v, q     float64
	oneMinusQ, inv float64
	hxm, hx0MinHxm float64
	s              float64
}

func (z *Zipf) h(x float64) float64       { return math.Exp(z.oneMinusQ*math.Log(z.v+x)) * z.inv }
func (z *Zipf) inverse(x float64) float64 { return math.Exp(z.inv*math.Log(z.oneMinusQ*x)) - z.v }

// NewZipf returns a Zipf, nil unless s > 1 and v >= 1. The method is rejection-inversion (Hörmann, Derflinger).
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, q: s, oneMinusQ: 1 - s, inv: 1 / (1 - s)}
	z.hxm = z.h(z.imax + 0.5)
	z.hx0MinHxm = z.h(0.5) - math.Exp(math.Log(v)*-s) - z.hxm
	z.s = 1 - z.inverse(z.h(1.5)-math.Exp(-s*math.Log(v+1)))
	return z
}

func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		ur := z.hxm + z.r.Float64()*z.hx0MinHxm
		x := z.inverse(ur)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || ur >= z.h(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
