// Package reflectlite inspects values by their runtime type descriptors: the part of reflection that
// fmt, errors and sort need. A Value is a type and the address of a value of it.
package reflectlite

import "unsafe"

// Kind is the kind of a type; numbers are those of reflect.Kind.
type Kind int

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Type is the address of a type descriptor; nil is no type.
type Type struct {
	desc unsafe.Pointer
}

// Value is a typed place in memory.
type Value struct {
	Typ Type
	Ptr unsafe.Pointer
}

// eface is the layout of an empty interface.
type eface struct {
	typ  unsafe.Pointer
	word unsafe.Pointer
}

// Flags of a type.
const (
	directIface = 1 // an interface's data word holds the value itself
	hasPointers = 2
)

func typeKind(t unsafe.Pointer) int
func typeFlags(t unsafe.Pointer) int
func typeSize(t unsafe.Pointer) uintptr
func typeString(t unsafe.Pointer) string
func typeElem(t unsafe.Pointer) unsafe.Pointer
func typeKey(t unsafe.Pointer) unsafe.Pointer

// typeLen returns the length of an array type.
func typeLen(t unsafe.Pointer) int

// typeNumField returns the number of fields of a struct type.
func typeNumField(t unsafe.Pointer) int

// typeField describes a field; exported tells whether its name is.
func typeField(t unsafe.Pointer, i int) (name string, typ unsafe.Pointer, offset uintptr, exported bool)

// typeNumMethod returns the number of methods that an interface type demands.
func typeNumMethod(t unsafe.Pointer) int

// itabType returns the dynamic type of a non-empty interface's first word.
func itabType(itab unsafe.Pointer) unsafe.Pointer

// assertTo returns the first word of an interface of type iface that holds a value of type t; nil if t
// lacks a method.
func assertTo(iface, t unsafe.Pointer) unsafe.Pointer

// hasErrorMethod tells whether values of type t have an Error() string method.
func hasErrorMethod(t unsafe.Pointer) bool

// newArray allocates n zero values of type t.
func newArray(t unsafe.Pointer, n int) unsafe.Pointer

// copyValue copies a value of type t.
func copyValue(t, dst, src unsafe.Pointer)

// swapBytes exchanges size bytes.
func swapBytes(p, q unsafe.Pointer, size uintptr)

// mapLen returns the number of entries of map m, of type t.
func mapLen(t, m unsafe.Pointer) int

// mapEntries copies up to n keys and values of m, and returns how many.
func mapEntries(t, m, keys, values unsafe.Pointer, n int) int

// TypeOf returns the dynamic type of x.
func TypeOf(x any) Type {
	return Type{(*eface)(unsafe.Pointer(&x)).typ}
}

// IsNil tells whether there is no type.
func (t Type) IsNil() bool       { return t.desc == nil }
func (t Type) Kind() Kind        { return Kind(typeKind(t.desc)) }
func (t Type) Size() uintptr     { return typeSize(t.desc) }
func (t Type) String() string    { return typeString(t.desc) }
func (t Type) Elem() Type        { return Type{typeElem(t.desc)} }
func (t Type) Key() Type         { return Type{typeKey(t.desc)} }
func (t Type) Len() int          { return typeLen(t.desc) }
func (t Type) NumField() int     { return typeNumField(t.desc) }
func (t Type) HasPointers() bool { return typeFlags(t.desc)&hasPointers != 0 }

// ImplementsError tells whether values of the type are errors.
func (t Type) ImplementsError() bool { return hasErrorMethod(t.desc) }

// ValueOf returns the value that x holds. It must not be written to.
func ValueOf(x any) Value {
	e := (*eface)(unsafe.Pointer(&x))
	if e.typ == nil {
		return Value{}
	}
	if typeFlags(e.typ)&directIface != 0 {
		word := new(unsafe.Pointer)
		*word = e.word
		return Value{Type{e.typ}, unsafe.Pointer(word)}
	}
	return Value{Type{e.typ}, e.word}
}

// Interface returns the value in an interface, which shares its memory: callees get copies, so long as
// the result does not outlive the value.
func (v Value) Interface() (x any) {
	e := (*eface)(unsafe.Pointer(&x))
	e.typ = v.Typ.desc
	e.word = v.Ptr
	if typeFlags(e.typ)&directIface != 0 {
		e.word = directWord(e.typ, v.Ptr)
	}
	return x
}

// directWord returns the data word of a value that fits one.
func directWord(t, p unsafe.Pointer) unsafe.Pointer {
	switch Kind(typeKind(t)) {
	case Bool, Uint8:
		return unsafe.Pointer(uintptr(*(*uint8)(p)))
	case Uint16:
		return unsafe.Pointer(uintptr(*(*uint16)(p)))
	case Uint32, Float32:
		return unsafe.Pointer(uintptr(*(*uint32)(p)))
	case Int8:
		return unsafe.Pointer(uintptr(*(*int8)(p)))
	case Int16:
		return unsafe.Pointer(uintptr(*(*int16)(p)))
	case Int32:
		return unsafe.Pointer(uintptr(*(*int32)(p)))
	case Array:
		return directWord(typeElem(t), p)
	case Struct:
		for i := 0; ; i++ {
			_, field, offset, _ := typeField(t, i)
			if typeSize(field) != 0 {
				return directWord(field, unsafe.Add(p, offset))
			}
		}
	}
	return *(*unsafe.Pointer)(p)
}

func (v Value) IsValid() bool { return v.Typ.desc != nil }
func (v Value) Kind() Kind    { return v.Typ.Kind() }
func (v Value) Bool() bool    { return *(*bool)(v.Ptr) }

