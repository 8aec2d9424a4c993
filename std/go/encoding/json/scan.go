package json

import (
	"encoding/json/internal/jsonwire"
	"io"
	"unicode/utf8"
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
func view(b []byte) string { return jsonwire.View(b) }

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

func (s *scanner) space(i int) int { return jsonwire.Space(s.data, i) }

// fail notes a character that can't stand at i; the end of the text, if there is none.
func (s *scanner) fail(i int, where string) int {
	if i >= len(s.data) {
		return s.end(i)
	}
	_, width := utf8.DecodeRuneInString(s.data[i:])
	s.err = &SyntaxError{"invalid character " + jsonwire.QuoteChar(s.data[i:]) + where, int64(i + width)}
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
	end, err := jsonwire.Literal(s.data, i, want)
	switch err {
	case nil:
		return end
	case io.ErrUnexpectedEOF:
		return s.end(end)
	}
	_, width := utf8.DecodeRuneInString(s.data[end:])
	s.err = &SyntaxError{err.Error(), int64(end + width)}
	return end
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (s *scanner) number(i int) int {
	end, err := jsonwire.Number(s.data, i)
	switch err {
	case nil:
		return end
	case io.ErrUnexpectedEOF:
		return s.end(i)
	}
	return s.fail(end, " in numeric literal")
}

func (s *scanner) string(i int) int {
	end, _, err := jsonwire.String(s.data, i, true)
	switch {
	case err == nil:
		return end
	case err == io.ErrUnexpectedEOF:
		return s.end(end)
	case s.data[end] < ' ':
		return s.fail(end, " in string")
	}
	// What is left is an escape sequence that is none.
	length := 2
	if s.data[end+1] == 'u' {
		length = min(6, len(s.data)-end)
	}
	s.err = &SyntaxError{err.Error(), int64(end + length)}
	return end
}
