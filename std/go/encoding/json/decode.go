package json

import (
	"encoding"
	"encoding/base64"
	"encoding/json/internal/jsonreflect"
	jsonv2 "encoding/json/v2"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unsafe"
)

// Unmarshaler is what can take itself from JSON; it must copy what it keeps.
type Unmarshaler = jsonv2.Unmarshaler

// UnmarshalTypeError says that a JSON value does not fit a Go type.
type UnmarshalTypeError struct {
	Value  string // what the JSON value is
	Type   reflect.Type
	Offset int64
	Struct string // name of the root type
	Field  string // path from there
	Err    error
}

func (e *UnmarshalTypeError) Error() string {
	text := "json: cannot unmarshal " + e.Value + " into "
	if e.Struct == "" && e.Field == "" {
		text += "Go value of type " + e.Type.String()
	} else {
		last := e.Field[strings.LastIndexByte(e.Field, '.')+1:]
		if last == "" || strings.Trim(last, "0123456789") != "" {
			text += "Go struct field "
		}
		text += e.Struct + "." + e.Field + " of type " + e.Type.String()
	}
	if e.Err != nil {
		text += ": " + e.Err.Error()
	}
	return text
}

func (e *UnmarshalTypeError) Unwrap() error { return e.Err }

// UnmarshalFieldError is of the past.
type UnmarshalFieldError struct {
	Key   string
	Type  reflect.Type
	Field reflect.StructField
}

func (e *UnmarshalFieldError) Error() string {
	return "json: cannot unmarshal object key " + strconv.Quote(e.Key) + " into unexported field " + e.Field.Name +
		" of type " + e.Type.String()
}

// InvalidUnmarshalError says that there is nowhere to decode to.
type InvalidUnmarshalError struct {
	Type reflect.Type
}

func (e *InvalidUnmarshalError) Error() string {
	switch {
	case e.Type == nil:
		return "json: Unmarshal(nil)"
	case e.Type.Kind() != reflect.Pointer:
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

// Unmarshal decodes data to what v points to.
func Unmarshal(data []byte, v any) error {
	if err := checkValid(view(data)); err != nil {
		return err
	}
	d := decoder{scanner: scanner{data: view(data)}}
	return d.run(v)
}

// decoder decodes JSON that is known to be valid. After a value that does not fit it goes on, and keeps the
// first error.
type decoder struct {
	scanner
	saved     error
	path      []step
	root      reflect.Type
	useNumber bool
	noUnknown bool
	failures  int // errors so far
}

var (
	errNoString = errors.New("JSON value must be string type")
	errEmbedded = errors.New("cannot set embedded pointer to unexported struct type")
)

func (d *decoder) run(v any) error {
	rv := reflect.ValueOf(v)
	if rv.Kind() != reflect.Pointer || rv.IsNil() {
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	}
	d.root = rv.Type().Elem()
	d.decode(d.space(0), rv, false)
	return d.saved
}

func (d *decoder) save(err error) {
	d.failures++
	if d.saved == nil {
		d.saved = err
	}
}

// mismatch notes that the value that ends at i does not fit t.
func (d *decoder) mismatch(what string, t reflect.Type, i int) *UnmarshalTypeError {
	e := &UnmarshalTypeError{Value: what, Type: t, Offset: int64(i), Field: d.field()}
	if len(d.path) > 0 {
		e.Struct = d.root.Name()
	}
	if t == numberType {
		// Numbers decode themselves, and don't know where they are.
		e.Offset, e.Struct, e.Field = 0, "", ""
	}
	d.save(e)
	return e
}

// indirect follows pointers, making what nil ones should point to, until it finds a method that decodes or
// something that is no pointer. For null it stops at a pointer that can be set.
func indirect(v reflect.Value, null bool) (Unmarshaler, encoding.TextUnmarshaler, reflect.Value) {
	start, haveAddr := v, false
	if v.Kind() != reflect.Pointer && v.CanAddr() {
		haveAddr = true
		v = v.Addr()
	}
	for {
		if v.Kind() == reflect.Interface && !v.IsNil() {
			if e := v.Elem(); e.Kind() == reflect.Pointer && !e.IsNil() && (!null || e.Elem().Kind() == reflect.Pointer) {
				haveAddr = false
				v = e
				continue
			}
		}
		if v.Kind() != reflect.Pointer || null && v.CanSet() {
			break
		}
		if v.Elem().Kind() == reflect.Interface && v.Elem().Elem().IsValid() && v.Elem().Elem().Kind() == reflect.Pointer &&
			v.Elem().Elem().Pointer() == v.Pointer() {
			v = v.Elem()
			break
		}
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		if v.NumMethod() > 0 && v.CanInterface() {
			if u, ok := v.Interface().(Unmarshaler); ok {
				return u, nil, reflect.Value{}
			}
			if !null {
				if u, ok := v.Interface().(encoding.TextUnmarshaler); ok {
					return nil, u, reflect.Value{}
				}
			}
		}
		if haveAddr {
			v = start
			haveAddr = false
		} else {
			v = v.Elem()
		}
	}
	return nil, nil, v
}

// isPlain tells whether values of a type have no methods, and are no pointers or interfaces.
func isPlain(t reflect.Type) bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Struct:
		return false
	}
	return t.PkgPath() == ""
}

