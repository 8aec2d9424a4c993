package big

import (
	"math"
	"strconv"
)

const (
	MaxExp  = math.MaxInt32  // largest exponent
	MinExp  = math.MinInt32  // smallest exponent
	MaxPrec = math.MaxUint32 // largest precision
)

// RoundingMode says how a Float is rounded to its precision.
type RoundingMode byte

const (
	ToNearestEven RoundingMode = iota
	ToNearestAway
	ToZero
	AwayFromZero
	ToNegativeInf
	ToPositiveInf
)

func (i RoundingMode) String() string {
	if i <= ToPositiveInf {
		return [...]string{"ToNearestEven", "ToNearestAway", "ToZero", "AwayFromZero", "ToNegativeInf", "ToPositiveInf"}[i]
	}
	return "RoundingMode(" + strconv.Itoa(int(i)) + ")"
}

// ErrNaN is the panic of an operation whose result would be no number.
type ErrNaN struct {
	msg string
}

func (err ErrNaN) Error() string { return err.msg }

type form byte

const (
	zero form = iota
	finite
	inf
)

// Float is a binary floating-point number of a chosen precision; the zero value is 0 with none chosen yet.
type Float struct {
	prec uint32
	mode RoundingMode
	acc  Accuracy
	form form
	neg  bool
	mant nat // of finite numbers: the value is mant * 2**exp
	exp  int64
}

// NewFloat returns x with a precision of 53 bits.
func NewFloat(x float64) *Float {
	if math.IsNaN(x) {
		panic(ErrNaN{"NewFloat(NaN)"})
	}
	return new(Float).SetFloat64(x)
}

func (x *Float) Prec() uint         { return uint(x.prec) }
func (x *Float) Mode() RoundingMode { return x.mode }
func (x *Float) Acc() Accuracy      { return x.acc }
func (x *Float) Signbit() bool      { return x.neg }
func (x *Float) IsInf() bool        { return x.form == inf }

