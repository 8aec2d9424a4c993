package big

import (
	"math/bits"
	"strings"
	"unsafe"
)

// Word is a digit of a number.
type Word uint

const wordBits = 64

// nat is a natural number: little-endian, without leading zeros.
type nat []Word

// Natives on byte views of numbers. Results are written to the first arguments; the words they take are
// returned.
func multiply(out, a, b []byte) int
func divide(q, r, a, b []byte) (lenQ, lenR int)
func power(out, a, e, m []byte) int
func root(out, a []byte) int
func divisor(out, a, b []byte) int
func digits(a []byte, base uint32) string
func parse(out []byte, digits string, base uint32) int

// multiplyWord writes x times y to z, which may be x, and returns the word that follows.
func multiplyWord(z, x *Word, n int, y Word) Word

// divideWord writes the quotient of x and y to q, and returns the remainder.
func divideWord(q, x *Word, n int, y Word) Word

// view returns the bytes of x.
func view(x nat) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(x))), len(x)*8)
}

// norm cuts leading zeros off.
func (z nat) norm() nat {
	for len(z) > 0 && z[len(z)-1] == 0 {
		z = z[:len(z)-1]
	}
	return z
}

// room returns a slice of n words: z's, if it is large enough.
func (z nat) room(n int) nat {
	if n <= cap(z) {
		return z[:n]
	}
	return make(nat, n, n+4)
}

func (z nat) set(x nat) nat {
	z = z.room(len(x))
	copy(z, x)
	return z
}

func (z nat) setWord(x Word) nat {
	if x == 0 {
		return z[:0]
	}
	z = z.room(1)
	z[0] = x
	return z
}

func (x nat) cmp(y nat) int {
	if len(x) != len(y) {
		if len(x) < len(y) {
			return -1
		}
		return 1
	}
	for i := len(x) - 1; i >= 0; i-- {
		if x[i] != y[i] {
			if x[i] < y[i] {
				return -1
			}
			return 1
		}
	}
	return 0
}

func (z nat) add(x, y nat) nat {
	if len(x) < len(y) {
		x, y = y, x
	}
	z = z.room(len(x) + 1)
	var carry uint
	for i := range y {
		var s uint
		s, carry = bits.Add(uint(x[i]), uint(y[i]), carry)
		z[i] = Word(s)
	}
	for i := len(y); i < len(x); i++ {
		var s uint
		s, carry = bits.Add(uint(x[i]), 0, carry)
		z[i] = Word(s)
	}
	z[len(x)] = Word(carry)
	return z.norm()
}

// sub returns x - y for x >= y.
func (z nat) sub(x, y nat) nat {
	z = z.room(len(x))
	var borrow uint
	for i := range x {
		var d, b uint
		if i < len(y) {
			b = uint(y[i])
		}
		d, borrow = bits.Sub(uint(x[i]), b, borrow)
		z[i] = Word(d)
	}
	return z.norm()
}

func (z nat) mul(x, y nat) nat {
	if len(x) == 0 || len(y) == 0 {
		return z[:0]
	}
	if len(y) == 1 || len(x) == 1 {
		if len(x) == 1 {
			x, y = y, x
		}
		return z.mulWord(x, y[0])
	}
	out := make(nat, len(x)+len(y))
	if len(x) < 24 && len(y) < 24 {
		for i, a := range x {
			var carry uint
			for j, b := range y {
				hi, lo := bits.Mul(uint(a), uint(b))
				var c uint
				lo, c = bits.Add(lo, uint(out[i+j]), 0)
				hi += c
				lo, c = bits.Add(lo, carry, 0)
				out[i+j], carry = Word(lo), hi+c
			}
			out[i+len(y)] = Word(carry)
		}
		return out.norm()
	}
	return out[:multiply(view(out), view(x), view(y))]
}

func (z nat) mulWord(x nat, y Word) nat {
	z = z.room(len(x) + 1)
	z[len(x)] = multiplyWord(unsafe.SliceData(z), unsafe.SliceData(x), len(x), y)
	return z.norm()
}