// decode stores the value at i in v (nowhere, if v is none), and returns the position after it. That v is
// plain is a hint.
func (d *decoder) decode(i int, v reflect.Value, plain bool) int {
	if !v.IsValid() {
		return skip(d.data, i)
	}
	end := 0
	c := d.data[i]
	var u Unmarshaler
	var tu encoding.TextUnmarshaler
	pv := v
	if !plain {
		u, tu, pv = indirect(v, c == 'n')
	}
	if u != nil {
		end = skip(d.data, i)
		if err := u.UnmarshalJSON(unsafe.Slice(unsafe.StringData(d.data), len(d.data))[i:end]); err != nil {
			d.save(refused("UnmarshalJSON", err))
		}
		return end
	}
	if tu != nil {
		end = skip(d.data, i)
		if c != '"' {
			e := d.mismatch(kindOf(c), reflect.TypeOf(tu).Elem(), d.mark(i, end))
			e.Err = errNoString
			return end
		}
		s, _ := name(d.data, i)
		if err := tu.UnmarshalText([]byte(s)); err != nil {
			d.save(refused("UnmarshalText", err))
		}
		return end
	}
	if c != 'n' && pv.Kind() == reflect.Interface && pv.NumMethod() > 0 {
		d.mismatch(kindOf(c), pv.Type(), i)
		return skip(d.data, i)
	}
	switch c {
	case '{':
		return d.decodeObject(i, pv)
	case '[':
		return d.decodeArray(i, pv)
	case '"':
		var s string
		s, end = text(d.data, i)
		d.decodeString(s, pv, end)
	case 'n':
		end = i + 4
		switch pv.Kind() {
		case reflect.Interface, reflect.Pointer, reflect.Map, reflect.Slice:
			pv.SetZero()
		}
	case 't', 'f':
		end = skip(d.data, i)
		d.decodeBool(c == 't', pv, end)
	default:
		end = d.number(i)
		d.decodeNumber(d.data[i:end], pv, end)
	}
	return end
}

// mark is where an error about the value from i to end is reported: composite values at their beginning.
func (d *decoder) mark(i, end int) int {
	if d.data[i] == '{' || d.data[i] == '[' {
		return i + 1
	}
	return end
}

func kindOf(c byte) string {
	switch c {
	case '{':
		return "object"
	case '[':
		return "array"
	case '"':
		return "string"
	case 't', 'f':
		return "bool"
	case 'n':
		return "null"
	}
	return "number"
}

func (d *decoder) decodeBool(x bool, v reflect.Value, end int) {
	switch {
	case v.Kind() == reflect.Bool:
		v.SetBool(x)
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		v.Set(reflect.ValueOf(x))
	default:
		d.mismatch("bool", v.Type(), end)
	}
}

func (d *decoder) decodeString(s string, v reflect.Value, end int) {
	switch v.Kind() {
	case reflect.String:
		if v.Type() == numberType && !validNumber(s) {
			e := d.mismatch("string "+strconv.Quote(s), v.Type(), end)
			e.Err = strconv.ErrSyntax
			return
		}
		v.SetString(s)
		return
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			b, err := base64.StdEncoding.DecodeString(s)
			if err != nil {
				e := d.mismatch("string", v.Type(), end)
				e.Err = err
				return
			}
			v.SetBytes(b)
			return
		}
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf(s))
			return
		}
	}
	d.mismatch("string", v.Type(), end)
}

