package main

import (
	"fmt"
	"math"
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
)
const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)
const (
	Sunday Weekday = iota
	Monday
	_
	Wednesday
	Last = Wednesday + 10
	next
	reset = iota
)

type Weekday uint8

func (d Weekday) String() string { return fmt.Sprintf("day%d", uint8(d)) }

const (
	huge  = 1 << 400
	ratio = huge >> 398
	big   = 123456789012345678901234567890 / 1234567890123456789012345
	third = 1.0 / 3
	prec  = third * 3
	cplx  = (3 + 4i) * (3 - 4i)
	re    = real(cplx)
	im    = imag(2i * 2i * 1i)
	mask  = ^uint32(0)
	rn    = 'a' + 1.0
	sh    = 1.0 << 3
	str   = "len" + "gth"
	ln    = len(str)
	cmp1  = huge > ratio && str < "m"
	minc  = min(3, 2.5, 'a')
	maxs  = max("a", "b")
	neg   = -5 / 2
	rem   = -5 % 3
	xor   = 5 &^ 4 ^ 3
	tiny  = 1e-1000 * 1e1000
)

const (
	x0 = len([...]int{5: 1, 2})
	x1 = cap([10]struct{}{})
)

func main() {
	fmt.Println(KB, MB, GB, a, b, c, d, e, f)
	fmt.Println(Sunday, Monday, Wednesday, Last, next, reset)
	fmt.Println(ratio, big, third, prec == 1, re, im, mask, rn, sh, ln, cmp1)
	fmt.Println(minc, maxs, neg, rem, xor, tiny, x0, x1)
	fmt.Printf("%T %T %T %T %T\n", rn, sh, cplx, minc, third)
	var f32 float32 = 1 << 24
	var i8 int8 = -1 << 7
	var u uint = 1<<64 - 1
	fmt.Println(f32, i8, u, math.MaxUint64/2 == 1<<63-1)
	var c64 complex64 = 1 << 3
	var byt byte = 'a' - 32.0
	var r rune = 1e3
	fmt.Println(c64, byt, r, complex(1, 2)*1i == -2+1i, 07_7, 0x1p-2, 0b1_01, 0o17, 1_000.5e-3i)
	s := uint(3)
	var sh1 int64 = 1 << s
	var fl = float64(uint64(1) << s)
	fmt.Println(sh1, fl, uint8(255)<<s>>s)
	fmt.Println(huge/(huge-1) == 1, math.Pi*huge/huge)
}
