package jsontext

import (
	"encoding/json/internal/jsonwire"
	"unicode/utf8"
)

// AppendQuote appends src as a string. Invalid UTF-8 is replaced, and an error.
func AppendQuote[Bytes ~[]byte | ~string](dst []byte, src Bytes) ([]byte, error) {
	text := string(src)
	dst = jsonwire.AppendQuote(dst, text, false, false)
	if !utf8.ValidString(text) {
		return dst, &SyntacticError{Err: jsonwire.ErrInvalidUTF8}
	}
	return dst, nil
}

// AppendUnquote appends what the string src means. Invalid UTF-8 is replaced, and an error.
func AppendUnquote[Bytes ~[]byte | ~string](dst []byte, src Bytes) ([]byte, error) {
	dst, err := jsonwire.AppendUnquoted(dst, string(src))
	if err != nil {
		return dst, &SyntacticError{Err: err}
	}
	return dst, nil
}

// AppendFloat appends a number of that many bits, as ECMAScript writes it but for -0.
func AppendFloat(dst []byte, src float64, bits int) []byte {
	return jsonwire.AppendFloat(dst, src, bits)
}