// decodeNumber stores a number whose text shares memory with the data.
func (d *decoder) decodeNumber(s string, v reflect.Value, end int) {
	switch {
	case v.CanInt():
		n, ok := parseInt(s)
		if !ok || v.OverflowInt(n) {
			d.mismatch("number "+s, v.Type(), end)
			return
		}
		v.SetInt(n)
	case v.CanUint():
		n, err := strconv.ParseUint(s, 10, 64)
		if err != nil || v.OverflowUint(n) {
			d.mismatch("number "+s, v.Type(), end)
			return
		}
		v.SetUint(n)
	case v.CanFloat():
		f, err := strconv.ParseFloat(s, v.Type().Bits())
		if err != nil || v.OverflowFloat(f) {
			d.mismatch("number "+s, v.Type(), end)
			return
		}
		v.SetFloat(f)
	case v.Kind() == reflect.String && v.Type() == numberType:
		v.SetString(strings.Clone(s))
	case v.Kind() == reflect.Interface && v.NumMethod() == 0:
		v.Set(reflect.ValueOf(d.numberValue(s, end)))
	default:
		d.mismatch("number", v.Type(), end)
	}
}

// parseInt returns the value of a number's text, if that is an integer.
func parseInt(s string) (int64, bool) {
	if len(s) > 18 {
		n, err := strconv.ParseInt(s, 10, 64)
		return n, err == nil
	}
	digits := s
	if s[0] == '-' {
		digits = s[1:]
	}
	n := int64(0)
	for i := 0; i < len(digits); i++ {
		if !isDigit(digits[i]) {
			return 0, false
		}
		n = n*10 + int64(digits[i]-'0')
	}
	if s[0] == '-' {
		n = -n
	}
	return n, true
}

// numberValue returns a number for an empty interface.
func (d *decoder) numberValue(s string, end int) any {
	if d.useNumber {
		return Number(strings.Clone(s))
	}
	f, err := strconv.ParseFloat(s, 64)
	if err != nil {
		d.mismatch("number "+s, reflect.TypeFor[float64](), end)
		return 0.0
	}
	return f
}

// step is a part of the path to a value: a member's name, or an element's number.
type step struct {
	name string
	n    int // from 1
}

func (d *decoder) push(name string) { d.path = append(d.path, step{name: name}) }
func (d *decoder) position(n int)   { d.path[len(d.path)-1].n = n + 1 }

// field returns the path as text.
func (d *decoder) field() string {
	var b strings.Builder
	for i, s := range d.path {
		if i > 0 {
			b.WriteByte('.')
		}
		if s.n > 0 {
			b.WriteString(strconv.Itoa(s.n - 1))
		} else {
			b.WriteString(s.name)
		}
	}
	return b.String()
}

func (d *decoder) pop() { d.path = d.path[:len(d.path)-1] }

func (d *decoder) decodeArray(i int, v reflect.Value) int {
	switch v.Kind() {
	case reflect.Interface:
		if v.NumMethod() == 0 {
			x, end := d.anyValue(i)
			v.Set(reflect.ValueOf(x))
			return end
		}
		fallthrough
	default:
		d.mismatch("array", v.Type(), i+1)
		return skip(d.data, i)
	case reflect.Array, reflect.Slice:
	}
	isSlice := v.Kind() == reflect.Slice
	n := 0
	plain := isPlain(v.Type().Elem())
	i = d.space(i + 1)
	for d.data[i] != ']' {
		d.push("")
		d.position(n)
		if isSlice {
			if n >= v.Cap() {
				v.Grow(1)
			}
			if n >= v.Len() {
				v.SetLen(n + 1)
			}
		}
		elem := reflect.Value{}
		if n < v.Len() {
			elem = v.Index(n)
		}
		i = d.decode(i, elem, plain)
		d.pop()
		n++
		if i = d.space(i); d.data[i] == ',' {
			i = d.space(i + 1)
		}
	}
	if n < v.Len() {
		if isSlice {
			v.SetLen(n)
		} else {
			for ; n < v.Len(); n++ {
				v.Index(n).SetZero()
			}
		}
	}
	if n == 0 && isSlice {
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	}
	return i + 1
}

