// Pidigits prints digits of pi by Gibbons' unbounded spigot: arithmetic on
// integers of growing length with math/big.
package main

import (
	"fmt"
	"math/big"
	"os"
	"strconv"
)

// spigot is the state (numerator, accumulator, denominator) of the series of
// which it has consumed k terms.
type spigot struct {
	numerator, accumulator, denominator big.Int
	k                                   int64
	t1, t2                              big.Int
}

func newSpigot() *spigot {
	s := &spigot{}
	s.numerator.SetInt64(1)
	s.denominator.SetInt64(1)
	return s
}

// consume takes the next term into the state.
func (s *spigot) consume() {
	s.k++
	odd := s.t1.SetInt64(2*s.k + 1)
	s.accumulator.Add(&s.accumulator, s.t2.Lsh(&s.numerator, 1))
	s.accumulator.Mul(&s.accumulator, odd)
	s.denominator.Mul(&s.denominator, odd)
	s.numerator.Mul(&s.numerator, s.t2.SetInt64(s.k))
}

// extract returns the digit that the state gives when the rest of the series
// has the value n.
func (s *spigot) extract(n int64) int64 {
	s.t1.Mul(&s.numerator, s.t2.SetInt64(n))
	s.t1.Add(&s.t1, &s.accumulator)
	return s.t1.Quo(&s.t1, &s.denominator).Int64()
}

// digit consumes terms until the next digit is certain, and removes it.
func (s *spigot) digit() int64 {
	for {
		s.consume()
		if s.numerator.Cmp(&s.accumulator) > 0 {
			continue
		}
		d := s.extract(3)
		if d != s.extract(4) {
			continue
		}
		s.t1.Mul(&s.denominator, s.t2.SetInt64(d))
		s.accumulator.Sub(&s.accumulator, &s.t1)
		ten := s.t2.SetInt64(10)
		s.accumulator.Mul(&s.accumulator, ten)
		s.numerator.Mul(&s.numerator, ten)
		return d
	}
}

func main() {
	n := 100
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "pidigits: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	s := newSpigot()
	line := make([]byte, 0, 10)
	for i := 1; i <= n; i++ {
		line = append(line, byte('0'+s.digit()))
		if len(line) == cap(line) || i == n {
			fmt.Printf("%-10s\t:%d\n", line, i)
			line = line[:0]
		}
	}
}
