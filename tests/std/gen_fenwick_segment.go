// Monoids as type parameters: Fenwick trees, segment trees with lazy updates and sparse tables answer the same queries, checked against folds.
package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc64"
	"iter"
	"math"
	"math/big"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strings"
)

type Monoid[T any] interface {
	Zero() T
	Join(a, b T) T
}

type Sum[T ~int | ~int64 | ~float64 | ~string] struct{}

func (Sum[T]) Zero() (z T)   { return }
func (Sum[T]) Join(a, b T) T { return a + b }

type Min struct{ _ [0]func() }

func (*Min) Zero() float64             { return math.Inf(1) }
func (*Min) Join(a, b float64) float64 { return min(a, b) }

type GCD struct{}

func (GCD) Zero() *big.Int              { return new(big.Int) }
func (GCD) Join(a, b *big.Int) *big.Int { return new(big.Int).GCD(nil, nil, a, b) }

type Max[T any] struct{ less func(a, b T) bool }

func (m Max[T]) Zero() *T { return nil }
func (m Max[T]) Join(a, b *T) *T {
	switch {
	case a == nil:
		return b
	case b == nil, !m.less(*a, *b):
		return a
	}
	return b
}

type RangeError struct {
	Lo, Hi, Len int
}

func (r RangeError) Error() string { return fmt.Sprintf("[%d,%d) of %d", r.Lo, r.Hi, r.Len) }

// Segments is a bottom-up tree over any monoid.
type Segments[T any, M Monoid[T]] struct {
	m    M
	n    int
	tree []T
}

func Build[M Monoid[T], T any](m M, items ...T) *Segments[T, M] {
	s := &Segments[T, M]{m, len(items), make([]T, 2*len(items))}
	copy(s.tree[s.n:], items)
	for i := s.n - 1; i > 0; i-- {
		s.tree[i] = m.Join(s.tree[2*i], s.tree[2*i+1])
	}
	return s
}

func (s *Segments[T, M]) Set(i int, v T) {
	for s.tree[s.n+i] = v; s.n+i > 1; {
		i = (s.n+i)/2 - s.n
		s.tree[s.n+i] = s.m.Join(s.tree[2*(s.n+i)], s.tree[2*(s.n+i)+1])
	}
}

func (s *Segments[T, M]) Query(lo, hi int) (left T, err error) {
	if lo < 0 || hi > s.n || lo > hi {
		return left, &RangeError{lo, hi, s.n}
	}
	left, right := s.m.Zero(), s.m.Zero()
	for l, r := lo+s.n, hi+s.n; l < r; l, r = l/2, r/2 {
		if l&1 == 1 {
			left = s.m.Join(left, s.tree[l])
			l++
		}
		if r&1 == 1 {
			r--
			right = s.m.Join(s.tree[r], right)
		}
	}
	return s.m.Join(left, right), nil
}

type Fenwick[T ~int | ~int64 | ~float64] []T

func (f Fenwick[T]) Add(i int, by T) {
	for i++; i <= len(f); i += i & -i {
		f[i-1] += by
	}
}

func (f Fenwick[T]) Prefix(i int) (sum T) {
	for ; i > 0; i &= i - 1 {
		sum += f[i-1]
	}
	return
}

// Search finds how many elements a prefix may have for its sum to stay below.
func (f Fenwick[T]) Search(below T) (at int) {
	for step := 1 << (bits.Len(uint(len(f))) - 1); step > 0; step >>= 1 {
		if at+step <= len(f) && f[at+step-1] < below {
			below -= f[at+step-1]
			at += step
		}
	}
	return
}

// Lazy adds to ranges and answers sums of ranges.
type Lazy[T ~int | ~float64] struct {
	lo, hi      int
	sum, add    T
	left, right *Lazy[T]
}

func (l *Lazy[T]) push() {
	if l.left == nil && l.hi-l.lo > 1 {
		mid := l.lo + (l.hi-l.lo)/2
		l.left, l.right = &Lazy[T]{lo: l.lo, hi: mid}, &Lazy[T]{lo: mid, hi: l.hi}
	}
	for _, kid := range [...]*Lazy[T]{l.left, l.right} {
		kid.add += l.add
		kid.sum += l.add * T(kid.hi-kid.lo)
	}
	l.add = 0
}

func (l *Lazy[T]) Do(lo, hi int, by T) (sum T) {
	switch {
	case hi <= l.lo || l.hi <= lo:
		return 0
	case lo <= l.lo && l.hi <= hi:
		l.add += by
		l.sum += by * T(l.hi-l.lo)
		return l.sum
	}
	l.push()
	sum = l.left.Do(lo, hi, by) + l.right.Do(lo, hi, by)
	l.sum = l.left.sum + l.right.sum
	return sum
}

