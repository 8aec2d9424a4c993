// Package big computes with integers and fractions of any size.
package big

import (
	"math/bits"
	"math/rand"
)

// MaxBase is the largest base for text.
const MaxBase = 62

// Int is an integer; the zero value is 0.
type Int struct {
	neg bool
	abs nat
}

func NewInt(x int64) *Int { return new(Int).SetInt64(x) }

func (x *Int) Sign() int {
	switch {
	case len(x.abs) == 0:
		return 0
	case x.neg:
		return -1
	}
	return 1
}

func (z *Int) SetInt64(x int64) *Int {
	z.neg = x < 0
	u := uint64(x)
	if z.neg {
		u = -u
	}
	z.abs = z.abs.setWord(Word(u))
	return z
}

func (z *Int) SetUint64(x uint64) *Int {
	z.abs, z.neg = z.abs.setWord(Word(x)), false
	return z
}

func (z *Int) Set(x *Int) *Int {
	if z != x {
		z.abs, z.neg = z.abs.set(x.abs), x.neg
	}
	return z
}

// Bits returns the digits of the absolute value; they share the Int's memory.
func (x *Int) Bits() []Word { return x.abs }

// SetBits makes abs, without copying, the absolute value.
func (z *Int) SetBits(abs []Word) *Int {
	z.abs, z.neg = nat(abs).norm(), false
	return z
}

func (z *Int) Abs(x *Int) *Int {
	z.Set(x)
	z.neg = false
	return z
}

func (z *Int) Neg(x *Int) *Int {
	z.Set(x)
	z.neg = len(z.abs) > 0 && !z.neg
	return z
}

// signed adds numbers with signs.
func (z *Int) signed(x nat, xNeg bool, y nat, yNeg bool) *Int {
	switch {
	case xNeg == yNeg:
		z.abs, z.neg = z.abs.add(x, y), xNeg
	case x.cmp(y) >= 0:
		z.abs, z.neg = z.abs.sub(x, y), xNeg
	default:
		z.abs, z.neg = z.abs.sub(y, x), yNeg
	}
	z.neg = z.neg && len(z.abs) > 0
	return z
}

func (z *Int) Add(x, y *Int) *Int { return z.signed(x.abs, x.neg, y.abs, y.neg) }
func (z *Int) Sub(x, y *Int) *Int { return z.signed(x.abs, x.neg, y.abs, !y.neg) }

func (z *Int) Mul(x, y *Int) *Int {
	neg := x.neg != y.neg
	z.abs = z.abs.mul(x.abs, y.abs)
	z.neg = neg && len(z.abs) > 0
	return z
}

// MulRange sets z to the product of all integers from a to b.
func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	}
	neg := false
	if a < 0 {
		neg = (b-a)&1 == 0
		a, b = -b, -a
	}
	z.abs, z.neg = product(uint64(a), uint64(b)), neg
	return z
}

func product(a, b uint64) nat {
	switch {
	case a == b:
		return nat(nil).setWord(Word(a))
	case a+1 == b:
		return nat(nil).mul(nat(nil).setWord(Word(a)), nat(nil).setWord(Word(b)))
	}
	m := a + (b-a)/2
	return nat(nil).mul(product(a, m), product(m+1, b))
}

// Binomial sets z to n over k.
func (z *Int) Binomial(n, k int64) *Int {
	if k < 0 || k > n {
		return z.SetInt64(0)
	}
	if k > n-k {
		k = n - k
	}
	var top, bottom Int
	top.MulRange(n-k+1, n)
	bottom.MulRange(1, k)
	return z.Quo(&top, &bottom)
}

// QuoRem divides, truncating towards zero.
func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	xNeg, yNeg := x.neg, y.neg
	z.abs, r.abs = div(x.abs, y.abs)
	z.neg, r.neg = len(z.abs) > 0 && xNeg != yNeg, len(r.abs) > 0 && xNeg
	return z, r
}

func (z *Int) Quo(x, y *Int) *Int {
	var r Int
	z.QuoRem(x, y, &r)
	return z
}

func (z *Int) Rem(x, y *Int) *Int {
	var q Int
	q.QuoRem(x, y, z)
	return z
}

// DivMod divides such that the modulus is not negative.
func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	divisor := Int{y.neg, append(nat(nil), y.abs...)}
	z.QuoRem(x, y, m)
	if m.neg {
		one := &Int{abs: nat{1}}
		if divisor.neg {
			z.Add(z, one)
			m.Sub(m, &divisor)
		} else {
			z.Sub(z, one)
			m.Add(m, &divisor)
		}
	}
	return z, m
}

