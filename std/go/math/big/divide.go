package big

// How Divide rounds quotients.
const (
	Trunc = ToZero
	Floor = ToNegativeInf
	Round = ToNearestEven
	Ceil  = ToPositiveInf
)

// Divide returns the quotient, rounded by mode, in z and the remainder in r; either may be nil.
func (z *Int) Divide(x, y, r *Int, mode RoundingMode) (*Int, *Int) {
	divisor := new(Int).Set(y)
	q, rest := new(Int).QuoRem(x, y, new(Int))
	var up, down bool
	if rest.Sign() != 0 {
		negative := rest.neg != divisor.neg
		switch mode {
		case Trunc:
		case Floor:
			down = negative
		case Ceil:
			up = !negative
		case Round:
			twice := new(Int).Lsh(rest, 1)
			c := twice.CmpAbs(divisor)
			away := c > 0 || c == 0 && q.Bit(0) == 1
			up, down = away && !negative, away && negative
		default:
			panic("big: invalid rounding mode")
		}
	}
	switch {
	case up:
		q.Add(q, NewInt(1))
		rest.Sub(rest, divisor)
	case down:
		q.Sub(q, NewInt(1))
		rest.Add(rest, divisor)
	}
	if z != nil {
		z.Set(q)
	}
	if r != nil {
		r.Set(rest)
	}
	return z, r
}
