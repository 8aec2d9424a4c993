// Integer verbs with flags and widths.
package main

import "fmt"

type level int8
type flags uint16

func main() {
	for _, n := range []int{0, 1, -1, 42, -42, 123456} {
		fmt.Printf("%d|%5d|%-5d|%05d|%+d|% d|%3d|\n", n, n, n, n, n, n, n)
		fmt.Printf("%x|%X|%#x|%#X|%o|%#o|%O|%b|%08b|%8x|%-8x|%08x|\n", n, n, n, n, n, n, n, n, n, n, n, n)
	}
	fmt.Printf("%c|%q|%U|%#U|%c|%q|\n", 65, 65, 65, 0x4e16, 0x4e16, '\n')
	fmt.Printf("%*d|%-*d|%.*d|%.5d|%8.3d|%+.3d|\n", 6, 42, 6, 42, 4, 7, 12, 5, 9)
	fmt.Printf("%d %d %d %d\n", int8(-128), uint8(255), int64(-1<<63), uint64(1<<64-1))
	fmt.Printf("%x %x %X\n", int8(-1), uint8(255), int64(-255))
	fmt.Printf("%d %v %x %s %q\n", level(-3), level(7), flags(0xbeef), level(1), flags(66))
	fmt.Printf("%v %+v %#v %#v %T %T\n", 5, 5, 5, uint8(5), level(1), flags(1))
	fmt.Printf("%t %v %5t|%-7t|\n", true, false, true, false)
	fmt.Printf("%e %d %s\n", 5, 2.5, 3)
	fmt.Printf("%6.2f%%|%5s|%%|%c%c\n", 12.345, "ab", 'h', 'i')
	fmt.Printf("%d %d\n", []int{1, -2}, [2]uint8{3, 4})
	fmt.Printf("%x %X %x\n", []int{10, 11}, []byte{1, 0xab}, "hi")
	fmt.Printf("%03d|%3d|%-3d|%x\n", []int{1, 22}, []int{1, 22}, []int{1, 22}, [3]byte{1, 2, 3})
	fmt.Printf("%[2]d %[1]d %d\n", 1, 2)
	fmt.Printf("%20d|%-20d|%020d\n", 1<<40, 1<<40, -1<<40)
	fmt.Println(int8(5), uint64(7), 'x', byte('y'), uintptr(9), level(3))
	fmt.Printf("%U %d %o %b\n", -1, '\u00e9', 8, 1<<10)
	fmt.Printf("%+d %+d % x % X\n", 0, -5, "abc", []byte("abc"))
}
