package json

import (
	"encoding/base64"
	"encoding/json/internal/jsonopts"
	"encoding/json/jsontext"
	"errors"
	"reflect"
)

// base64Text appends what base64 text means; what it returns is never nil.
func base64Text(dst []byte, encoded string) ([]byte, error) {
	decoded, err := base64.StdEncoding.AppendDecode(dst, []byte(encoded))
	if decoded == nil {
		decoded = []byte{}
	}
	return decoded, err
}

// mapping stores an object's members as entries of a map, besides those that it has.
func (d *decoder) mapping(info *typeInfo, v reflect.Value) error {
	if done, err := d.begin(jsontext.KindBeginObject, info, v); done {
		return err
	}
	if v.IsNil() {
		v.Set(reflect.MakeMap(info.typ))
	}
	keyInfo, valueInfo := infoOf(info.typ.Key()), info.elem()
	plainKeys := keyInfo.kind == reflect.String && keyInfo.methods&decodes == 0 && d.funcs == nil
	var seen map[any]bool // of keys that may be equal though their names differ
	for d.PeekKind() != jsontext.KindEndObject {
		key := reflect.New(keyInfo.typ).Elem()
		if plainKeys {
			name, err := d.name()
			if err != nil {
				return err
			}
			key.SetString(name)
		} else {
			if err := d.value(keyInfo, key); err != nil {
				return err
			}
			if seen == nil {
				seen = map[any]bool{}
			}
			if k := key.Interface(); !seen[k] {
				seen[k] = true
			} else if !d.opts.Is(jsonopts.AllowDuplicateNames) {
				at := d.StackPointer()
				return duplicate(jsontext.Internal.LastRead(d.Decoder), at.Parent(), at.LastToken())
			}
		}
		if err := d.entry(valueInfo, v, key); err != nil {
			return err
		}
	}
	_, err := d.ReadToken()
	return err
}

// name reads a member's name.
func (d *decoder) name() (string, error) {
	token, err := d.ReadToken()
	if err != nil {
		return "", err
	}
	return token.String(), nil
}

// entry stores a member's value in a map, or in the value that the map has.
func (d *decoder) entry(info *typeInfo, v, key reflect.Value) error {
	value := reflect.New(info.typ).Elem()
	if old := v.MapIndex(key); old.IsValid() && !d.opts.Is(jsonopts.MergeWithLegacySemantics) {
		value.Set(old)
	}
	err := d.value(info, value)
	v.SetMapIndex(key, value)
	return err
}

var errNoType = errors.New("cannot derive concrete type for nil interface with finite type set")

// dynamic stores a value in an interface: in what it holds, or in what an empty interface holds by default.
func (d *decoder) dynamic(info *typeInfo, v reflect.Value) error {
	k := d.PeekKind()
	if k == jsontext.KindNull {
		return d.null(v)
	}
	var place reflect.Value
	switch {
	case !v.IsNil():
		place = addressable(v.Elem())
	case v.NumMethod() > 0:
		return d.failBefore(info.typ, errNoType)
	case d.funcs == nil:
		x, err := d.any()
		if x != nil {
			v.Set(reflect.ValueOf(x))
		}
		return err
	default:
		place = reflect.New(defaultType(k)).Elem()
	}
	err := d.value(infoOf(place.Type()), place)
	v.Set(place)
	return err
}

// defaultType is what an empty interface holds of a kind.
func defaultType(k jsontext.Kind) reflect.Type {
	switch k {
	case jsontext.KindTrue, jsontext.KindFalse:
		return reflect.TypeFor[bool]()
	case jsontext.KindString:
		return reflect.TypeFor[string]()
	case jsontext.KindBeginObject:
		return reflect.TypeFor[map[string]any]()
	case jsontext.KindBeginArray:
		return reflect.TypeFor[[]any]()
	}
	return reflect.TypeFor[float64]()
}

// any reads a value for an empty interface that holds nothing; after an error it may be part of one.
func (d *decoder) any() (any, error) {
	switch k := d.PeekKind(); k {
	case jsontext.KindBeginObject:
		return d.anyMap()
	case jsontext.KindBeginArray:
		return d.anyList()
	case jsontext.KindNumber:
		var f float64
		err := d.number(infoOf(reflect.TypeFor[float64]()), reflect.ValueOf(&f).Elem())
		return f, err
	case jsontext.KindString:
		name, err := d.name()
		return name, err
	default:
		token, err := d.ReadToken()
		if err != nil || k == jsontext.KindNull {
			return nil, err
		}
		return token.Bool(), nil
	}
}

func (d *decoder) anyMap() (any, error) {
	m := map[string]any{}
	if _, err := d.ReadToken(); err != nil {
		return m, err
	}
	d.opts.Enter(d.StackDepth())
	for d.PeekKind() != jsontext.KindEndObject {
		name, err := d.name()
		if err != nil {
			return m, err
		}
		value, err := d.any()
		m[name] = value
		if err != nil {
			return m, err
		}
	}
	_, err := d.ReadToken()
	return m, err
}

func (d *decoder) anyList() (any, error) {
	list := []any{}
	if _, err := d.ReadToken(); err != nil {
		return list, err
	}
	d.opts.Enter(d.StackDepth())
	for d.PeekKind() != jsontext.KindEndArray {
		value, err := d.any()
		list = append(list, value)
		if err != nil {
			return list, err
		}
	}
	_, err := d.ReadToken()
	return list, err
}
