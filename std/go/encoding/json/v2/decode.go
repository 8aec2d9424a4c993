package json

import (
	"bytes"
	"encoding/json/internal/jsonopts"
	"encoding/json/internal/jsonreflect"
	"encoding/json/internal/jsonwire"
	"encoding/json/jsontext"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// value stores the next value by what takes precedence for a type.
func (d *decoder) value(info *typeInfo, v reflect.Value) error {
	if d.funcs != nil {
		if done, err := d.byFunction(info, v); done {
			return err
		}
	}
	if info.methods&decodes != 0 {
		if done, err := d.byMethod(info, v); done {
			return err
		}
	}
	if info.special != ordinary {
		return d.special(info, v)
	}
	switch info.kind {
	case reflect.Bool, reflect.String:
		return d.scalar(info, v)
	case reflect.Pointer:
		return d.pointer(info, v)
	case reflect.Interface, reflect.Map, reflect.Slice, reflect.Array, reflect.Struct:
		return d.composite(info, v)
	}
	if isNumeric(info.kind) {
		return d.number(info, v)
	}
	return d.failBefore(info.typ, nil)
}

func isNumeric(k reflect.Kind) bool { return k >= reflect.Int && k <= reflect.Float64 }

// isTagged tells whether the next value has the tag's option string.
func (d *decoder) isTagged() bool { return d.opts.StringifiesAt(d.StackDepth()) }

// isMistagged tells whether that is an error if the value is no number.
func (d *decoder) isMistagged() bool {
	return d.isTagged() && !d.opts.Is(jsonopts.ReportErrorsWithLegacySemantics)
}

// quotesAll tells whether the option is for booleans and strings, too, as in encoding/json.
func (d *decoder) quotesAll() bool {
	return d.isTagged() && d.opts.Is(jsonopts.StringifyWithLegacySemantics)
}

func (d *decoder) composite(info *typeInfo, v reflect.Value) error {
	if d.isMistagged() {
		return d.failBefore(info.typ, errors.New(textStringTag))
	}
	if info.kind != reflect.Interface || d.opts.Is(jsonopts.StringifyWithLegacySemantics) {
		d.opts.Enter(d.StackDepth() + 1)
	}
	switch info.kind {
	case reflect.Interface:
		return d.dynamic(info, v)
	case reflect.Map:
		return d.mapping(info, v)
	case reflect.Struct:
		return d.structure(info, v)
	}
	if d.PeekKind() == jsontext.KindString && info.isLegacyBytes(d.opts) {
		return d.text(info, v)
	}
	return d.list(info, v)
}

// null reads a null, and makes v its type's zero value.
func (d *decoder) null(v reflect.Value) error {
	if _, err := d.ReadToken(); err != nil {
		return err
	}
	d.clear(v)
	return nil
}

// clear makes v its type's zero value for a null, but if nulls mean what they do to encoding/json only what can be nil.
func (d *decoder) clear(v reflect.Value) {
	switch v.Kind() {
	case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
	default:
		if d.opts.Is(jsonopts.MergeWithLegacySemantics) {
			return
		}
	}
	v.SetZero()
}

// begin reads the beginning of an array or object. If the value is another, it has been stored (null) or is an
// error, and done is true.
func (d *decoder) begin(k jsontext.Kind, info *typeInfo, v reflect.Value) (done bool, err error) {
	switch d.PeekKind() {
	case k:
		_, err := d.ReadToken()
		return err != nil, err
	case jsontext.KindNull:
		return true, d.null(v)
	}
	return true, d.mismatch(info.typ)
}

// mismatch reads a token, and is the error that it is, or begins, a value of the wrong kind.
func (d *decoder) mismatch(t reflect.Type) error {
	token, err := d.ReadToken()
	if err != nil {
		return err
	}
	return d.failAfter(token.Kind(), t, nil)
}

// text returns what a string means.
func text(raw jsontext.Value) string { return jsonwire.Text(jsonwire.View(raw), 0) }

func (d *decoder) scalar(info *typeInfo, v reflect.Value) error {
	if d.quotesAll() {
		return d.quoted(info, v)
	}
	if d.isMistagged() {
		return d.failBefore(info.typ, errors.New(textStringTag))
	}
	k := d.PeekKind()
	switch {
	case k == jsontext.KindNull:
		return d.null(v)
	case info.kind == reflect.Bool && k != jsontext.KindTrue && k != jsontext.KindFalse:
		return d.mismatch(info.typ)
	}
	raw, err := d.ReadValue()
	switch {
	case err != nil:
		return err
	case info.kind == reflect.Bool:
		v.SetBool(k == jsontext.KindTrue)
	case k == jsontext.KindString:
		v.SetString(text(raw))
	default:
		return d.failAfter(k, info.typ, nil)
	}
	return nil
}

// quoted stores a boolean or string whose JSON is in a string.
func (d *decoder) quoted(info *typeInfo, v reflect.Value) error {
	raw, err := d.ReadValue()
	if err != nil {
		return err
	}
	switch k := raw.Kind(); k {
	case jsontext.KindNull:
		v.SetZero()
		return nil
	case jsontext.KindString:
	default:
		return d.failAfter(k, info.typ, nil)
	}
	inner := jsontext.Value(text(raw))
	switch k := inner.Kind(); {
	case !inner.IsValid() || len(inner) != len(bytes.TrimSpace(inner)):
	case info.kind == reflect.Bool && (k == jsontext.KindTrue || k == jsontext.KindFalse):
		v.SetBool(k == jsontext.KindTrue)
		return nil
	case k == jsontext.KindNull:
		v.SetZero()
		return nil
	case info.kind == reflect.String && k == jsontext.KindString:
		v.SetString(text(inner))
		return nil
	}
	if info.kind == reflect.String {
		_, _, err := jsonwire.String(string(inner), 0, false)
		return d.failAfter(jsontext.KindString, info.typ, err)
	}
	return d.failValue(raw, info.typ, strconv.ErrSyntax)
}

// number stores a number, which is in a string if that is wanted or it is a member's name.
func (d *decoder) number(info *typeInfo, v reflect.Value) error {
	inString := d.opts.Is(jsonopts.StringifyNumbers) || jsontext.Internal.ReadsName(d.Decoder)
	raw, err := d.ReadValue()
	if err != nil {
		return err
	}
	digits := string(raw)
	switch k := raw.Kind(); {
	case k == jsontext.KindNull:
		d.clear(v)
		return nil
	case k == jsontext.KindString && inString:
		digits = text(raw)
		if end, err := jsonwire.Number(digits, 0); err != nil || end != len(digits) {
			return d.failValue(raw, info.typ, strconv.ErrSyntax)
		}
	case k != jsontext.KindNumber || inString:
		return d.failAfter(k, info.typ, nil)
	}
	if err := jsonreflect.SetNumber(v, digits); err != nil {
		return d.failValue(raw, info.typ, errors.Unwrap(err))
	}
	return nil
}

func (d *decoder) pointer(info *typeInfo, v reflect.Value) error {
	if d.PeekKind() == jsontext.KindNull {
		return d.null(v)
	}
	if v.IsNil() {
		v.Set(reflect.New(info.typ.Elem()))
	}
	return d.value(info.elem(), v.Elem())
}

// list stores an array in a slice, of which nothing is kept but the memory, or in an array.
func (d *decoder) list(info *typeInfo, v reflect.Value) error {
	if done, err := d.begin(jsontext.KindBeginArray, info, v); done {
		return err
	}
	elem := info.elem()
	n := 0
	if info.kind == reflect.Array {
		for ; d.PeekKind() != jsontext.KindEndArray; n++ {
			if n >= v.Len() {
				if err := d.SkipValue(); err != nil {
					return err
				}
				continue
			}
			v.Index(n).SetZero()
			if err := d.value(elem, v.Index(n)); err != nil {
				return err
			}
		}
		return d.endOfArray(info, v, n)
	}
	if v.IsNil() {
		v.Set(reflect.MakeSlice(info.typ, 0, 0))
	}
	v.SetLen(0)
	for ; d.PeekKind() != jsontext.KindEndArray; n++ {
		if n == v.Cap() {
			v.Grow(1)
		}
		v.SetLen(n + 1)
		place := v.Index(n)
		place.SetZero()
		if err := d.value(elem, place); err != nil {
			return err
		}
	}
	_, err := d.ReadToken()
	return err
}

// endOfArray reads the end of an array of n elements that is stored in a Go array.
func (d *decoder) endOfArray(info *typeInfo, v reflect.Value, n int) error {
	for i := n; i < v.Len(); i++ {
		v.Index(i).SetZero()
	}
	if _, err := d.ReadToken(); err != nil {
		return err
	}
	if n != v.Len() && !d.opts.Is(jsonopts.UnmarshalArrayFromAnyLength) {
		what := "few"
		if n > v.Len() {
			what = "many"
		}
		return d.failAfter(jsontext.KindEndArray, info.typ, fmt.Errorf("too %s array elements", what))
	}
	return nil
}

// special stores values in types that are represented otherwise than their kinds.
func (d *decoder) special(info *typeInfo, v reflect.Value) error {
	switch info.special {
	case rawValue:
		raw, err := d.ReadValue()
		if err == nil {
			v.SetBytes(append(v.Bytes()[:0], raw...))
		}
		return err
	case duration:
		if !d.opts.Is(jsonopts.FormatDurationAsNano) {
			return d.failBefore(info.typ, errors.New(textNoDefault))
		}
		return d.number(info, v)
	}
	if d.isMistagged() {
		return d.failBefore(info.typ, errors.New(textStringTag))
	}
	if info.special == byteArray && d.opts.Is(jsonopts.FormatByteArrayAsArray) ||
		info.special == byteSlice && d.opts.Is(jsonopts.FormatBytesWithLegacySemantics) && d.PeekKind() == jsontext.KindBeginArray {
		return d.list(info, v)
	}
	return d.text(info, v)
}

// text stores what a string means as a time or bytes.
func (d *decoder) text(info *typeInfo, v reflect.Value) error {
	raw, err := d.ReadValue()
	switch {
	case err != nil:
		return err
	case raw.Kind() == jsontext.KindNull:
		d.clear(v)
		return nil
	case raw.Kind() != jsontext.KindString:
		return d.failAfter(raw.Kind(), info.typ, nil)
	case info.special == timestamp:
		err = setTime(v, text(raw), d.opts.Is(jsonopts.ParseTimeWithLooseRFC3339))
	default:
		err = d.setBytes(info, v, text(raw))
	}
	if err != nil {
		return d.failAfter(jsontext.KindString, info.typ, err)
	}
	return nil
}

// setBytes stores what base64 text means.
func (d *decoder) setBytes(info *typeInfo, v reflect.Value, encoded string) error {
	if i := strings.IndexAny(encoded, "\r\n"); i >= 0 && !d.opts.Is(jsonopts.ParseBytesWithLooseRFC4648) {
		return fmt.Errorf("illegal character %s at offset %d", jsonwire.QuoteChar(encoded[i:]), i)
	}
	if info.kind == reflect.Slice {
		decoded, err := base64Text(v.Bytes()[:0], encoded)
		if err == nil {
			v.SetBytes(decoded)
		}
		return err
	}
	decoded, err := base64Text(nil, encoded)
	if err != nil {
		return err
	}
	v.SetZero()
	copy(v.Slice(0, v.Len()).Bytes(), decoded)
	if len(decoded) != v.Len() {
		return fmt.Errorf("decoded length of %d mismatches array length of %d", len(decoded), v.Len())
	}
	return nil
}
