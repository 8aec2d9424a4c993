package jsontext

import (
	"bytes"
	"encoding/json/internal/jsonopts"
	"encoding/json/internal/jsonwire"
	"errors"
)

// Value is the text of one JSON value, which may have space around it.
type Value []byte

// Clone returns a copy.
func (v Value) Clone() Value { return bytes.Clone(v) }

func (v Value) String() string {
	if v == nil {
		return "null"
	}
	return string(v)
}

// IsValid tells whether v is valid as the options say.
func (v Value) IsValid(opts ...Options) bool {
	var s jsonopts.Struct
	s.Join(opts...)
	w := newWalker(jsonwire.View(v), &s, 0)
	return w.document() == nil
}

// Format writes v anew as the options say. If that is an error v stays as it is.
func (v *Value) Format(opts ...Options) error { return v.format(opts) }

const (
	keepStrings = jsonopts.AllowDuplicateNames | jsonopts.AllowInvalidUTF8 | jsonopts.PreserveRawStrings
	canonical   = jsonopts.CanonicalizeRawInts | jsonopts.CanonicalizeRawFloats | jsonopts.ReorderRawObjects
)

// Compact removes all space from v.
func (v *Value) Compact(opts ...Options) error { return v.format(opts, keepStrings) }

// Indent puts each element and member on a line of its own.
func (v *Value) Indent(opts ...Options) error { return v.format(opts, keepStrings|jsonopts.Multiline) }

// Canonicalize makes v what RFC 8785 says.
func (v *Value) Canonicalize(opts ...Options) error { return v.format(opts, canonical) }

// format is Format with flags set before the options.
func (v *Value) format(opts []Options, flags ...jsonopts.Flag) error {
	var s jsonopts.Struct
	for _, f := range flags {
		s.Set(f, true)
	}
	s.Join(opts...)
	out, err := appendFormat(nil, jsonwire.View(*v), &s)
	if err == nil && !bytes.Equal(out, *v) {
		*v = append((*v)[:0], out...)
	}
	return err
}

// AppendFormat appends the value src to dst as the options say, or as it is if it is not valid.
func AppendFormat[Bytes ~[]byte | ~string](dst []byte, src Bytes, opts ...Options) ([]byte, error) {
	var s jsonopts.Struct
	s.Join(opts...)
	text := string(src) // a copy, as dst may overlap with src
	out, err := appendFormat(dst, text, &s)
	if err != nil {
		return append(dst, text...), err
	}
	return out, nil
}

func appendFormat(dst []byte, src string, opts *jsonopts.Struct) ([]byte, error) {
	setDefaults(opts)
	style := newStyle(opts)
	w := newWalker(src, opts, 0)
	w.style, w.out = &style, dst
	if fail := w.document(); fail != nil {
		return nil, &SyntacticError{ByteOffset: int64(fail.at), JSONPointer: fail.pointer(""), Err: fail.err}
	}
	return w.out, nil
}

// Kind returns the kind of the first token.
func (v Value) Kind() Kind {
	if i := jsonwire.Space(jsonwire.View(v), 0); i < len(v) {
		return kindOf(v[i])
	}
	return KindInvalid
}

// MarshalJSON returns v, or null if it is nil.
func (v Value) MarshalJSON() ([]byte, error) {
	if v == nil {
		return []byte("null"), nil
	}
	return v, nil
}

// UnmarshalJSON sets v to a copy of b.
func (v *Value) UnmarshalJSON(b []byte) error {
	if v == nil {
		return errors.New("jsontext.Value: UnmarshalJSON on nil pointer")
	}
	*v = append((*v)[:0], b...)
	return nil
}
