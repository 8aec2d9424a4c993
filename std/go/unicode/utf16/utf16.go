// Package utf16 encodes and decodes UTF-16.
package utf16

const (
	replacement = '\uFFFD'
	maxRune     = '\U0010FFFF'

	high       = 0xd800 // first of the surrogates that come first
	low        = 0xdc00 // first of those that follow
	end        = 0xe000
	firstAbove = 0x10000
)

func IsSurrogate(r rune) bool { return high <= r && r < end }

// DecodeRune returns the rune of a pair of surrogates, or U+FFFD.
func DecodeRune(r1, r2 rune) rune {
	if high <= r1 && r1 < low && low <= r2 && r2 < end {
		return (r1-high)<<10 | (r2 - low) + firstAbove
	}
	return replacement
}

// EncodeRune returns the pair of surrogates of a rune, U+FFFD twice if it needs none.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < firstAbove || r > maxRune {
		return replacement, replacement
	}
	r -= firstAbove
	return high + r>>10, low + r&0x3ff
}

// RuneLen returns how many words encode r, -1 if it is not valid.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < high, end <= r && r < firstAbove:
		return 1
	case firstAbove <= r && r <= maxRune:
		return 2
	}
	return -1
}

// AppendRune appends the encoding of r.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Encode returns the encoding of runes.
func Encode(s []rune) []uint16 {
	a := make([]uint16, 0, len(s))
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// Decode returns the runes that s encodes.
func Decode(s []uint16) []rune {
	runes := make([]rune, 0, len(s))
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			var next rune
			if i+1 < len(s) {
				next = rune(s[i+1])
			}
			if r = DecodeRune(r, next); r != replacement {
				i++
			}
		}
		runes = append(runes, r)
	}
	return runes
}
