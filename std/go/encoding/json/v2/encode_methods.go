package json

import (
	"encoding"
	"encoding/json/internal/jsonopts"
	"encoding/json/jsontext"
	"errors"
	"reflect"
)

// byMethod writes a value by its method; done is false if that leaves it to what comes next.
func (e *encoder) byMethod(info *typeInfo, v reflect.Value) (done bool, err error) {
	methods := info.methods
	if e.opts.Is(jsonopts.CallMethodsWithLegacySemantics) && jsontext.Internal.WantsName(e.Encoder) {
		methods &^= ofJSON
	}
	if methods&encodes == 0 {
		return false, nil
	}
	p := v.Addr().Interface()
	if methods&marshalJSONTo != 0 {
		to := p.(MarshalerTo)
		if done, err := e.byCall(info.typ, func() error { return to.MarshalJSONTo(e.Encoder) }); done {
			return true, err
		}
	}
	switch {
	case methods&marshalJSON != 0:
		text, err := p.(Marshaler).MarshalJSON()
		return true, e.returned(info.typ, text, noUnsupported(err, "MarshalJSON method"))
	case methods&appendText != 0:
		text, err := p.(encoding.TextAppender).AppendText(nil)
		return true, e.text(info.typ, text, noUnsupported(err, "AppendText method"))
	case methods&marshalText != 0:
		text, err := p.(encoding.TextMarshaler).MarshalText()
		return true, e.text(info.typ, text, noUnsupported(err, "MarshalText method"))
	}
	return false, nil
}

// place is how far an Encoder or Decoder has come.
type place struct {
	depth  int
	length int64
}

func (e *encoder) place() place {
	depth := e.StackDepth()
	_, length := e.StackIndex(depth)
	return place{depth, length}
}

// after is the place after one more value.
func (p place) after() place { return place{p.depth, p.length + 1} }

// byCall lets a function of the user write the value, which has a Go type.
func (e *encoder) byCall(t reflect.Type, call func() error) (done bool, err error) {
	before := e.place()
	err = call()
	now := e.place()
	switch {
	case err == nil && now == before.after():
		return true, nil
	case err == nil:
		err = errors.New(textNoneOrMany)
	case passes(err):
		return true, err
	case errors.Is(err, errors.ErrUnsupported):
		if now == before {
			return false, nil
		}
		err = errors.New(textUnsupported)
	}
	offset, at := jsontext.Internal.Around(e.Encoder)
	switch now {
	case before:
		_, at = jsontext.Internal.Next(e.Encoder)
	case before.after():
		at = e.StackPointer()
	}
	semantic, ok := err.(*SemanticError)
	if !ok {
		semantic = &SemanticError{Err: eofIsUnexpected(err)}
	}
	semantic.fill(marshaling, t, offset, at)
	return true, semantic
}

// returned writes what MarshalJSON or a function like it has returned.
func (e *encoder) returned(t reflect.Type, text []byte, err error) error {
	if err == nil {
		if err = e.WriteValue(text); err == nil {
			return nil
		}
		return e.wrap(t, err)
	}
	semantic, ok := err.(*SemanticError)
	if !ok {
		return e.fail(t, err)
	}
	offset, at := jsontext.Internal.Next(e.Encoder)
	semantic.ByteOffset += offset
	semantic.JSONPointer = at + semantic.JSONPointer
	return semantic
}

// text writes what a method has returned as a value's text.
func (e *encoder) text(t reflect.Type, text []byte, err error) error {
	if _, ok := err.(*SemanticError); ok {
		return err
	}
	if err != nil {
		return e.fail(t, err)
	}
	if e.isMistagged() {
		return e.failText(t, textStringTag)
	}
	return e.wrap(t, e.WriteToken(jsontext.String(string(text))))
}
