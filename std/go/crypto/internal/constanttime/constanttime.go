// Package constanttime compares and selects numbers in a time that does not depend on them.
package constanttime

// Select returns x if v is 1, y if it is 0.
func Select(v, x, y int) int { return ^(v-1)&x | (v-1)&y }

// ByteEq returns 1 if x and y are equal, else 0.
func ByteEq(x, y uint8) int { return Eq(int32(x), int32(y)) }

// Eq returns 1 if x and y are equal, else 0.
func Eq(x, y int32) int {
	// Only the difference 0 borrows from the upper half.
	return int((uint64(uint32(x^y)) - 1) >> 63)
}

// LessOrEq returns 1 if x <= y, else 0; both lie between 0 and 1<<31 - 1.
func LessOrEq(x, y int) int { return int(uint32(int32(x)-int32(y)-1) >> 31) }
