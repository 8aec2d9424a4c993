// Package jsonwire recognises and writes the lexical elements of JSON.
//
// Functions that scan take the text and the position where an element begins, and return that where it ends. With
// an error they return where that is; it is io.ErrUnexpectedEOF if more text could make the element valid. The
// package knows nothing of how elements follow each other.
package jsonwire

import (
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// View returns b as a string, valid as long as b is not changed.
func View(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Space returns where what is no space begins.
func Space(s string, i int) int {
	for i < len(s) && (s[i] == ' ' || s[i] == '\n' || s[i] == '\t' || s[i] == '\r') {
		i++
	}
	return i
}

// QuoteChar shows the character at the beginning of s.
func QuoteChar(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 {
		return `'\x` + strconv.FormatUint(uint64(s[0]), 16) + `'`
	}
	return strconv.QuoteRune(r)
}

// InvalidCharacter is the error that the character at the beginning of s can't stand there.
func InvalidCharacter(s, where string) error {
	return errors.New("invalid character " + QuoteChar(s) + " " + where)
}

// QuoteSequence shows bytes that should have been an escape sequence.
func QuoteSequence(s string) string {
	unprintable := func(r rune) bool {
		return r == '`' || r == utf8.RuneError || unicode.IsSpace(r) || !unicode.IsPrint(r)
	}
	if strings.IndexFunc(s, unprintable) < 0 {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

// Literal scans word.
func Literal(s string, i int, word string) (int, error) {
	for k := range len(word) {
		if i+k >= len(s) {
			return i + k, io.ErrUnexpectedEOF
		}
		if s[i+k] != word[k] {
			where := "in literal " + word + " (expecting " + QuoteChar(word[k:]) + ")"
			return i + k, InvalidCharacter(s[i+k:], where)
		}
	}
	return i + len(word), nil
}
