package json

import (
	"bytes"
	"encoding/json/internal/jsonopts"
	"encoding/json/internal/jsonwire"
	"encoding/json/jsontext"
	"errors"
	"reflect"
)

// structure stores an object's members in fields.
func (d *decoder) structure(info *typeInfo, v reflect.Value) error {
	if done, err := d.begin(jsontext.KindBeginObject, info, v); done {
		return err
	}
	fields, err := info.structFields(d.opts)
	if err != nil {
		return d.failAfter(jsontext.KindBeginObject, info.typ, err)
	}
	seen := make([]bool, len(fields.list))
	for d.PeekKind() != jsontext.KindEndObject {
		name, err := d.name()
		if err != nil {
			return err
		}
		f, exact, err := fields.find(name, d.opts)
		switch {
		case err != nil:
			err = d.failAfter(jsontext.KindString, info.typ, err)
		case f == nil:
			err = d.unknown(info, fields, v, name)
		case seen[f.id] && !d.opts.Is(jsonopts.AllowDuplicateNames):
			return duplicate(jsontext.Internal.LastRead(d.Decoder), d.StackPointer().Parent(), name)
		default:
			seen[f.id] = seen[f.id] || !exact || f.match == caseIgnored || d.opts.Is(jsonopts.MatchCaseInsensitiveNames)
			err = d.field(f, info, v)
		}
		if err != nil {
			return err
		}
	}
	_, err = d.ReadToken()
	return err
}

// field stores a member's value in a field of a struct.
func (d *decoder) field(f *field, info *typeInfo, v reflect.Value) error {
	fv, err := f.reach(v, true)
	if err != nil {
		return d.failBefore(info.typ, err)
	}
	if !f.asString {
		return d.value(f.info, fv)
	}
	before := *d.opts
	d.opts.StringifyAt(d.StackDepth())
	err = d.value(f.info, fv)
	*d.opts = before
	return err
}

// unknown reads the value of a member that is no field of its own.
func (d *decoder) unknown(info *typeInfo, fields *structFields, v reflect.Value, name string) error {
	f := fields.fallback
	if f == nil {
		if d.opts.Is(jsonopts.RejectUnknownMembers) {
			return d.failAfter(jsontext.KindString, info.typ, ErrUnknownName)
		}
		return d.SkipValue()
	}
	fv, err := f.reach(v, true)
	if err != nil {
		return d.failBefore(info.typ, err)
	}
	if fv.Kind() == reflect.Pointer {
		if fv.IsNil() {
			fv.Set(reflect.New(fv.Type().Elem()))
		}
		fv = fv.Elem()
	}
	if f.info.special == rawValue {
		return d.rawMember(f.info.typ, fv, name)
	}
	if fv.IsNil() {
		fv.Set(reflect.MakeMap(f.info.typ))
	}
	key := reflect.New(f.info.typ.Key()).Elem()
	key.SetString(name)
	return d.entry(f.info.elem(), fv, key)
}

// rawMember adds a member to a raw object.
func (d *decoder) rawMember(t reflect.Type, v reflect.Value, name string) error {
	object := bytes.TrimRight(v.Bytes(), " \n\r\t")
	if len(object) == 0 {
		object = append(object, '{')
	} else {
		last := len(object) - 1
		if object[last] != '}' {
			return d.failAfter(jsontext.KindString, t, errors.New(textRawMember))
		}
		object = bytes.TrimRight(object[:last], " \n\r\t")
		if object[len(object)-1] != '{' {
			object = append(object, ',')
		}
	}
	object = append(jsonwire.AppendQuote(object, name, false, false), ':')
	raw, err := d.ReadValue()
	if err != nil {
		return err
	}
	v.SetBytes(append(append(object, raw...), '}'))
	return nil
}
