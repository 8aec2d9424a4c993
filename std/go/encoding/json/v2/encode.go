package json

import (
	"encoding/base64"
	"encoding/json/internal/jsonopts"
	"encoding/json/internal/jsonwire"
	"encoding/json/jsontext"
	"errors"
	"math"
	"reflect"
	"strconv"
)

// value writes a value by what takes precedence for its type.
func (e *encoder) value(info *typeInfo, v reflect.Value) error {
	if e.funcs != nil {
		if done, err := e.byFunction(info, v); done {
			return err
		}
	}
	if info.methods&encodes != 0 {
		if done, err := e.byMethod(info, v); done {
			return err
		}
	}
	if info.special != ordinary {
		return e.special(info, v)
	}
	switch info.kind {
	case reflect.Bool:
		if e.isMistagged() && !e.quotesAll() {
			return e.failText(info.typ, textStringTag)
		}
		return e.boolean(v.Bool())
	case reflect.String:
		return e.string(info, v)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return e.number(strconv.AppendInt(e.AvailableBuffer(), v.Int(), 10))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return e.number(strconv.AppendUint(e.AvailableBuffer(), v.Uint(), 10))
	case reflect.Float32, reflect.Float64:
		return e.float(info.typ, v.Float())
	case reflect.Pointer:
		if v.IsNil() {
			return e.WriteToken(jsontext.Null)
		}
		elem := info.elem()
		if elem.kind == reflect.Pointer && e.quotesAll() {
			e.endTag()
		}
		return e.value(elem, v.Elem())
	}
	return e.composite(info, v)
}

// composite writes a value of a kind that holds others, to which the tag's option string can't apply.
func (e *encoder) composite(info *typeInfo, v reflect.Value) error {
	if e.isMistagged() {
		return e.failText(info.typ, textStringTag)
	}
	if info.kind != reflect.Interface || e.opts.Is(jsonopts.StringifyWithLegacySemantics) {
		e.endTag()
	}
	switch info.kind {
	case reflect.Interface:
		if v.IsNil() {
			return e.WriteToken(jsontext.Null)
		}
		return e.dynamic(v)
	case reflect.Slice:
		if v.IsNil() && e.opts.Is(jsonopts.FormatNilSliceAsNull) {
			return e.WriteToken(jsontext.Null)
		}
		if info.isLegacyBytes(e.opts) {
			return e.bytes(v)
		}
		return e.list(info, v)
	case reflect.Array:
		return e.list(info, v)
	case reflect.Map:
		return e.mapping(info, v)
	case reflect.Struct:
		return e.structure(info, v)
	}
	return e.fail(info.typ, nil)
}

// isTagged tells whether the next value has the tag's option string.
func (e *encoder) isTagged() bool { return e.opts.StringifiesAt(e.StackDepth()) }

// isMistagged tells whether that is an error if the value is no number.
func (e *encoder) isMistagged() bool {
	return e.isTagged() && !e.opts.Is(jsonopts.ReportErrorsWithLegacySemantics)
}

// quotesAll tells whether the option is for booleans and strings, too, as in encoding/json.
func (e *encoder) quotesAll() bool {
	return e.isTagged() && e.opts.Is(jsonopts.StringifyWithLegacySemantics)
}

// endTag makes the option of no meaning for what the value holds.
func (e *encoder) endTag() { e.opts.Enter(e.StackDepth() + 1) }

func (e *encoder) boolean(b bool) error {
	if e.quotesAll() {
		return e.WriteToken(jsontext.String(strconv.FormatBool(b)))
	}
	return e.WriteToken(jsontext.Bool(b))
}

func (e *encoder) string(info *typeInfo, v reflect.Value) error {
	text := v.String()
	switch {
	case e.quotesAll():
		html, separators := e.opts.Is(jsonopts.EscapeForHTML), e.opts.Is(jsonopts.EscapeForJS)
		text = string(jsonwire.AppendQuote(nil, text, html, separators))
	case e.isMistagged():
		return e.failText(info.typ, textStringTag)
	}
	return e.WriteToken(jsontext.String(text))
}

