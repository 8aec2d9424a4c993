package json

import (
	"encoding/json/internal/jsonopts"
	"encoding/json/jsontext"
	"reflect"
	"slices"
	"strings"
)

// mapping writes a map as an object.
func (e *encoder) mapping(info *typeInfo, v reflect.Value) error {
	if v.IsNil() && e.opts.Is(jsonopts.FormatNilMapAsNull) {
		return e.WriteToken(jsontext.Null)
	}
	if err := e.WriteToken(jsontext.BeginObject); err != nil {
		return err
	}
	if err := e.members(info, v, nil); err != nil {
		return err
	}
	return e.WriteToken(jsontext.EndObject)
}

// nameCheck is what a struct asks of the names of members that are none of its fields.
type nameCheck func(name string) error

func (check nameCheck) of(name string) error {
	if check == nil {
		return nil
	}
	return check(name)
}

// members writes the entries of a map as members of the object that has begun.
func (e *encoder) members(info *typeInfo, v reflect.Value, check nameCheck) error {
	if v.Len() == 0 {
		return nil
	}
	if e.opts.Is(jsonopts.Deterministic) && v.Len() > 1 {
		return e.sortedMembers(info, v, check)
	}
	keyInfo, valueInfo := infoOf(info.typ.Key()), info.elem()
	key, value := reflect.New(keyInfo.typ).Elem(), reflect.New(valueInfo.typ).Elem()
	for entries := v.MapRange(); entries.Next(); {
		key.SetIterKey(entries)
		value.SetIterValue(entries)
		if err := check.of(key.String()); err != nil {
			return err
		}
		if err := e.name(keyInfo, key); err != nil {
			return err
		}
		if err := e.value(valueInfo, value); err != nil {
			return err
		}
	}
	return nil
}

// name writes a map's key as a member's name.
func (e *encoder) name(info *typeInfo, key reflect.Value) error {
	if e.opts.Is(jsonopts.CallMethodsWithLegacySemantics) && info.kind == reflect.String && e.funcs == nil {
		return e.WriteToken(jsontext.String(key.String()))
	}
	err := e.value(info, key)
	if err != nil && isNonStringName(err) {
		if _, ok := err.(*jsontext.SyntacticError); ok {
			return e.fail(info.typ, err)
		}
	}
	return err
}

// namedValue is an entry of a map with its key as text.
type namedValue struct {
	name  string
	value reflect.Value
}

// sortedMembers is members in the order of their names, which are known once they have been written elsewhere.
func (e *encoder) sortedMembers(info *typeInfo, v reflect.Value, check nameCheck) error {
	keyInfo, valueInfo := infoOf(info.typ.Key()), info.elem()
	list := make([]namedValue, 0, v.Len())
	for entries := v.MapRange(); entries.Next(); {
		key, value := addressable(entries.Key()), addressable(entries.Value())
		name, err := e.nameText(keyInfo, key)
		if err != nil {
			return err
		}
		list = append(list, namedValue{name, value})
	}
	slices.SortFunc(list, func(a, b namedValue) int { return strings.Compare(a.name, b.name) })
	for _, entry := range list {
		if err := check.of(entry.name); err != nil {
			return err
		}
		if err := e.WriteToken(jsontext.String(entry.name)); err != nil {
			return err
		}
		if err := e.value(valueInfo, entry.value); err != nil {
			return err
		}
	}
	return nil
}

// nameText returns a map's key as text: as it is written, which is then forgotten.
func (e *encoder) nameText(info *typeInfo, key reflect.Value) (string, error) {
	if info.kind == reflect.String && info.methods&encodes == 0 && e.funcs == nil {
		return key.String(), nil
	}
	mark := jsontext.Internal.Mark(e.Encoder)
	if err := e.name(info, key); err != nil {
		jsontext.Internal.Release(e.Encoder, mark)
		return "", err
	}
	name := e.StackPointer().LastToken()
	jsontext.Internal.Rewind(e.Encoder, mark)
	return name, nil
}

// anyMap is mapping for the map that unmarshaling makes for an empty interface.
func (e *encoder) anyMap(m map[string]any) error {
	if m == nil && e.opts.Is(jsonopts.FormatNilMapAsNull) {
		return e.WriteToken(jsontext.Null)
	}
	if err := e.WriteToken(jsontext.BeginObject); err != nil {
		return err
	}
	e.opts.Enter(e.StackDepth())
	if e.opts.Is(jsonopts.Deterministic) {
		names := make([]string, 0, len(m))
		for name := range m {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			if err := e.anyMember(name, m[name]); err != nil {
				return err
			}
		}
	} else {
		for name, value := range m {
			if err := e.anyMember(name, value); err != nil {
				return err
			}
		}
	}
	return e.WriteToken(jsontext.EndObject)
}

func (e *encoder) anyMember(name string, value any) error {
	if err := e.WriteToken(jsontext.String(name)); err != nil {
		return err
	}
	return e.any(value)
}

// anyList is list for the slice that unmarshaling makes for an empty interface.
func (e *encoder) anyList(list []any) error {
	if list == nil && e.opts.Is(jsonopts.FormatNilSliceAsNull) {
		return e.WriteToken(jsontext.Null)
	}
	if err := e.WriteToken(jsontext.BeginArray); err != nil {
		return err
	}
	e.opts.Enter(e.StackDepth())
	for _, value := range list {
		if err := e.any(value); err != nil {
			return err
		}
	}
	return e.WriteToken(jsontext.EndArray)
}

// any writes the value of an empty interface.
func (e *encoder) any(value any) error {
	if value == nil {
		return e.WriteToken(jsontext.Null)
	}
	return e.dynamic(reflect.ValueOf(&value).Elem())
}
