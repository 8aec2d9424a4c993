package rand

import (
	"internal/ziggurat"
	"math"
)

// NormFloat64 returns a normally distributed number of mean 0 and deviation 1, by the ziggurat method.
func (r *Rand) NormFloat64() float64 {
	t := ziggurat.Normal()
	for {
		u := r.Uint64()
		j := int32(u)
		i := u >> 32 & 0x7f
		x := float64(j) * float64(t.W[i])
		if uint32(max(j, -j)) < t.K[i] {
			return x
		}
		if i == 0 {
			// The tail beyond the lowest layer.
			for {
				x = -math.Log(r.Float64()) * (1 / ziggurat.NormalTail)
				if y := -math.Log(r.Float64()); y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return ziggurat.NormalTail + x
			}
			return -ziggurat.NormalTail - x
		}
		if t.F[i]+float32(r.Float64())*(t.F[i-1]-t.F[i]) < float32(math.Exp(-0.5*x*x)) {
			return x
		}
	}
}

// ExpFloat64 returns an exponentially distributed number of mean 1, by the ziggurat method.
func (r *Rand) ExpFloat64() float64 {
	t := ziggurat.Exponential()
	for {
		u := r.Uint64()
		j := uint32(u)
		i := uint8(u >> 32)
		x := float64(j) * float64(t.W[i])
		if j < t.K[i] {
			return x
		}
		if i == 0 {
			return ziggurat.ExpTail - math.Log(r.Float64())
		}
		if t.F[i]+float32(r.Float64())*(t.F[i-1]-t.F[i]) < float32(math.Exp(-x)) {
			return x
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
