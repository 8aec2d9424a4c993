// Package bytealg searches bytes with native code. Strings stand for byte slices too: see String.
package bytealg

import "unsafe"

// IndexByte returns the first index of c in s, -1 if there is none.
func IndexByte(s string, c byte) int

// LastIndexByte returns the last index of c in s, -1 if there is none.
func LastIndexByte(s string, c byte) int

// Index returns the first index of sub in s, -1 if there is none.
func Index(s, sub string) int

// LastIndex returns the last index of sub in s, -1 if there is none.
func LastIndex(s, sub string) int

// CountByte returns the number of c in s.
func CountByte(s string, c byte) int

// Count returns the number of non-overlapping occurrences of the non-empty sub in s.
func Count(s, sub string) int

// Compare returns -1, 0 or +1.
func Compare(a, b string) int

// String returns the bytes as a string that shares their memory: it must not outlive their next change.
func String(b []byte) string {
	return unsafe.String(unsafe.SliceData(b), len(b))
}