func (x *Float) Sign() int {
	switch {
	case x.form == zero:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

// MinPrec returns how many bits represent x exactly.
func (x *Float) MinPrec() uint {
	if x.form != finite {
		return 0
	}
	return uint(x.mant.bitLen()) - x.mant.trailingZeros()
}

// top returns the exponent of the mantissa in [0.5, 1).
func (x *Float) top() int64 { return x.exp + int64(x.mant.bitLen()) }

func (x *Float) IsInt() bool {
	if x.form != finite {
		return x.form == zero
	}
	return x.exp >= 0 || int64(x.mant.trailingZeros()) >= -x.exp
}

func (z *Float) setZero(neg bool) *Float {
	z.form, z.neg, z.acc, z.mant, z.exp = zero, neg, Exact, nil, 0
	return z
}

func (z *Float) SetInf(signbit bool) *Float {
	z.form, z.neg, z.acc, z.mant, z.exp = inf, signbit, Exact, nil, 0
	return z
}

// away returns the accuracy of a magnitude that was made larger, or smaller.
func (z *Float) away(larger bool) Accuracy {
	if larger != z.neg {
		return Above
	}
	return Below
}

// set makes z the rounded value of mant * 2**exp, plus something less than one bit if sticky.
func (z *Float) set(neg bool, mant nat, exp int64, sticky bool) *Float {
	z.neg = neg
	if len(mant) == 0 {
		return z.setZero(neg)
	}
	z.form, z.acc = finite, Exact
	if extra := int(z.prec) + 2 - mant.bitLen(); sticky && extra > 0 {
		mant = nat(nil).shl(mant, uint(extra))
		exp -= int64(extra)
	}
	if drop := mant.bitLen() - int(z.prec); drop > 0 {
		half := mant.bit(uint(drop-1)) == 1
		below := sticky || mant.sticky(uint(drop-1))
		kept := nat(nil).shr(mant, uint(drop))
		if half || below {
			up := false
			switch z.mode {
			case ToNearestEven:
				up = half && (below || kept.bit(0) == 1)
			case ToNearestAway:
				up = half
			case AwayFromZero:
				up = true
			case ToNegativeInf:
				up = neg
			case ToPositiveInf:
				up = !neg
			}
			if up {
				kept = nat(nil).add(kept, nat{1})
			}
			z.acc = z.away(up)
		}
		mant, exp = kept, exp+int64(drop)
		if mant.bitLen() > int(z.prec) {
			mant, exp = nat(nil).shr(mant, 1), exp+1
		}
	}
	z.mant, z.exp = append(nat(nil), mant...), exp
	switch top := z.top(); {
	case top > MaxExp:
		z.SetInf(neg)
		z.acc = z.away(true)
	case top < MinExp:
		z.setZero(neg)
		z.acc = z.away(false)
	}
	return z
}

// SetPrec rounds z to another precision.
func (z *Float) SetPrec(prec uint) *Float {
	z.acc = Exact
	if prec == 0 {
		z.prec = 0
		if z.form == finite {
			acc := z.away(false)
			z.setZero(z.neg)
			z.acc = acc
		}
		return z
	}
	old := z.prec
	z.prec = uint32(min(prec, MaxPrec))
	if z.prec < old && z.form == finite {
		z.set(z.neg, z.mant, z.exp, false)
	}
	return z
}

func (z *Float) SetMode(mode RoundingMode) *Float {
	z.mode, z.acc = mode, Exact
	return z
}

// orPrec chooses a precision if there is none yet.
func (z *Float) orPrec(prec int) *Float {
	if z.prec == 0 {
		z.prec = uint32(prec)
	}
	return z
}

func (z *Float) SetUint64(x uint64) *Float {
	return z.orPrec(64).set(false, nat(nil).setWord(Word(x)), 0, false)
}

func (z *Float) SetInt64(x int64) *Float {
	u := uint64(x)
	if x < 0 {
		u = -u
	}
	return z.orPrec(64).set(x < 0, nat(nil).setWord(Word(u)), 0, false)
}

func (z *Float) SetFloat64(x float64) *Float {
	z.orPrec(53)
	switch {
	case math.IsNaN(x):
		panic(ErrNaN{"Float.SetFloat64(NaN)"})
	case x == 0:
		return z.setZero(math.Signbit(x))
	case math.IsInf(x, 0):
		return z.SetInf(x < 0)
	}
	fraction, exp := math.Frexp(math.Abs(x))
	return z.set(x < 0, nat{Word(fraction * (1 << 53))}, int64(exp)-53, false)
}

func (z *Float) SetInt(x *Int) *Float {
	return z.orPrec(max(x.BitLen(), 64)).set(x.neg, x.abs, 0, false)
}

func (z *Float) SetRat(x *Rat) *Float {
	if x.IsInt() {
		return z.SetInt(x.Num())
	}
	z.orPrec(max(x.a.BitLen(), x.b.BitLen(), 64))
	return z.quotient(x.a.neg, x.a.abs, x.b.abs, 0)
}

// Set makes z x, rounded if z has a smaller precision.
func (z *Float) Set(x *Float) *Float {
	if z == x {
		return z
	}
	z.orPrec(int(x.prec))
	if x.form == finite {
		return z.set(x.neg, x.mant, x.exp, false)
	}
	z.form, z.neg, z.acc, z.mant, z.exp = x.form, x.neg, Exact, nil, 0
	return z
}

// Copy makes z x, with its precision, mode and accuracy.
func (z *Float) Copy(x *Float) *Float {
	if z != x {
		*z = *x
		z.mant = append(nat(nil), x.mant...)
	}
	return z
}

// MantExp returns the exponent, and sets mant to the mantissa in [0.5, 1).
func (x *Float) MantExp(mant *Float) (exp int) {
	if x.form == finite {
		exp = int(x.top())
	}
	if mant != nil {
		mant.Copy(x)
		if mant.form == finite {
			mant.exp = -int64(mant.mant.bitLen())
		}
	}
	return exp
}

func (z *Float) SetMantExp(mant *Float, exp int) *Float {
	z.Set(mant)
	if z.form == finite {
		z.set(z.neg, z.mant, z.exp+int64(exp), false)
	}
	return z
}

func (z *Float) Abs(x *Float) *Float {
	z.Set(x)
	z.neg = false
	return z
}

func (z *Float) Neg(x *Float) *Float {
	z.Set(x)
	z.neg = !z.neg
	return z
}

// sum adds y, with the given sign, to x.
func (z *Float) sum(x, y *Float, yNeg bool, op string) *Float {
	z.orPrec(int(max(x.prec, y.prec)))
	switch {
	case x.form == inf && y.form == inf && x.neg != yNeg:
		z.setZero(false)
		panic(ErrNaN{op + " of infinities with " + map[bool]string{true: "equal", false: "opposite"}[op == "subtraction"] + " signs"})
	case x.form == inf:
		return z.SetInf(x.neg)
	case y.form == inf:
		return z.SetInf(yNeg)
	case x.form == zero && y.form == zero:
		return z.setZero(x.neg && yNeg)
	case y.form == zero:
		return z.set(x.neg, x.mant, x.exp, false)
	case x.form == zero:
		return z.set(yNeg, y.mant, y.exp, false)
	}
	exp := min(x.exp, y.exp)
	a := nat(nil).shl(x.mant, uint(x.exp-exp))
	b := nat(nil).shl(y.mant, uint(y.exp-exp))
	var s Int
	s.signed(a, x.neg, b, yNeg)
	if len(s.abs) == 0 {
		return z.setZero(z.mode == ToNegativeInf)
	}
	return z.set(s.neg, s.abs, exp, false)
}

func (z *Float) Add(x, y *Float) *Float { return z.sum(x, y, y.neg, "addition") }
func (z *Float) Sub(x, y *Float) *Float { return z.sum(x, y, !y.neg, "subtraction") }

func (z *Float) Mul(x, y *Float) *Float {
	z.orPrec(int(max(x.prec, y.prec)))
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		return z.set(neg, nat(nil).mul(x.mant, y.mant), x.exp+y.exp, false)
	case x.form == zero && y.form == inf || x.form == inf && y.form == zero:
		z.setZero(false)
		panic(ErrNaN{"multiplication of zero with infinity"})
	case x.form == inf || y.form == inf:
		return z.SetInf(neg)
	}
	return z.setZero(neg)
}

func (z *Float) Quo(x, y *Float) *Float {
	z.orPrec(int(max(x.prec, y.prec)))
	neg := x.neg != y.neg
	switch {
	case x.form == finite && y.form == finite:
		return z.quotient(neg, x.mant, y.mant, x.exp-y.exp)
	case x.form == zero && y.form == zero || x.form == inf && y.form == inf:
		z.setZero(false)
		panic(ErrNaN{"division of zero by zero or infinity by infinity"})
	case x.form == zero || y.form == inf:
		return z.setZero(neg)
	}
	return z.SetInf(neg)
}

// quotient makes z a/b * 2**exp.
func (z *Float) quotient(neg bool, a, b nat, exp int64) *Float {
	if shift := int(z.prec) + 2 + b.bitLen() - a.bitLen(); shift > 0 {
		a = nat(nil).shl(a, uint(shift))
		exp -= int64(shift)
	}
	q, r := div(a, b)
	return z.set(neg, q, exp, len(r) > 0)
}

// Sqrt makes z the rounded root of x.
func (z *Float) Sqrt(x *Float) *Float {
	z.orPrec(int(x.prec))
	if x.Sign() < 0 {
		panic(ErrNaN{"square root of negative operand"})
	}
	if x.form != finite {
		z.form, z.neg, z.acc, z.mant, z.exp = x.form, x.neg, Exact, nil, 0
		return z
	}
	shift := max(2*(int(z.prec)+2)-x.mant.bitLen(), 0)
	if (x.exp-int64(shift))&1 != 0 {
		shift++
	}
	m := nat(nil).shl(x.mant, uint(shift))
	r := sqrt(m)
	z.set(false, r, (x.exp-int64(shift))/2, nat(nil).mul(r, r).cmp(m) != 0)
	z.acc = Exact
	return z
}

// order returns a number that grows with the kinds of values.
func (x *Float) order() int {
	n := int(x.form)
	if x.neg {
		return -n
	}
	return n
}

func (x *Float) Cmp(y *Float) int {
	a, b := x.order(), y.order()
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	case x.form != finite:
		return 0
	}
	sign := x.Sign()
	if s, t := x.top(), y.top(); s != t {
		if s < t {
			return -sign
		}
		return sign
	}
	exp := min(x.exp, y.exp)
	return sign * nat(nil).shl(x.mant, uint(x.exp-exp)).cmp(nat(nil).shl(y.mant, uint(y.exp-exp)))
}

