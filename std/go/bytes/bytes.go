// Package bytes works on byte slices. What only looks at them is done by package strings, on strings that
// share their memory.
package bytes

import (
	"internal/bytealg"
	"iter"
	"strings"
	"unicode"
	"unsafe"
)

// view returns b as a string that shares its memory.
func view(b []byte) string { return bytealg.String(b) }

// slice returns the bytes of a part of a view.
func slice(s string) []byte {
	if len(s) == 0 {
		return []byte{}
	}
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

func slices(parts []string) [][]byte {
	if parts == nil {
		return nil
	}
	all := make([][]byte, len(parts))
	for i, part := range parts {
		all[i] = slice(part)
	}
	return all
}

func views(parts [][]byte) []string {
	all := make([]string, len(parts))
	for i, part := range parts {
		all[i] = view(part)
	}
	return all
}

func sequence(seq iter.Seq[string]) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		seq(func(s string) bool { return yield(slice(s)) })
	}
}

func Equal(a, b []byte) bool                          { return string(a) == string(b) }
func Compare(a, b []byte) int                         { return bytealg.CompareString(view(a), view(b)) }
func EqualFold(s, t []byte) bool                      { return strings.EqualFold(view(s), view(t)) }
func Contains(b, subslice []byte) bool                { return Index(b, subslice) >= 0 }
func ContainsAny(b []byte, chars string) bool         { return IndexAny(b, chars) >= 0 }
func ContainsRune(b []byte, r rune) bool              { return IndexRune(b, r) >= 0 }
func ContainsFunc(b []byte, f func(rune) bool) bool   { return IndexFunc(b, f) >= 0 }
func Count(s, sep []byte) int                         { return strings.Count(view(s), view(sep)) }
func Index(s, sep []byte) int                         { return strings.Index(view(s), view(sep)) }
func IndexByte(b []byte, c byte) int                  { return bytealg.IndexByteString(view(b), c) }
func IndexRune(s []byte, r rune) int                  { return strings.IndexRune(view(s), r) }
func IndexAny(s []byte, chars string) int             { return strings.IndexAny(view(s), chars) }
func IndexFunc(s []byte, f func(r rune) bool) int     { return strings.IndexFunc(view(s), f) }
func LastIndex(s, sep []byte) int                     { return strings.LastIndex(view(s), view(sep)) }
func LastIndexByte(s []byte, c byte) int              { return bytealg.LastIndexByteString(view(s), c) }
func LastIndexAny(s []byte, chars string) int         { return strings.LastIndexAny(view(s), chars) }
func LastIndexFunc(s []byte, f func(r rune) bool) int { return strings.LastIndexFunc(view(s), f) }
func HasPrefix(s, prefix []byte) bool                 { return strings.HasPrefix(view(s), view(prefix)) }
func HasSuffix(s, suffix []byte) bool                 { return strings.HasSuffix(view(s), view(suffix)) }

func Split(s, sep []byte) [][]byte         { return slices(strings.Split(view(s), view(sep))) }
func SplitN(s, sep []byte, n int) [][]byte { return slices(strings.SplitN(view(s), view(sep), n)) }
func SplitAfter(s, sep []byte) [][]byte    { return slices(strings.SplitAfter(view(s), view(sep))) }
func SplitAfterN(s, sep []byte, n int) [][]byte {
	return slices(strings.SplitAfterN(view(s), view(sep), n))
}
func Fields(s []byte) [][]byte { return slices(strings.Fields(view(s))) }
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	return slices(strings.FieldsFunc(view(s), f))
}

func Lines(s []byte) iter.Seq[[]byte]         { return sequence(strings.Lines(view(s))) }
func SplitSeq(s, sep []byte) iter.Seq[[]byte] { return sequence(strings.SplitSeq(view(s), view(sep))) }
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] {
	return sequence(strings.SplitAfterSeq(view(s), view(sep)))
}
func FieldsSeq(s []byte) iter.Seq[[]byte] { return sequence(strings.FieldsSeq(view(s))) }
func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return sequence(strings.FieldsFuncSeq(view(s), f))
}

// Join concatenates the slices, with sep between them.
func Join(s [][]byte, sep []byte) []byte {
	return []byte(strings.Join(views(s), view(sep)))
}

func Repeat(b []byte, count int) []byte {
	if count < 0 {
		panic("bytes: negative Repeat count")
	}
	return []byte(strings.Repeat(view(b), count))
}

func Map(mapping func(r rune) rune, s []byte) []byte { return []byte(strings.Map(mapping, view(s))) }
func ToUpper(s []byte) []byte                        { return []byte(strings.ToUpper(view(s))) }
func ToLower(s []byte) []byte                        { return []byte(strings.ToLower(view(s))) }
func ToTitle(s []byte) []byte                        { return []byte(strings.ToTitle(view(s))) }
func Title(s []byte) []byte                          { return []byte(strings.Title(view(s))) }
func ToValidUTF8(s, replacement []byte) []byte {
	return []byte(strings.ToValidUTF8(view(s), view(replacement)))
}
func Replace(s, old, new []byte, n int) []byte {
	return []byte(strings.Replace(view(s), view(old), view(new), n))
}
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// Runes returns the runes of s.
func Runes(s []byte) []rune { return []rune(string(s)) }

// Clone returns a copy, nil of nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// left returns s without its start, as long as rest; nil if nothing is left.
func left(s []byte, rest int) []byte {
	if rest == 0 {
		return nil
	}
	return s[len(s)-rest:]
}

func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	return left(s, len(strings.TrimLeftFunc(view(s), f)))
}
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	return s[:len(strings.TrimRightFunc(view(s), f))]
}
func Trim(s []byte, cutset string) []byte     { return TrimRight(TrimLeft(s, cutset), cutset) }
func TrimLeft(s []byte, cutset string) []byte { return left(s, len(strings.TrimLeft(view(s), cutset))) }
func TrimRight(s []byte, cutset string) []byte {
	return s[:len(strings.TrimRight(view(s), cutset))]
}
func TrimSpace(s []byte) []byte {
	s = left(s, len(strings.TrimLeftFunc(view(s), unicode.IsSpace)))
	return s[:len(strings.TrimRightFunc(view(s), unicode.IsSpace))]
}
func TrimPrefix(s, prefix []byte) []byte {
	if HasPrefix(s, prefix) {
		return s[len(prefix):]
	}
	return s
}
func TrimSuffix(s, suffix []byte) []byte {
	if HasSuffix(s, suffix) {
		return s[:len(s)-len(suffix)]
	}
	return s
}

// Cut returns what is before and after the first sep, and whether it is there.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutLast is Cut at the last sep.
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }
