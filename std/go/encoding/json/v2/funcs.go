package json

import (
	"encoding/json/jsontext"
	"fmt"
	"reflect"
)

// typedArshalers is a list of functions, each for values of a type; the first that takes a value wins.
type typedArshalers[Coder any] struct {
	nonComparable

	list []typedFunc[Coder]
}

// typedFunc calls a function with a pointer to a value, or with the value.
type typedFunc[Coder any] struct {
	typ reflect.Type
	// stream is of functions that have the Coder, and may refuse; it is nil for others.
	stream func(*Coder, reflect.Value) error
	// marshal and unmarshal are of functions that have text.
	marshal   func(reflect.Value) ([]byte, error)
	unmarshal func([]byte, reflect.Value) error
}

// Marshalers is a list of functions that take precedence over the methods of types.
type Marshalers = typedMarshalers

// Unmarshalers is a list of functions that take precedence over the methods of types.
type Unmarshalers = typedUnmarshalers

type (
	typedMarshalers   = typedArshalers[jsontext.Encoder]
	typedUnmarshalers = typedArshalers[jsontext.Decoder]
)

// join returns the functions of all lists, or nil if there are none.
func join[Coder any](lists []*typedArshalers[Coder]) *typedArshalers[Coder] {
	var joined typedArshalers[Coder]
	for _, l := range lists {
		if l != nil {
			joined.list = append(joined.list, l.list...)
		}
	}
	if len(joined.list) == 0 {
		return nil
	}
	return &joined
}

// JoinMarshalers returns the functions of all lists; those that come first win.
func JoinMarshalers(ms ...*Marshalers) *Marshalers { return join(ms) }

// JoinUnmarshalers returns the functions of all lists; those that come first win.
func JoinUnmarshalers(us ...*Unmarshalers) *Unmarshalers { return join(us) }

// MarshalFunc makes a function that returns JSON a list.
func MarshalFunc[T any](fn func(T) ([]byte, error)) *Marshalers {
	call := func(v reflect.Value) ([]byte, error) { return fn(as[T](v)) }
	return marshalers[T](typedFunc[jsontext.Encoder]{marshal: call})
}

// MarshalToFunc makes a function that writes one JSON value, or returns errors.ErrUnsupported, a list.
func MarshalToFunc[T any](fn func(*jsontext.Encoder, T) error) *Marshalers {
	call := func(e *jsontext.Encoder, v reflect.Value) error { return fn(e, as[T](v)) }
	return marshalers[T](typedFunc[jsontext.Encoder]{stream: call})
}

// UnmarshalFunc makes a function that takes JSON a list.
func UnmarshalFunc[T any](fn func([]byte, T) error) *Unmarshalers {
	call := func(text []byte, v reflect.Value) error { return fn(text, as[T](v)) }
	return unmarshalers[T](typedFunc[jsontext.Decoder]{unmarshal: call})
}

// UnmarshalFromFunc makes a function that reads one JSON value, or returns errors.ErrUnsupported, a list.
func UnmarshalFromFunc[T any](fn func(*jsontext.Decoder, T) error) *Unmarshalers {
	call := func(d *jsontext.Decoder, v reflect.Value) error { return fn(d, as[T](v)) }
	return unmarshalers[T](typedFunc[jsontext.Decoder]{stream: call})
}

// as returns a value as a T, which is its type or an interface.
func as[T any](v reflect.Value) T {
	x, _ := v.Interface().(T)
	return x
}

func marshalers[T any](f typedFunc[jsontext.Encoder]) *Marshalers {
	f.typ = reflect.TypeFor[T]()
	if f.typ.Kind() == reflect.Pointer && f.typ.Name() != "" {
		panic(fmt.Sprintf("input type %v must be an interface type, an unnamed pointer type, or a non-pointer type", f.typ))
	}
	return &Marshalers{list: []typedFunc[jsontext.Encoder]{f}}
}

func unmarshalers[T any](f typedFunc[jsontext.Decoder]) *Unmarshalers {
	f.typ = reflect.TypeFor[T]()
	if k := f.typ.Kind(); k != reflect.Interface && (k != reflect.Pointer || f.typ.Name() != "") {
		panic(fmt.Sprintf("input type %v must be an interface type or an unnamed pointer type", f.typ))
	}
	return &Unmarshalers{list: []typedFunc[jsontext.Decoder]{f}}
}

// argument returns what the function is called with for a value, which has an address, if it is for such values.
func (f *typedFunc[Coder]) argument(v reflect.Value) (reflect.Value, bool) {
	t := v.Type()
	switch f.typ.Kind() {
	case reflect.Pointer:
		return v.Addr(), f.typ.Elem() == t
	case reflect.Interface:
		return v.Addr(), reflect.PointerTo(t).Implements(f.typ)
	}
	return v, f.typ == t
}

// byFunction writes a value by a function; done is false if none takes it.
func (e *encoder) byFunction(info *typeInfo, v reflect.Value) (done bool, err error) {
	for i := range e.funcs.list {
		f := &e.funcs.list[i]
		argument, ok := f.argument(v)
		if !ok {
			continue
		}
		if f.marshal != nil {
			text, err := f.marshal(argument)
			return true, e.returned(f.typ, text, noUnsupported(err, "marshal function of type func(T) ([]byte, error)"))
		}
		if done, err := e.byCall(f.typ, func() error { return f.stream(e.Encoder, argument) }); done {
			return true, err
		}
	}
	return false, nil
}
