// A million random floats of each size to text in every form and back; one digest of all the texts.
package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"strconv"
)

func main() {
	x := uint64(0x9e3779b97f4a7c15)
	next := func() uint64 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		return x * 0x2545f4914f6cdd1d
	}
	shapes := []byte("efgEGxXb")
	h := fnv.New64a()
	var text []byte
	bad := 0
	for i := range 1000000 {
		bits := next()
		single := math.Float32frombits(uint32(bits))
		double := math.Float64frombits(bits)
		if i%4 == 0 {
			double = float64(int64(bits>>40)) / 64
		}
		choice := next()
		shape := shapes[choice%8]
		prec := int(choice >> 8 % 25)
		text = strconv.AppendFloat(text[:0], double, 'g', -1, 64)
		if back, err := strconv.ParseFloat(string(text), 64); err != nil || back != double && double == double {
			bad++
		}
		text = append(text, ' ')
		start := len(text)
		text = strconv.AppendFloat(text, float64(single), 'g', -1, 32)
		if back, err := strconv.ParseFloat(string(text[start:]), 32); err != nil || float32(back) != single && single == single {
			bad++
		}
		text = append(text, ' ')
		text = strconv.AppendFloat(text, double, shape, prec, 64)
		text = append(text, ' ')
		text = strconv.AppendFloat(text, float64(single), shape, prec, 32)
		text = append(text, ' ')
		if choice>>32%8 == 0 {
			text = strconv.AppendFloat(text, double, shape, -1, 64)
		}
		h.Write(text)
		if i%100000 == 0 {
			fmt.Printf("%d %016x %s\n", i, h.Sum64(), text)
		}
	}
	fmt.Printf("%016x, %d come back as other numbers\n", h.Sum64(), bad)
}
