// Package utf8 encodes and decodes UTF-8.
package utf8

const (
	RuneError = '\uFFFD'     // stands for bytes that are not UTF-8
	RuneSelf  = 0x80         // runes below are one byte
	MaxRune   = '\U0010FFFF' // the largest code point
	UTFMax    = 4            // the most bytes of a rune
)

const (
	surrogateMin = 0xD800
	surrogateMax = 0xDFFF
)

// scan finds the length of the first encoding in the (up to four) bytes b0..b3 of which n exist.
// r is RuneError and size 1 if they are none; whole is false if more bytes could make them one.
func scan(b0, b1, b2, b3 byte, n int) (r rune, size int, whole bool) {
	switch {
	case b0 < 0xC2 || b0 > 0xF4:
		return RuneError, 1, true
	case b0 < 0xE0:
		if n < 2 {
			return RuneError, 1, false
		}
		if b1&0xC0 != 0x80 {
			return RuneError, 1, true
		}
		return rune(b0&0x1F)<<6 | rune(b1&0x3F), 2, true
	}
	if n < 2 {
		return RuneError, 1, false
	}
	lo, hi := byte(0x80), byte(0xBF)
	switch b0 {
	case 0xE0:
		lo = 0xA0
	case 0xED:
		hi = 0x9F
	case 0xF0:
		lo = 0x90
	case 0xF4:
		hi = 0x8F
	}
	if b1 < lo || b1 > hi {
		return RuneError, 1, true
	}
	if n < 3 {
		return RuneError, 1, false
	}
	if b2&0xC0 != 0x80 {
		return RuneError, 1, true
	}
	if b0 < 0xF0 {
		return rune(b0&0x0F)<<12 | rune(b1&0x3F)<<6 | rune(b2&0x3F), 3, true
	}
	if n < 4 {
		return RuneError, 1, false
	}
	if b3&0xC0 != 0x80 {
		return RuneError, 1, true
	}
	return rune(b0&0x07)<<18 | rune(b1&0x3F)<<12 | rune(b2&0x3F)<<6 | rune(b3&0x3F), 4, true
}

func scanBytes(p []byte) (rune, int, bool) {
	switch len(p) {
	case 1:
		return scan(p[0], 0, 0, 0, 1)
	case 2:
		return scan(p[0], p[1], 0, 0, 2)
	case 3:
		return scan(p[0], p[1], p[2], 0, 3)
	}
	return scan(p[0], p[1], p[2], p[3], 4)
}

func scanString(s string) (rune, int, bool) {
	switch len(s) {
	case 1:
		return scan(s[0], 0, 0, 0, 1)
	case 2:
		return scan(s[0], s[1], 0, 0, 2)
	case 3:
		return scan(s[0], s[1], s[2], 0, 3)
	}
	return scan(s[0], s[1], s[2], s[3], 4)
}

// FullRune reports whether p begins with a whole encoding; one that is wrong counts as whole.
func FullRune(p []byte) bool {
	if len(p) == 0 {
		return false
	}
	if p[0] < RuneSelf {
		return true
	}
	_, _, whole := scanBytes(p)
	return whole
}

// FullRuneInString is FullRune of a string.
func FullRuneInString(s string) bool {
	if len(s) == 0 {
		return false
	}
	if s[0] < RuneSelf {
		return true
	}
	_, _, whole := scanString(s)
	return whole
}

// DecodeRune returns the first rune of p and its width: (RuneError, 0) if p is empty, (RuneError, 1)
// if its first bytes are not UTF-8.
func DecodeRune(p []byte) (rune, int) {
	if len(p) == 0 {
		return RuneError, 0
	}
	if p[0] < RuneSelf {
		return rune(p[0]), 1
	}
	r, size, _ := scanBytes(p)
	return r, size
}

// DecodeRuneInString is DecodeRune of a string.
func DecodeRuneInString(s string) (rune, int) {
	if len(s) == 0 {
		return RuneError, 0
	}
	if s[0] < RuneSelf {
		return rune(s[0]), 1
	}
	r, size, _ := scanString(s)
	return r, size
}

// DecodeLastRune returns the last rune of p and its width.
func DecodeLastRune(p []byte) (rune, int) {
	end := len(p)
	if end == 0 {
		return RuneError, 0
	}
	if p[end-1] < RuneSelf {
		return rune(p[end-1]), 1
	}
	for start := end - 1; start >= 0 && start >= end-UTFMax; start-- {
		if RuneStart(p[start]) {
			r, size := DecodeRune(p[start:end])
			if start+size == end {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// DecodeLastRuneInString is DecodeLastRune of a string.
func DecodeLastRuneInString(s string) (rune, int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	if s[end-1] < RuneSelf {
		return rune(s[end-1]), 1
	}
	for start := end - 1; start >= 0 && start >= end-UTFMax; start-- {
		if RuneStart(s[start]) {
			r, size := DecodeRuneInString(s[start:end])
			if start+size == end {
				return r, size
			}
			break
		}
	}
	return RuneError, 1
}

// RuneLen returns the width of r's encoding, -1 if r has none.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case surrogateMin <= r && r <= surrogateMax:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes r's encoding to p and returns its width; RuneError's if r has none.
func EncodeRune(p []byte, r rune) int {
	if uint32(r) < 0x80 {
		p[0] = byte(r)
		return 1
	}
	switch RuneLen(r) {
	case 2:
		_ = p[1]
		p[0] = 0xC0 | byte(r>>6)
		p[1] = 0x80 | byte(r)&0x3F
		return 2
	case -1:
		r = RuneError
		fallthrough
	case 3:
		_ = p[2]
		p[0] = 0xE0 | byte(r>>12)
		p[1] = 0x80 | byte(r>>6)&0x3F
		p[2] = 0x80 | byte(r)&0x3F
		return 3
	}
	_ = p[3]
	p[0] = 0xF0 | byte(r>>18)
	p[1] = 0x80 | byte(r>>12)&0x3F
	p[2] = 0x80 | byte(r>>6)&0x3F
	p[3] = 0x80 | byte(r)&0x3F
	return 4
}

// AppendRune appends r's encoding to p.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) < 0x80 {
		return append(p, byte(r))
	}
	switch RuneLen(r) {
	case 2:
		return append(p, 0xC0|byte(r>>6), 0x80|byte(r)&0x3F)
	case -1:
		r = RuneError
		fallthrough
	case 3:
		return append(p, 0xE0|byte(r>>12), 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
	}
	return append(p, 0xF0|byte(r>>18), 0x80|byte(r>>12)&0x3F, 0x80|byte(r>>6)&0x3F, 0x80|byte(r)&0x3F)
}

// RuneCount returns the number of runes in p; each wrong byte counts as one.
func RuneCount(p []byte) int {
	n := 0
	for i := 0; i < len(p); n++ {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size, _ := scanBytes(p[i:])
		i += size
	}
	return n
}

// RuneCountInString is RuneCount of a string.
func RuneCountInString(s string) (n int) {
	for range s {
		n++
	}
	return n
}

// RuneStart reports whether b can begin an encoding.
func RuneStart(b byte) bool { return b&0xC0 != 0x80 }

// Valid reports whether p is UTF-8 throughout.
func Valid(p []byte) bool {
	for i := 0; i < len(p); {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size, _ := scanBytes(p[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidString is Valid of a string.
func ValidString(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < RuneSelf {
			i++
			continue
		}
		_, size, _ := scanString(s[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidRune reports whether r has an encoding.
func ValidRune(r rune) bool {
	return 0 <= r && r < surrogateMin || surrogateMax < r && r <= MaxRune
}