// whole returns the magnitude without its fraction.
func (x *Float) whole() nat {
	if x.exp >= 0 {
		return nat(nil).shl(x.mant, uint(x.exp))
	}
	return nat(nil).shr(x.mant, uint(-x.exp))
}

// cut returns the accuracy of leaving out the fraction.
func (x *Float) cut() Accuracy {
	if x.IsInt() {
		return Exact
	}
	return x.away(false)
}

// Uint64 returns x without its fraction, or the nearest value.
func (x *Float) Uint64() (uint64, Accuracy) {
	switch {
	case x.form == zero:
		return 0, Exact
	case x.neg:
		return 0, Above
	case x.form == inf || x.top() > 64:
		return math.MaxUint64, Below
	}
	// Accuracy is that of the mantissa, not of the number.
	u := (&Int{abs: x.whole()}).Uint64()
	if x.top() <= 0 || x.MinPrec() > 64 {
		return u, Below
	}
	return u, Exact
}

// Int64 returns x without its fraction, or the nearest value.
func (x *Float) Int64() (int64, Accuracy) {
	if x.form == zero {
		return 0, Exact
	}
	if x.form == finite && x.top() <= 64 {
		if n := (&Int{x.neg, x.whole()}); n.IsInt64() {
			return n.Int64(), x.cut()
		}
	}
	if x.neg {
		return math.MinInt64, Above
	}
	return math.MaxInt64, Below
}