func (z *Int) Div(x, y *Int) *Int {
	var m Int
	z.DivMod(x, y, &m)
	return z
}

func (z *Int) Mod(x, y *Int) *Int {
	var q Int
	q.DivMod(x, y, z)
	return z
}

func (x *Int) Cmp(y *Int) int {
	switch {
	case x == y:
		return 0
	case x.neg != y.neg:
		if x.neg {
			return -1
		}
		return 1
	case x.neg:
		return y.abs.cmp(x.abs)
	}
	return x.abs.cmp(y.abs)
}

func (x *Int) CmpAbs(y *Int) int { return x.abs.cmp(y.abs) }

func (x *Int) Uint64() uint64 {
	if len(x.abs) == 0 {
		return 0
	}
	return uint64(x.abs[0])
}

func (x *Int) Int64() int64 {
	v := int64(x.Uint64())
	if x.neg {
		v = -v
	}
	return v
}

// IsInt64 reports whether Int64 gives x.
func (x *Int) IsInt64() bool {
	if len(x.abs) > 1 {
		return false
	}
	w := int64(x.Uint64())
	return w >= 0 || x.neg && w == -w
}

func (x *Int) IsUint64() bool { return !x.neg && len(x.abs) <= 1 }

func (x *Int) BitLen() int            { return x.abs.bitLen() }
func (x *Int) TrailingZeroBits() uint { return x.abs.trailingZeros() }

// Exp sets z to x**y, modulo |m| if m is neither nil nor 0.
func (z *Int) Exp(x, y, m *Int) *Int {
	base, e := x.abs, y.abs
	var mod nat
	if m != nil {
		mod = m.abs
	}
	negBase := x.neg
	if y.neg {
		if len(mod) == 0 {
			return z.SetInt64(1)
		}
		inverse := new(Int).ModInverse(x, &Int{abs: mod})
		if inverse == nil {
			return nil
		}
		base, negBase = inverse.abs, false
	}
	neg := negBase && len(e) > 0 && e[0]&1 == 1
	z.abs = expMod(base, e, mod)
	z.neg = len(z.abs) > 0 && neg
	if z.neg && len(mod) > 0 {
		z.abs, z.neg = nat(nil).sub(mod, z.abs), false
	}
	return z
}

// GCD sets z to the greatest common divisor, and x and y to factors such that z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	if len(a.abs) == 0 || len(b.abs) == 0 {
		lenA, lenB, negA, negB := len(a.abs), len(b.abs), a.neg, b.neg
		if lenA == 0 {
			z.Set(b)
		} else {
			z.Set(a)
		}
		z.neg = false
		factor := func(f *Int, length int, neg bool) {
			if f == nil {
				return
			}
			if length == 0 {
				f.SetInt64(0)
			} else {
				f.SetInt64(1)
				f.neg = neg
			}
		}
		factor(x, lenA, negA)
		if y != nil && lenA != 0 && lenB == 0 {
			y.SetInt64(0)
		} else {
			factor(y, lenB, negB)
		}
		return z
	}
	g := gcd(a.abs, b.abs)
	if x == nil && y == nil {
		z.abs, z.neg = g, false
		return z
	}
	factor := bezout(&Int{abs: a.abs}, &Int{abs: b.abs})
	if a.neg {
		// Without regard to zero, as callers may see.
		factor.neg = !factor.neg
	}
	if y != nil {
		// y = (g - a*x) / b
		product := new(Int).Mul(a, factor)
		product.Sub(&Int{abs: g}, product)
		y.Set(new(Int).Quo(product, b))
	}
	if x != nil {
		x.Set(factor)
	}
	z.abs, z.neg = g, false
	return z
}

// bezout returns the factor of a by Euclid's extended algorithm, with the larger number first.
func bezout(a, b *Int) *Int {
	swapped := a.abs.cmp(b.abs) < 0
	if swapped {
		a, b = b, a
	}
	r0, r1 := new(Int).Set(a), new(Int).Set(b)
	s0, s1 := NewInt(0), NewInt(1) // factors of b
	t0, t1 := NewInt(1), NewInt(0) // factors of a
	for len(r1.abs) > 0 {
		q, r := new(Int).QuoRem(r0, r1, new(Int))
		r0, r1 = r1, r
		s0, s1 = s1, new(Int).Sub(s0, new(Int).Mul(q, s1))
		t0, t1 = t1, new(Int).Sub(t0, new(Int).Mul(q, t1))
	}
	if swapped {
		return s0
	}
	return t0
}

