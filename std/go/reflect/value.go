package reflect

import (
	"internal/reflectlite"
	"strconv"
	"unsafe"
)

// flag says how a Value was obtained.
type flag uintptr

const (
	flagAddr     flag = reflectlite.FlagAddr
	flagStickyRO flag = reflectlite.FlagStickyRO
	flagEmbedRO  flag = reflectlite.FlagEmbedRO
	flagRO       flag = reflectlite.FlagRO
	flagMethod   flag = reflectlite.FlagMethod // the method's number lies above
	flagWord     flag = reflectlite.FlagWord
	methodShift       = 8
)

// eface is the layout of an interface value.
type eface = reflectlite.Eface

// Value is a Go value of any type. The zero Value is no value.
type Value struct {
	typ  *rtype
	ptr  unsafe.Pointer // address of the value; with flagWord, the value
	flag flag
}

// ValueError says that a method of Value does not apply to its kind.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == 0 {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

func (v Value) mustBe(k Kind, method string) {
	if v.Kind() != k {
		panic(&ValueError{"reflect.Value." + method, v.Kind()})
	}
}

func (v Value) wrongKind(method string) {
	panic(&ValueError{"reflect.Value." + method, v.Kind()})
}

func (v Value) mustBeExported(method string) {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value." + method, Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
}

func (v Value) mustBeAssignable(method string) {
	v.mustBeExported(method)
	if v.flag&flagAddr == 0 {
		panic("reflect: reflect.Value." + method + " using unaddressable value")
	}
}

// ValueOf returns the value that i holds.
func ValueOf(i any) Value {
	e := (*eface)(unsafe.Pointer(&i))
	if e.Type == nil {
		return Value{}
	}
	return unpack((*rtype)(e.Type), e.Word)
}

// unpack returns the value of an interface's words.
func unpack(t *rtype, word unsafe.Pointer) Value {
	if !t.has(reflectlite.DirectIface) {
		return Value{t, word, 0}
	}
	if t.Pointers {
		return Value{t, word, flagWord}
	}
	p := new(unsafe.Pointer)
	*p = word
	return Value{t, unsafe.Pointer(p), 0}
}

// isPointer tells whether values are pointers, whatever they are called.
func (t *rtype) isPointer() bool {
	return t.Pointers && t.has(reflectlite.DirectIface)
}

// copied returns a copy of the value at p.
func copied(t *rtype, p unsafe.Pointer, fl flag) Value {
	if t.isPointer() {
		return Value{t, *(*unsafe.Pointer)(p), fl | flagWord}
	}
	q := newArray(t, 1)
	copyValues(t, q, p, 1)
	return Value{t, q, fl}
}

// addr returns the address of the value, or of a copy that is not written to.
func (v Value) addr() unsafe.Pointer {
	if v.flag&flagWord == 0 {
		return v.ptr
	}
	p := new(unsafe.Pointer)
	*p = v.ptr
	return unsafe.Pointer(p)
}

// pointer returns the first word of the value.
func (v Value) pointer() unsafe.Pointer {
	if v.flag&flagWord != 0 {
		return v.ptr
	}
	return *(*unsafe.Pointer)(v.ptr)
}

// dataWord returns the data word of an interface that holds the value.
func (v Value) dataWord() unsafe.Pointer {
	switch {
	case v.flag&flagWord != 0:
		return v.ptr
	case v.typ.has(reflectlite.DirectIface):
		return reflectlite.DirectWord(reflectlite.Kind(v.typ.KindNo), v.ptr)
	case v.flag&flagAddr != 0:
		return copied(v.typ, v.ptr, 0).ptr
	}
	return v.ptr
}

// Interface returns v as an interface value.
func (v Value) Interface() any {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.Interface", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.pack()
}

