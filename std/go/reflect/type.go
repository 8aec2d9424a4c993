// Package reflect inspects and changes values of any type by their runtime type descriptors.
//
// A Type is the address of a descriptor. A Value is a type and the address of a value of it, with flags that
// say how it was obtained.
package reflect

import (
	"internal/reflectlite"
	"iter"
	"strconv"
	"unsafe"
)

// Kind is the kind of a type.
type Kind uint

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

// Ptr is the old name of Pointer.
const Ptr = Pointer

// String returns the name of k.
func (k Kind) String() string {
	if k > UnsafePointer {
		return "kind" + strconv.Itoa(int(k))
	}
	return reflectlite.Kind(k).String()
}

// ChanDir is the direction of a channel type.
type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// Type is a Go type. Equal types are equal Types.
type Type interface {
	Align() int
	FieldAlign() int
	Method(int) Method
	Methods() iter.Seq[Method]
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	Fields() iter.Seq[StructField]
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Ins() iter.Seq[Type]
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	Outs() iter.Seq[Type]
	OverflowComplex(x complex128) bool
	OverflowFloat(x float64) bool
	OverflowInt(x int64) bool
	OverflowUint(x uint64) bool
	CanSeq() bool
	CanSeq2() bool
	common() *rtype
}

// rtype is a type descriptor.
type rtype reflectlite.Desc

// TypeOf returns the dynamic type of i; nil for nil.
func TypeOf(i any) Type {
	return toType((*rtype)((*eface)(unsafe.Pointer(&i)).Type))
}

// TypeFor returns the type T.
func TypeFor[T any]() Type {
	return TypeOf((*T)(nil)).Elem()
}

func toType(t *rtype) Type {
	if t == nil {
		return nil
	}
	return t
}

func (t *rtype) common() *rtype { return t }

// info returns what t consists of.
func (t *rtype) info() *reflectlite.Info {
	if t.Info == nil {
		describe(t)
	}
	return t.Info
}

func (t *rtype) Kind() Kind           { return Kind(t.KindNo) }
func (t *rtype) Size() uintptr        { return t.Bytes }
func (t *rtype) Align() int           { return max(int(t.Alignment), 1) }
func (t *rtype) FieldAlign() int      { return max(int(t.Alignment), 1) }
func (t *rtype) String() string       { return t.info().Text }
func (t *rtype) PkgPath() string      { return t.info().Pkg }
func (t *rtype) Name() string         { return t.info().Name }
func (t *rtype) Comparable() bool     { return t.Flags&reflectlite.Comparable != 0 }
func (t *rtype) has(flag uint16) bool { return t.Flags&flag != 0 }

// mustBe panics unless t is of a kind, which name names for the message.
func (t *rtype) mustBe(k Kind, method, name string) {
	if t.Kind() != k {
		panic("reflect: " + method + " of non-" + name + " type " + t.String())
	}
}

func (t *rtype) Bits() int {
	k := t.Kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.Size()) * 8
}

func (t *rtype) ChanDir() ChanDir {
	t.mustBe(Chan, "ChanDir", "chan")
	return ChanDir(t.Length)
}

func (t *rtype) IsVariadic() bool {
	t.mustBe(Func, "IsVariadic", "func")
	return t.has(reflectlite.Variadic)
}

func (t *rtype) Elem() Type { return t.elem() }

func (t *rtype) elem() *rtype {
	if t.ElemType == nil {
		panic("reflect: Elem of invalid type " + t.String())
	}
	return (*rtype)(t.ElemType)
}

func (t *rtype) Key() Type {
	t.mustBe(Map, "Key", "map")
	return t.key()
}

func (t *rtype) key() *rtype { return (*rtype)(t.KeyType) }

func (t *rtype) Len() int {
	t.mustBe(Array, "Len", "array")
	return t.Length
}

func (t *rtype) NumIn() int {
	t.mustBe(Func, "NumIn", "func")
	return len(t.info().Params)
}

func (t *rtype) NumOut() int {
	t.mustBe(Func, "NumOut", "func")
	return len(t.info().Results)
}

func (t *rtype) In(i int) Type {
	t.mustBe(Func, "In", "func")
	return t.param(i)
}

func (t *rtype) Out(i int) Type {
	t.mustBe(Func, "Out", "func")
	return t.result(i)
}

func (t *rtype) param(i int) *rtype  { return (*rtype)(t.info().Params[i]) }
func (t *rtype) result(i int) *rtype { return (*rtype)(t.info().Results[i]) }

func (t *rtype) Ins() iter.Seq[Type] {
	t.mustBe(Func, "Ins", "func")
	return func(yield func(Type) bool) {
		for i := range t.NumIn() {
			if !yield(t.In(i)) {
				return
			}
		}
	}
}

func (t *rtype) Outs() iter.Seq[Type] {
	t.mustBe(Func, "Outs", "func")
	return func(yield func(Type) bool) {
		for i := range t.NumOut() {
			if !yield(t.Out(i)) {
				return
			}
		}
	}
}

func (t *rtype) OverflowComplex(x complex128) bool {
	switch t.Kind() {
	case Complex64:
		return overflowFloat32(real(x)) || overflowFloat32(imag(x))
	case Complex128:
		return false
	}
	panic("reflect: OverflowComplex of non-complex type " + t.String())
}

func (t *rtype) OverflowFloat(x float64) bool {
	switch t.Kind() {
	case Float32:
		return overflowFloat32(x)
	case Float64:
		return false
	}
	panic("reflect: OverflowFloat of non-float type " + t.String())
}

func (t *rtype) OverflowInt(x int64) bool {
	if k := t.Kind(); k >= Int && k <= Int64 {
		return truncInt(x, t.Size()) != x
	}
	panic("reflect: OverflowInt of non-int type " + t.String())
}

func (t *rtype) OverflowUint(x uint64) bool {
	if k := t.Kind(); k >= Uint && k <= Uintptr {
		return truncUint(x, t.Size()) != x
	}
	panic("reflect: OverflowUint of non-uint type " + t.String())
}

func truncInt(x int64, size uintptr) int64 {
	shift := 64 - 8*size
	return x << shift >> shift
}

func truncUint(x uint64, size uintptr) uint64 {
	shift := 64 - 8*size
	return x << shift >> shift
}

func overflowFloat32(x float64) bool {
	if x < 0 {
		x = -x
	}
	const maxFloat32 = 0x1p127 * (1 + (1 - 0x1p-23))
	const maxFloat64 = 0x1p1023 * (1 + (1 - 0x1p-52))
	return maxFloat32 < x && x <= maxFloat64
}

// CanSeq tells whether a range over one variable may take values of t.
func (t *rtype) CanSeq() bool {
	switch k := t.Kind(); k {
	case Int8, Int16, Int32, Int64, Int, Uint8, Uint16, Uint32, Uint64, Uint, Uintptr, Array, Slice, Chan, String, Map:
		return true
	case Func:
		return yields(t, 1)
	case Pointer:
		return t.elem().Kind() == Array
	}
	return false
}

// CanSeq2 tells whether a range over two variables may take values of t.
func (t *rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Func:
		return yields(t, 2)
	case Pointer:
		return t.elem().Kind() == Array
	}
	return false
}

func yields(t *rtype, n int) bool {
	f := t.info()
	if len(f.Params) != 1 || len(f.Results) != 0 {
		return false
	}
	yield := t.param(0)
	if yield.Kind() != Func {
		return false
	}
	g := yield.info()
	return len(g.Params) == n && len(g.Results) == 1 && yield.result(0).Kind() == Bool
}
