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

const kindNames = "invalid bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 " +
	"complex64 complex128 array chan func interface map ptr slice string struct unsafe.Pointer "

// String returns the name of k.
func (k Kind) String() string {
	if k > UnsafePointer {
		return "kind" + strconv.Itoa(int(k))
	}
	start, n := 0, Kind(0)
	for i := 0; ; i++ {
		if kindNames[i] == ' ' {
			if n == k {
				return kindNames[start:i]
			}
			n++
			start = i + 1
		}
	}
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

// Method is a method of a type.
type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

// IsExported tells whether the method's name is exported.
func (m Method) IsExported() bool { return m.PkgPath == "" }

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

// mustBe panics unless t is of a kind; article and name say what method was called on what.
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
	return func(yield func(Type) bool) {
		for i := range t.NumIn() {
			if !yield(t.In(i)) {
				return
			}
		}
	}
}

func (t *rtype) Outs() iter.Seq[Type] {
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

// ------------------------------------------------------------------------------------------- methods

func (t *rtype) NumMethod() int { return len(t.info().Methods) }

func (t *rtype) Method(i int) Method {
	if uint(i) >= uint(t.NumMethod()) {
		panic("reflect: Method index out of range")
	}
	m := &t.info().Methods[i]
	result := Method{Name: m.Name, PkgPath: m.Pkg, Type: (*rtype)(m.Type), Index: i}
	if t.Kind() == Interface {
		return result
	}
	full := withReceiver(t, (*rtype)(m.Type))
	result.Type = full
	result.Func = methodExpr(full, m)
	return result
}

// withReceiver returns the type of a method as a function whose first parameter is the receiver.
func withReceiver(recv, method *rtype) *rtype {
	f := method.info()
	types := append([]*reflectlite.Desc{(*reflectlite.Desc)(recv)}, f.Params...)
	types = append(types, f.Results...)
	return makeFuncType(unsafe.Pointer(&types[0]), len(types), len(f.Params)+1, method.has(reflectlite.Variadic))
}

func (t *rtype) MethodByName(name string) (Method, bool) {
	if i := t.methodIndex(name); i >= 0 {
		return t.Method(i), true
	}
	return Method{}, false
}

// methodIndex returns the number of a method, -1 if there is none of that name.
func (t *rtype) methodIndex(name string) int {
	for i := range t.info().Methods {
		if t.Info.Methods[i].Name == name {
			return i
		}
	}
	return -1
}

func (t *rtype) Methods() iter.Seq[Method] {
	return func(yield func(Method) bool) {
		for i := range t.NumMethod() {
			if !yield(t.Method(i)) {
				return
			}
		}
	}
}

// Implements tells whether t has the methods of the interface type u.
func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(u.common(), t)
}

func implements(iface, t *rtype) bool {
	want := iface.info().Methods
	if len(want) == 0 {
		return true
	}
	have := t.info().Methods // in the order of names, exported ones first
	if t.Kind() != Interface && want[len(want)-1].Pkg != "" {
		return typeImplements(iface, t) != nil
	}
	for i := range want {
		for len(have) > 0 && !sameMethod(&want[i], &have[0]) {
			have = have[1:]
		}
		if len(have) == 0 {
			return false
		}
	}
	return true
}

func sameMethod(a, b *reflectlite.Method) bool {
	return a.Name == b.Name && a.Pkg == b.Pkg && a.Type == b.Type
}

// AssignableTo tells whether values of t can be assigned to type u.
func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	to := u.common()
	return directlyAssignable(to, t) || to.Kind() == Interface && implements(to, t)
}

// ConvertibleTo tells whether values of t can be converted to type u.
func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return converter(u.common(), t) != nil
}

func directlyAssignable(to, from *rtype) bool {
	if to == from {
		return true
	}
	if to.has(reflectlite.Named) && from.has(reflectlite.Named) || to.KindNo != from.KindNo {
		return false
	}
	if to.Kind() == Chan && from.Length == int(BothDir) && to.ElemType == from.ElemType {
		return true
	}
	return sameUnderlying(to, from, true)
}

// sameUnderlying tells whether the types' structures are identical, one level below their names.
func sameUnderlying(t, u *rtype, tags bool) bool {
	if t == u {
		return true
	}
	if t.KindNo != u.KindNo {
		return false
	}
	switch t.Kind() {
	case Array, Chan:
		return t.Length == u.Length && samePart(t.ElemType, u.ElemType, tags)
	case Pointer, Slice:
		return samePart(t.ElemType, u.ElemType, tags)
	case Map:
		return samePart(t.ElemType, u.ElemType, tags) && samePart(t.KeyType, u.KeyType, tags)
	case Func:
		return (t.Flags^u.Flags)&reflectlite.Variadic == 0 &&
			sameParts(t.info().Params, u.info().Params, tags) && sameParts(t.info().Results, u.info().Results, tags)
	case Interface:
		return t.NumMethod() == u.NumMethod() && implements(t, u)
	case Struct:
		return sameFields(t.info().Fields, u.info().Fields, tags)
	}
	return true // of basic kinds
}

func samePart(a, b *reflectlite.Desc, tags bool) bool {
	if a == b || tags {
		return a == b
	}
	t, u := (*rtype)(a), (*rtype)(b)
	return !t.has(reflectlite.Named) && !u.has(reflectlite.Named) && sameUnderlying(t, u, tags)
}

func sameParts(a, b []*reflectlite.Desc, tags bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !samePart(a[i], b[i], tags) {
			return false
		}
	}
	return true
}

func sameFields(a, b []reflectlite.Field, tags bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		f, g := &a[i], &b[i]
		if f.Name != g.Name || f.Pkg != g.Pkg || tags && f.Tag != g.Tag || f.Offset != g.Offset ||
			f.Embedded != g.Embedded || !samePart(f.Type, g.Type, tags) {
			return false
		}
	}
	return true
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
