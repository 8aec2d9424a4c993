package json

import (
	"encoding"
	"encoding/json/internal/jsonopts"
	"encoding/json/jsontext"
	"reflect"
	"sync"
	"time"
)

// Marshaler is what can turn itself into JSON.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

// MarshalerTo is what can write itself as one JSON value.
type MarshalerTo interface {
	MarshalJSONTo(*jsontext.Encoder) error
}

// Unmarshaler is what can take itself from JSON; it must copy what it keeps.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

// UnmarshalerFrom is what can read itself as one JSON value.
type UnmarshalerFrom interface {
	UnmarshalJSONFrom(*jsontext.Decoder) error
}

// method is a set of methods that take precedence over a type's own representation.
type method uint8

const (
	marshalJSONTo method = 1 << iota
	marshalJSON
	appendText
	marshalText

	unmarshalJSONFrom
	unmarshalJSON
	unmarshalText
)

const (
	encodes  = marshalJSONTo | marshalJSON | appendText | marshalText
	decodes  = unmarshalJSONFrom | unmarshalJSON | unmarshalText
	ofJSON   = marshalJSONTo | marshalJSON | unmarshalJSONFrom | unmarshalJSON
	anything = encodes | decodes
)

// special is a type whose representation is not that of its kind.
type special uint8

const (
	ordinary  special = iota
	byteSlice         // also named types of []byte
	byteArray
	rawValue
	timestamp
	duration
)

// typeInfo is what is to be known of a type.
type typeInfo struct {
	typ     reflect.Type
	kind    reflect.Kind
	special special
	methods method // of a pointer to the type

	once   sync.Once
	fields *structFields // of structs
	err    error         // why there are none
}

var infoCache sync.Map // reflect.Type to *typeInfo

func infoOf(t reflect.Type) *typeInfo {
	if known, ok := infoCache.Load(t); ok {
		return known.(*typeInfo)
	}
	info := &typeInfo{typ: t, kind: t.Kind()}
	switch {
	case t == reflect.TypeFor[jsontext.Value]():
		info.special = rawValue
	case t == reflect.TypeFor[time.Time]():
		info.special = timestamp
	case t == reflect.TypeFor[time.Duration]():
		info.special = duration
	default:
		info.special = bytesOf(t)
		info.methods = methodsOf(t)
	}
	known, _ := infoCache.LoadOrStore(t, info)
	return known.(*typeInfo)
}

// bytesOf tells whether t is a slice or an array of bytes that are byte itself.
func bytesOf(t reflect.Type) special {
	switch k := t.Kind(); {
	case k != reflect.Slice && k != reflect.Array, t.Elem() != reflect.TypeFor[byte]():
		return ordinary
	case k == reflect.Slice:
		return byteSlice
	}
	return byteArray
}

// methodsOf returns the methods of a pointer to t. Those of pointers and interfaces are called for what they hold.
func methodsOf(t reflect.Type) (m method) {
	switch k := t.Kind(); {
	case k == reflect.Pointer || k == reflect.Interface, k != reflect.Struct && t.PkgPath() == "":
		return 0
	}
	p := reflect.PointerTo(t)
	has := func(of method, i reflect.Type) {
		if p.Implements(i) {
			m |= of
		}
	}
	has(marshalJSONTo, reflect.TypeFor[MarshalerTo]())
	has(marshalJSON, reflect.TypeFor[Marshaler]())
	has(appendText, reflect.TypeFor[encoding.TextAppender]())
	has(marshalText, reflect.TypeFor[encoding.TextMarshaler]())
	has(unmarshalJSONFrom, reflect.TypeFor[UnmarshalerFrom]())
	has(unmarshalJSON, reflect.TypeFor[Unmarshaler]())
	has(unmarshalText, reflect.TypeFor[encoding.TextUnmarshaler]())
	return m
}

// structFields returns the fields of a struct type, or why it has no representation.
func (i *typeInfo) structFields(opts *jsonopts.Struct) (*structFields, error) {
	i.once.Do(func() { i.fields, i.err = newStructFields(i.typ) })
	if i.fields != nil && opts.Is(jsonopts.ReportErrorsWithLegacySemantics) {
		return i.fields, nil
	}
	return i.fields, i.err
}

// isLegacyBytes tells whether a type is bytes only to encoding/json: a slice of a named type of bytes.
func (i *typeInfo) isLegacyBytes(opts *jsonopts.Struct) bool {
	return i.kind == reflect.Slice && opts.Is(jsonopts.FormatBytesWithLegacySemantics) &&
		i.typ.Elem().Kind() == reflect.Uint8 && i.elem().methods == 0
}

// elem is what is to be known of the elements of a type.
func (i *typeInfo) elem() *typeInfo { return infoOf(i.typ.Elem()) }

// addressable returns a copy of v that has an address.
func addressable(v reflect.Value) reflect.Value {
	place := reflect.New(v.Type()).Elem()
	place.Set(v)
	return place
}
