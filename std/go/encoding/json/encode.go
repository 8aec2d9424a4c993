// Package json encodes Go values as JSON text and decodes it.
package json

import (
	"bytes"
	"encoding"
	"encoding/base64"
	"encoding/json/internal/jsonwire"
	"encoding/json/jsontext"
	jsonv2 "encoding/json/v2"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Marshaler is what can turn itself into JSON.
type Marshaler = jsonv2.Marshaler

// UnsupportedTypeError says that values of a type have no JSON.
type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

// UnsupportedValueError says that a value has no JSON.
type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// InvalidUTF8Error is of the past: invalid UTF-8 is replaced.
type InvalidUTF8Error struct {
	S string
}

func (e *InvalidUTF8Error) Error() string {
	return "json: invalid UTF-8 in string: " + strconv.Quote(e.S)
}

// MarshalerError is an error of a MarshalJSON, MarshalText or AppendText method.
type MarshalerError struct {
	Type       reflect.Type
	Err        error
	sourceFunc string
}

func (e *MarshalerError) Error() string {
	from := e.sourceFunc
	if from == "" {
		from = "MarshalJSON"
	}
	return "json: error calling " + from + " for type " + e.Type.String() + ": " + e.Err.Error()
}

func (e *MarshalerError) Unwrap() error { return e.Err }

// RawMessage is JSON text, taken and given as it is.
type RawMessage = jsontext.Value

// Marshal returns v as JSON.
func Marshal(v any) ([]byte, error) { return marshal(v, true) }

func marshal(v any, escapeHTML bool) ([]byte, error) {
	e := &encoder{buf: make([]byte, 0, 64), html: escapeHTML}
	if !e.any(v) {
		return nil, e.err
	}
	return e.buf, nil
}

// MarshalIndent is Marshal and Indent.
func MarshalIndent(v any, prefix, indent string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return appendIndent(nil, b, prefix, indent)
}

// encoder appends values to buf; its methods return false once err is set.
type encoder struct {
	buf   []byte
	err   error
	html  bool
	depth int
	seen  map[any]bool // addresses on the way to the value, once that is deep
}

// methodSet says which methods that encode a type has, or its address.
type methodSet uint8

const (
	valueJSON methodSet = 1 << iota
	pointerJSON
	valueText
	pointerText
)

func methodsOf(t reflect.Type) (m methodSet) {
	if t.Kind() == reflect.Interface || isPlain(t) {
		return 0
	}
	if t.Implements(marshalerType) {
		m |= valueJSON
	}
	if writesText(t) {
		m |= valueText
	}
	if t.Kind() == reflect.Pointer {
		return m
	}
	p := reflect.PointerTo(t)
	if p.Implements(marshalerType) {
		m |= pointerJSON
	}
	if writesText(p) {
		m |= pointerText
	}
	return m
}

// writesText tells whether values of a type have a method that gives their text.
func writesText(t reflect.Type) bool {
	return t.Implements(textMarshalerType) || t.Implements(textAppenderType)
}

// methods is methodsOf the type of a value.
func (e *encoder) methods(v reflect.Value) methodSet {
	if !v.IsValid() {
		return 0
	}
	return methodsOf(v.Type())
}

func (e *encoder) fail(err error) bool {
	e.err = err
	return false
}

func (e *encoder) text(s string) bool {
	e.buf = append(e.buf, s...)
	return true
}

var (
	marshalerType     = reflect.TypeFor[Marshaler]()
	textMarshalerType = reflect.TypeFor[encoding.TextMarshaler]()
	textAppenderType  = reflect.TypeFor[encoding.TextAppender]()
	numberType        = reflect.TypeFor[Number]()
)

// encode appends v, whose type has methods m, between quotes if a tag says so.
func (e *encoder) encode(v reflect.Value, m methodSet, quoted bool) bool {
	if !v.IsValid() {
		return e.text("null")
	}
	t := v.Type()
	if m != 0 {
		if done, ok := e.byMethod(v, m); done {
			return ok
		}
	}
	switch t.Kind() {
	case reflect.Bool:
		e.quote(quoted)
		e.buf = strconv.AppendBool(e.buf, v.Bool())
		return e.quote(quoted)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		e.quote(quoted)
		e.buf = strconv.AppendInt(e.buf, v.Int(), 10)
		return e.quote(quoted)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		e.quote(quoted)
		e.buf = strconv.AppendUint(e.buf, v.Uint(), 10)
		return e.quote(quoted)
	case reflect.Float32, reflect.Float64:
		return e.float(v, t.Bits(), quoted)
	case reflect.String:
		return e.string(v, t, quoted)
	case reflect.Interface:
		if v.IsNil() {
			return e.text("null")
		}
		if v.CanInterface() {
			return e.any(v.Interface())
		}
		return e.encode(v.Elem(), e.methods(v.Elem()), false)
	case reflect.Pointer:
		if v.IsNil() {
			return e.text("null")
		}
		return e.nested(v, func() bool { return e.encode(v.Elem(), e.methods(v.Elem()), quoted) })
	case reflect.Struct:
		return e.structure(v, t)
	case reflect.Map:
		return e.mapping(v, t)
	case reflect.Slice:
		if v.IsNil() {
			return e.text("null")
		}
		if elem := t.Elem(); elem.Kind() == reflect.Uint8 {
			p := reflect.PointerTo(elem)
			if !p.Implements(marshalerType) && !writesText(p) {
				e.buf = append(e.buf, '"')
				e.buf = base64.StdEncoding.AppendEncode(e.buf, v.Bytes())
				e.buf = append(e.buf, '"')
				return true
			}
		}
		return e.nested(v, func() bool { return e.list(v) })
	case reflect.Array:
		return e.list(v)
	}
	return e.fail(&UnsupportedTypeError{t})
}

// byMethod appends what a method of v gives, if it has one; done tells that.
func (e *encoder) byMethod(v reflect.Value, m methodSet) (done, ok bool) {
	addressable := v.CanAddr()
	switch {
	case addressable && m&pointerJSON != 0:
		return true, e.marshaler(v.Addr())
	case m&valueJSON != 0:
		return true, e.marshaler(v)
	case addressable && m&pointerText != 0:
		return true, e.textMarshaler(v.Addr())
	case m&valueText != 0:
		return true, e.textMarshaler(v)
	}
	return false, false
}

func isNil(v reflect.Value) bool { return v.Kind() == reflect.Pointer && v.IsNil() }

// receiver returns the type that errors of methods name: that of the value's address.
func receiver(v reflect.Value) reflect.Type {
	if v.Kind() == reflect.Pointer {
		return v.Type()
	}
	return reflect.PointerTo(v.Type())
}

func (e *encoder) marshaler(v reflect.Value) bool {
	if isNil(v) {
		return e.text("null")
	}
	m, ok := v.Interface().(Marshaler)
	if !ok {
		return e.text("null")
	}
	b, err := m.MarshalJSON()
	err = refused("MarshalJSON", err)
	if err == nil {
		err = checkValid(view(b))
	}
	if err != nil {
		return e.fail(&MarshalerError{receiver(v), err, "MarshalJSON"})
	}
	e.buf = appendCompact(e.buf, b, e.html)
	return true
}

func (e *encoder) textMarshaler(v reflect.Value) bool {
	if isNil(v) {
		return e.text("null")
	}
	b, ok := e.textOf(v)
	if !ok {
		return false
	}
	e.buf = jsonwire.AppendQuote(e.buf, string(b), e.html, true)
	return true
}

// textOf returns what the method of v that gives its text returns.
func (e *encoder) textOf(v reflect.Value) (text []byte, ok bool) {
	var err error
	method := "AppendText"
	if a, ok := v.Interface().(encoding.TextAppender); ok {
		text, err = a.AppendText(nil)
	} else {
		method = "MarshalText"
		text, err = v.Interface().(encoding.TextMarshaler).MarshalText()
	}
	if err = refused(method, err); err != nil {
		return nil, e.fail(&MarshalerError{receiver(v), err, method})
	}
	return text, true
}

// refused is err, or what stands for it where a method returned errors.ErrUnsupported, which has no meaning here.
func refused(method string, err error) error {
	if errors.Is(err, errors.ErrUnsupported) {
		return errors.New(method + " method may not return errors.ErrUnsupported")
	}
	return err
}

// quote appends a quote if the value is quoted.
func (e *encoder) quote(quoted bool) bool {
	if quoted {
		e.buf = append(e.buf, '"')
	}
	return true
}

func (e *encoder) float(v reflect.Value, bits int, quoted bool) bool {
	f := v.Float()
	if math.IsInf(f, 0) || math.IsNaN(f) {
		return e.fail(&UnsupportedValueError{v, strconv.FormatFloat(f, 'g', -1, bits)})
	}
	e.quote(quoted)
	e.buf = jsonwire.AppendFloat(e.buf, f, bits)
	return e.quote(quoted)
}

func (e *encoder) string(v reflect.Value, t reflect.Type, quoted bool) bool {
	if t == numberType {
		n := v.String()
		if n == "" {
			n = "0"
		}
		if !validNumber(n) {
			err := fmt.Errorf("cannot parse %q as JSON number: %w", n, strconv.ErrSyntax)
			return e.fail(&MarshalerError{reflect.PointerTo(t), err, "MarshalJSONTo"})
		}
		e.quote(quoted)
		e.text(n)
		return e.quote(quoted)
	}
	if quoted {
		e.buf = jsonwire.AppendQuote(e.buf, string(jsonwire.AppendQuote(nil, v.String(), e.html, true)), false, true)
		return true
	}
	e.buf = jsonwire.AppendQuote(e.buf, v.String(), e.html, true)
	return true
}

func validNumber(n string) bool {
	if n == "" || n[0] != '-' && !isDigit(n[0]) {
		return false
	}
	s := scanner{data: n}
	return s.number(0) == len(n) && s.err == nil
}

// cycleDepth is the depth from which on cycles are looked for.
const cycleDepth = 1000

type sliceAddress struct {
	p uintptr
	n int
}

// nested calls f for a value behind an address, unless that is on the way already.
func (e *encoder) nested(v reflect.Value, f func() bool) bool {
	e.depth++
	ok := false
	if e.depth <= cycleDepth {
		ok = f()
	} else {
		ok = e.nestedOnce(v, f)
	}
	e.depth--
	return ok
}

// nestedOnce calls f, and notes the value meanwhile.
func (e *encoder) nestedOnce(v reflect.Value, f func() bool) bool {
	var key any = v.UnsafePointer()
	if v.Kind() == reflect.Slice {
		key = sliceAddress{v.Pointer(), v.Len()}
	}
	if e.seen[key] {
		return e.fail(&UnsupportedValueError{v, "encountered a cycle via " + v.Type().String()})
	}
	if e.seen == nil {
		e.seen = map[any]bool{}
	}
	e.seen[key] = true
	ok := f()
	delete(e.seen, key)
	return ok
}

func (e *encoder) list(v reflect.Value) bool {
	e.buf = append(e.buf, '[')
	var m methodSet
	for i := range v.Len() {
		if i == 0 {
			m = e.methods(v.Index(0))
		}
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		if !e.encode(v.Index(i), m, false) {
			return false
		}
	}
	e.buf = append(e.buf, ']')
	return true
}

func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct, reflect.Complex64, reflect.Complex128, reflect.Chan, reflect.Func, reflect.UnsafePointer:
		return false
	}
	return v.IsZero()
}

