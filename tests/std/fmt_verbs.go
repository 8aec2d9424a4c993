package main

import (
	"fmt"
	"math"
)

type point struct{ X, Y int }
type named struct {
	Name string
	P    *point
	L    []any
	M    map[string]point
	F    func()
	C    chan int
	E    error
}
type celsius float64
type bits uint8
type word string

func main() {
	p := point{1, -2}
	for _, v := range []string{"%v", "%+v", "%#v", "%T", "%d", "%x", "%s", "%q"} {
		fmt.Printf(v+"|"+v+"|"+v+"\n", p, &p, []point{p})
	}
	n := named{"n", nil, []any{1, "a", nil, 2.5, p}, map[string]point{"b": {1, 2}, "a": {3, 4}}, nil, nil, nil}
	fmt.Printf("%v\n%+v\n%#v\n", n, n, n)
	ints := []any{int8(-128), uint8(255), int16(-1), uint32(7), int64(math.MinInt64), uint64(math.MaxUint64), uintptr(4096), bits(9)}
	for _, i := range ints {
		fmt.Printf("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%O|%b|%#b|%c|%q|%U|%#U\n", i, i, i, i, i, i, i, i, i, i, i, i, i, i, 65, 66, 0x1F600, 0x1F600)
	}
	floats := []any{0.0, math.Copysign(0, -1), 1.0, -2.5, 1e21, 1e-7, 123456789.0, math.Pi, math.Inf(1), math.Inf(-1), math.NaN(), float32(0.1), celsius(36.6), 5e-324, math.MaxFloat64}
	for _, f := range floats {
		fmt.Printf("%v|%g|%e|%f|%.2f|%8.3f|%-8.1f|%+.1f|%08.2f|%G|%E|%x|%X|%b|% f|%#g|%#v|%6.3g\n", f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f, f)
	}
	for _, s := range []any{"", "héllo", "a\"b\n", "\xff\xfe", word("w`x"), []byte("bytes"), [3]byte{1, 2, 3}} {
		fmt.Printf("%s|%q|%#q|%+q|%x|%X|% x|%# x|%10s|%-10s|%.2s|%5.1q|%v|%#v|%T\n", s, s, s, s, s, s, s, s, s, s, s, s, s, s, s)
	}
	for _, c := range []any{complex(1, -2), complex64(complex(0.5, 0)), complex(math.Inf(1), math.NaN())} {
		fmt.Printf("%v|%.1f|%+.2e|%g|%10.1f|%#v\n", c, c, c, c, c, c)
	}
	for _, b := range []any{true, false} {
		fmt.Printf("%t|%v|%7t|%-7v|%d|%#v\n", b, b, b, b, b, b)
	}
	fmt.Printf("%v %+v %#v %v %#v\n", []string{"a"}, map[int]bool{2: true, 1: false}, map[point]string{{1, 2}: "x"}, [2]bool{true}, []byte(nil))
	fmt.Printf("%v %v %#v %#v\n", []int(nil), map[string]int(nil), []int(nil), map[string]int(nil))
	fmt.Printf("%p %v %t\n", nil, nil, nil)
	fmt.Printf("%d %s\n", 1)
	fmt.Printf("%d\n", 1, 2, "x")
	fmt.Printf("%!|%z|%-|%\n", 3)
	fmt.Printf("%[2]d %[1]d %d|%[3]*.[2]*[1]f|%[5]d|%[x]d|%[1]\n", 1, 2, 3)
	fmt.Printf("%*d|%-*d|%.*f|%*d\n", 5, 1, 5, 2, 2, 3.14159, -4, 7)
	fmt.Printf("%.*d|%*s\n", "x", 3, 2.5, "y")
	fmt.Printf("%6.2f%%|%c%c|%5c|%-5c|\n", 99.5, 'a', 0x4E16, 'z', 'z')
	fmt.Printf("%08b|%+x|%#08x|%x|%X\n", 5, -255, 255, -1, "hi")
	fmt.Printf("%20v|%-20v|%020d|%+v\n", p, p, p, n.P)
	fmt.Printf("%T %T %T %T %T\n", n.F, n.C, fmt.Println, struct{ A int }{}, [...]*int{nil})
	fmt.Printf("%v %d %s\n", struct {
		a any
		b error
	}{}, []any{1, "x"}, []any{1, "x", nil})
	var np *point
	var e error
	fmt.Printf("%v %+v %s %v\n", np, np, e, e)
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.0, nil, 'x', p, &p), fmt.Sprintln("x", 1))
	fmt.Printf("%s %v\n", &[]string{"a"}, &map[string]int{"k": 1})
	fmt.Printf("%x %X %x\n", []string{"ab", "c"}, [2]string{"x", "y"}, []byte{0xde, 0xad})
	fmt.Printf("%5t|%q|%v|%d\n", true, []string{"a b", "c"}, [][]int{{1}, {2, 3}}, map[string][]int{"z": {1}, "a": nil})
}