var (
	unmarshalerType     = reflect.TypeFor[Unmarshaler]()
	textUnmarshalerType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func (d *decoder) decodeObject(i int, v reflect.Value) int {
	t := v.Type()
	switch v.Kind() {
	case reflect.Interface:
		if v.NumMethod() == 0 {
			x, end := d.anyValue(i)
			v.Set(reflect.ValueOf(x))
			return end
		}
		d.mismatch("object", t, i+1)
		return skip(d.data, i)
	case reflect.Map:
		k := t.Key()
		refers := k.Kind() == reflect.Pointer || k.Kind() == reflect.Interface
		basic := k.Kind() == reflect.String || k.Kind() >= reflect.Bool && k.Kind() <= reflect.Float64
		if !refers && !basic && !reflect.PointerTo(k).Implements(textUnmarshalerType) {
			d.mismatch("object", t, i+1)
			return skip(d.data, i)
		}
		if v.IsNil() {
			v.Set(reflect.MakeMap(t))
		}
	case reflect.Struct:
	default:
		d.mismatch("object", t, i+1)
		return skip(d.data, i)
	}
	isMap := v.Kind() == reflect.Map
	i = d.space(i + 1)
	for d.data[i] != '}' {
		var key string
		var end int
		if isMap {
			key, end = text(d.data, i)
		} else {
			key, end = name(d.data, i)
		}
		d.push(key)
		i = d.space(d.space(end) + 1)
		if isMap {
			i = d.decodeEntry(i, end, key, v, t)
		} else {
			i = d.decodeField(i, key, v, t)
		}
		d.pop()
		if i = d.space(i); d.data[i] == ',' {
			i = d.space(i + 1)
		}
	}
	return i + 1
}

func (d *decoder) decodeEntry(i, keyEnd int, name string, v reflect.Value, t reflect.Type) int {
	key := reflect.New(t.Key()).Elem()
	if !d.setKey(key, name, keyEnd) {
		return skip(d.data, i)
	}
	elem := reflect.New(t.Elem()).Elem()
	i = d.decode(i, elem, false)
	v.SetMapIndex(key, elem)
	return i
}

// setKey makes a member's name a map's key, and tells whether it can be one.
func (d *decoder) setKey(k reflect.Value, name string, keyEnd int) bool {
	t := k.Type()
	if u, ok := k.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if err := u.UnmarshalText([]byte(name)); err != nil {
			d.save(refused("UnmarshalText", err))
			return false
		}
		return true
	}
	switch {
	case k.Kind() == reflect.Pointer:
		k.Set(reflect.New(t.Elem()))
		return d.setKey(k.Elem(), name, keyEnd)
	case k.Kind() == reflect.Interface && t.NumMethod() == 0:
		k.Set(reflect.ValueOf(name))
		return true
	case k.Kind() == reflect.String:
		k.SetString(name)
		return true
	case k.CanInt():
		if n, err := strconv.ParseInt(name, 10, 64); err == nil && !k.OverflowInt(n) {
			k.SetInt(n)
			return true
		}
	case k.CanUint():
		if n, err := strconv.ParseUint(name, 10, 64); err == nil && !k.OverflowUint(n) {
			k.SetUint(n)
			return true
		}
	case k.CanFloat():
		if f, err := strconv.ParseFloat(name, t.Bits()); err == nil {
			k.SetFloat(f)
			return true
		}
	default:
		d.mismatch("string", t, keyEnd)
		return false
	}
	d.mismatch("number "+name, t, keyEnd)
	return false
}

