package big

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Rat is a fraction in lowest terms; the zero value is 0.
type Rat struct {
	a Int
	b Int // positive; 0 stands for 1
}

func NewRat(a, b int64) *Rat { return new(Rat).SetFrac64(a, b) }

// denominator returns b's digits.
func (x *Rat) denominator() nat {
	if len(x.b.abs) == 0 {
		return nat{1}
	}
	return x.b.abs
}

// norm reduces the fraction.
func (z *Rat) norm() *Rat {
	switch {
	case len(z.a.abs) == 0:
		z.a.neg = false
		z.b.abs = nat{1}
	case len(z.b.abs) == 0:
		z.b.abs = nat{1}
	default:
		if g := gcd(z.a.abs, z.b.abs); len(g) != 1 || g[0] != 1 {
			z.a.abs, _ = div(z.a.abs, g)
			z.b.abs, _ = div(z.b.abs, g)
		}
	}
	z.b.neg = false
	return z
}

func (z *Rat) SetFrac(a, b *Int) *Rat {
	if len(b.abs) == 0 {
		panic("division by zero")
	}
	neg := a.neg != b.neg
	top, bottom := append(nat(nil), a.abs...), append(nat(nil), b.abs...)
	z.a.abs, z.a.neg, z.b.abs = top, neg, bottom
	return z.norm()
}

func (z *Rat) SetFrac64(a, b int64) *Rat {
	if b == 0 {
		panic("division by zero")
	}
	return z.SetFrac(NewInt(a), NewInt(b))
}

func (z *Rat) SetInt(x *Int) *Rat {
	z.a.Set(x)
	z.b.abs = nat{1}
	return z
}

func (z *Rat) SetInt64(x int64) *Rat {
	z.a.SetInt64(x)
	z.b.abs = nat{1}
	return z
}

func (z *Rat) SetUint64(x uint64) *Rat {
	z.a.SetUint64(x)
	z.b.abs = nat{1}
	return z
}

func (z *Rat) Set(x *Rat) *Rat {
	if z != x {
		z.a.Set(&x.a)
		z.b.abs = append(nat(nil), x.denominator()...)
	}
	return z
}

func (z *Rat) Abs(x *Rat) *Rat {
	z.Set(x)
	z.a.neg = false
	return z
}

func (z *Rat) Neg(x *Rat) *Rat {
	z.Set(x)
	z.a.neg = len(z.a.abs) > 0 && !z.a.neg
	return z
}

func (z *Rat) Inv(x *Rat) *Rat {
	if len(x.a.abs) == 0 {
		panic("division by zero")
	}
	top, bottom, neg := x.denominator(), x.a.abs, x.a.neg
	z.a.abs, z.b.abs, z.a.neg = append(nat(nil), top...), append(nat(nil), bottom...), neg
	return z
}

func (x *Rat) Sign() int   { return x.a.Sign() }
func (x *Rat) IsInt() bool { return len(x.b.abs) == 0 || len(x.b.abs) == 1 && x.b.abs[0] == 1 }

// Num returns the numerator; it shares x's memory.
func (x *Rat) Num() *Int { return &x.a }

// Denom returns the denominator; it shares x's memory if x is initialized.
func (x *Rat) Denom() *Int {
	if len(x.b.abs) == 0 {
		return &Int{abs: nat{1}}
	}
	return &x.b
}

// cross returns x's numerator times y's denominator.
func cross(x, y *Rat) *Int { return &Int{x.a.neg, nat(nil).mul(x.a.abs, y.denominator())} }

func (x *Rat) Cmp(y *Rat) int { return cross(x, y).Cmp(cross(y, x)) }

func (z *Rat) Add(x, y *Rat) *Rat {
	bottom := nat(nil).mul(x.denominator(), y.denominator())
	z.a.Add(cross(x, y), cross(y, x))
	z.b.abs = bottom
	return z.norm()
}

func (z *Rat) Sub(x, y *Rat) *Rat {
	bottom := nat(nil).mul(x.denominator(), y.denominator())
	z.a.Sub(cross(x, y), cross(y, x))
	z.b.abs = bottom
	return z.norm()
}

