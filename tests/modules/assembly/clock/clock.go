// Package clock has functions of the library that only their names lead to.
package clock

import _ "unsafe"

//go:linkname nanotime runtime.nanotime
func nanotime() int64

//go:linkname fastrandn runtime.fastrandn
func fastrandn(n uint32) uint32

// Advances tells whether the clock goes forward.
func Advances() bool {
	start := nanotime()
	for range 1000 {
		if nanotime() < start {
			return false
		}
	}
	return nanotime() > 0
}

// Dice rolls dice of six sides.
func Dice(times int) (counts [6]int) {
	for range times {
		counts[fastrandn(6)]++
	}
	return counts
}
