package json

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// Natives over JSON text. Those that take a position want valid text.

// isValid tells whether data is one value.
func isValid(data string) bool

// skip returns the end of the value at i.
func skip(data string, i int) int

// text returns the text of the string at i, and the position after it; invalid UTF-8 and lone surrogates are
// replaced.
func text(data string, i int) (s string, end int)

// name is text that may share memory with data.
func name(data string, i int) (s string, end int)

// view returns b as a string, for as long as b does not change.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// SyntaxError says what is wrong with JSON text, and after how many bytes.
type SyntaxError struct {
	msg    string
	Offset int64
}

func (e *SyntaxError) Error() string { return e.msg }

const unexpectedEnd = "unexpected end of JSON input"

// maxDepth is the deepest nesting allowed.
const maxDepth = 10000

// scanner finds where values end, and what is wrong with them. Each method takes the position where it begins and returns that after it.
type scanner struct {
	data string
	err  *SyntaxError
}

// Valid tells whether data is one JSON value.
func Valid(data []byte) bool { return isValid(view(data)) }

// checkValid returns what is wrong with data as one JSON value.
func checkValid(data string) error {
	if isValid(data) {
		return nil
	}
	s := scanner{data: data}
	i := s.value(s.space(0), 0)
	if s.err == nil {
		if i = s.space(i); i < len(data) {
			s.fail(i, " after top-level value")
		}
	}
	if s.err != nil {
		return s.err
	}
	return nil
}

func (s *scanner) space(i int) int {
	for i < len(s.data) && (s.data[i] == ' ' || s.data[i] == '\t' || s.data[i] == '\r' || s.data[i] == '\n') {
		i++
	}
	return i
}

// quoteChar shows the character at the beginning of b.
func quoteChar(b string) string {
	r, n := utf8.DecodeRuneInString(b)
	switch {
	case r == '\'':
		return `'\''`
	case r == '"':
		return `'"'`
	case r == utf8.RuneError && n == 1:
		return `'\x` + strconv.FormatUint(uint64(b[0]), 16) + `'`
	}
	return strconv.QuoteRune(r)
}

// fail notes a character that can't stand at i; the end of the text, if there is none.
func (s *scanner) fail(i int, where string) int {
	if i >= len(s.data) {
		return s.end(i)
	}
	_, width := utf8.DecodeRuneInString(s.data[i:])
	s.err = &SyntaxError{"invalid character " + quoteChar(s.data[i:]) + where, int64(i + width)}
	return i
}

func (s *scanner) end(i int) int {
	s.err = &SyntaxError{unexpectedEnd, int64(i)}
	return i
}

func (s *scanner) value(i, depth int) int {
	if i >= len(s.data) {
		return s.end(i)
	}
	switch c := s.data[i]; c {
	case '{', '[':
		if depth >= maxDepth {
			s.err = &SyntaxError{"exceeded max depth", int64(i + 1)}
			return i
		}
		if c == '{' {
			return s.object(i, depth)
		}
		return s.array(i, depth)
	case '"':
		return s.string(i)
	case 't':
		return s.literal(i, "true")
	case 'f':
		return s.literal(i, "false")
	case 'n':
		return s.literal(i, "null")
	case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		return s.number(i)
	}
	return s.fail(i, " looking for beginning of value")
}

func (s *scanner) object(i, depth int) int {
	i = s.space(i + 1)
	if i < len(s.data) && s.data[i] == '}' {
		return i + 1
	}
	for {
		if i >= len(s.data) || s.data[i] != '"' {
			return s.fail(i, " looking for beginning of object key string")
		}
		if i = s.string(i); s.err != nil {
			return i
		}
		end := i
		i = s.space(i)
		if i >= len(s.data) {
			return s.end(end)
		}
		if s.data[i] != ':' {
			return s.fail(i, " after object key")
		}
		if i = s.value(s.space(i+1), depth+1); s.err != nil {
			return i
		}
		i = s.space(i)
		if i < len(s.data) && s.data[i] == '}' {
			return i + 1
		}
		if i >= len(s.data) || s.data[i] != ',' {
			return s.fail(i, " after object key:value pair")
		}
		i = s.space(i + 1)
	}
}

