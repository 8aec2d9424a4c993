// Integers and floats to text and back.
package main

import (
	"fmt"
	"math"
	"os"
	"strconv"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	x := uint64(88172645463325252)
	next := func() uint64 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		return x
	}
	length, ints, floats := 0, int64(0), 0.0
	for range n {
		v := int64(next()) >> (next() % 60)
		s := strconv.Itoa(int(v))
		length += len(s)
		back, err := strconv.ParseInt(s, 10, 64)
		if err != nil || back != v {
			panic(s)
		}
		ints += back
		f := math.Float64frombits(next()&^(2047<<52) | (1023-20+next()%40)<<52)
		s = strconv.FormatFloat(f, 'g', -1, 64)
		length += len(s)
		g, err := strconv.ParseFloat(s, 64)
		if err != nil || g != f {
			panic(s)
		}
		floats += g
	}
	fmt.Println(length, ints, floats)
}
