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
	desc *Desc
}

// Value is a typed place in memory.
type Value struct {
	Typ Type
	Ptr unsafe.Pointer
}

// assertTo returns the first word of an interface of type iface that holds a value of type t; nil if t
// lacks a method.
func assertTo(iface, t *Desc) *Desc

// newArray allocates n zero values of type t.
func newArray(t *Desc, n int) unsafe.Pointer

// copyValues copies n values of type t.
func copyValues(t *Desc, dst, src unsafe.Pointer, n int)

// swapBytes exchanges size bytes.
func swapBytes(p, q unsafe.Pointer, size uintptr)

// mapEntries copies up to n keys and values of m, and returns how many.
func mapEntries(t *Desc, m, keys, values unsafe.Pointer, n int) int

// TypeOf returns the dynamic type of x.
func TypeOf(x any) Type {
	return Type{(*Eface)(unsafe.Pointer(&x)).Type}
}

// IsNil tells whether there is no type.
func (t Type) IsNil() bool       { return t.desc == nil }
func (t Type) Kind() Kind        { return Kind(t.desc.KindNo) }
func (t Type) Size() uintptr     { return t.desc.Bytes }
func (t Type) String() string    { return t.desc.info().Text }
func (t Type) Elem() Type        { return Type{t.desc.ElemType} }
func (t Type) Key() Type         { return Type{t.desc.KeyType} }
func (t Type) Len() int          { return t.desc.Length }
func (t Type) NumField() int     { return len(t.desc.info().Fields) }
func (t Type) HasPointers() bool { return t.desc.Pointers }

// Comparable tells whether values of the type may be compared.
func (t Type) Comparable() bool { return t.desc.Flags&Comparable != 0 }

// ImplementsError tells whether values of the type are errors.
func (t Type) ImplementsError() bool {
	for i := range t.desc.info().Methods {
		m := &t.desc.Info.Methods[i]
		if m.Name == "Error" {
			f := m.Type.info()
			return len(f.Params) == 0 && len(f.Results) == 1 && f.Results[0] == TypeOf("").desc
		}
	}
	return false
}

// ValueOf returns the value that x holds. It must not be written to.
func ValueOf(x any) Value {
	e := (*Eface)(unsafe.Pointer(&x))
	return unpack(e.Type, e.Word)
}

// unpack returns the value of an interface's words.
func unpack(t *Desc, word unsafe.Pointer) Value {
	if t != nil && t.Flags&DirectIface != 0 {
		p := new(unsafe.Pointer)
		*p = word
		word = unsafe.Pointer(p)
	}
	return Value{Type{t}, word}
}

// OfReflected returns the value of a reflect.Value's fields.
func OfReflected(v Value, flags uintptr) Value {
	if flags&FlagWord != 0 {
		return unpack(v.Typ.desc, v.Ptr)
	}
	return v
}

// Interface returns the value in an interface, which shares its memory: callees get copies, so long as
// the result does not outlive the value.
func (v Value) Interface() (x any) {
	e := (*Eface)(unsafe.Pointer(&x))
	e.Type = v.Typ.desc
	e.Word = v.Ptr
	if e.Type.Flags&DirectIface != 0 {
		e.Word = DirectWord(v.Kind(), v.Ptr)
	}
	return x
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

// Pointer returns the word of a pointer, map or channel, and the program counter of a function.
func (v Value) Pointer() unsafe.Pointer {
	word := *(*unsafe.Pointer)(v.Ptr)
	if v.Kind() == Func {
		return CodePointer(word)
	}
	return word
}

// CodePointer returns the program counter of a func value's function, as package runtime knows it; nil for nil.
func CodePointer(closure unsafe.Pointer) unsafe.Pointer {
	if closure == nil {
		return nil
	}
	return unsafe.Pointer((*(*uintptr)(closure)+1)<<32 | 1)
}

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
		m := (*int)(v.Pointer()) // a map begins with its length
		if m == nil {
			return 0
		}
		return *m
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
	e := (*Eface)(v.Ptr)
	return unpack(e.Dynamic(v.Typ.desc), e.Word)
}

// Field returns a field of a struct, with its name and whether that is exported.
func (v Value) Field(i int) (field Value, name string, exported bool) {
	f := &v.Typ.desc.info().Fields[i]
	return Value{Type{f.Type}, unsafe.Add(v.Ptr, f.Offset)}, f.Name, f.Pkg == ""
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
	e := (*Eface)(unsafe.Pointer(&x))
	if want.Kind() == Interface {
		word := e.Type
		if len(want.desc.info().Methods) != 0 {
			word = assertTo(want.desc, e.Type)
			if word == nil {
				return false
			}
		}
		*(*Eface)(dst) = Eface{word, e.Word}
		return true
	}
	if want.desc != e.Type {
		return false
	}
	copyValues(want.desc, dst, ValueOf(x).Ptr, 1)
	return true
}

// Swapper returns a function that exchanges two elements of a slice.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if !v.IsValid() {
		panic(&ValueError{"Swapper", Invalid})
	}
	if v.Kind() != Slice {
		panic(&ValueError{"Swapper", v.Kind()})
	}
	elem := v.Typ.Elem()
	size, pointers := elem.Size(), elem.HasPointers()
	n := v.Len()
	switch {
	case n < 2:
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