// number writes a number, as a string where there can't be a number or none is wanted. Its text is in the
// Encoder's available buffer.
func (e *encoder) number(text []byte) error {
	if e.opts.Is(jsonopts.StringifyNumbers) || jsontext.Internal.WantsName(e.Encoder) {
		return e.WriteToken(jsontext.String(string(text)))
	}
	return e.WriteValue(text)
}

func (e *encoder) float(t reflect.Type, f float64) error {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return e.failText(t, "unsupported value: "+strconv.FormatFloat(f, 'g', -1, t.Bits()))
	}
	return e.number(jsonwire.AppendFloat(e.AvailableBuffer(), f, t.Bits()))
}

// special writes values of types that are represented otherwise than their kinds.
func (e *encoder) special(info *typeInfo, v reflect.Value) error {
	if info.special == rawValue {
		return e.raw(info, v)
	}
	if e.isMistagged() && info.special != duration {
		return e.failText(info.typ, textStringTag)
	}
	switch info.special {
	case timestamp:
		return e.time(info.typ, v)
	case duration:
		if !e.opts.Is(jsonopts.FormatDurationAsNano) {
			return e.failText(info.typ, textNoDefault)
		}
		return e.number(strconv.AppendInt(e.AvailableBuffer(), v.Int(), 10))
	case byteArray:
		if e.opts.Is(jsonopts.FormatByteArrayAsArray) {
			return e.list(info, v)
		}
	case byteSlice:
		if v.IsNil() && e.opts.Is(jsonopts.FormatNilSliceAsNull) {
			return e.WriteToken(jsontext.Null)
		}
	}
	return e.bytes(v)
}

func (e *encoder) bytes(v reflect.Value) error {
	return e.WriteToken(jsontext.String(base64.StdEncoding.EncodeToString(v.Bytes())))
}

func (e *encoder) raw(info *typeInfo, v reflect.Value) error {
	if v.IsNil() {
		return e.WriteToken(jsontext.Null)
	}
	if err := e.WriteValue(v.Bytes()); err != nil {
		return e.wrap(info.typ, err)
	}
	return nil
}

// wrap says of what type a value was whose text the Encoder did not take.
func (e *encoder) wrap(t reflect.Type, err error) error {
	if _, ok := err.(*jsontext.SyntacticError); ok {
		return e.fail(t, err)
	}
	return err
}

// dynamic writes what an interface holds. What unmarshaling makes for empty interfaces needs no reflection.
func (e *encoder) dynamic(v reflect.Value) error {
	if e.funcs == nil && v.NumMethod() == 0 && v.CanInterface() {
		switch x := v.Interface().(type) {
		case bool:
			return e.boolean(x)
		case string:
			return e.WriteToken(jsontext.String(x))
		case float64:
			if jsontext.Internal.WantsName(e.Encoder) && !e.opts.Is(jsonopts.StringifyNumbers) {
				return e.WriteToken(jsontext.Float(x)) // which is no name
			}
		case []any:
			return e.anyList(x)
		case map[string]any:
			return e.anyMap(x)
		}
	}
	v = addressable(v.Elem())
	return e.value(infoOf(v.Type()), v)
}

func (e *encoder) list(info *typeInfo, v reflect.Value) error {
	if err := e.WriteToken(jsontext.BeginArray); err != nil {
		return err
	}
	elem := info.elem()
	for i := range v.Len() {
		if err := e.value(elem, v.Index(i)); err != nil {
			return err
		}
	}
	return e.WriteToken(jsontext.EndArray)
}

// isNonStringName tells whether err is that something else than a string stood where a name belongs.
func isNonStringName(err error) bool {
	_, ok := err.(*jsontext.SyntacticError)
	return ok && errors.Is(err, jsontext.ErrNonStringName)
}