// div returns quotient and remainder. The results share no memory with operands.
func div(x, y nat) (q, r nat) {
	if len(y) == 0 {
		panic("division by zero")
	}
	if x.cmp(y) < 0 {
		return nil, append(nat(nil), x...)
	}
	if len(y) == 1 {
		q = make(nat, len(x))
		rest := divideWord(unsafe.SliceData(q), unsafe.SliceData(x), len(x), y[0])
		return q.norm(), nat(nil).setWord(rest)
	}
	q, r = make(nat, len(x)-len(y)+1), make(nat, len(y))
	n, m := divide(view(q), view(r), view(x), view(y))
	return q[:n], r[:m]
}

func (x nat) bitLen() int {
	if len(x) == 0 {
		return 0
	}
	return (len(x)-1)*wordBits + bits.Len(uint(x[len(x)-1]))
}

func (x nat) trailingZeros() uint {
	for i, w := range x {
		if w != 0 {
			return uint(i*wordBits + bits.TrailingZeros(uint(w)))
		}
	}
	return 0
}

func (x nat) bit(i uint) uint {
	if k := i / wordBits; k < uint(len(x)) {
		return uint(x[k] >> (i % wordBits) & 1)
	}
	return 0
}

func (z nat) shl(x nat, s uint) nat {
	if len(x) == 0 {
		return z[:0]
	}
	words, n := int(s/wordBits), s%wordBits
	out := z.room(len(x) + words + 1)
	var high Word
	if n > 0 {
		high = x[len(x)-1] >> (wordBits - n)
	}
	out[len(x)+words] = high
	for i := len(x) - 1; i >= 0; i-- {
		w := x[i] << n
		if i > 0 && n > 0 {
			w |= x[i-1] >> (wordBits - n)
		}
		out[i+words] = w
	}
	clear(out[:words])
	return out.norm()
}

func (z nat) shr(x nat, s uint) nat {
	words, n := int(s/wordBits), s%wordBits
	if words >= len(x) {
		return z[:0]
	}
	out := z.room(len(x) - words)
	for i := range out {
		w := x[i+words] >> n
		if i+words+1 < len(x) && n > 0 {
			w |= x[i+words+1] << (wordBits - n)
		}
		out[i] = w
	}
	return out.norm()
}

// sticky reports whether any of the lowest s bits is set.
func (x nat) sticky(s uint) bool { return len(x) > 0 && x.trailingZeros() < s }

// expMod returns x**y, modulo m if m is not zero.
func expMod(x, y, m nat) nat {
	if len(m) > 0 {
		out := make(nat, len(m))
		return out[:power(view(out), view(x), view(y), view(m))]
	}
	result := nat{1}
	for i := y.bitLen() - 1; i >= 0; i-- {
		result = nat(nil).mul(result, result)
		if y.bit(uint(i)) == 1 {
			result = nat(nil).mul(result, x)
		}
	}
	return result
}

func sqrt(x nat) nat {
	out := make(nat, len(x)/2+1)
	return out[:root(view(out), view(x))]
}

func gcd(x, y nat) nat {
	out := make(nat, max(len(x), len(y)))
	return out[:divisor(view(out), view(x), view(y))]
}

const digitChars = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

// text returns the digits to a base of at most 62.
func (x nat) text(base int) string {
	switch {
	case base < 2 || base > MaxBase:
		panic("invalid base")
	case len(x) == 0:
		return "0"
	case base <= 36:
		return digits(view(x), uint32(base))
	}
	var out []byte
	for len(x) > 0 {
		var r nat
		x, r = div(x, nat{Word(base)})
		k := 0
		if len(r) > 0 {
			k = int(r[0])
		}
		out = append(out, digitChars[k])
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return string(out)
}

// parseNat reads digits of a base from 2 to 62, all of them.
func parseNat(s string, base int) nat {
	if base <= 36 {
		out := make(nat, len(s)*6/wordBits+1)
		return out[:parse(view(out), strings.TrimLeft(s[:len(s)-1], "0")+s[len(s)-1:], uint32(base))]
	}
	var x nat
	for i := 0; i < len(s); i++ {
		x = x.mulWord(x, Word(base))
		x = x.add(x, nat(nil).setWord(Word(digitValue(s[i], base))))
	}
	return x
}

// digitValue returns the value of a digit, or a large one if it is none.
func digitValue(c byte, base int) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z':
		if base <= 36 {
			return int(c-'A') + 10
		}
		return int(c-'A') + 36
	}
	return 99
}
