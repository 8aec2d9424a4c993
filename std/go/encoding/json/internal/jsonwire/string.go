package jsonwire

import (
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// ErrInvalidUTF8 is the error of strings that are not UTF-8.
var ErrInvalidUTF8 = errors.New("invalid UTF-8")

// surrogateError is the error of an escaped surrogate that is no half of a pair.
type surrogateError string

func (e surrogateError) Error() string {
	return "invalid surrogate pair " + QuoteSequence(string(e)) + " in string"
}

// Natives.

// scanString returns where the string at i ends, or -1 if it is not valid; plain strings hold no escape sequence.
func scanString(s string, i int) (end int, plain bool)

// unquote returns the text of the string that s is, which has a beginning and an end; what is invalid in it is
// replaced.
func unquote(s string) string

// quote writes s between quotes to dst what fits, and returns how long it all is; what is invalid is replaced.
func quote(dst []byte, s string, html, separators bool) int

// String scans a string, and tells whether its text is what stands between the quotes. If lenient is set, invalid
// UTF-8 and surrogates without the other half are allowed; a string with these is not plain.
func String(s string, i int, lenient bool) (end int, plain bool, err error) {
	if end, plain := scanString(s, i); end >= 0 {
		return end, plain, nil
	}
	if i >= len(s) {
		return i, false, io.ErrUnexpectedEOF
	}
	if s[i] != '"' {
		return i, false, InvalidCharacter(s[i:], `at start of string (expecting '"')`)
	}
	end, err = inString(s, i+1, lenient)
	return end, false, err
}

// replaceable tells whether err is one of those that U+FFFD can stand for, and for how many bytes of the string.
func replaceable(err error) (int, bool) {
	if err == ErrInvalidUTF8 {
		return 1, true
	}
	_, ok := err.(surrogateError)
	return 6, ok
}

// inString is String for what follows the opening quote.
func inString(s string, i int, lenient bool) (int, error) {
	for i < len(s) {
		switch c := s[i]; {
		case c == '"':
			return i + 1, nil
		case c < ' ':
			return i, InvalidCharacter(s[i:], "in string (expecting non-control character)")
		case c == '\\':
			n, err := escape(s[i:], lenient)
			if err != nil {
				return i, err
			}
			i += n
		case c < utf8.RuneSelf:
			i++
		default:
			_, n := utf8.DecodeRuneInString(s[i:])
			if n == 1 {
				if !utf8.FullRuneInString(s[i:]) {
					return i, io.ErrUnexpectedEOF
				}
				if !lenient {
					return i, ErrInvalidUTF8
				}
			}
			i += n
		}
	}
	return i, io.ErrUnexpectedEOF
}

// escape returns the length of the escape sequence at the beginning of s.
func escape(s string, lenient bool) (int, error) {
	if len(s) < 2 {
		return 0, io.ErrUnexpectedEOF
	}
	switch s[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2, nil
	case 'u':
		return escapedUnicode(s, lenient)
	}
	return 0, invalidEscape(s[:2])
}

func invalidEscape(sequence string) error {
	return errors.New("invalid escape sequence " + QuoteSequence(sequence) + " in string")
}

// escapedUnicode is escape for four hexadecimal digits, or two times four that are a surrogate pair.
func escapedUnicode(s string, lenient bool) (int, error) {
	sequence := s[:min(6, len(s))]
	r, ok := Hexadecimal(sequence[2:])
	switch {
	case !ok:
		return 0, invalidEscape(sequence)
	case len(sequence) < 6:
		return 0, io.ErrUnexpectedEOF
	case lenient || r < 0xd800 || r >= 0xe000:
		return 6, nil
	}
	pair := s[:min(12, len(s))]
	switch second := pair[6:]; {
	case !isLowSurrogate(second) || r >= 0xdc00 && len(second) == 6:
		return 0, surrogateError(pair)
	case len(second) < 6:
		return 0, io.ErrUnexpectedEOF
	}
	return 12, nil
}

// isLowSurrogate tells whether s is an escaped low surrogate, or begins like one.
func isLowSurrogate(s string) bool {
	for i := range len(s) {
		c := s[i] | 0x20 // in lower case
		switch {
		case i == 0 && s[i] != '\\', i == 1 && s[i] != 'u', i == 2 && c != 'd', i == 3 && (c < 'c' || c > 'f'):
			return false
		}
	}
	_, ok := Hexadecimal(s[min(2, len(s)):])
	return ok
}

// Hexadecimal returns the number that s is, if it is one.
func Hexadecimal(s string) (rune, bool) {
	var r rune
	for i := range len(s) {
		c := s[i]
		switch {
		case isDigit(c):
			c -= '0'
		case 'a' <= c|0x20 && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}

// Unquote returns the text of a string that String allows. That of plain strings is part of s.
func Unquote(s string, plain bool) string {
	if plain {
		return s[1 : len(s)-1]
	}
	return unquote(s)
}

// Text returns a copy of the text of the string at i, which String allows.
func Text(s string, i int) string {
	end, plain, _ := String(s, i, true)
	return strings.Clone(Unquote(s[i:end], plain))
}

// ValidUTF8 returns s with what is invalid in it replaced.
func ValidUTF8(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}

// AppendQuote appends s as a string, in which what has a meaning in HTML and what ends lines of JavaScript is
// escaped if wanted. Invalid UTF-8 is replaced.
func AppendQuote(dst []byte, s string, html, separators bool) []byte {
	dst = slices.Grow(dst, len(s)+2)
	n := quote(dst[len(dst):cap(dst)], s, html, separators)
	if n > cap(dst)-len(dst) {
		dst = slices.Grow(dst, n)
		quote(dst[len(dst):cap(dst)], s, html, separators)
	}
	return dst[:len(dst)+n]
}

const hexDigits = "0123456789abcdef"

// AppendEscaped appends JSON with <, > and & escaped, or U+2028 and U+2029, or both.
func AppendEscaped(dst []byte, json string, html, separators bool) []byte {
	start := 0
	for i := 0; i < len(json); i++ {
		switch c := json[i]; {
		case html && (c == '<' || c == '>' || c == '&'):
			dst = append(dst, json[start:i]...)
			dst = append(dst, '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			start = i + 1
		case separators && c == 0xe2 && i+2 < len(json) && json[i+1] == 0x80 && json[i+2]&^1 == 0xa8:
			dst = append(dst, json[start:i]...)
			dst = append(dst, '\\', 'u', '2', '0', '2', hexDigits[json[i+2]&15])
			i += 2
			start = i + 1
		}
	}
	return append(dst, json[start:]...)
}

// AppendUnquoted appends the text of s up to where it is not a string. The error is that, or the last of what has
// been replaced.
func AppendUnquoted(dst []byte, s string) ([]byte, error) {
	if s == "" {
		return dst, io.ErrUnexpectedEOF
	}
	if s[0] != '"' {
		_, _, err := String(s, 0, false)
		return dst, err
	}
	var replaced error
	for i := 1; ; {
		end, err := inString(s, i, false)
		if err == nil {
			dst = appendText(dst, s[i:end-1])
			if end < len(s) {
				return dst, InvalidCharacter(s[end:], "after string value")
			}
			return dst, replaced
		}
		dst = appendText(dst, s[i:end])
		skipped, ok := replaceable(err)
		if !ok {
			return dst, err
		}
		dst = utf8.AppendRune(dst, utf8.RuneError)
		replaced = err
		i = end + skipped
	}
}

// appendText appends the text of what stands between quotes.
func appendText(dst []byte, quoted string) []byte {
	return append(dst, unquote(`"`+quoted+`"`)...)
}