// ModInverse sets z to the inverse of g modulo n, nil if there is none.
func (z *Int) ModInverse(g, n *Int) *Int {
	m := &Int{abs: n.abs}
	v := g
	if g.neg {
		v = new(Int).Mod(g, m)
	}
	var d, x Int
	d.GCD(&x, nil, v, m)
	if len(d.abs) != 1 || d.abs[0] != 1 {
		return nil
	}
	if x.neg {
		z.Add(&x, m)
	} else {
		z.Set(&x)
	}
	return z
}

// Jacobi returns the Jacobi symbol of x and the odd y.
func Jacobi(x, y *Int) int {
	if len(y.abs) == 0 || y.abs[0]&1 == 0 {
		panic("big: invalid 2nd argument to Int.Jacobi: need odd integer but got " + y.String())
	}
	a, b := new(Int).Set(x), new(Int).Set(y)
	j := 1
	if b.neg {
		if a.neg {
			j = -1
		}
		b.neg = false
	}
	for {
		if len(b.abs) == 1 && b.abs[0] == 1 {
			return j
		}
		if len(a.abs) == 0 {
			return 0
		}
		a.Mod(a, b)
		if len(a.abs) == 0 {
			return 0
		}
		s := a.abs.trailingZeros()
		if s&1 != 0 {
			if m := b.abs[0] & 7; m == 3 || m == 5 {
				j = -j
			}
		}
		c := new(Int).Rsh(a, s)
		if b.abs[0]&3 == 3 && c.abs[0]&3 == 3 {
			j = -j
		}
		a, b = b, c
	}
}

// ModSqrt sets z to a square root of x modulo the odd prime p, nil if there is none.
func (z *Int) ModSqrt(x, p *Int) *Int {
	switch Jacobi(x, p) {
	case -1:
		return nil
	case 0:
		return z.SetInt64(0)
	}
	x = new(Int).Mod(x, p)
	one := NewInt(1)
	if p.abs[0]&3 == 3 {
		e := new(Int).Rsh(new(Int).Add(p, one), 2)
		return z.Exp(x, e, p)
	}
	if p.abs[0]&7 == 5 {
		// Atkin
		e := new(Int).Rsh(p, 3)
		tx := new(Int).Lsh(x, 1)
		alpha := new(Int).Exp(tx, e, p)
		beta := new(Int).Mul(alpha, alpha)
		beta.Mod(beta, p)
		beta.Mul(beta, tx)
		beta.Mod(beta, p)
		beta.Sub(beta, one)
		beta.Mul(beta, x)
		beta.Mod(beta, p)
		beta.Mul(beta, alpha)
		return z.Mod(beta, p)
	}
	// Tonelli and Shanks
	s := new(Int).Sub(p, one)
	e := s.abs.trailingZeros()
	s.Rsh(s, e)
	n := NewInt(2)
	for Jacobi(n, p) != -1 {
		n.Add(n, one)
	}
	y := new(Int).Rsh(new(Int).Add(s, one), 1)
	y.Exp(x, y, p)
	b := new(Int).Exp(x, s, p)
	g := new(Int).Exp(n, s, p)
	for r := e; ; {
		var m uint
		t := new(Int).Set(b)
		for t.Cmp(one) != 0 {
			t.Mul(t, t).Mod(t, p)
			m++
		}
		if m == 0 {
			return z.Set(y)
		}
		t.SetInt64(0).SetBit(t, int(r-m-1), 1)
		t.Exp(g, t, p)
		g.Mul(t, t).Mod(g, p)
		y.Mul(y, t).Mod(y, p)
		b.Mul(b, g).Mod(b, p)
		r = m
	}
}

func (z *Int) Lsh(x *Int, n uint) *Int {
	z.abs, z.neg = z.abs.shl(x.abs, n), x.neg
	return z
}

// Rsh shifts arithmetically: it rounds down.
func (z *Int) Rsh(x *Int, n uint) *Int {
	neg := x.neg
	lost := neg && x.abs.sticky(n)
	z.abs = z.abs.shr(x.abs, n)
	if lost {
		z.abs = z.abs.add(z.abs, nat{1})
	}
	z.neg = neg && len(z.abs) > 0
	return z
}

// Sqrt sets z to the root, rounded down.
func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	z.abs, z.neg = sqrt(x.abs), false
	return z
}

// twos returns n words of x's two's complement.
func (x *Int) twos(n int) nat {
	w := make(nat, n)
	copy(w, x.abs)
	if x.neg {
		carry := uint(1)
		for i := range w {
			var s uint
			s, carry = bits.Add(uint(^w[i]), 0, carry)
			w[i] = Word(s)
		}
	}
	return w
}

