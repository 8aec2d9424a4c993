package rand

// Parameters of the additive lagged Fibonacci generator x[n] = x[n-607] + x[n-273] mod 2^64 (Mitchell and
// Reeds).
const (
	lag     = 607
	tap     = 273
	modulus = 1<<31 - 1
)

// initial returns the i-th word of the generator's state before it is seeded.
func initial(i int) uint64

type rngSource struct {
	tap, feed int
	state     [lag]uint64
}

// NewSource returns a Source of the numbers that belong to seed.
func NewSource(seed int64) Source {
	s := new(rngSource)
	s.Seed(seed)
	return s
}

// next returns 48271 * x modulo 2^31 - 1.
func next(x uint64) uint64 { return x * 48271 % modulus }

func (s *rngSource) Seed(seed int64) {
	s.tap, s.feed = 0, lag-tap
	seed %= modulus
	if seed < 0 {
		seed += modulus
	}
	if seed == 0 {
		seed = 89482311
	}
	x := uint64(seed)
	for i := 0; i < 20; i++ {
		x = next(x)
	}
	for i := range s.state {
		a := next(x)
		b := next(a)
		x = next(b)
		s.state[i] = a<<40 ^ b<<20 ^ x ^ initial(i)
	}
}

func (s *rngSource) Int63() int64 { return int64(s.Uint64() & (1<<63 - 1)) }

func (s *rngSource) Uint64() uint64 {
	s.tap--
	if s.tap < 0 {
		s.tap += lag
	}
	s.feed--
	if s.feed < 0 {
		s.feed += lag
	}
	x := s.state[s.feed] + s.state[s.tap]
	s.state[s.feed] = x
	return x
}