func (z *Rat) Mul(x, y *Rat) *Rat {
	bottom := nat(nil).mul(x.denominator(), y.denominator())
	z.a.Mul(&x.a, &y.a)
	z.b.abs = bottom
	return z.norm()
}

func (z *Rat) Quo(x, y *Rat) *Rat {
	if len(y.a.abs) == 0 {
		panic("division by zero")
	}
	top, bottom := cross(x, y), cross(y, x)
	z.a.abs, z.a.neg, z.b.abs = top.abs, top.neg != bottom.neg, bottom.abs
	return z.norm()
}

// SetFloat64 sets z to exactly f; nil if f is not finite.
func (z *Rat) SetFloat64(f float64) *Rat {
	b := math.Float64bits(f)
	mantissa, exponent := b&(1<<52-1), int(b>>52&0x7ff)
	switch exponent {
	case 0x7ff:
		return nil
	case 0:
		exponent = -1074
	default:
		mantissa |= 1 << 52
		exponent -= 1075
	}
	z.a.SetUint64(mantissa)
	z.a.neg = f < 0
	z.b.abs = nat{1}
	if exponent > 0 {
		z.a.Lsh(&z.a, uint(exponent))
	} else {
		z.b.abs = nat(nil).shl(nat{1}, uint(-exponent))
	}
	return z.norm()
}

// ratio returns the float64 nearest to a/b for a > 0.
func ratio(a, b nat) (f float64, exact bool) { return nearest(a, b, 53, -1022, 1023) }

// nearest rounds a/b half to even to a format with so many bits and exponents.
func nearest(a, b nat, precision, minExp, maxExp int) (f float64, exact bool) {
	if len(a) == 0 {
		return 0, true
	}
	// A quotient with two bits more than needed, or one.
	shift := precision + 2 - (a.bitLen() - b.bitLen())
	if least := precision + 1 - minExp; shift > least {
		shift = least // subnormal: the last bit is fixed
	}
	top, bottom := a, b
	if shift > 0 {
		top = nat(nil).shl(a, uint(shift))
	} else {
		bottom = nat(nil).shl(b, uint(-shift))
	}
	q, r := div(top, bottom)
	var m uint64
	if len(q) > 0 {
		m = uint64(q[0])
	}
	exact = len(r) == 0
	extra := max(q.bitLen()-precision, 0)
	if shift == precision+1-minExp {
		extra = max(extra, 2)
	}
	if extra > 0 {
		lost := m & (1<<extra - 1)
		half := uint64(1) << (extra - 1)
		m >>= extra
		if lost > half || lost == half && (!exact || m&1 == 1) {
			m++
		}
		exact = exact && lost == 0
	}
	f = math.Ldexp(float64(m), extra-shift)
	limit := math.Ldexp(2-math.Ldexp(1, 1-precision), maxExp)
	if f > limit {
		return math.Inf(1), false
	}
	return f, exact
}

func (x *Rat) Float64() (f float64, exact bool) {
	f, exact = ratio(x.a.abs, x.denominator())
	if x.a.neg {
		f = -f
	}
	return f, exact
}

func (x *Rat) Float32() (f float32, exact bool) {
	v, exact := nearest(x.a.abs, x.denominator(), 24, -126, 127)
	if x.a.neg {
		v = -v
	}
	return float32(v), exact
}

func (x *Rat) String() string { return x.a.String() + "/" + x.denominator().text(10) }

func (x *Rat) RatString() string {
	if x.IsInt() {
		return x.a.String()
	}
	return x.String()
}

// FloatString returns the number with so many decimals, the last rounded half away from zero.
func (x *Rat) FloatString(prec int) string {
	if x.IsInt() {
		s := x.a.String()
		if prec > 0 {
			s += "." + strings.Repeat("0", prec)
		}
		return s
	}
	q, r := div(x.a.abs, x.denominator())
	p := nat{1}
	if prec > 0 {
		p = expMod(nat{10}, nat(nil).setWord(Word(prec)), nil)
	}
	r = nat(nil).mul(r, p)
	r, rest := div(r, x.denominator())
	if nat(nil).add(rest, rest).cmp(x.denominator()) >= 0 {
		r = nat(nil).add(r, nat{1})
		if r.cmp(p) >= 0 {
			q = nat(nil).add(q, nat{1})
			r = nat(nil).sub(r, p)
		}
	}
	s := q.text(10)
	if x.a.neg {
		s = "-" + s
	}
	if prec > 0 {
		decimals := r.text(10)
		s += "." + strings.Repeat("0", prec-len(decimals)) + decimals
	}
	return s
}

