package strings

import (
	"iter"
	"unicode"
	"unicode/utf8"
)

// explode splits s into at most n strings of one rune, the last with the rest; n < 0: all.
func explode(s string, n int) []string {
	count := utf8.RuneCountInString(s)
	if n < 0 || n > count {
		n = count
	}
	parts := make([]string, n)
	for i := 0; i < n-1; i++ {
		_, size := utf8.DecodeRuneInString(s)
		parts[i], s = s[:size], s[size:]
	}
	if n > 0 {
		parts[n-1] = s
	}
	return parts
}

// split splits around sep, of which it keeps the first keep bytes, into at most n parts.
func split(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	if n > len(s)+1 {
		n = len(s) + 1
	}
	parts := make([]string, n)
	k := 0
	for ; k < n-1; k++ {
		i := Index(s, sep)
		if i < 0 {
			break
		}
		parts[k], s = s[:i+keep], s[i+len(sep):]
	}
	parts[k] = s
	return parts[:k+1]
}

func Split(s, sep string) []string                 { return split(s, sep, 0, -1) }
func SplitN(s, sep string, n int) []string         { return split(s, sep, 0, n) }
func SplitAfter(s, sep string) []string            { return split(s, sep, len(sep), -1) }
func SplitAfterN(s, sep string, n int) []string    { return split(s, sep, len(sep), n) }
func SplitSeq(s, sep string) iter.Seq[string]      { return splitSeq(s, sep, 0) }
func SplitAfterSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, len(sep)) }

// splitSeq's sequence goes on with the last part that it yielded when it is iterated over again.
func splitSeq(s, sep string, keep int) iter.Seq[string] {
	return func(yield func(string) bool) {
		if sep == "" {
			for len(s) > 0 {
				_, size := utf8.DecodeRuneInString(s)
				if !yield(s[:size]) {
					return
				}
				s = s[size:]
			}
			return
		}
		for {
			i := Index(s, sep)
			if i < 0 {
				yield(s)
				return
			}
			if !yield(s[:i+keep]) {
				return
			}
			s = s[i+len(sep):]
		}
	}
}

// Lines iterates over the lines of s, with their newlines; once, as it goes on with the next line when it is
// iterated over again.
func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			line := s
			if i := IndexByte(s, '\n'); i >= 0 {
				line = s[:i+1]
			}
			s = s[len(line):]
			if !yield(line) {
				return
			}
		}
	}
}

// isSpaceAt tells whether a space stands at s[i], and the width of the rune there.
func isSpaceAt(s string, i int) (bool, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		return c == ' ' || '\t' <= c && c <= '\r', 1
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	return unicode.IsSpace(r), size
}

// nextField returns the bounds of the first field of s from i on; start is len(s) if there is none.
func nextField(s string, i int) (start, end int) {
	for i < len(s) {
		space, size := isSpaceAt(s, i)
		if !space {
			break
		}
		i += size
	}
	start = i
	for i < len(s) {
		space, size := isSpaceAt(s, i)
		if space {
			break
		}
		i += size
	}
	return start, i
}

// Fields splits s around runs of white space.
func Fields(s string) []string {
	n := 0
	for start, end := nextField(s, 0); start < len(s); start, end = nextField(s, end) {
		n++
	}
	fields := make([]string, 0, n)
	for start, end := nextField(s, 0); start < len(s); start, end = nextField(s, end) {
		fields = append(fields, s[start:end])
	}
	return fields
}

// FieldsSeq iterates over Fields(s).
func FieldsSeq(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for start, end := nextField(s, 0); start < len(s); start, end = nextField(s, end) {
			if !yield(s[start:end]) {
				return
			}
		}
	}
}

// FieldsFunc splits s around runs of runes for which f holds.
func FieldsFunc(s string, f func(rune) bool) []string {
	fields := []string{}
	for field := range FieldsFuncSeq(s, f) {
		fields = append(fields, field)
	}
	return fields
}

func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		start := -1
		for i, c := range s {
			if !f(c) {
				if start < 0 {
					start = i
				}
				continue
			}
			if start >= 0 && !yield(s[start:i]) {
				return
			}
			start = -1
		}
		if start >= 0 {
			yield(s[start:])
		}
	}
}

// Join concatenates the elements, with sep between them.
func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	n := len(sep) * (len(elems) - 1)
	for _, e := range elems {
		n += len(e)
	}
	if n < 0 {
		panic("strings: Join output length overflow")
	}
	var b Builder
	b.Grow(n)
	b.WriteString(elems[0])
	for _, e := range elems[1:] {
		b.WriteString(sep)
		b.WriteString(e)
	}
	return b.String()
}
