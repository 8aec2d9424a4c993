package json

import (
	"bytes"
	"encoding/json/internal/jsonopts"
	"encoding/json/jsontext"
	"errors"
	"io"
	"reflect"
)

// structure writes a struct as an object.
func (e *encoder) structure(info *typeInfo, v reflect.Value) error {
	fields, err := info.structFields(e.opts)
	if err != nil {
		return e.fail(info.typ, err)
	}
	if err := e.WriteToken(jsontext.BeginObject); err != nil {
		return err
	}
	omitZero := e.opts.Is(jsonopts.OmitZeroStructFields)
	var check nameCheck
	written := []bool(nil) // fields, if other members may match them
	if fields.fallback != nil && !e.opts.Is(jsonopts.AllowDuplicateNames) {
		written = make([]bool, len(fields.list))
		check = func(name string) error { return e.checkName(fields, written, name) }
	}
	for i := range fields.list {
		f := &fields.list[i]
		fv, _ := f.reach(v, false)
		if !fv.IsValid() || (f.omitZero || omitZero) && f.isZero(fv) {
			continue
		}
		if err := e.field(f, fv); err != nil {
			return err
		}
		if written != nil {
			written[i] = true
		}
	}
	if f := fields.fallback; f != nil {
		if fv, _ := f.reach(v, false); fv.IsValid() {
			if err := e.fallback(f, fv, check); err != nil {
				return err
			}
		}
	}
	return e.WriteToken(jsontext.EndObject)
}

// field writes a field as a member, unless it is to be omitted.
func (e *encoder) field(f *field, v reflect.Value) error {
	if !f.omitEmpty {
		return e.member(f, v)
	}
	if e.opts.Is(jsonopts.OmitEmptyWithLegacySemantics) {
		if isLegacyEmpty(v) {
			return nil
		}
		return e.member(f, v)
	}
	mark := jsontext.Internal.Mark(e.Encoder)
	if err := e.member(f, v); err != nil {
		jsontext.Internal.Release(e.Encoder, mark)
		return err
	}
	if isEmpty(jsontext.Internal.Since(e.Encoder, mark)) {
		jsontext.Internal.Rewind(e.Encoder, mark)
	} else {
		jsontext.Internal.Release(e.Encoder, mark)
	}
	return nil
}

// isEmpty tells whether a member's value, with which its text ends, is null or an empty string, object or array.
func isEmpty(member []byte) bool {
	n := len(member)
	if n < 3 {
		return false
	}
	switch string(member[n-2:]) {
	case "{}", "[]":
		return true
	case `""`:
		return member[n-3] == ':' || member[n-3] == ' '
	case "ll":
		return bytes.HasSuffix(member, []byte("null"))
	}
	return false
}

// isLegacyEmpty is what encoding/json takes for empty.
func isLegacyEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Struct:
		return false
	}
	return v.IsZero()
}

func (e *encoder) member(f *field, v reflect.Value) error {
	if err := e.WriteToken(jsontext.String(f.name)); err != nil {
		return err
	}
	if !f.asString {
		return e.value(f.info, v)
	}
	before := *e.opts
	e.opts.StringifyAt(e.StackDepth())
	err := e.value(f.info, v)
	*e.opts = before
	return err
}

// checkName is the error that a member matches a field that has been written, if only because case is ignored.
func (e *encoder) checkName(fields *structFields, written []bool, name string) error {
	f, _, _ := fields.find(name, e.opts)
	switch {
	case f == nil:
		return nil
	case written[f.id]:
		offset, at := jsontext.Internal.Next(e.Encoder)
		return duplicate(offset, at, name)
	}
	written[f.id] = true
	return nil
}

// fallback writes the members that a map or raw object has.
func (e *encoder) fallback(f *field, v reflect.Value, check nameCheck) error {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	if f.info.special == rawValue {
		return e.rawMembers(f.info.typ, v.Bytes(), check)
	}
	return e.members(f.info, v, check)
}

// rawMembers writes the members of a raw object as those of the object that has begun.
func (e *encoder) rawMembers(t reflect.Type, object []byte, check nameCheck) error {
	if len(object) == 0 {
		return nil
	}
	d := jsontext.NewDecoder(bytes.NewBuffer(object), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	begin, err := d.ReadToken()
	if err != nil {
		return e.fail(t, eofIsUnexpected(err))
	}
	if begin.Kind() != jsontext.KindBeginObject {
		return e.failText(t, textRawMember)
	}
	for d.PeekKind() != jsontext.KindEndObject {
		for i := range 2 {
			raw, err := d.ReadValue()
			if err != nil {
				return e.fail(t, eofIsUnexpected(err))
			}
			if i == 0 && check != nil {
				if err := check(text(raw)); err != nil {
					return err
				}
			}
			if err := e.WriteValue(raw); err != nil {
				return err
			}
		}
	}
	if _, err := d.ReadToken(); err != nil {
		return e.fail(t, eofIsUnexpected(err))
	}
	if err := jsontext.Internal.End(d); err != nil && !errors.Is(err, io.EOF) {
		return e.fail(t, err)
	}
	return nil
}