// FloatPrec returns how many decimals x has, or how many do not repeat, and whether it has an end.
func (x *Rat) FloatPrec() (n int, exact bool) {
	d := x.denominator()
	twos := int(d.trailingZeros())
	d = nat(nil).shr(d, uint(twos))
	fives := 0
	for {
		q, r := div(d, nat{5})
		if len(r) > 0 {
			break
		}
		d = q
		fives++
	}
	return max(twos, fives), len(d) == 1 && d[0] == 1
}

// SetString parses a fraction "a/b" or a decimal number with an optional exponent.
func (z *Rat) SetString(s string) (*Rat, bool) {
	if s == "" {
		return nil, false
	}
	if top, bottom, ok := strings.Cut(s, "/"); ok {
		if _, ok := z.a.SetString(top, 0); !ok || bottom == "" || bottom[0] == '+' || bottom[0] == '-' {
			return nil, false
		}
		var b Int
		if _, ok := b.SetString(bottom, 0); !ok || len(b.abs) == 0 {
			return nil, false
		}
		z.b.abs = b.abs
		return z.norm(), true
	}
	neg := s[0] == '-'
	if s[0] == '+' || s[0] == '-' {
		s = s[1:]
	}
	base := 10
	prefix := ""
	if len(s) > 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			base, prefix, s = 16, "0x", s[2:]
		case 'b':
			base, prefix, s = 2, "0b", s[2:]
		case 'o':
			base, prefix, s = 8, "0o", s[2:]
		}
	}
	markers := "eEpP"
	if base == 16 {
		markers = "pP"
	}
	exponent, binary := int64(0), false
	if i := strings.IndexAny(s, markers); i >= 0 {
		e, err := strconv.ParseInt(s[i+1:], 10, 64)
		if err != nil {
			return nil, false
		}
		exponent, binary = e, s[i]|0x20 == 'p'
		s = s[:i]
	}
	whole, fraction, _ := strings.Cut(s, ".")
	all := whole + fraction
	if strings.IndexByte(all, '_') >= 0 {
		if _, _, ok := natural(prefix+all, 0); !ok {
			return nil, false
		}
		fraction = strings.ReplaceAll(fraction, "_", "")
		all = strings.ReplaceAll(all, "_", "")
	}
	if _, _, ok := natural(all, base); !ok {
		return nil, false
	}
	z.a.abs, z.a.neg = parseNat(all, base), false
	z.b.abs = nat{1}
	scale := func(base nat, e int64) {
		if e >= 0 {
			z.a.abs = nat(nil).mul(z.a.abs, expMod(base, nat(nil).setWord(Word(e)), nil))
		} else {
			z.b.abs = nat(nil).mul(z.b.abs, expMod(base, nat(nil).setWord(Word(-e)), nil))
		}
	}
	if exponent > 1e8 || exponent < -1e8 {
		return nil, false
	}
	scale(nat{Word(base)}, -int64(len(fraction)))
	if binary {
		scale(nat{2}, exponent)
	} else {
		scale(nat{10}, exponent)
	}
	z.a.neg = neg && len(z.a.abs) > 0
	return z.norm(), true
}

// Scan implements fmt.Scanner.
func (z *Rat) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(ch rune) bool { return strings.ContainsRune("+-/0123456789.eE", ch) })
	if err != nil {
		return err
	}
	if !strings.ContainsRune("efgEFGv", ch) {
		return errors.New("Rat.Scan: invalid verb")
	}
	if _, ok := z.SetString(string(token)); !ok {
		return errors.New("Rat.Scan: invalid syntax")
	}
	return nil
}

func (x *Rat) AppendText(b []byte) ([]byte, error) {
	if x.IsInt() {
		return x.a.AppendText(b)
	}
	return append(b, x.String()...), nil
}

func (x *Rat) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

func (z *Rat) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text)); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Rat", text)
	}
	return nil
}
