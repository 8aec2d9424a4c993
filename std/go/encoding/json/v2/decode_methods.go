package json

import (
	"encoding"
	"encoding/json/internal/jsonopts"
	"encoding/json/jsontext"
	"errors"
	"io"
	"reflect"
)

// byMethod stores the next value by a method; done is false if that leaves it to what comes next.
func (d *decoder) byMethod(info *typeInfo, v reflect.Value) (done bool, err error) {
	methods := info.methods
	if d.opts.Is(jsonopts.CallMethodsWithLegacySemantics) && jsontext.Internal.ReadsName(d.Decoder) {
		methods &^= ofJSON
	}
	if methods&decodes == 0 {
		return false, nil
	}
	p := v.Addr().Interface()
	if methods&unmarshalJSONFrom != 0 {
		from := p.(UnmarshalerFrom)
		if done, err := d.byCall(info.typ, func() error { return from.UnmarshalJSONFrom(d.Decoder) }); done {
			return true, err
		}
	}
	switch {
	case methods&unmarshalJSON != 0:
		return true, d.taken(info.typ, "UnmarshalJSON method", p.(Unmarshaler).UnmarshalJSON)
	case methods&unmarshalText != 0:
		return true, d.takenText(info, v, p.(encoding.TextUnmarshaler))
	}
	return false, nil
}

func (d *decoder) place() place {
	depth := d.StackDepth()
	_, length := d.StackIndex(depth)
	return place{depth, length}
}

// byCall lets a function of the user read the value, which is for a Go type.
func (d *decoder) byCall(t reflect.Type, call func() error) (done bool, err error) {
	before := d.place()
	err = call()
	now := d.place()
	switch _, syntactic := err.(*jsontext.SyntacticError); {
	case err == nil && now == before.after():
		return true, nil
	case err == nil:
		err = errors.New(textNoneOrMany)
	case syntactic || passes(err) || err == io.EOF && now == before && d.isOver():
		return true, err
	case errors.Is(err, errors.ErrUnsupported):
		if now == before {
			return false, nil
		}
		err = errors.New(textUnsupported)
	}
	offset, at := jsontext.Internal.LastRead(d.Decoder), jsontext.Internal.Inside(d.Decoder)
	switch now {
	case before:
		offset, at = jsontext.Internal.NextRead(d.Decoder)
	case before.after():
		at = d.StackPointer()
	}
	semantic, ok := err.(*SemanticError)
	if !ok {
		semantic = &SemanticError{Err: eofIsUnexpected(err)}
	}
	semantic.fill(unmarshaling, t, offset, at)
	return true, semantic
}

// isOver tells whether there is no other top-level value.
func (d *decoder) isOver() bool {
	if d.StackDepth() > 0 || d.PeekKind() != jsontext.KindInvalid {
		return false
	}
	_, err := d.ReadToken()
	return err == io.EOF
}

// taken lets UnmarshalJSON or a function like it take the next value.
func (d *decoder) taken(t reflect.Type, what string, take func([]byte) error) error {
	raw, err := d.ReadValue()
	if err != nil {
		return err
	}
	k := raw.Kind()
	err = noUnsupported(take(raw), what)
	if err == nil {
		return nil
	}
	semantic, ok := err.(*SemanticError)
	if !ok {
		return d.failAfter(k, t, err)
	}
	semantic.ByteOffset += jsontext.Internal.LastRead(d.Decoder)
	semantic.JSONPointer = d.StackPointer() + semantic.JSONPointer
	return semantic
}

// takenText lets UnmarshalText take the next value, which must be a string.
func (d *decoder) takenText(info *typeInfo, v reflect.Value, to encoding.TextUnmarshaler) error {
	raw, err := d.ReadValue()
	if err != nil {
		return err
	}
	switch k := raw.Kind(); k {
	case jsontext.KindNull:
		v.SetZero()
		return nil
	case jsontext.KindString:
		err = noUnsupported(to.UnmarshalText([]byte(text(raw))), "UnmarshalText method")
		switch err.(type) {
		case nil, *SemanticError, *jsontext.SyntacticError:
			return err
		}
		return d.failAfter(k, info.typ, err)
	default:
		return d.failAfter(k, info.typ, errors.New("JSON value must be string type"))
	}
}

// byFunction stores the next value by a function; done is false if none takes it.
func (d *decoder) byFunction(info *typeInfo, v reflect.Value) (done bool, err error) {
	for i := range d.funcs.list {
		f := &d.funcs.list[i]
		argument, ok := f.argument(v)
		if !ok {
			continue
		}
		if f.unmarshal != nil {
			take := func(raw []byte) error { return f.unmarshal(raw, argument) }
			return true, d.taken(f.typ, "unmarshal function of type func([]byte, T) error", take)
		}
		if done, err := d.byCall(f.typ, func() error { return f.stream(d.Decoder, argument) }); done {
			return true, err
		}
	}
	return false, nil
}
