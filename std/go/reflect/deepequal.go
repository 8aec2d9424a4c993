package reflect

import (
	"bytes"
	"unsafe"
)

// visit is a comparison in progress, which cycles may come back to.
type visit struct {
	p, q unsafe.Pointer
	typ  *rtype
}

// DeepEqual tells whether x and y are deeply equal: like ==, and through pointers, slices and maps.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	v, w := ValueOf(x), ValueOf(y)
	if v.typ != w.typ {
		return false
	}
	return deepEqual(v, w, map[visit]bool{})
}

func deepEqual(v, w Value, seen map[visit]bool) bool {
	if !v.IsValid() || !w.IsValid() {
		return v.IsValid() == w.IsValid()
	}
	if v.typ != w.typ {
		return false
	}
	switch v.Kind() {
	case Map, Pointer, Slice:
		p, q := v.pointer(), w.pointer()
		if p != nil && q != nil {
			if uintptr(p) > uintptr(q) {
				p, q = q, p
			}
			at := visit{p, q, v.typ}
			if seen[at] {
				return true
			}
			seen[at] = true
		}
	}
	switch v.Kind() {
	case Array:
		for i := range v.Len() {
			if !deepEqual(v.Index(i), w.Index(i), seen) {
				return false
			}
		}
		return true
	case Slice:
		if v.IsNil() != w.IsNil() || v.Len() != w.Len() {
			return false
		}
		if v.pointer() == w.pointer() {
			return true
		}
		if v.typ.elem().Kind() == Uint8 {
			return bytes.Equal(v.Bytes(), w.Bytes())
		}
		for i := range v.Len() {
			if !deepEqual(v.Index(i), w.Index(i), seen) {
				return false
			}
		}
		return true
	case Interface:
		if v.IsNil() || w.IsNil() {
			return v.IsNil() == w.IsNil()
		}
		return deepEqual(v.Elem(), w.Elem(), seen)
	case Pointer:
		return v.pointer() == w.pointer() || deepEqual(v.Elem(), w.Elem(), seen)
	case Struct:
		for i := range v.NumField() {
			if !deepEqual(v.Field(i), w.Field(i), seen) {
				return false
			}
		}
		return true
	case Map:
		if v.IsNil() != w.IsNil() || v.Len() != w.Len() {
			return false
		}
		if v.pointer() == w.pointer() {
			return true
		}
		for it := v.MapRange(); it.Next(); {
			other := w.MapIndex(it.Key())
			if !other.IsValid() || !deepEqual(it.Value(), other, seen) {
				return false
			}
		}
		return true
	case Func:
		return v.IsNil() && w.IsNil()
	}
	return valuesEqual(v.typ, v.addr(), w.addr())
}
