package main

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"
	"math/cmplx"
	"os"
	"strings"
	"text/tabwriter"
)

type Matrix [][]*big.Rat

func NewMatrix(n int, f func(i, j int) *big.Rat) Matrix {
	m := make(Matrix, n)
	for i := range m {
		m[i] = make([]*big.Rat, n)
		for j := range m[i] {
			m[i][j] = f(i, j)
		}
	}
	return m
}

func (m Matrix) Det() *big.Rat {
	a := NewMatrix(len(m), func(i, j int) *big.Rat { return new(big.Rat).Set(m[i][j]) })
	det := big.NewRat(1, 1)
	for c := range a {
		p := c
		for p < len(a) && a[p][c].Sign() == 0 {
			p++
		}
		if p == len(a) {
			return new(big.Rat)
		}
		if p != c {
			a[p], a[c] = a[c], a[p]
			det.Neg(det)
		}
		det.Mul(det, a[c][c])
		for r := c + 1; r < len(a); r++ {
			f := new(big.Rat).Quo(a[r][c], a[c][c])
			for k := c; k < len(a); k++ {
				a[r][k].Sub(a[r][k], new(big.Rat).Mul(f, a[c][k]))
			}
		}
	}
	return det
}

func FFT(a []complex128, inverse bool) []complex128 {
	n := len(a)
	if n == 1 {
		return []complex128{a[0]}
	}
	even, odd := make([]complex128, n/2), make([]complex128, n/2)
	for i := range n / 2 {
		even[i], odd[i] = a[2*i], a[2*i+1]
	}
	even, odd = FFT(even, inverse), FFT(odd, inverse)
	out := make([]complex128, n)
	sign := -2.0
	if inverse {
		sign = 2
	}
	for k := range n / 2 {
		t := cmplx.Rect(1, sign*math.Pi*float64(k)/float64(n)) * odd[k]
		out[k], out[k+n/2] = even[k]+t, even[k]-t
	}
	return out
}

type Poly []int

func (p Poly) MulFFT(q Poly) Poly {
	n := 1 << bits.Len(uint(len(p)+len(q)-2))
	a, b := make([]complex128, n), make([]complex128, n)
	for i, c := range p {
		a[i] = complex(float64(c), 0)
	}
	for i, c := range q {
		b[i] = complex(float64(c), 0)
	}
	a, b = FFT(a, false), FFT(b, false)
	for i := range a {
		a[i] *= b[i]
	}
	a = FFT(a, true)
	r := make(Poly, len(p)+len(q)-1)
	for i := range r {
		r[i] = int(math.Round(real(a[i]) / float64(n)))
	}
	return r
}
func (p Poly) Mul(q Poly) Poly {
	r := make(Poly, len(p)+len(q)-1)
	for i, x := range p {
		for j, y := range q {
			r[i+j] += x * y
		}
	}
	return r
}
func (p Poly) String() string {
	var sb strings.Builder
	for i := len(p) - 1; i >= 0; i-- {
		c := p[i]
		if c == 0 {
			continue
		}
		if sb.Len() > 0 {
			sb.WriteString(map[bool]string{true: " - ", false: " + "}[c < 0])
			c = max(c, -c)
		}
		switch {
		case i == 0:
			fmt.Fprint(&sb, c)
		case i == 1:
			fmt.Fprintf(&sb, "%dx", c)
		default:
			fmt.Fprintf(&sb, "%dx^%d", c, i)
		}
	}
	return sb.String()
}

type BitSet []uint64

func (b *BitSet) Set(i int) {
	for len(*b) <= i/64 {
		*b = append(*b, 0)
	}
	(*b)[i/64] |= 1 << (i % 64)
}
func (b BitSet) Count() (n int) {
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return
}
func (b BitSet) All(yield func(int) bool) {
	for i, w := range b {
		for ; w != 0; w &= w - 1 {
			if !yield(i*64 + bits.TrailingZeros64(w)) {
				return
			}
		}
	}
}