type Sparse[T any] struct {
	join func(a, b T) T
	rows [][]T
}

func NewSparse[T any](join func(a, b T) T, items iter.Seq[T]) (s Sparse[T]) {
	s = Sparse[T]{join, [][]T{slices.Collect(items)}}
	for w := 1; 2*w <= len(s.rows[0]); w *= 2 {
		last := s.rows[len(s.rows)-1]
		next := make([]T, len(last)-w)
		for i := range next {
			next[i] = join(last[i], last[i+w])
		}
		s.rows = append(s.rows, next)
	}
	return
}

func (s Sparse[T]) Query(lo, hi int) T {
	row := bits.Len(uint(hi-lo)) - 1
	return s.join(s.rows[row][lo], s.rows[row][hi-1<<row])
}

type Cents int64

func (c Cents) String() string { return fmt.Sprintf("%d.%02d", int64(c)/100, int64(c)%100) }

func main() {
	words := Build(Sum[string]{}, strings.Split("s-e-g-m-e-n-t-s", "-")...)
	words.Set(3, "µ")
	fmt.Println(words.Query(1, 7))
	_, err := words.Query(5, 99)
	var re *RangeError
	fmt.Printf("%v %+v %t %#v\n", err, *re0(err), errors.As(err, &re), *re)
	fmt.Printf("%q %T %+v\n", words.tree[1:5], words, Build(new(Min)).n)

	longest := Build(Max[string]{func(a, b string) bool { return len(a) < len(b) }}, new("a"), nil, new("ccc"), new("dd"), new("eee"))
	best, _ := longest.Query(0, 5)
	none, _ := longest.Query(1, 2)
	fmt.Println(*best, none == nil)
	gcd := Build(GCD{}, big.NewInt(48), new(big.Int).Lsh(big.NewInt(3), 90), big.NewInt(-30), new(big.Int).MulRange(5, 25))
	for i := range 4 {
		fmt.Print(must(gcd.Query(i, 4)), " ", must(gcd.Query(0, i)), "; ")
	}
	fmt.Println()

	rng := rand.New(rand.NewChaCha8([32]byte([]byte("fenwick and segment trees differ"))))
	const n = 77
	plain, mins := make([]float64, n), make([]float64, n)
	fen, seg := make(Fenwick[float64], n), Build(&Min{}, plain...)
	lazy, counts := Lazy[int]{hi: n}, [n]int{}
	digest := crc64.New(crc64.MakeTable(crc64.ECMA))
	for step := range 900 {
		lo := rng.IntN(n)
		hi := lo + 1 + rng.IntN(n-lo)
		switch step % 3 {
		case 0:
			by := math.Trunc(rng.NormFloat64()*64) / 64
			plain[lo], mins[lo] = plain[lo]+by, by
			fen.Add(lo, by)
			seg.Set(lo, by)
		case 1:
			by := rng.IntN(9) - 4
			for i := lo; i < hi; i++ {
				counts[i] += by
			}
			lazy.Do(lo, hi, by)
		default:
			sum, low, total := 0.0, math.Inf(1), 0
			for i := range n {
				if lo <= i && i < hi {
					sum, low, total = sum+plain[i], min(low, mins[i]), total+counts[i]
				}
			}
			if got := fen.Prefix(hi) - fen.Prefix(lo); got != sum || must(seg.Query(lo, hi)) != low || lazy.Do(lo, hi, 0) != total {
				fmt.Println("differs", step, lo, hi, got, sum, low, total)
			}
			binary.Write(digest, binary.BigEndian, []any{sum, low, int64(total)}[step%2])
		}
	}
	fmt.Printf("%#x %v %.4g\n", digest.Sum64(), lazy.sum, fen[:5])
	sparse := NewSparse(func(a, b float64) float64 { return max(a, b) }, slices.Values(plain))
	for i := range 5 {
		fmt.Printf("%v=%v ", sparse.Query(i*i, i*i+2*i+1), slices.Max(plain[i*i:i*i+2*i+1]))
	}
	money := make(Fenwick[Cents], 12)
	for i := range money {
		money.Add(i, Cents(i*i*105+1))
	}
	fmt.Println("\n", money, money.Prefix(12), money.Search(100_00), money.Search(1), money.Search(1<<40))
	fmt.Printf("%v %d %+v %x\n", money[:3], money[:3], money[11], money[9:])
}

func re0(err error) *RangeError {
	re, _ := errors.AsType[*RangeError](err)
	return re
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
