// Primes: sieves of several kinds, tests, factoring by Pollard, totients, continued fractions, RSA with fixed keys.
package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"iter"
	"math"
	"math/big"
	"math/bits"
	"slices"
	"strings"
)

func sieve(n int) (primes []int) {
	composite := make([]bool, n+1)
	for i := 2; i <= n; i++ {
		if !composite[i] {
			primes = append(primes, i)
			for j := i * i; j <= n; j += i {
				composite[j] = true
			}
		}
	}
	return
}

// endless gives all primes, by a queue of the multiples that come next.
func endless() iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		next := map[uint64][]uint64{}
		for n := uint64(2); ; n++ {
			factors, ok := next[n]
			if !ok {
				if !yield(n) {
					return
				}
				next[n*n] = append(next[n*n], n)
				continue
			}
			for _, p := range factors {
				next[n+p] = append(next[n+p], p)
			}
			delete(next, n)
		}
	}
}

// pipeline is the sieve of goroutines, each dropping the multiples of a prime.
func pipeline(count int) (out []int) {
	ch := make(chan int)
	done := make(chan struct{})
	defer close(done)
	go func() {
		for n := 2; ; n++ {
			select {
			case ch <- n:
			case <-done:
				return
			}
		}
	}()
	for range count {
		p := <-ch
		out = append(out, p)
		in, next := ch, make(chan int)
		go func() {
			for {
				select {
				case n := <-in:
					if n%p == 0 {
						continue
					}
					select {
					case next <- n:
					case <-done:
						return
					}
				case <-done:
					return
				}
			}
		}()
		ch = next
	}
	return
}

func mulmod(a, b, m uint64) uint64 {
	hi, lo := bits.Mul64(a%m, b)
	return bits.Rem64(hi, lo, m)
}

func powmod(a, e, m uint64) uint64 {
	r := uint64(1) % m
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			r = mulmod(r, a, m)
		}
		a = mulmod(a, a, m)
	}
	return r
}

func isPrime(n uint64) bool {
	if n < 2 {
		return false
	}
	bases := []uint64{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37}
	for _, p := range bases {
		if n%p == 0 {
			return n == p
		}
	}
	s := bits.TrailingZeros64(n - 1)
witness:
	for _, a := range bases {
		x := powmod(a, (n-1)>>s, n)
		if x == 1 || x == n-1 {
			continue
		}
		for range s - 1 {
			if x = mulmod(x, x, n); x == n-1 {
				continue witness
			}
		}
		return false
	}
	return true
}

func gcd(a, b uint64) uint64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func factor(n uint64) (out []uint64) {
	switch {
	case n == 0:
		panic("no factors of zero")
	case n == 1:
		return nil
	case n%2 == 0:
		return append(factor(n/2), 2)
	case isPrime(n):
		return []uint64{n}
	}
	for c := uint64(1); ; c++ {
		f := func(x uint64) uint64 { return (mulmod(x, x, n) + c) % n }
		x, y, d := uint64(2), uint64(2), uint64(1)
		for d == 1 {
			x, y = f(x), f(f(y))
			d = gcd(max(x, y)-min(x, y), n)
		}
		if d != n {
			return append(factor(d), factor(n/d)...)
		}
	}
}

func totient(n uint64) uint64 {
	t := n
	fs := factor(n)
	slices.Sort(fs)
	for _, p := range slices.Compact(fs) {
		t = t / p * (p - 1)
	}
	return t
}

type Key struct{ n, e, d *big.Int }

var ErrTooLong = errors.New("message too long")

func newKey(p, q, e int64) (*Key, error) {
	n := new(big.Int).Mul(big.NewInt(p), big.NewInt(q))
	phi := new(big.Int).Mul(big.NewInt(p-1), big.NewInt(q-1))
	d := new(big.Int).ModInverse(big.NewInt(e), phi)
	if d == nil {
		return nil, fmt.Errorf("%d has no inverse modulo %v", e, phi)
	}
	return &Key{n, big.NewInt(e), d}, nil
}

