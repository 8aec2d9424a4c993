package rand

import "internal/distribution"

// NormFloat64 returns a normally distributed number of mean 0 and deviation 1, by the ziggurat method.
func (r *Rand) NormFloat64() float64 {
	for {
		u := r.Uint64()
		if x, ok := distribution.Normal(int32(u), uint32(u>>32&0x7f), r); ok {
			return x
		}
	}
}

// ExpFloat64 returns an exponentially distributed number of mean 1, by the ziggurat method.
func (r *Rand) ExpFloat64() float64 {
	for {
		u := r.Uint64()
		if x, ok := distribution.Exponential(uint32(u), uint32(u>>32&0xff), r); ok {
			return x
		}
	}
}

// Zipf makes numbers k in [0, imax] with probability proportional to (v + k) ** -s.
type Zipf struct{ numbers *distribution.Zipf }

// NewZipf returns a Zipf, nil unless s > 1 and v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1 || v < 1 {
		return nil
	}
	return &Zipf{distribution.NewZipf(r, s, v, imax)}
}

func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	return z.numbers.Uint64()
}