func (e *encoder) structure(v reflect.Value, t reflect.Type) bool {
	e.buf = append(e.buf, '{')
	first := true
	fields := fieldsOf(t).list
next:
	for i := range fields {
		f := &fields[i]
		fv := v
		for _, k := range f.index {
			if fv.Kind() == reflect.Pointer {
				if fv.IsNil() {
					continue next
				}
				fv = fv.Elem()
			}
			fv = fv.Field(k)
		}
		if f.omitEmpty && isEmpty(fv) || f.omitZero && f.isZero(fv) {
			continue
		}
		if !first {
			e.buf = append(e.buf, ',')
		}
		first = false
		e.text(f.quoted)
		if !e.encode(fv, f.methods, f.asString) {
			return false
		}
	}
	e.buf = append(e.buf, '}')
	return true
}

type entry struct {
	key   string
	value reflect.Value
}

func (e *encoder) mapping(v reflect.Value, t reflect.Type) bool {
	if v.IsNil() {
		return e.text("null")
	}
	return e.nested(v, func() bool {
		entries := make([]entry, 0, v.Len())
		for it := v.MapRange(); it.Next(); {
			key, ok := e.key(it.Key())
			if !ok {
				return false
			}
			entries = append(entries, entry{key, it.Value()})
		}
		slices.SortFunc(entries, func(a, b entry) int { return strings.Compare(a.key, b.key) })
		e.buf = append(e.buf, '{')
		var m methodSet
		for i, entry := range entries {
			if i == 0 {
				m = e.methods(entry.value)
			} else {
				e.buf = append(e.buf, ',')
			}
			e.buf = append(jsonwire.AppendQuote(e.buf, entry.key, e.html, true), ':')
			if !e.encode(entry.value, m, false) {
				return false
			}
		}
		e.buf = append(e.buf, '}')
		return true
	})
}

