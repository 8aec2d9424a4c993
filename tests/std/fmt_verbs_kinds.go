package main

import (
	"fmt"
	"math"
)

type small uint8
type word string
type raw []byte
type pair struct {
	X int
	y string
}

func main() {
	values := []any{
		true, int8(-128), uint8(200), int16(-300), uint16(65535), int32('世'), uint32(1 << 31), int64(math.MinInt64), uint64(math.MaxUint64), uintptr(4096),
		float32(0.1), 0.1, 1e21, 1e20, -0.0, math.Copysign(0, -1), math.Inf(1), math.NaN(), 123456789.0, 5e-324, complex(1, -2), complex64(complex(0.5, 1e9)),
		"plain", "tab\t\"q\" `b` \xff é 世\x00", "", word("w"), []byte("by\x00te"), raw("raw"), [3]byte{1, 2, 255}, []small{1, 2},
		[]string{"a b", "c"}, []int(nil), map[string]int(nil), map[pair]bool{{1, "a"}: true, {0, "z"}: false}, pair{3, "q"}, struct{}{}, [2][]int{{1}, nil},
		[]any{nil, 1, "s", 2.5}, rune(0x10FFFF), rune(-1), rune(0xD800), nil, error(nil), small(7), []float32{1.5, 2}, [0]int{}, []bool{true, false},
	}
	verbs := []string{"%v", "%+v", "%#v", "%T", "%d", "%b", "%o", "%O", "%x", "%X", "%#x", "% x", "%# X", "%c", "%q", "%#q", "%+q", "%U", "%#U", "%e", "%E", "%f", "%F", "%g", "%G", "%s", "%t",
		"%8v", "%-8v|", "%08v", "%+d", "% d", "%+.3e", "%8.2f", "%-10.3g|", "%+08.2f", "%.0f", "%#.3g", "%#g", "%.3s", "%6.2q", "%x", "%.2x", "%12.6d", "%-+6d|", "%#b", "%#o", "%.3c", "%6c|", "%+v", "%6.3t", "%#8x", "%-#12x|", "%b"}
	for _, verb := range verbs {
		fmt.Print(verb, ":")
		for _, v := range values {
			fmt.Printf(" "+verb, v)
		}
		fmt.Println()
	}
}
