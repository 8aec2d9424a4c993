package strings

import (
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// Clone returns a copy of s in memory of its own.
func Clone(s string) string {
	b := []byte(s)
	return unsafe.String(unsafe.SliceData(b), len(b))
}

// Repeat returns count copies of s.
func Repeat(s string, count int) string {
	if count < 0 {
		panic("strings: negative Repeat count")
	}
	n := len(s) * count
	if n == 0 {
		return ""
	}
	if count == 1 {
		return s
	}
	if n/count != len(s) || n < 0 {
		panic("strings: Repeat output length overflow")
	}
	buf := make([]byte, n)
	for done := copy(buf, s); done < n; done *= 2 {
		copy(buf[done:], buf[:done])
	}
	return owned(buf)
}

// Map applies mapping to each rune and drops those for which it is negative.
func Map(mapping func(rune) rune, s string) string {
	for i, c := range s {
		r := mapping(c)
		if r == c && c != utf8.RuneError {
			continue
		}
		width := 1
		if c == utf8.RuneError {
			// Wrong UTF-8 is a rune of one byte, which its mapping replaces.
			_, width = utf8.DecodeRuneInString(s[i:])
			if width != 1 && r == c {
				continue
			}
		} else {
			width = utf8.RuneLen(c)
		}
		buf := make([]byte, i, len(s)+utf8.UTFMax)
		copy(buf, s)
		if r >= 0 {
			buf = utf8.AppendRune(buf, r)
		}
		for _, c := range s[i+width:] {
			if r := mapping(c); r >= 0 {
				buf = utf8.AppendRune(buf, r)
			}
		}
		return owned(buf)
	}
	return s
}

// isASCII tells whether s is, and whether it has letters from lo to lo+25.
func isASCII(s string, lo byte) (ascii, has bool) {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return false, false
		}
		if c-lo < 26 {
			has = true
		}
	}
	return true, has
}

// flip changes the case of the ASCII letters from lo to lo+25.
func flip(s string, lo byte) string {
	buf := []byte(s)
	for i, c := range buf {
		if c-lo < 26 {
			buf[i] = c ^ 0x20
		}
	}
	return owned(buf)
}

func ToUpper(s string) string {
	if ascii, has := isASCII(s, 'a'); ascii {
		if !has {
			return s
		}
		return flip(s, 'a')
	}
	return Map(unicode.ToUpper, s)
}

func ToLower(s string) string {
	if ascii, has := isASCII(s, 'A'); ascii {
		if !has {
			return s
		}
		return flip(s, 'A')
	}
	return Map(unicode.ToLower, s)
}

func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// ToValidUTF8 replaces each run of wrong UTF-8.
func ToValidUTF8(s, replacement string) string {
	if utf8.ValidString(s) {
		return s
	}
	var b Builder
	b.Grow(len(s) + len(replacement))
	wrong := false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			if !wrong {
				b.WriteString(replacement)
			}
			wrong = true
		} else {
			b.WriteString(s[i : i+size])
			wrong = false
		}
		i += size
	}
	return b.String()
}

// Title maps the first letter of each word to title case.
//
// Deprecated: it knows nothing of languages.
func Title(s string) string {
	previous := ' '
	return Map(func(r rune) rune {
		start := separates(previous)
		previous = r
		if start {
			return unicode.ToTitle(r)
		}
		return r
	}, s)
}

// separates tells whether a word may begin after r.
func separates(r rune) bool {
	if r < utf8.RuneSelf {
		return !('0' <= r && r <= '9' || 'a' <= r|0x20 && r|0x20 <= 'z' || r == '_')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && unicode.IsSpace(r)
}

// TrimSpace drops white space at both ends.
func TrimSpace(s string) string {
	start, end := 0, len(s)
	for start < end {
		c := s[start]
		if c >= utf8.RuneSelf {
			return TrimFunc(s[start:end], unicode.IsSpace)
		}
		if c != ' ' && c-'\t' > '\r'-'\t' {
			break
		}
		start++
	}
	for start < end {
		c := s[end-1]
		if c >= utf8.RuneSelf {
			return TrimRightFunc(s[start:end], unicode.IsSpace)
		}
		if c != ' ' && c-'\t' > '\r'-'\t' {
			break
		}
		end--
	}
	return s[start:end]
}

func TrimFunc(s string, f func(rune) bool) string {
	return TrimRightFunc(TrimLeftFunc(s, f), f)
}

func TrimLeftFunc(s string, f func(rune) bool) string {
	for i, c := range s {
		if !f(c) {
			return s[i:]
		}
	}
	return ""
}

func TrimRightFunc(s string, f func(rune) bool) string {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRuneInString(s)
		if !f(r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

func Trim(s, cutset string) string { return TrimRight(TrimLeft(s, cutset), cutset) }

func TrimLeft(s, cutset string) string {
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if !ContainsRune(cutset, r) {
			break
		}
		s = s[size:]
	}
	return s
}

func TrimRight(s, cutset string) string {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRuneInString(s)
		if !ContainsRune(cutset, r) {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// Replace replaces the first n occurrences of old, all if n < 0; an empty old is before each rune and at
// the end.
func Replace(s, old, new string, n int) string {
	if old == new || n == 0 {
		return s
	}
	if m := Count(s, old); m == 0 {
		return s
	} else if n < 0 || m < n {
		n = m
	}
	var b Builder
	b.Grow(len(s) + n*(len(new)-len(old)))
	start := 0
	for i := 0; i < n; i++ {
		j := start
		if len(old) > 0 {
			j += Index(s[start:], old)
		} else if i > 0 {
			_, size := utf8.DecodeRuneInString(s[start:])
			j += size
		}
		b.WriteString(s[start:j])
		b.WriteString(new)
		start = j + len(old)
	}
	b.WriteString(s[start:])
	return b.String()
}

func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// EqualFold reports whether s and t are equal under simple case folding.
func EqualFold(s, t string) bool {
	for s != "" && t != "" {
		a, b := rune(s[0]), rune(t[0])
		m, n := 1, 1
		if a >= utf8.RuneSelf {
			a, m = utf8.DecodeRuneInString(s)
		}
		if b >= utf8.RuneSelf {
			b, n = utf8.DecodeRuneInString(t)
		}
		if a != b && !foldsTo(a, b) {
			return false
		}
		s, t = s[m:], t[n:]
	}
	return s == t
}

func foldsTo(a, b rune) bool {
	if a < utf8.RuneSelf && b < utf8.RuneSelf {
		return a|0x20 == b|0x20 && 'a' <= a|0x20 && a|0x20 <= 'z'
	}
	for r := unicode.SimpleFold(a); r != a; r = unicode.SimpleFold(r) {
		if r == b {
			return true
		}
	}
	return false
}
