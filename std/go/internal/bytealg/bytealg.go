// Package bytealg searches bytes with native code.
package bytealg

import "unsafe"

// MaxBruteForce is the length up to which callers may compare at every position instead of calling Index.
const MaxBruteForce = 64

// MaxLen is the greatest length of what Index looks for.
const MaxLen = int(^uint(0) >> 1)

// IndexByteString returns the first index of c in s, -1 if there is none.
func IndexByteString(s string, c byte) int

// LastIndexByteString returns the last index of c in s, -1 if there is none.
func LastIndexByteString(s string, c byte) int

// IndexString returns the first index of sub in s, -1 if there is none.
func IndexString(s, sub string) int

// LastIndexString returns the last index of sub in s, -1 if there is none.
func LastIndexString(s, sub string) int

// CountString returns the number of c in s.
func CountString(s string, c byte) int

// CountSubstring returns the number of non-overlapping occurrences of the non-empty sub in s.
func CountSubstring(s, sub string) int

// CompareString returns -1, 0 or +1.
func CompareString(a, b string) int

// IndexByte returns the first index of c in b, -1 if there is none.
func IndexByte(b []byte, c byte) int { return IndexByteString(String(b), c) }

// LastIndexByte returns the last index of c in b, -1 if there is none.
func LastIndexByte(b []byte, c byte) int { return LastIndexByteString(String(b), c) }

// Index returns the first index of sub in b, -1 if there is none.
func Index(b, sub []byte) int { return IndexString(String(b), String(sub)) }

// IndexRabinKarp returns the first index of sub in s, -1 if there is none.
func IndexRabinKarp[T string | []byte](s, sub T) int { return IndexString(text(s), text(sub)) }

// LastIndexRabinKarp returns the last index of sub in s, -1 if there is none.
func LastIndexRabinKarp[T string | []byte](s, sub T) int { return LastIndexString(text(s), text(sub)) }

// Count returns the number of c in b.
func Count(b []byte, c byte) int { return CountString(String(b), c) }

// Compare returns -1, 0 or +1.
func Compare(a, b []byte) int { return CompareString(String(a), String(b)) }

// Equal tells whether a and b hold the same bytes.
func Equal(a, b []byte) bool { return String(a) == String(b) }

// Cutover returns after how many mismatches, of n bytes searched, a search byte by byte should give up.
func Cutover(n int) int { return (n + 16) / 8 }

// MakeNoZero returns a slice of n bytes.
func MakeNoZero(n int) []byte { return make([]byte, n) }

// String returns the bytes as a string that shares their memory: it must not outlive their next change.
func String(b []byte) string {
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// text is String for what may be a string.
func text[T string | []byte](s T) string {
	switch s := any(s).(type) {
	case string:
		return s
	case []byte:
		return String(s)
	}
	panic("unreachable")
}