func (s *scanner) array(i, depth int) int {
	i = s.space(i + 1)
	if i < len(s.data) && s.data[i] == ']' {
		return i + 1
	}
	for {
		if i = s.value(i, depth+1); s.err != nil {
			return i
		}
		i = s.space(i)
		if i < len(s.data) && s.data[i] == ']' {
			return i + 1
		}
		if i >= len(s.data) || s.data[i] != ',' {
			return s.fail(i, " after array element")
		}
		i = s.space(i + 1)
	}
}

func (s *scanner) literal(i int, want string) int {
	for k := range len(want) {
		if i+k >= len(s.data) {
			return s.end(i + k)
		}
		if s.data[i+k] != want[k] {
			return s.fail(i+k, " in literal "+want+" (expecting "+quoteChar(want[k:k+1])+")")
		}
	}
	return i + len(want)
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (s *scanner) digits(i int) int {
	for i < len(s.data) && isDigit(s.data[i]) {
		i++
	}
	return i
}

func (s *scanner) number(i int) int {
	start := i
	if s.data[i] == '-' {
		i++
	}
	if i >= len(s.data) {
		return s.end(start)
	}
	switch {
	case s.data[i] == '0':
		i++
	case isDigit(s.data[i]):
		i = s.digits(i)
	default:
		return s.fail(i, " in numeric literal")
	}
	if i < len(s.data) && s.data[i] == '.' {
		i++
		if i >= len(s.data) {
			return s.end(start)
		}
		if !isDigit(s.data[i]) {
			return s.fail(i, " in numeric literal")
		}
		i = s.digits(i)
	}
	if i < len(s.data) && (s.data[i] == 'e' || s.data[i] == 'E') {
		i++
		if i < len(s.data) && (s.data[i] == '+' || s.data[i] == '-') {
			i++
		}
		if i >= len(s.data) {
			return s.end(start)
		}
		if !isDigit(s.data[i]) {
			return s.fail(i, " in numeric literal")
		}
		i = s.digits(i)
	}
	return i
}

func (s *scanner) string(i int) int {
	for i++; i < len(s.data); i++ {
		switch c := s.data[i]; {
		case c == '"':
			return i + 1
		case c < ' ':
			return s.fail(i, " in string")
		case c == '\\':
			i = s.escape(i)
			if s.err != nil {
				return i
			}
		}
	}
	return s.end(i)
}

// escape returns the position of the last byte of an escape sequence.
func (s *scanner) escape(i int) int {
	if i+1 >= len(s.data) {
		return s.end(i)
	}
	switch s.data[i+1] {
	case 'b', 'f', 'n', 'r', 't', '\\', '/', '"':
		return i + 1
	case 'u':
		end := min(i+6, len(s.data))
		for _, c := range []byte(s.data[i+2 : end]) {
			if _, ok := hexDigit(c); !ok {
				return s.badEscape(i, end)
			}
		}
		if end < i+6 {
			return s.end(i)
		}
		return i + 5
	}
	return s.badEscape(i, i+2)
}

func (s *scanner) badEscape(i, end int) int {
	sequence := s.data[i:end]
	unprintable := func(r rune) bool {
		return r == '`' || r == utf8.RuneError || unicode.IsSpace(r) || !unicode.IsPrint(r)
	}
	if strings.IndexFunc(sequence, unprintable) < 0 {
		sequence = "`" + sequence + "`"
	} else {
		sequence = strconv.Quote(sequence)
	}
	s.err = &SyntaxError{"invalid escape sequence " + sequence + " in string", int64(end)}
	return i
}

func hexDigit(c byte) (rune, bool) {
	switch {
	case isDigit(c):
		return rune(c - '0'), true
	case 'a' <= c && c <= 'f':
		return rune(c-'a') + 10, true
	case 'A' <= c && c <= 'F':
		return rune(c-'A') + 10, true
	}
	return 0, false
}
