package json

import (
	"bytes"
	"encoding/json/internal/jsonopts"
	"encoding/json/jsontext"
	"errors"
	"io"
	"reflect"
)

// Unmarshal stores the JSON value that in is in what out points to.
func Unmarshal(in []byte, out any, opts ...Options) (err error) {
	return unmarshalAll(jsontext.NewDecoder(bytes.NewBuffer(in), opts...), out)
}

// UnmarshalRead is Unmarshal for all that a reader has.
func UnmarshalRead(in io.Reader, out any, opts ...Options) (err error) {
	return unmarshalAll(jsontext.NewDecoder(in, opts...), out)
}

// UnmarshalDecode stores the next value of in in what out points to; if there is none, it returns io.EOF. The
// options hold for this value, and take precedence.
func UnmarshalDecode(in *jsontext.Decoder, out any, opts ...Options) (err error) {
	if len(opts) == 0 {
		return unmarshal(in, out)
	}
	before := *in.Options().(*jsonopts.Struct)
	during := before
	during.Join(opts...)
	jsontext.Internal.SetReadOptions(in, during)
	defer jsontext.Internal.SetReadOptions(in, before)
	return unmarshal(in, out)
}

// unmarshalAll is unmarshal for the only value that a Decoder has.
func unmarshalAll(in *jsontext.Decoder, out any) error {
	err := unmarshal(in, out)
	if err == nil {
		return jsontext.Internal.End(in)
	}
	if err == io.EOF {
		offset := in.InputOffset() + int64(len(in.UnreadBuffer()))
		return &jsontext.SyntacticError{ByteOffset: offset, Err: io.ErrUnexpectedEOF}
	}
	return err
}

// decoder reads Go values, each of which has an address.
type decoder struct {
	*jsontext.Decoder
	opts  *jsonopts.Struct
	funcs *Unmarshalers
}

func unmarshal(in *jsontext.Decoder, out any) error {
	v := reflect.ValueOf(out)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return &SemanticError{action: unmarshaling, GoType: reflect.TypeOf(out), Err: errors.New(textNotPointer)}
	}
	opts := in.Options().(*jsonopts.Struct)
	funcs, _ := opts.Unmarshalers.(*Unmarshalers)
	d := decoder{in, opts, funcs}
	v = v.Elem()
	return d.value(infoOf(v.Type()), v)
}

// failBefore is the error that the next value can't be stored in a Go type, whatever it is.
func (d *decoder) failBefore(t reflect.Type, err error) error {
	offset, at := jsontext.Internal.NextRead(d.Decoder)
	return &SemanticError{action: unmarshaling, ByteOffset: offset, JSONPointer: at, GoType: t, Err: err}
}

// failAfter is the error that what has been read last, which is of a kind, can't be stored in a Go type.
func (d *decoder) failAfter(k jsontext.Kind, t reflect.Type, err error) error {
	return &SemanticError{
		action:      unmarshaling,
		ByteOffset:  jsontext.Internal.LastRead(d.Decoder),
		JSONPointer: d.StackPointer(),
		JSONKind:    k,
		GoType:      t,
		Err:         eofIsUnexpected(err),
	}
}

// failValue is failAfter for a number or a string, which the error shows.
func (d *decoder) failValue(text jsontext.Value, t reflect.Type, err error) error {
	failure := d.failAfter(text.Kind(), t, err).(*SemanticError)
	failure.JSONValue = text.Clone()
	return failure
}