// Int returns the value of a signed integer.
func (v Value) Int() int64 {
	switch v.Typ.Size() {
	case 1:
		return int64(*(*int8)(v.Ptr))
	case 2:
		return int64(*(*int16)(v.Ptr))
	case 4:
		return int64(*(*int32)(v.Ptr))
	}
	return *(*int64)(v.Ptr)
}

// Uint returns the value of an unsigned integer.
func (v Value) Uint() uint64 {
	switch v.Typ.Size() {
	case 1:
		return uint64(*(*uint8)(v.Ptr))
	case 2:
		return uint64(*(*uint16)(v.Ptr))
	case 4:
		return uint64(*(*uint32)(v.Ptr))
	}
	return *(*uint64)(v.Ptr)
}

// Float returns the value of a float32 or float64.
func (v Value) Float() float64 {
	if v.Typ.Size() == 4 {
		return float64(*(*float32)(v.Ptr))
	}
	return *(*float64)(v.Ptr)
}

// Complex returns the value of a complex64 or complex128.
func (v Value) Complex() complex128 {
	if v.Typ.Size() == 8 {
		return complex128(*(*complex64)(v.Ptr))
	}
	return *(*complex128)(v.Ptr)
}

func (v Value) String() string { return *(*string)(v.Ptr) }

// Pointer returns the word of a pointer, map, channel or function.
func (v Value) Pointer() unsafe.Pointer { return *(*unsafe.Pointer)(v.Ptr) }

// Bytes returns the bytes of a slice or array of bytes.
func (v Value) Bytes() []byte {
	if v.Kind() == Slice {
		return *(*[]byte)(v.Ptr)
	}
	return unsafe.Slice((*byte)(v.Ptr), v.Typ.Len())
}

// Len returns the length of an array, slice, string or map.
func (v Value) Len() int {
	switch v.Kind() {
	case Array:
		return v.Typ.Len()
	case Map:
		return mapLen(v.Typ.desc, v.Pointer())
	}
	return *(*int)(unsafe.Add(v.Ptr, unsafe.Sizeof(uintptr(0))))
}

// Index returns an element of an array or slice.
func (v Value) Index(i int) Value {
	elem := v.Typ.Elem()
	base := v.Ptr
	if v.Kind() == Slice {
		base = *(*unsafe.Pointer)(v.Ptr)
	}
	return Value{elem, unsafe.Add(base, uintptr(i)*elem.Size())}
}

// Elem returns what a pointer points to or an interface holds; no value if it is nil.
func (v Value) Elem() Value {
	if v.Kind() == Pointer {
		p := v.Pointer()
		if p == nil {
			return Value{}
		}
		return Value{v.Typ.Elem(), p}
	}
	word := (*eface)(v.Ptr).typ
	if word == nil {
		return Value{}
	}
	x := eface{word, (*eface)(v.Ptr).word}
	if typeNumMethod(v.Typ.desc) != 0 {
		x.typ = itabType(word)
	}
	return ValueOf(*(*any)(unsafe.Pointer(&x)))
}

// Field returns a field of a struct, with its name and whether that is exported.
func (v Value) Field(i int) (field Value, name string, exported bool) {
	name, typ, offset, exported := typeField(v.Typ.desc, i)
	return Value{Type{typ}, unsafe.Add(v.Ptr, offset)}, name, exported
}

// MapEntries returns copies of the keys and values of a map, as arrays of n.
func (v Value) MapEntries() (keys, values Value, n int) {
	n = v.Len()
	key, elem := v.Typ.Key(), v.Typ.Elem()
	keys = Value{key, newArray(key.desc, n)}
	values = Value{elem, newArray(elem.desc, n)}
	n = mapEntries(v.Typ.desc, v.Pointer(), keys.Ptr, values.Ptr, n)
	return keys, values, n
}

// At returns the i-th of consecutive values of which v is the first.
func (v Value) At(i int) Value {
	return Value{v.Typ, unsafe.Add(v.Ptr, uintptr(i)*v.Typ.Size())}
}

// Assign stores x at dst, a place of type want, if x's dynamic type is want or implements it.
func Assign(dst unsafe.Pointer, want Type, x any) bool {
	e := (*eface)(unsafe.Pointer(&x))
	if want.Kind() == Interface {
		word := e.typ
		if typeNumMethod(want.desc) != 0 {
			word = assertTo(want.desc, e.typ)
			if word == nil {
				return false
			}
		}
		*(*eface)(dst) = eface{word, e.word}
		return true
	}
	if want.desc != e.typ {
		return false
	}
	copyValue(want.desc, dst, ValueOf(x).Ptr)
	return true
}

// Swapper returns a function that exchanges two elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	elem := v.Typ.Elem()
	size, pointers := elem.Size(), elem.HasPointers()
	n := v.Len()
	switch {
	case size == 8 && pointers:
		s := *(*[]unsafe.Pointer)(v.Ptr)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case size == 8:
		s := *(*[]int64)(v.Ptr)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case size == 4:
		s := *(*[]int32)(v.Ptr)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case size == 1:
		s := *(*[]uint8)(v.Ptr)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	case elem.Kind() == String:
		s := *(*[]string)(v.Ptr)
		return func(i, j int) { s[i], s[j] = s[j], s[i] }
	}
	base := *(*unsafe.Pointer)(v.Ptr)
	return func(i, j int) {
		if uint(i) >= uint(n) || uint(j) >= uint(n) {
			panic("reflect: slice index out of range")
		}
		swapBytes(unsafe.Add(base, uintptr(i)*size), unsafe.Add(base, uintptr(j)*size), size)
	}
}
