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