func (d *decoder) decodeField(i int, name string, v reflect.Value, t reflect.Type) int {
	f := fieldsOf(t).find(name)
	if f == nil {
		if d.noUnknown {
			d.save(fmt.Errorf("json: unknown field %q", name))
		}
		return skip(d.data, i)
	}
	fv := v
	for _, k := range f.index {
		if fv.Kind() == reflect.Pointer {
			if fv.IsNil() {
				if !fv.CanSet() {
					end := skip(d.data, i)
					d.mismatch(kindOf(d.data[i]), t, d.mark(i, end)).Err = errEmbedded
					return end
				}
				fv.Set(reflect.New(fv.Type().Elem()))
			}
			fv = fv.Elem()
		}
		fv = fv.Field(k)
	}
	if f.asString && !f.readsText {
		return d.decodeQuoted(i, fv)
	}
	failures := d.failures
	end := d.decode(i, fv, f.plain)
	if f.asString && fv.Kind() == reflect.Pointer && d.data[i:end] == quotedNull && d.failures == failures {
		fv.SetZero()
	}
	return end
}

// quotedNull is nil for a pointer whose value a tag wants between quotes, after the value's method has read it.
const quotedNull = `"null"`

// decodeQuoted decodes a value that a tag wants between quotes.
func (d *decoder) decodeQuoted(i int, v reflect.Value) int {
	if d.data[i] == 'n' {
		return d.decode(i, v, false)
	}
	end := skip(d.data, i)
	t := v.Type()
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if d.data[i] != '"' {
		d.mismatch(kindOf(d.data[i]), t, d.mark(i, end))
		return end
	}
	inner, _ := text(d.data, i)
	if isNumeric(t.Kind()) && inner != "null" {
		v = allocated(v)
		if jsonreflect.SetNumber(v, inner) != nil {
			d.mismatch("number "+inner, t, end)
		}
		return end
	}
	want := byte('0')
	switch t.Kind() {
	case reflect.Bool:
		want = 't'
	case reflect.String:
		want = '"'
		if t == numberType {
			want = '0'
		}
	}
	have := byte(0)
	if inner != "" {
		have = inner[0]
	}
	fits := inner == "null" || want == 't' && (inner == "true" || inner == "false") || want == '"' && have == '"' ||
		want == '0' && validNumber(inner)
	if !fits || !isValid(inner) {
		switch {
		case want == '"':
			s := scanner{data: inner}
			if have == '"' {
				s.string(0)
			} else {
				s.fail(0, " looking for beginning of object key string")
			}
			d.mismatch("string", t, end).Err = s.err
		default:
			e := d.mismatch("string "+d.data[i:end], t, end)
			e.Err = strconv.ErrSyntax
		}
		return end
	}
	sub := decoder{scanner: scanner{data: inner}, path: d.path, root: d.root}
	sub.decode(0, v, false)
	if sub.saved != nil {
		if e, ok := errors.AsType[*UnmarshalTypeError](sub.saved); ok {
			e.Offset = int64(end)
		}
		d.save(sub.saved)
	}
	return end
}

func isNumeric(k reflect.Kind) bool { return k >= reflect.Int && k <= reflect.Float64 }

// allocated returns what v points to, which it makes if it is not there; v itself if it is no pointer.
func allocated(v reflect.Value) reflect.Value {
	for v.Kind() == reflect.Pointer {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	return v
}

// anyValue returns the value at i as an empty interface holds it, and the position after it.
func (d *decoder) anyValue(i int) (any, int) {
	switch c := d.data[i]; c {
	case '{':
		m := map[string]any{}
		i = d.space(i + 1)
		for d.data[i] != '}' {
			key, end := text(d.data, i)
			d.push(key)
			m[key], i = d.anyValue(d.space(d.space(end) + 1))
			d.pop()
			if i = d.space(i); d.data[i] == ',' {
				i = d.space(i + 1)
			}
		}
		return m, i + 1
	case '[':
		list := []any{}
		i = d.space(i + 1)
		for d.data[i] != ']' {
			var x any
			d.push("")
			d.position(len(list))
			x, i = d.anyValue(i)
			d.pop()
			list = append(list, x)
			if i = d.space(i); d.data[i] == ',' {
				i = d.space(i + 1)
			}
		}
		return list, i + 1
	case '"':
		s, end := text(d.data, i)
		return s, end
	case 'n':
		return nil, i + 4
	case 't':
		return true, i + 4
	case 'f':
		return false, i + 5
	}
	end := d.number(i)
	return d.numberValue(d.data[i:end], end), end
}
