// Twenty parameters of mixed kinds, direct, through values and through interfaces.
package main

import "fmt"

type pt struct{ x, y float64 }

func mixed(a int, b float64, c string, d int8, e float32, f bool, g uint16, h []int, i pt, j string,
	k float64, l int64, m *int, n map[string]int, o rune, p float32, q func(int) int, r error, s [2]int, t uint64) string {
	*m += a
	return fmt.Sprint(a, b, c, d, e, f, g, h, i, j, k, l, *m, n, o, p, q(a), r, s, t)
}

func ints(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t int) int {
	return a - b + c - d + e - f + g - h + i - j + k - l + m - n + o - p + q - r + s*t
}

func floats(a, b, c, d, e, f, g, h, i, j, k, l float64) float64 {
	return a + b*10 + c*100 - d + e/2 - f + g*h - i + j*k - l
}

func weave(a int, b float64, c int, d float64, e int, f float64, g int, h float64, i int, j float64,
	k int, l float64, m int, n float64, o int, p float64, q int, r float64, s int, t float64) (int, float64) {
	return a + c*2 + e*3 + g*4 + i*5 + k*6 + m*7 + o*8 + q*9 + s*10, b + d*2 + f*3 + h*4 + j*5 + l*6 + n*7 + p*8 + r*9 + t*10
}

func narrow(a int8, b uint8, c int16, d uint16, e int32, f uint32, g bool, h int8, i uint8, j int16, k bool) int {
	n := int(a) + int(b) + int(c) + int(d) + int(e) + int(f) + int(h) + int(i) + int(j)
	if g && !k {
		n = -n
	}
	return n
}

func deep(n, a, b, c, d, e, f, g, h, i, j int) int {
	if n == 0 {
		return a*1 + b*2 + c*3 + d*4 + e*5 + f*6 + g*7 + h*8 + i*9 + j*10
	}
	return deep(n-1, b, c, d, e, f, g, h, i, j, a)
}

type obj struct{ base int }

func (o obj) method(a, b, c, d, e, f, g, h, i, j int, s string) string {
	return fmt.Sprint(o.base+a+b+c+d+e+f+g+h+i+j, s)
}

type caller interface {
	method(a, b, c, d, e, f, g, h, i, j int, s string) string
}

func results(n int) (int, float64, string, int8, []int, bool, float32, uint64, pt, string, rune, error) {
	return n, float64(n) / 4, fmt.Sprint(n), int8(n), []int{n}, n > 0, float32(n) * 0.5, uint64(n) << 40, pt{float64(n), -1}, "end", 'x', nil
}

func main() {
	n := 5
	fmt.Println(mixed(1, 2.5, "c", -4, 0.5, true, 65535, []int{7, 8}, pt{9, 10}, "j", 11.5, -12, &n, map[string]int{"n": 14},
		'o', 16.25, func(x int) int { return x * 17 }, nil, [2]int{19, 19}, 20))
	fmt.Println(n)
	fmt.Println(ints(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20))
	fmt.Println(floats(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12))
	fmt.Println(weave(1, .1, 2, .2, 3, .3, 4, .4, 5, .5, 6, .6, 7, .7, 8, .8, 9, .9, 10, 1.5))
	fmt.Println(narrow(-128, 255, -32768, 65535, -2147483648, 4294967295, true, 127, 128, 32767, false))
	for i := 0; i < 12; i++ {
		fmt.Print(deep(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), " ")
	}
	fmt.Println()
	var c caller = obj{1000}
	fmt.Println(c.method(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, "iface"), obj{1}.method(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "direct"))
	f := ints
	g := c.method
	fmt.Println(f(20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1), g(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, "value"))
	fmt.Println(results(3))
	a, b, cc, d, e, ff, gg, h, i, j, k, l := results(-300)
	fmt.Println(a, b, cc, d, e, ff, gg, h, i, j, k, l)
}