func (k *Key) encrypt(s string) (*big.Int, error) {
	m := new(big.Int).SetBytes([]byte(s))
	if m.Cmp(k.n) >= 0 {
		return nil, fmt.Errorf("%d bits of %d: %w", m.BitLen(), k.n.BitLen(), ErrTooLong)
	}
	return m.Exp(m, k.e, k.n), nil
}

func fraction(x *big.Rat, n int) (terms []string) {
	x = new(big.Rat).Set(x)
	for range n {
		whole := new(big.Int).Div(x.Num(), x.Denom())
		terms = append(terms, whole.String())
		if x.Sub(x, new(big.Rat).SetInt(whole)); x.Sign() == 0 {
			break
		}
		x.Inv(x)
	}
	return
}

func main() {
	small := sieve(2000)
	fmt.Println(len(small), small[:10], small[len(small)-3:], len(sieve(1)), len(sieve(2)), pipeline(15))
	i := 0
	for p := range endless() {
		if int(p) != small[i] {
			fmt.Println("differs at", i, p)
		}
		if i++; i == len(small) {
			break
		}
	}
	agree := 0
	for n := range uint64(3000) {
		_, in := slices.BinarySearch(small, int(n))
		if n < 2000 && in == isPrime(n) && isPrime(n) == new(big.Int).SetUint64(n).ProbablyPrime(0) {
			agree++
		}
	}
	fmt.Println(agree)
	for _, n := range []uint64{561, 3215031751, 1<<31 - 1, 1<<61 - 1, math.MaxUint64, math.MaxUint64 - 58, 18446744073709551557, 4759123141, 1000000007 * 998244353} {
		fs := factor(n)
		slices.Sort(fs)
		product := uint64(1)
		for _, f := range fs {
			product *= f
		}
		fmt.Println(n, isPrime(n), fs, product == n, totient(n))
	}
	for _, n := range []uint64{1, 2, 36, 97, 1024, 5040, 30030, 6469693230} {
		fmt.Print(n, factor(n), totient(n), " ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		factor(0)
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		powmod(2, 3, uint64(agree-2000))
	}()
	for _, p := range []uint{2, 3, 5, 7, 11, 13, 17, 19, 23, 31, 61, 67, 89, 107} {
		m := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), p), big.NewInt(1))
		s := big.NewInt(4)
		for range p - 2 {
			s.Mul(s, s).Sub(s, big.NewInt(2)).Mod(s, m)
		}
		fmt.Print(p, s.Sign() == 0 || p == 2, m.ProbablyPrime(5), " ")
	}
	fmt.Println()
	k, err := newKey(1000000007, 998244353, 65537)
	fmt.Println(k.n, k.d, err)
	_, err = newKey(7, 13, 3)
	fmt.Println(err)
	for _, s := range []string{"", "a", "hello", "\x00x", "too long a message"} {
		c, err := k.encrypt(s)
		if err != nil {
			fmt.Println(err, errors.Is(err, ErrTooLong))
			continue
		}
		back := new(big.Int).Exp(c, k.d, k.n)
		fmt.Printf("%q %v %q\n", s, c, back.Bytes())
	}
	sum := sha256.Sum256([]byte("signed"))
	h := new(big.Int).Mod(new(big.Int).SetBytes(sum[:]), k.n)
	sig := new(big.Int).Exp(h, k.d, k.n)
	fmt.Println(sig, new(big.Int).Exp(sig, k.e, k.n).Cmp(h))
	for _, s := range []string{"415/93", "649/200", "-7/3", "5", "0", "3.14159265358979", "1.41421356237"} {
		r, _ := new(big.Rat).SetString(s)
		fmt.Print(s, "=[", strings.Join(fraction(r, 12), " "), "] ")
	}
	fmt.Println()
	fib := []*big.Int{big.NewInt(0), big.NewInt(1)}
	for i := 2; i <= 300; i++ {
		fib = append(fib, new(big.Int).Add(fib[i-1], fib[i-2]))
	}
	fmt.Println(fib[300], new(big.Int).GCD(nil, nil, fib[120], fib[84]).Cmp(fib[12]), fib[83].ProbablyPrime(10), new(big.Int).Sqrt(fib[300]))
	x, y := new(big.Int), new(big.Int)
	fmt.Println(new(big.Int).GCD(x, y, fib[100], fib[99]), x, y)
}
