// Package variables of every kind, changed from everywhere.
package main

import "fmt"

type rec struct {
	n    int
	tags [3]string
}

var (
	i8    int8 = 120
	u16   uint16
	f32   float32 = 1.5
	f64           = 2.5
	b     bool
	s     = "start"
	arr   [4]int
	grid  [3][3]rune
	sl    []string
	m     = map[string]int{}
	r     rec
	p                 = &r
	pp                = &arr[2]
	fn                = func() string { return s + "!" }
	iface interface{} = 5
	err   error
	zero  struct{}
	c128  complex128
)

const limit = 3

func touch(n int) {
	i8 += int8(n)
	u16 -= uint16(n)
	f32 *= 2
	f64 /= 2
	b = !b
	s += "x"
	arr[n%4] += n
	*pp += 100
	grid[n%3][1] = 'A' + rune(n)
	sl = append(sl, s)
	m[s] = n
	r.n += n
	p.tags[n%3] += "t"
	iface = [2]int{n, n}
}

func shadow() int {
	s := 5
	arr := arr
	arr[0] = 1000
	return s + arr[0]
}

func main() {
	for i := 1; i <= limit+2; i++ {
		touch(i)
	}
	fmt.Println(i8, u16, f32, f64, b, s, arr, grid, sl, m)
	fmt.Println(r, *p, *pp, fn(), iface, err, zero, c128)
	fmt.Println(shadow(), s, arr[0])
	q := &s
	*q = "via pointer"
	fmt.Println(fn())
	fn = func() string { return "replaced" }
	fmt.Println(fn())
	swap := &arr
	swap[0], swap[1] = swap[1], swap[0]
	fmt.Println(arr)
	copyOf := arr
	copyOf[0] = -1
	arr = [4]int{9, 8, 7, 6}
	fmt.Println(arr, copyOf, *pp)
	r = rec{n: 1}
	fmt.Println(p.n, p.tags)
}