// key returns a map's key as a member's name.
func (e *encoder) key(v reflect.Value) (string, bool) {
	if v.Kind() == reflect.String {
		return v.String(), true
	}
	if v.Kind() == reflect.Interface {
		if v.IsNil() {
			return "", e.noName()
		}
		return e.key(v.Elem())
	}
	if writesText(v.Type()) {
		if v.Kind() == reflect.Pointer && v.IsNil() {
			return "", true
		}
		text, ok := e.textOf(v)
		return string(text), ok
	}
	switch {
	case v.CanInt():
		return strconv.FormatInt(v.Int(), 10), true
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10), true
	case v.CanFloat():
		return string(jsonwire.AppendFloat(nil, v.Float(), v.Type().Bits())), true
	}
	return "", e.noName()
}

// noName fails as a map's key is no member's name.
func (e *encoder) noName() bool {
	text := fmt.Sprintf("jsontext: object member name must be a string after offset %d", len(e.buf)+2)
	return e.fail(&UnsupportedValueError{Str: text})
}

// Natives that write to dst what fits, and return how long it all is.

// compact writes valid JSON without space.
func compact(dst []byte, src string, html bool) int

// indent writes valid JSON with a line for each element and member.
func indent(dst []byte, src, prefix, indent string) int

// appendNative appends what a native writes, which probably needs that much room.
func appendNative(dst []byte, room int, write func(dst []byte) int) []byte {
	dst = slices.Grow(dst, room)
	n := write(dst[len(dst):cap(dst)])
	if n > cap(dst)-len(dst) {
		dst = slices.Grow(dst, n)
		write(dst[len(dst):cap(dst)])
	}
	return dst[:len(dst)+n]
}

// HTMLEscape appends JSON with <, >, &, U+2028 and U+2029 in strings escaped.
func HTMLEscape(dst *bytes.Buffer, src []byte) {
	dst.Write(jsonwire.AppendEscaped(nil, view(src), true, true))
}

// appendCompact appends valid JSON without space.
func appendCompact(dst, src []byte, html bool) []byte {
	return appendNative(dst, len(src), func(dst []byte) int { return compact(dst, view(src), html) })
}

// Compact appends src to dst without space.
func Compact(dst *bytes.Buffer, src []byte) error {
	if err := checkValid(view(src)); err != nil {
		return err
	}
	dst.Write(appendCompact(nil, src, false))
	return nil
}

// Indent appends src to dst, each element and member on a line of its own.
func Indent(dst *bytes.Buffer, src []byte, prefix, indent string) error {
	b, err := appendIndent(nil, src, prefix, indent)
	if err != nil {
		return err
	}
	dst.Write(b)
	return nil
}

func appendIndent(dst, src []byte, prefix, space string) ([]byte, error) {
	if err := checkValid(view(src)); err != nil {
		return nil, err
	}
	return appendNative(dst, 2*len(src), func(dst []byte) int { return indent(dst, view(src), prefix, space) }), nil
}
