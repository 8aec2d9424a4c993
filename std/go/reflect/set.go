package reflect

import "unsafe"

// Set assigns x to v.
func (v Value) Set(x Value) {
	v.mustBeAssignable("Set")
	x.mustBeExported("Set")
	v.assign("reflect.Set", x)
}

// assign stores x at v, which may be assigned to.
func (v Value) assign(context string, x Value) {
	x = x.assignTo(context, v.typ)
	if x.flag&flagWord != 0 {
		*(*unsafe.Pointer)(v.ptr) = x.ptr
		return
	}
	copyValues(v.typ, v.ptr, x.ptr, 1)
}

// assignTo returns v as a value of type t.
func (v Value) assignTo(context string, t *rtype) Value {
	if v.flag&flagMethod != 0 {
		v = v.asFunc()
	}
	switch {
	case t == v.typ:
		return v
	case directlyAssignable(t, v.typ):
		return Value{t, v.ptr, v.flag}
	case t.Kind() == Interface && implements(t, v.typ):
		if v.Kind() == Interface && v.IsNil() {
			return Zero(t)
		}
		return toInterface(t, v)
	}
	panic(context + ": value of type " + v.typ.String() + " is not assignable to type " + t.String())
}

// toInterface returns v, which implements t, as a value of interface type t.
func toInterface(t *rtype, v Value) Value {
	x := v.pack()
	e := (*eface)(unsafe.Pointer(&x))
	out := &eface{e.Type, e.Word}
	if e.Type != nil && t.NumMethod() != 0 {
		out.Type = typeImplements(t, (*rtype)(e.Type))
	}
	return Value{t, unsafe.Pointer(out), 0}
}

func (v Value) SetBool(x bool) {
	v.mustBeAssignable("SetBool")
	v.mustBe(Bool, "SetBool")
	*(*bool)(v.ptr) = x
}

func (v Value) SetInt(x int64) {
	v.mustBeAssignable("SetInt")
	switch v.Kind() {
	case Int, Int64:
		*(*int64)(v.ptr) = x
	case Int8:
		*(*int8)(v.ptr) = int8(x)
	case Int16:
		*(*int16)(v.ptr) = int16(x)
	case Int32:
		*(*int32)(v.ptr) = int32(x)
	default:
		v.wrongKind("SetInt")
	}
}

func (v Value) SetUint(x uint64) {
	v.mustBeAssignable("SetUint")
	switch v.Kind() {
	case Uint, Uint64, Uintptr:
		*(*uint64)(v.ptr) = x
	case Uint8:
		*(*uint8)(v.ptr) = uint8(x)
	case Uint16:
		*(*uint16)(v.ptr) = uint16(x)
	case Uint32:
		*(*uint32)(v.ptr) = uint32(x)
	default:
		v.wrongKind("SetUint")
	}
}

func (v Value) SetFloat(x float64) {
	v.mustBeAssignable("SetFloat")
	switch v.Kind() {
	case Float32:
		*(*float32)(v.ptr) = float32(x)
	case Float64:
		*(*float64)(v.ptr) = x
	default:
		v.wrongKind("SetFloat")
	}
}

func (v Value) SetComplex(x complex128) {
	v.mustBeAssignable("SetComplex")
	switch v.Kind() {
	case Complex64:
		*(*complex64)(v.ptr) = complex64(x)
	case Complex128:
		*(*complex128)(v.ptr) = x
	default:
		v.wrongKind("SetComplex")
	}
}

func (v Value) SetString(x string) {
	v.mustBeAssignable("SetString")
	v.mustBe(String, "SetString")
	*(*string)(v.ptr) = x
}

func (v Value) SetBytes(x []byte) {
	v.mustBeAssignable("SetBytes")
	v.mustBe(Slice, "SetBytes")
	if v.typ.elem().Kind() != Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

func (v Value) SetPointer(x unsafe.Pointer) {
	v.mustBeAssignable("SetPointer")
	v.mustBe(UnsafePointer, "SetPointer")
	*(*unsafe.Pointer)(v.ptr) = x
}

func (v Value) SetLen(n int) {
	v.mustBeAssignable("SetLen")
	v.mustBe(Slice, "SetLen")
	h := (*sliceHeader)(v.ptr)
	if uint(n) > uint(h.cap) {
		panic("reflect: slice length out of range in SetLen")
	}
	h.len = n
}

func (v Value) SetCap(n int) {
	v.mustBeAssignable("SetCap")
	v.mustBe(Slice, "SetCap")
	h := (*sliceHeader)(v.ptr)
	if n < h.len || n > h.cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	h.cap = n
}

// SetZero sets v to the zero value of its type.
func (v Value) SetZero() {
	v.mustBeAssignable("SetZero")
	clear(unsafe.Slice((*byte)(v.ptr), v.typ.Bytes))
}

// Grow makes room for n more elements of a slice.
func (v Value) Grow(n int) {
	v.mustBeAssignable("Grow")
	v.mustBe(Slice, "Grow")
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	h := (*sliceHeader)(v.ptr)
	if h.len+n < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	if h.len+n > h.cap {
		*h = grown(v.typ.elem(), *h, n)
	}
}

// grown returns the slice with room for n more elements.
func grown(elem *rtype, h sliceHeader, n int) sliceHeader {
	want := h.len + n
	c := h.cap
	if c < 256 {
		c *= 2
	} else {
		c += (c + 3*256) / 4
	}
	if c < want {
		c = want
	}
	data := newArray(elem, c)
	copyValues(elem, data, h.data, h.len)
	return sliceHeader{data, h.len, c}
}

// Clear clears a map, or sets the elements of a slice to zero.
func (v Value) Clear() {
	switch v.Kind() {
	case Slice:
		h := (*sliceHeader)(v.ptr)
		clear(unsafe.Slice((*byte)(h.data), uintptr(h.len)*v.typ.elem().Bytes))
	case Map:
		mapClear(v.pointer())
	default:
		v.wrongKind("Clear")
	}
}
