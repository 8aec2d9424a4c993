package json

import (
	"bytes"
	"encoding/json/internal/jsonopts"
	"encoding/json/jsontext"
	"errors"
	"io"
	"reflect"
)

// Marshal returns in as JSON.
func Marshal(in any, opts ...Options) (out []byte, err error) {
	e := jsontext.Internal.NewBuffered(opts)
	err = marshal(e, in)
	return bytes.Clone(jsontext.Internal.Buffered(e)), err
}

// MarshalWrite writes in as JSON.
func MarshalWrite(out io.Writer, in any, opts ...Options) (err error) {
	e := jsontext.NewEncoder(out, opts...)
	setFlag(e.Options(), jsonopts.OmitTopLevelNewline)
	return marshal(e, in)
}

func setFlag(opts Options, f jsonopts.Flag) { opts.(*jsonopts.Struct).Set(f, true) }

// whitespace is what options for one value of an Encoder may not change.
const whitespace = jsonopts.Multiline | jsonopts.SpaceAfterColon | jsonopts.SpaceAfterComma

var errWhitespace = errors.New("cannot change whitespace formatting within a MarshalEncode call")

// MarshalEncode writes in as the next value of out. The options hold for this value, and take precedence.
func MarshalEncode(out *jsontext.Encoder, in any, opts ...Options) (err error) {
	if len(opts) == 0 {
		return marshal(out, in)
	}
	var added jsonopts.Struct
	added.Join(opts...)
	before := *out.Options().(*jsonopts.Struct)
	if changesWhitespace(&before, &added) {
		e := encoder{Encoder: out, opts: &before}
		return e.fail(reflect.TypeOf(in), errWhitespace)
	}
	during := before
	during.Join(&added)
	jsontext.Internal.SetOptions(out, during)
	defer jsontext.Internal.SetOptions(out, before)
	return marshal(out, in)
}

func changesWhitespace(before, added *jsonopts.Struct) bool {
	for f := jsonopts.Flag(1); f <= whitespace; f <<= 1 {
		if whitespace&f != 0 && added.Has(f) && added.Is(f) != before.Is(f) {
			return true
		}
	}
	return added.HasIndent() && added.Indent != before.Indent ||
		added.HasIndentPrefix() && added.IndentPrefix != before.IndentPrefix
}

// encoder writes Go values, each of which has an address.
type encoder struct {
	*jsontext.Encoder
	opts  *jsonopts.Struct
	funcs *Marshalers
}

func marshal(out *jsontext.Encoder, in any) error {
	opts := out.Options().(*jsonopts.Struct)
	funcs, _ := opts.Marshalers.(*Marshalers)
	e := encoder{out, opts, funcs}
	v := reflect.ValueOf(in)
	if !v.IsValid() {
		return out.WriteToken(jsontext.Null)
	}
	if v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	} else {
		v = addressable(v)
	}
	return e.value(infoOf(v.Type()), v)
}

// fail is the error that the next value, which is of a Go type, can't be written.
func (e *encoder) fail(t reflect.Type, err error) error {
	offset, at := jsontext.Internal.Next(e.Encoder)
	return &SemanticError{action: marshaling, ByteOffset: offset, JSONPointer: at, GoType: t, Err: eofIsUnexpected(err)}
}

// failText is fail with a reason that is text.
func (e *encoder) failText(t reflect.Type, text string) error { return e.fail(t, errors.New(text)) }