// setTwos makes z the value of w in two's complement.
func (z *Int) setTwos(w nat) *Int {
	z.neg = len(w) > 0 && w[len(w)-1]>>(wordBits-1) == 1
	if z.neg {
		w = (&Int{true, w}).twos(len(w))
	}
	z.abs = w.norm()
	return z
}

func (z *Int) bitwise(x, y *Int, op func(a, b Word) Word) *Int {
	n := max(len(x.abs), len(y.abs)) + 1
	a, b := x.twos(n), y.twos(n)
	for i := range a {
		a[i] = op(a[i], b[i])
	}
	return z.setTwos(a)
}

func (z *Int) And(x, y *Int) *Int    { return z.bitwise(x, y, func(a, b Word) Word { return a & b }) }
func (z *Int) AndNot(x, y *Int) *Int { return z.bitwise(x, y, func(a, b Word) Word { return a &^ b }) }
func (z *Int) Or(x, y *Int) *Int     { return z.bitwise(x, y, func(a, b Word) Word { return a | b }) }
func (z *Int) Xor(x, y *Int) *Int    { return z.bitwise(x, y, func(a, b Word) Word { return a ^ b }) }

// Not sets z to -x - 1.
func (z *Int) Not(x *Int) *Int {
	z.Neg(x)
	return z.Sub(z, &Int{abs: nat{1}})
}

// Bit returns a bit of the two's complement.
func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	if x.neg {
		n := i/wordBits + 1
		return x.twos(max(n, len(x.abs)+1)).bit(uint(i))
	}
	return x.abs.bit(uint(i))
}

// SetBit sets z to x with a bit of the two's complement set to b.
func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	if b > 1 {
		panic("set bit is not 0 or 1")
	}
	w := x.twos(max(i/wordBits+2, len(x.abs)+1))
	mask := Word(1) << (i % wordBits)
	if b == 1 {
		w[i/wordBits] |= mask
	} else {
		w[i/wordBits] &^= mask
	}
	return z.setTwos(w)
}

// SetBytes makes z a big-endian number.
func (z *Int) SetBytes(buf []byte) *Int {
	z.abs = z.abs.room((len(buf) + 7) / 8)
	clear(z.abs)
	for i := range buf {
		z.abs[i/8] |= Word(buf[len(buf)-1-i]) << (i % 8 * 8)
	}
	z.abs, z.neg = z.abs.norm(), false
	return z
}

// Bytes returns the absolute value in big-endian order.
func (x *Int) Bytes() []byte { return x.FillBytes(make([]byte, (x.BitLen()+7)/8)) }

// FillBytes writes the absolute value to buf, with leading zeros.
func (x *Int) FillBytes(buf []byte) []byte {
	if x.BitLen() > len(buf)*8 {
		panic("math/big: buffer too small to fit value")
	}
	clear(buf)
	for i := range min(len(buf), len(x.abs)*8) {
		buf[len(buf)-1-i] = byte(x.abs[i/8] >> (i % 8 * 8))
	}
	return buf
}

// Rand sets z to a number in [0, n).
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.neg || len(n.abs) == 0 {
		return z.SetInt64(0)
	}
	length := n.BitLen()
	words := make(nat, len(n.abs))
	top := ^Word(0) >> (uint(-length) % wordBits)
	for {
		for i := range words {
			words[i] = Word(rnd.Uint32()) | Word(rnd.Uint32())<<32
		}
		words[len(words)-1] &= top
		if words.norm().cmp(n.abs) < 0 {
			z.abs, z.neg = words.norm(), false
			return z
		}
	}
}

// Float64 returns the nearest value.
func (x *Int) Float64() (float64, Accuracy) {
	if len(x.abs) == 0 {
		return 0, Exact
	}
	f, exact := ratio(x.abs, nat{1})
	accuracy := Exact
	if !exact {
		back := new(Rat).SetFloat64(f)
		if back == nil || back.a.abs.cmp(x.abs) > 0 {
			accuracy = Above
		} else {
			accuracy = Below
		}
	}
	if x.neg {
		f, accuracy = -f, -accuracy
	}
	return f, accuracy
}

// Accuracy tells how a rounded value compares with the exact one.
type Accuracy int8

const (
	Below Accuracy = -1
	Exact Accuracy = 0
	Above Accuracy = +1
)

func (i Accuracy) String() string {
	switch i {
	case Below:
		return "Below"
	case Exact:
		return "Exact"
	case Above:
		return "Above"
	}
	return "Accuracy(" + NewInt(int64(i)).String() + ")"
}
