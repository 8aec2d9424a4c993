package reflect

import "unsafe"

// Zero returns the zero value of a type.
func Zero(t Type) Value {
	if t == nil {
		panic("reflect: Zero(nil)")
	}
	if t := t.common(); t.isPointer() {
		return Value{t, nil, flagWord}
	}
	return Value{t.common(), newArray(t.common(), 1), 0}
}

// New returns a pointer to a new zero value.
func New(t Type) Value {
	if t == nil {
		panic("reflect: New(nil)")
	}
	return NewAt(t, newArray(t.common(), 1))
}

// NewAt returns a pointer to a value of type t at p.
func NewAt(t Type, p unsafe.Pointer) Value {
	return pointerValue(pointerTo(t.common()), p)
}

func MakeSlice(t Type, n, c int) Value {
	if t.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if n < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if c < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if n > c {
		panic("reflect.MakeSlice: len > cap")
	}
	return Value{t.common(), unsafe.Pointer(&sliceHeader{newArray(t.common().elem(), c), n, c}), 0}
}

// SliceAt returns the slice of n values of type t at p.
func SliceAt(t Type, p unsafe.Pointer, n int) Value {
	return Value{sliceOf(t.common()), unsafe.Pointer(&sliceHeader{p, n, n}), 0}
}

func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }

func MakeMapWithSize(t Type, n int) Value {
	if t.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return pointerValue(t.common(), makeMap(t.common(), n))
}

// Append appends values to a slice.
func Append(s Value, x ...Value) Value {
	s.mustBe(Slice, noMethod)
	s.mustBeExported(noMethod)
	n := s.Len()
	s = s.extended(len(x))
	for i, v := range x {
		s.Index(n + i).Set(v)
	}
	return s
}

// extended returns the slice with n more elements.
func (v Value) extended(n int) Value {
	h := *(*sliceHeader)(v.ptr)
	if h.len+n > h.cap {
		h = grown(v.typ.elem(), h, n)
	}
	h.len += n
	return Value{v.typ, unsafe.Pointer(&h), v.flag & flagRO}
}

// AppendSlice appends the elements of t to s.
func AppendSlice(s, t Value) Value {
	s.mustBe(Slice, noMethod)
	t.mustBe(Slice, noMethod)
	if s.typ.elem() != t.typ.elem() {
		panic("reflect.AppendSlice: " + s.typ.elem().String() + " != " + t.typ.elem().String())
	}
	n := s.Len()
	s = s.extended(t.Len())
	Copy(s.Slice(n, s.Len()), t)
	return s
}

// Copy copies elements from src to dst until either has no more, and returns how many.
func Copy(dst, src Value) int {
	dk := dst.Kind()
	if dk != Array && dk != Slice {
		panic(&ValueError{"reflect.Copy", dk})
	}
	if dk == Array {
		dst.mustBeAssignable(noMethod)
	}
	dst.mustBeExported(noMethod)
	sk := src.Kind()
	elem := dst.typ.elem()
	if sk != Array && sk != Slice && (sk != String || elem.Kind() != Uint8) {
		panic(&ValueError{"reflect.Copy", sk})
	}
	src.mustBeExported(noMethod)
	if sk != String && elem != src.typ.elem() {
		panic("reflect.Copy: " + elem.String() + " != " + src.typ.elem().String())
	}
	n := min(dst.Len(), src.Len())
	copyValues(elem, dst.start(), src.start(), n)
	return n
}

// start returns the address of the first element.
func (v Value) start() unsafe.Pointer {
	if v.Kind() == Array {
		return v.ptr
	}
	return v.pointer()
}
