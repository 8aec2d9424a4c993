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
	methodShift       = 10
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

// noMethod stands for a method's name where a function of the package looks at a value.
const noMethod = ""

// methodName is how errors call a method of Value.
func methodName(method string) string {
	if method == noMethod {
		return "unknown method"
	}
	return "reflect.Value." + method
}

func (v Value) mustBe(k Kind, method string) {
	if v.Kind() != k {
		panic(&ValueError{methodName(method), v.Kind()})
	}
}

func (v Value) wrongKind(method string) {
	panic(&ValueError{methodName(method), v.Kind()})
}

func (v Value) mustBeExported(method string) {
	if v.typ == nil {
		panic(&ValueError{methodName(method), Invalid})
	}
	if v.flag&flagRO != 0 {
		panic("reflect: " + methodName(method) + " using value obtained using unexported field")
	}
}

func (v Value) mustBeAssignable(method string) {
	v.mustBeExported(method)
	if v.flag&flagAddr == 0 {
		panic("reflect: " + methodName(method) + " using unaddressable value")
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
	return reflectlite.CodePointer(v.pointer())
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