// Int returns x without its fraction, nil if x is infinite.
func (x *Float) Int(z *Int) (*Int, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Int)
	}
	switch x.form {
	case zero:
		return z.SetInt64(0), Exact
	case inf:
		return nil, x.away(false)
	}
	z.abs = x.whole()
	z.neg = x.neg && len(z.abs) > 0
	return z, x.cut()
}

// Rat returns x exactly, nil if x is infinite.
func (x *Float) Rat(z *Rat) (*Rat, Accuracy) {
	if z == nil && x.form != inf {
		z = new(Rat)
	}
	switch x.form {
	case zero:
		return z.SetInt64(0), Exact
	case inf:
		return nil, x.away(false)
	}
	z.a = Int{x.neg, append(nat(nil), x.mant...)}
	z.b.abs = nat{1}
	if x.exp >= 0 {
		z.a.Lsh(&z.a, uint(x.exp))
	} else {
		z.b.abs = nat(nil).shl(nat{1}, uint(-x.exp))
	}
	return z.norm(), Exact
}

// float returns the nearest value of a format.
func (x *Float) float(precision, minExp, maxExp int) (float64, Accuracy) {
	sign := func(f float64) float64 {
		if x.neg {
			return -f
		}
		return f
	}
	switch x.form {
	case zero:
		return sign(0), Exact
	case inf:
		return sign(math.Inf(1)), Exact
	}
	if top := x.top(); top > int64(maxExp)+2 {
		return sign(math.Inf(1)), x.away(true)
	} else if top < int64(minExp-precision)-2 {
		return sign(0), x.away(false)
	}
	a, b := x.mant, nat{1}
	if x.exp >= 0 {
		a = nat(nil).shl(a, uint(x.exp))
	} else {
		b = nat(nil).shl(b, uint(-x.exp))
	}
	f, exact := nearest(a, b, precision, minExp, maxExp)
	if exact {
		return sign(f), Exact
	}
	larger := math.IsInf(f, 0) || f != 0 && new(Float).SetFloat64(f).Cmp(&Float{form: finite, mant: x.mant, exp: x.exp}) > 0
	return sign(f), x.away(larger)
}

func (x *Float) Float64() (float64, Accuracy) { return x.float(53, -1022, 1023) }

func (x *Float) Float32() (float32, Accuracy) {
	f, acc := x.float(24, -126, 127)
	return float32(f), acc
}
