// Complex arithmetic on both sizes.
package main

import "fmt"

func power(z complex128, n int) complex128 {
	r := complex(1, 0)
	for i := 0; i < n; i++ {
		r *= z
	}
	return r
}

func main() {
	a := 3 + 4i
	b := complex(1, -2)
	fmt.Println(a+b, a-b, a*b, a/b, -a)
	fmt.Println(real(a), imag(b), a == b, a != b, a == complex(3, 4))
	fmt.Println(power(1+1i, 8), power(0.5i, 3))
	var c complex64 = 1.5 + 2.5i
	c *= c
	fmt.Println(c, real(c), imag(c), complex128(c))
	const k = 2i * 2i
	fmt.Println(k, real(k), int(real(k)))
	z := []complex128{1, 2i, 3 + 3i}
	var sum complex128
	for _, x := range z {
		sum += x
	}
	fmt.Println(sum, len(z), z)
	fmt.Printf("%v %.2f %g\n", a, b, c)
	m := map[complex128]int{1i: 1, 2: 2}
	m[1i]++
	fmt.Println(m[1i], m[2+0i], m[5])
	var zero complex128
	fmt.Println(zero, a/complex(2, 0))
}