func roman(n int) (s string) {
	for i, v := range [...]int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
		for ; n >= v; n -= v {
			s += strings.Fields("M CM D CD C XC L XL X IX V IV I")[i]
		}
	}
	return
}

func main() {
	h := NewMatrix(6, func(i, j int) *big.Rat { return big.NewRat(1, int64(i+j+1)) })
	fmt.Println(h.Det(), h.Det().FloatString(30), NewMatrix(3, func(i, j int) *big.Rat { return big.NewRat(int64(i*3+j), 1) }).Det())
	fmt.Println(NewMatrix(3, func(i, j int) *big.Rat { return big.NewRat(int64((i+j)%3), int64(j+2)) }).Det().RatString())
	p, q := Poly{-1, 3, 0, 5}, Poly{2, -7, 1}
	fmt.Println(p, "|", q, "|", p.MulFFT(q), "|", p.Mul(q))
	z := complex(1, 2)
	fmt.Println(z*z, z/complex(0, 1), real(z), -z, z == 1+2i, cmplx.Abs(3+4i), cmplx.Sqrt(-1), z/0)
	fmt.Printf("%.2f %v %8.3f %g\n", cmplx.Exp(1i*math.Pi), complex64(z), z, cmplx.Inf())
	var b BitSet
	for i := 1; i < 300; i = i*2 + 1 {
		b.Set(i)
	}
	for i := range b.All {
		fmt.Print(i, " ")
	}
	fmt.Printf("%d %x\n", b.Count(), []uint64(b))
	w := tabwriter.NewWriter(os.Stdout, 0, 4, 1, ' ', 0)
	for _, n := range []int{4, 9, 14, 40, 1994, 2026, 3999} {
		fmt.Fprintf(w, "%d\t%s\t%b\t%o\t%x\t|%6d|%-6d|%06d\n", n, roman(n), n, n, n, n, n, n)
	}
	w.Flush()
	f := new(big.Int).MulRange(1, 40)
	fmt.Println(f, f.BitLen(), new(big.Int).Exp(big.NewInt(3), big.NewInt(200), big.NewInt(1e9+7)), new(big.Int).ModInverse(big.NewInt(3), big.NewInt(11)), new(big.Int).Sqrt(f), f.Text(36), big.NewInt(97).ProbablyPrime(10))
	fmt.Printf("%x %+d %#b %30d|\n", f, big.NewInt(-5), big.NewInt(5), new(big.Int).Neg(big.NewInt(1<<62)))
	x, _ := new(big.Float).SetPrec(200).SetString("1.5e100")
	fmt.Println(x.Text('g', 40), new(big.Float).SetPrec(100).Sqrt(big.NewFloat(2)).Text('f', 30))
	for _, v := range []float64{0, math.Copysign(0, -1), 1e21, 1e20, 1e-5, 123456789.125, math.MaxFloat64, math.SmallestNonzeroFloat64, math.NaN(), math.Inf(-1), 0.1 + 0.2} {
		fmt.Print(v, " ", float32(v), " ")
		fmt.Printf("%e %g %8.2f %x|", v, v, v, v)
	}
	fmt.Println()
	var u8 uint8 = 200
	var i8 int8 = -128
	var u32 uint32 = 1 << 31
	sh := 33
	fmt.Println(u8+100, -i8, i8/-1, u32<<1, u32>>sh, int32(u32), ^u8, u8&^0xf, -7/2, -7%3, 1<<sh, int64(math.Float64bits(-1.5)>>52))
	hi, lo := bits.Mul64(1<<63, 6)
	fmt.Println(hi, lo, bits.Reverse8(3), bits.RotateLeft32(0x80000001, 4), bits.LeadingZeros16(9), math.FMA(2, 3, 4), math.Mod(-7, 3), math.Remainder(7, 4))
}
