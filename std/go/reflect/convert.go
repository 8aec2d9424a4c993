package reflect

import (
	"internal/reflectlite"
	"unsafe"
)

// CanConvert tells whether Convert does not panic.
func (v Value) CanConvert(t Type) bool {
	if !v.Type().ConvertibleTo(t) {
		return false
	}
	if v.Kind() == Slice {
		if t.Kind() == Array && t.Len() > v.Len() {
			return false
		}
		if t.Kind() == Pointer && t.Elem().Kind() == Array && t.Elem().Len() > v.Len() {
			return false
		}
	}
	return true
}

// Convert returns v converted to type t.
func (v Value) Convert(t Type) Value {
	if v.flag&flagMethod != 0 {
		v = v.asFunc()
	}
	f := converter(t.common(), v.Type().common())
	if f == nil {
		panic("reflect.Value.Convert: value of type " + v.Type().String() + " cannot be converted to type " + t.String())
	}
	x := f(v, t.common())
	x.flag |= v.flag & flagRO
	return x
}

type conversion func(v Value, t *rtype) Value

func class(k Kind) int {
	switch {
	case k >= Int && k <= Int64:
		return 1
	case k >= Uint && k <= Uintptr:
		return 2
	case k == Float32 || k == Float64:
		return 3
	case k == Complex64 || k == Complex128:
		return 4
	}
	return 0
}

// converter returns the conversion from one type to another, nil if there is none.
func converter(to, from *rtype) conversion {
	tk, fk := to.Kind(), from.Kind()
	tc, fc := class(tk), class(fk)
	switch {
	case tc != 0 && fc != 0 && (tc == 4) == (fc == 4):
		return convertNumber
	case tk == String && (fc == 1 || fc == 2):
		return convertIntString
	case fk == String && isText(to, Uint8), tk == String && isText(from, Uint8):
		return convertBytes
	case fk == String && isText(to, Int32):
		return convertToRunes
	case tk == String && isText(from, Int32):
		return convertFromRunes
	case fk == Slice && tk == Pointer && to.elem().Kind() == Array && from.ElemType == to.elem().ElemType:
		return convertArrayPointer
	case fk == Slice && tk == Array && from.ElemType == to.ElemType:
		return convertArray
	case fk == Chan && tk == Chan && from.Length == int(BothDir) && to.ElemType == from.ElemType &&
		!(to.has(reflectlite.Named) && from.has(reflectlite.Named)):
		return retyped
	case sameUnderlying(to, from, false):
		return retyped
	case tk == Pointer && fk == Pointer && !to.has(reflectlite.Named) && !from.has(reflectlite.Named) &&
		sameUnderlying(to.elem(), from.elem(), false):
		return retyped
	case tk == Interface && implements(to, from):
		return convertInterface
	}
	return nil
}

// isText tells whether t is a slice of bytes or runes.
func isText(t *rtype, elem Kind) bool {
	return t.Kind() == Slice && t.elem().Kind() == elem
}

func retyped(v Value, t *rtype) Value {
	if v.flag&flagAddr != 0 {
		return copied(t, v.ptr, 0)
	}
	return Value{t, v.ptr, v.flag}
}

func convertInterface(v Value, t *rtype) Value {
	if v.Kind() == Interface && v.IsNil() {
		return Zero(t)
	}
	return toInterface(t, v)
}

func convertNumber(v Value, t *rtype) Value {
	x := New(t).Elem()
	switch class(v.Kind()) {
	case 1:
		storeNumber(x, v.Int(), uint64(v.Int()), float64(v.Int()))
	case 2:
		storeNumber(x, int64(v.Uint()), v.Uint(), float64(v.Uint()))
	case 3:
		f := v.Float()
		if class(t.Kind()) == 3 {
			x.SetFloat(f)
			break
		}
		var i int64
		var u uint64
		if class(t.Kind()) == 1 {
			i = int64(f)
		} else {
			u = uint64(f)
		}
		storeNumber(x, i, u, f)
	case 4:
		x.SetComplex(v.Complex())
	}
	return Value{t, x.ptr, 0}
}

func storeNumber(x Value, i int64, u uint64, f float64) {
	switch class(x.Kind()) {
	case 1:
		x.SetInt(i)
	case 2:
		x.SetUint(u)
	case 3:
		x.SetFloat(f)
	}
}

func stringValue(s string, t *rtype) Value {
	p := new(string)
	*p = s
	return Value{t, unsafe.Pointer(p), 0}
}

func convertIntString(v Value, t *rtype) Value {
	s := "\uFFFD"
	if v.CanInt() {
		if x := v.Int(); int64(rune(x)) == x {
			s = string(rune(x))
		}
	} else if x := v.Uint(); uint64(rune(x)) == x {
		s = string(rune(x))
	}
	return stringValue(s, t)
}

func convertBytes(v Value, t *rtype) Value {
	if t.Kind() == String {
		return stringValue(string(*(*[]byte)(v.ptr)), t)
	}
	p := new([]byte)
	*p = []byte(*(*string)(v.ptr))
	return Value{t, unsafe.Pointer(p), 0}
}

func convertToRunes(v Value, t *rtype) Value {
	p := new([]rune)
	*p = []rune(*(*string)(v.ptr))
	return Value{t, unsafe.Pointer(p), 0}
}

func convertFromRunes(v Value, t *rtype) Value {
	return stringValue(string(*(*[]rune)(v.ptr)), t)
}

func convertArrayPointer(v Value, t *rtype) Value {
	n := t.elem().Len()
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + itoa(v.Len()) + " to pointer to array with length " + itoa(n))
	}
	return pointerValue(t, v.pointer())
}

func convertArray(v Value, t *rtype) Value {
	n := t.Len()
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + itoa(v.Len()) + " to array with length " + itoa(n))
	}
	return copied(t, v.pointer(), 0)
}
