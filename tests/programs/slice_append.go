// Append grows capacity by Go's formula, rounded to size classes. The slices escape, for others may start
// in a buffer on the stack.
package main

import "fmt"

var sink any

func grow8() {
	var s []byte
	defer func() { sink = s }()
	last := -1
	for i := 0; i < 5000; i++ {
		s = append(s, byte(i))
		if cap(s) != last {
			last = cap(s)
			fmt.Print(len(s), "/", cap(s), " ")
		}
	}
	fmt.Println()
}

func grow64() {
	var s []int
	defer func() { sink = s }()
	last := -1
	for i := 0; i < 5000; i++ {
		s = append(s, i)
		if cap(s) != last {
			last = cap(s)
			fmt.Print(len(s), "/", cap(s), " ")
		}
	}
	fmt.Println()
}

func growStrings() {
	var s []string
	defer func() { sink = s }()
	last := -1
	for i := 0; i < 1000; i++ {
		s = append(s, "x")
		if cap(s) != last {
			last = cap(s)
			fmt.Print(len(s), "/", cap(s), " ")
		}
	}
	fmt.Println()
}

type triple struct{ a, b, c int32 }

func growStructs() {
	var s []triple
	defer func() { sink = s }()
	last := -1
	for i := 0; i < 1000; i++ {
		s = append(s, triple{int32(i), 2, 3})
		if cap(s) != last {
			last = cap(s)
			fmt.Print(len(s), "/", cap(s), " ")
		}
	}
	fmt.Println(s[500], s[999])
}

func main() {
	grow8()
	grow64()
	growStrings()
	growStructs()
	for n := 0; n < 20; n++ {
		s := append([]int{1, 2, 3}, make([]int, n)...)
		fmt.Print(len(s), "/", cap(s), " ")
	}
	fmt.Println()
	for n := 0; n < 40; n += 3 {
		s := append([]byte(nil), make([]byte, n)...)
		fmt.Print(len(s), "/", cap(s), " ")
	}
	fmt.Println()
	a := append([]int{}, 1, 2, 3)
	b := append(a, a...)
	c := append(b[:2], 9, 9)
	fmt.Println(a, b, c)
	b = append(b, b[1:3]...)
	fmt.Println(b, len(b))
	var nothing []int
	fmt.Println(append(nothing) == nil, append(nothing, nothing...) == nil, append([]int{}) == nil)
	bytes := append([]byte("abc"), "def"...)
	bytes = append(bytes, 'g', 0x68)
	fmt.Println(string(bytes), len(bytes))
	s := make([]int, 3, 10)
	t := append(s, 4)
	u := append(s, 5)
	fmt.Println(t, u, len(s), cap(t))
	var nested [][]int
	for i := 0; i < 4; i++ {
		nested = append(nested, append([]int(nil), make([]int, i)...))
		nested[i] = append(nested[i], i)
	}
	fmt.Println(nested)
	ff := append([]float32{}, 1.5, 2.5)
	bb := append([]bool{true}, false, true)
	fmt.Println(ff, bb)
	i8 := append([]int8{}, -1, 127)
	u16 := append([]uint16(nil), 65535, 0)
	fmt.Println(i8, u16)
	s = s[:0]
	for i := range 30 {
		s = append(s, i*i)
		if len(s) == 12 {
			s = s[6:]
		}
	}
	fmt.Println(s, len(s))
}