func (v Value) pack() (x any) {
	if v.flag&flagMethod != 0 {
		v = v.asFunc()
	}
	e := (*eface)(unsafe.Pointer(&x))
	if v.typ.Kind() == Interface {
		held := (*eface)(v.ptr)
		e.Type, e.Word = held.Dynamic((*reflectlite.Desc)(v.typ)), held.Word
		return x
	}
	e.Type, e.Word = (*reflectlite.Desc)(v.typ), v.dataWord()
	return x
}

// TypeAssert is v.Interface().(T) without the allocation.
func TypeAssert[T any](v Value) (T, bool) {
	if v.typ == nil {
		panic(&ValueError{"reflect.TypeAssert", Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
	}
	pointer := any((*T)(nil))
	if v.flag&flagMethod != 0 || (*rtype)((*eface)(unsafe.Pointer(&pointer)).Type.ElemType) != v.typ {
		x, ok := v.pack().(T)
		return x, ok
	}
	if v.flag&flagWord != 0 {
		return *(*T)(unsafe.Pointer(&v.ptr)), true
	}
	if v.typ.Kind() == Interface && v.IsNil() {
		return *new(T), false
	}
	return *(*T)(v.ptr), true
}

func (v Value) IsValid() bool    { return v.typ != nil }
func (v Value) CanAddr() bool    { return v.flag&flagAddr != 0 }
func (v Value) CanSet() bool     { return v.flag&(flagAddr|flagRO) == flagAddr }
func (v Value) CanInt() bool     { k := v.Kind(); return k >= Int && k <= Int64 }
func (v Value) CanUint() bool    { k := v.Kind(); return k >= Uint && k <= Uintptr }
func (v Value) CanFloat() bool   { k := v.Kind(); return k == Float32 || k == Float64 }
func (v Value) CanComplex() bool { k := v.Kind(); return k == Complex64 || k == Complex128 }

// CanInterface tells whether Interface may be called.
func (v Value) CanInterface() bool {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&flagRO == 0
}

// Kind returns the kind of v, Invalid for the zero Value.
func (v Value) Kind() Kind {
	if v.typ == nil {
		return Invalid
	}
	if v.flag&flagMethod != 0 {
		return Func
	}
	return v.typ.Kind()
}

// Type returns the type of v.
func (v Value) Type() Type {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return v.funcType()
	}
	return v.typ
}

func (v Value) Bool() bool {
	v.mustBe(Bool, "Bool")
	return *(*bool)(v.ptr)
}

func (v Value) Int() int64 {
	switch v.Kind() {
	case Int, Int64:
		return *(*int64)(v.ptr)
	case Int8:
		return int64(*(*int8)(v.ptr))
	case Int16:
		return int64(*(*int16)(v.ptr))
	case Int32:
		return int64(*(*int32)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Int", v.Kind()})
}

func (v Value) Uint() uint64 {
	switch v.Kind() {
	case Uint, Uint64, Uintptr:
		return *(*uint64)(v.ptr)
	case Uint8:
		return uint64(*(*uint8)(v.ptr))
	case Uint16:
		return uint64(*(*uint16)(v.ptr))
	case Uint32:
		return uint64(*(*uint32)(v.ptr))
	}
	panic(&ValueError{"reflect.Value.Uint", v.Kind()})
}

func (v Value) Float() float64 {
	switch v.Kind() {
	case Float32:
		return float64(*(*float32)(v.ptr))
	case Float64:
		return *(*float64)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Float", v.Kind()})
}

func (v Value) Complex() complex128 {
	switch v.Kind() {
	case Complex64:
		return complex128(*(*complex64)(v.ptr))
	case Complex128:
		return *(*complex128)(v.ptr)
	}
	panic(&ValueError{"reflect.Value.Complex", v.Kind()})
}

// String returns a string's value; for other kinds a text such as "<int Value>".
func (v Value) String() string {
	switch v.Kind() {
	case String:
		return *(*string)(v.ptr)
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + v.Type().String() + " Value>"
}

// Bytes returns the bytes of a slice or addressable array of bytes.
func (v Value) Bytes() []byte {
	switch v.Kind() {
	case Slice:
		if v.typ.elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if v.typ.elem().Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return unsafe.Slice((*byte)(v.ptr), v.typ.Len())
	}
	panic(&ValueError{"reflect.Value.Bytes", v.Kind()})
}

func (v Value) IsNil() bool {
	switch v.Kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		return v.flag&flagMethod == 0 && v.pointer() == nil
	case Interface, Slice:
		return v.pointer() == nil
	}
	panic(&ValueError{"reflect.Value.IsNil", v.Kind()})
}

func (v Value) IsZero() bool {
	switch v.Kind() {
	case Bool:
		return !v.Bool()
	case Int, Int8, Int16, Int32, Int64:
		return v.Int() == 0
	case Uint, Uint8, Uint16, Uint32, Uint64, Uintptr:
		return v.Uint() == 0
	case Float32, Float64:
		return v.Float() == 0
	case Complex64, Complex128:
		return v.Complex() == 0
	case Array:
		for i := range v.Len() {
			if !v.Index(i).IsZero() {
				return false
			}
		}
		return true
	case Chan, Func, Interface, Map, Pointer, Slice, UnsafePointer:
		return v.IsNil()
	case String:
		return v.Len() == 0
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).IsZero() && v.typ.Info.Fields[i].Name != "_" {
				return false
			}
		}
		return true
	}
	panic(&ValueError{"reflect.Value.IsZero", v.Kind()})
}

func (v Value) Len() int {
	switch v.Kind() {
	case Array:
		return v.typ.Len()
	case Chan:
		return chanLen(v.pointer())
	case Map:
		return mapLen(v.pointer())
	case Slice, String:
		return *(*int)(unsafe.Add(v.ptr, 8))
	case Pointer:
		if v.typ.elem().Kind() == Array {
			return v.typ.elem().Len()
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Len", v.Kind()})
}

// mapLen reads the first word of a map, its length.
func mapLen(m unsafe.Pointer) int {
	if m == nil {
		return 0
	}
	return *(*int)(m)
}

func (v Value) Cap() int {
	switch v.Kind() {
	case Array:
		return v.typ.Len()
	case Chan:
		return chanCap(v.pointer())
	case Slice:
		return *(*int)(unsafe.Add(v.ptr, 16))
	case Pointer:
		if v.typ.elem().Kind() == Array {
			return v.typ.elem().Len()
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Cap", v.Kind()})
}

// Elem returns what an interface holds or a pointer points to; the zero Value for nil.
func (v Value) Elem() Value {
	switch v.Kind() {
	case Interface:
		e := (*eface)(v.ptr)
		t := (*rtype)(e.Dynamic((*reflectlite.Desc)(v.typ)))
		if t == nil {
			return Value{}
		}
		x := unpack(t, e.Word)
		if v.flag&flagRO != 0 {
			x.flag |= flagStickyRO
		}
		return x
	case Pointer:
		p := v.pointer()
		if p == nil {
			return Value{}
		}
		return Value{v.typ.elem(), p, v.flag&flagRO | flagAddr}
	}
	panic(&ValueError{"reflect.Value.Elem", v.Kind()})
}

// Indirect returns what v points to, v itself if it is no pointer.
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

// Addr returns a pointer to v.
func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{pointerTo(v.typ), v.ptr, v.flag&flagRO | flagWord}
}

// UnsafeAddr returns the address of v.
func (v Value) UnsafeAddr() uintptr {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.UnsafeAddr", Invalid})
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

// InterfaceData returns the words of an interface value.
func (v Value) InterfaceData() [2]uintptr {
	v.mustBe(Interface, "InterfaceData")
	return *(*[2]uintptr)(v.ptr)
}

// Pointer returns the word of a pointer-like value.
func (v Value) Pointer() uintptr { return uintptr(v.address("Pointer")) }

// UnsafePointer is Pointer with another type.
func (v Value) UnsafePointer() unsafe.Pointer { return v.address("UnsafePointer") }

func (v Value) address(method string) unsafe.Pointer {
	switch v.Kind() {
	case Func:
		return v.codePointer()
	case Chan, Map, Pointer, Slice, UnsafePointer, String:
		return v.pointer()
	}
	panic(&ValueError{"reflect.Value." + method, v.Kind()})
}

// codePointer returns the program counter of a function, as package runtime knows it.
func (v Value) codePointer() unsafe.Pointer {
	if v.flag&flagMethod != 0 {
		v = v.asFunc()
	}
	closure := (*uintptr)(v.pointer())
	if closure == nil {
		return nil
	}
	return unsafe.Pointer(*closure<<32 | 1)
}

// ---------------------------------------------------------------------------------- fields and elements

func (v Value) NumField() int {
	v.mustBe(Struct, "NumField")
	return len(v.typ.info().Fields)
}

func (v Value) Field(i int) Value {
	if v.Kind() != Struct {
		v.wrongKind("Field")
	}
	fields := v.typ.info().Fields
	if uint(i) >= uint(len(fields)) {
		panic("reflect: Field index out of range")
	}
	f := &fields[i]
	fl := v.flag & (flagStickyRO | flagAddr)
	if f.Pkg != "" {
		if f.Embedded {
			fl |= flagEmbedRO
		} else {
			fl |= flagStickyRO
		}
	}
	return Value{(*rtype)(f.Type), unsafe.Add(v.ptr, f.Offset), fl}
}

// FieldByIndex returns the field at a path of numbers.
func (v Value) FieldByIndex(index []int) Value {
	if len(index) == 1 {
		return v.Field(index[0])
	}
	v.mustBe(Struct, "FieldByIndex")
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.typ.elem().Kind() == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

// FieldByIndexErr is FieldByIndex with an error where a pointer on the path is nil.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
	v.mustBe(Struct, "FieldByIndexErr")
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.typ.elem().Kind() == Struct {
			if v.IsNil() {
				return Value{}, fieldError("reflect: indirection through nil pointer to embedded struct field " + v.typ.elem().Name())
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, nil
}

type fieldError string

func (e fieldError) Error() string { return string(e) }

func (v Value) FieldByName(name string) Value {
	v.mustBe(Struct, "FieldByName")
	if f, ok := v.typ.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

func (v Value) FieldByNameFunc(match func(string) bool) Value {
	v.mustBe(Struct, "FieldByNameFunc")
	if f, ok := v.typ.FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// Index returns the i-th element of an array, slice or string.
func (v Value) Index(i int) Value {
	switch v.Kind() {
	case Slice:
		h := (*sliceHeader)(v.ptr)
		if uint(i) >= uint(h.len) {
			panic("reflect: slice index out of range")
		}
		elem := (*rtype)(v.typ.ElemType)
		return Value{elem, unsafe.Add(h.data, uintptr(i)*elem.Bytes), v.flag&flagRO | flagAddr}
	case Array:
		if uint(i) >= uint(v.typ.Length) {
			panic("reflect: array index out of range")
		}
		elem := (*rtype)(v.typ.ElemType)
		return Value{elem, unsafe.Add(v.ptr, uintptr(i)*elem.Bytes), v.flag & (flagRO | flagAddr)}
	case String:
		s := *(*string)(v.ptr)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		x := ValueOf(s[i])
		x.flag = v.flag & flagRO
		return x
	}
	panic(&ValueError{"reflect.Value.Index", v.Kind()})
}

// Slice returns v[i:j].
func (v Value) Slice(i, j int) Value {
	switch v.Kind() {
	case String:
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		p := new(string)
		*p = s[i:j]
		return Value{v.typ, unsafe.Pointer(p), v.flag & flagRO}
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value.Slice: slice of unaddressable array")
		}
	case Slice:
	default:
		panic(&ValueError{"reflect.Value.Slice", v.Kind()})
	}
	if i < 0 || j < i || j > v.Cap() {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	return v.reslice(i, j, v.Cap())
}

// Slice3 returns v[i:j:k].
func (v Value) Slice3(i, j, k int) Value {
	switch v.Kind() {
	case Array:
		if v.flag&flagAddr == 0 {
			panic("reflect.Value.Slice3: slice of unaddressable array")
		}
	case Slice:
	default:
		panic(&ValueError{"reflect.Value.Slice3", v.Kind()})
	}
	if i < 0 || j < i || k < j || k > v.Cap() {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	return v.reslice(i, j, k)
}

// sliceHeader is the layout of slices.
type sliceHeader struct {
	data     unsafe.Pointer
	len, cap int
}

func (v Value) reslice(i, j, k int) Value {
	elem := v.typ.elem()
	t, base := v.typ, v.ptr
	if v.Kind() == Array {
		t = sliceOf(elem)
	} else {
		base = v.pointer()
	}
	if k > i {
		base = unsafe.Add(base, uintptr(i)*elem.Size())
	}
	return Value{t, unsafe.Pointer(&sliceHeader{base, j - i, k - i}), v.flag & flagRO}
}

// ------------------------------------------------------------------------------------------------ setting

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
	copyValues(v.typ, v.ptr, newArray(v.typ, 1), 1)
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
		copyValues(v.typ.elem(), h.data, newArray(v.typ.elem(), h.len), h.len)
	case Map:
		mapClear(v.pointer())
	default:
		v.wrongKind("Clear")
	}
}

func (v Value) OverflowInt(x int64) bool {
	if !v.CanInt() {
		v.wrongKind("OverflowInt")
	}
	return v.typ.OverflowInt(x)
}

func (v Value) OverflowUint(x uint64) bool {
	if !v.CanUint() {
		v.wrongKind("OverflowUint")
	}
	return v.typ.OverflowUint(x)
}

func (v Value) OverflowFloat(x float64) bool {
	if !v.CanFloat() {
		v.wrongKind("OverflowFloat")
	}
	return v.typ.OverflowFloat(x)
}

func (v Value) OverflowComplex(x complex128) bool {
	if !v.CanComplex() {
		v.wrongKind("OverflowComplex")
	}
	return v.typ.OverflowComplex(x)
}

// ----------------------------------------------------------------------------------------- new values

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
	s.mustBe(Slice, "Append")
	s.mustBeExported("Append")
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
	s.mustBe(Slice, "AppendSlice")
	t.mustBe(Slice, "AppendSlice")
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
		dst.mustBeAssignable("Copy")
	}
	dst.mustBeExported("Copy")
	sk := src.Kind()
	elem := dst.typ.elem()
	if sk != Array && sk != Slice && (sk != String || elem.Kind() != Uint8) {
		panic(&ValueError{"reflect.Copy", sk})
	}
	src.mustBeExported("Copy")
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

// Comparable tells whether v may be compared.
func (v Value) Comparable() bool {
	switch v.Kind() {
	case Invalid:
		return false
	case Interface:
		return v.IsNil() || v.Elem().Comparable()
	case Array:
		for i := range v.Len() {
			if !v.Index(i).Comparable() {
				return false
			}
		}
		return v.typ.Comparable()
	case Struct:
		for i := range v.NumField() {
			if !v.Field(i).Comparable() {
				return false
			}
		}
		return true
	}
	return v.typ.Comparable()
}

// Equal tells whether v equals u, as == on interfaces does.
func (v Value) Equal(u Value) bool {
	if v.Kind() == Interface {
		v = v.Elem()
	}
	if u.Kind() == Interface {
		u = u.Elem()
	}
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.Kind() != u.Kind() || v.Type() != u.Type() {
		return false
	}
	switch v.Kind() {
	case Func, Map, Slice:
		panic("reflect.Value.Equal: values of type " + v.Type().String() + " are not comparable")
	}
	return valuesEqual(v.typ, v.addr(), u.addr())
}

// Swapper returns a function that exchanges two elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{"Swapper", v.Kind()})
	}
	return reflectlite.Swapper(slice)
}

func itoa(n int) string { return strconv.Itoa(n) }
