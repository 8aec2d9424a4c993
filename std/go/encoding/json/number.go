package json

import (
	"encoding/json/internal/jsonopts"
	"encoding/json/internal/jsonwire"
	"encoding/json/jsontext"
	jsonv2 "encoding/json/v2"
	"fmt"
	"reflect"
	"strconv"
)

// Number is the text of a number.
type Number string

func (n Number) String() string            { return string(n) }
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }
func (n Number) Int64() (int64, error)     { return strconv.ParseInt(string(n), 10, 64) }

// wantsString tells whether a number is a string where an Encoder or Decoder is: as a name, or if numbers shall be.
func wantsString(opts Options, depth int, stackIndex func(int) (jsontext.Kind, int64)) bool {
	asString, _ := jsonopts.Lookup(opts, jsonopts.Bool(jsonopts.StringifyNumbers, true))
	kind, length := stackIndex(depth)
	return asString == true || kind == jsontext.KindBeginObject && length%2 == 0
}

// MarshalJSONTo writes n, as a string if it is a name or numbers shall be strings.
func (n Number) MarshalJSONTo(enc *jsontext.Encoder) error {
	text := string(n)
	if text == "" {
		text = "0"
	}
	valid := validNumber(text)
	if wantsString(enc.Options(), enc.StackDepth(), enc.StackIndex) {
		text = `"` + text + `"`
	}
	if !valid {
		return fmt.Errorf("cannot parse %q as JSON number: %w", text, strconv.ErrSyntax)
	}
	return enc.WriteValue(jsontext.Value(text))
}

// UnmarshalJSONFrom reads a number, or a string with one, which it must be as a name or if numbers shall be strings.
func (n *Number) UnmarshalJSONFrom(dec *jsontext.Decoder) error {
	inString := wantsString(dec.Options(), dec.StackDepth(), dec.StackIndex)
	raw, err := dec.ReadValue()
	if err != nil {
		return err
	}
	failure := &jsonv2.SemanticError{JSONKind: raw.Kind(), GoType: reflect.TypeFor[Number]()}
	switch failure.JSONKind {
	case jsontext.KindNull:
		*n = ""
		return nil
	case jsontext.KindNumber:
		if !inString {
			*n = Number(raw)
			return nil
		}
	case jsontext.KindString:
		text := jsonwire.Text(view(raw), 0)
		if validNumber(text) {
			*n = Number(text)
			return nil
		}
		failure.JSONValue, failure.Err = raw.Clone(), strconv.ErrSyntax
	}
	return failure
}
