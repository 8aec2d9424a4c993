// Package reflect inspects and changes values of any type by their runtime type descriptors.
//
// A Type is the address of a descriptor. A Value is a type and the address of a value of it, with flags that
// say how it was obtained.
package reflect

import (
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

// rtype is the beginning of a type descriptor, as the runtime lays it out.
type rtype struct {
	_     [8]uint64 // for the collector
	size  uintptr
	align uint32
	_     uint32
	kind  uint8
	flags uint16
	_     bool
	el    *rtype // element
	ky    *rtype // key of a map
	len   int    // of an array; direction of a channel
}

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
	return toType((*rtype)((*eface)(unsafe.Pointer(&i)).typ))
}

// TypeFor returns the type T.
func TypeFor[T any]() Type {
	return toType((*rtype)((*eface)(unsafe.Pointer(new(any(new(T))))).typ)).Elem()
}

func toType(t *rtype) Type {
	if t == nil {
		return nil
	}
	return t
}

func (t *rtype) common() *rtype { return t }

func (t *rtype) info() info {
	i := info{kind: int(t.kind), flags: int(t.flags), elem: t.el, key: t.ky, len: t.len}
	switch Kind(t.kind) {
	case Struct, Func, Interface:
		typeCounts(t, &i.fields)
	}
	return i
}

// methodCount returns the number of methods of a concrete type.
func (t *rtype) methodCount() int {
	var i info
	typeCounts(t, &i.fields)
	return i.methodCount
}

func (t *rtype) Kind() Kind           { return Kind(t.kind) }
func (t *rtype) Size() uintptr        { return t.size }
func (t *rtype) Align() int           { return max(int(t.align), 1) }
func (t *rtype) FieldAlign() int      { return max(int(t.align), 1) }
func (t *rtype) String() string       { return typeString(t) }
func (t *rtype) PkgPath() string      { return typePkg(t) }
func (t *rtype) Comparable() bool     { return t.flags&comparable_ != 0 }
func (t *rtype) has(flag uint16) bool { return t.flags&flag != 0 }

// Name returns the name of a defined type, without its package.
func (t *rtype) Name() string {
	if !t.has(named) {
		return ""
	}
	s := typeString(t)
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		switch s[i] {
		case ']':
			depth++
		case '[':
			depth--
		case '.':
			if depth == 0 {
				return s[i+1:]
			}
		}
	}
	return s
}

func (t *rtype) Bits() int {
	k := t.Kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return int(t.Size()) * 8
}

func (t *rtype) ChanDir() ChanDir {
	i := t.info()
	if Kind(i.kind) != Chan {
		panic("reflect: ChanDir of non-chan type " + t.String())
	}
	return ChanDir(i.len)
}

func (t *rtype) IsVariadic() bool {
	i := t.info()
	if Kind(i.kind) != Func {
		panic("reflect: IsVariadic of non-func type " + t.String())
	}
	return i.flags&variadic != 0
}

func (t *rtype) Elem() Type { return toType(t.elem()) }

func (t *rtype) elem() *rtype {
	if t.el == nil {
		panic("reflect: Elem of invalid type " + t.String())
	}
	return t.el
}

func (t *rtype) Key() Type {
	i := t.info()
	if Kind(i.kind) != Map {
		panic("reflect: Key of non-map type " + t.String())
	}
	return i.key
}

func (t *rtype) Len() int {
	i := t.info()
	if Kind(i.kind) != Array {
		panic("reflect: Len of non-array type " + t.String())
	}
	return i.len
}

func (t *rtype) funcInfo(what string) info {
	i := t.info()
	if Kind(i.kind) != Func {
		panic("reflect: " + what + " of non-func type " + t.String())
	}
	return i
}

func (t *rtype) NumIn() int  { return t.funcInfo("NumIn").in }
func (t *rtype) NumOut() int { return t.funcInfo("NumOut").out }

func (t *rtype) In(i int) Type {
	f := t.funcInfo("In")
	if uint(i) >= uint(f.in) {
		_ = make([]Type, f.in)[i]
	}
	return typePart(t, i)
}

func (t *rtype) Out(i int) Type {
	f := t.funcInfo("Out")
	if uint(i) >= uint(f.out) {
		_ = make([]Type, f.out)[i]
	}
	return typePart(t, f.in+i)
}

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

// methods returns the exported methods of t, by name; all methods of an interface type.
func (t *rtype) method(i int) (m methodInfo) {
	typeMethod(t, i, &m)
	return m
}

// exported returns the positions of the methods that reflection shows.
func (t *rtype) exported() []int {
	n := 0
	all := t.Kind() == Interface
	if all {
		n = t.info().ifaceMethods
	} else {
		n = t.methodCount()
	}
	var list []int
	for k := range n {
		if all || t.method(k).pkg == "" {
			list = append(list, k)
		}
	}
	return list
}

func (t *rtype) NumMethod() int {
	if t.Kind() == Interface {
		return t.info().ifaceMethods
	}
	return len(t.exported())
}

func (t *rtype) Method(i int) Method {
	list := t.exported()
	if uint(i) >= uint(len(list)) {
		panic("reflect: Method index out of range")
	}
	return t.describe(i, list[i])
}

// describe returns the i-th method that reflection shows, number k of all.
func (t *rtype) describe(i, k int) Method {
	m := t.method(k)
	result := Method{Name: m.name, PkgPath: m.pkg, Type: m.typ, Index: i}
	if t.Kind() == Interface {
		return result
	}
	f := m.typ.info()
	types := []*rtype{t}
	for k := range f.in + f.out {
		types = append(types, typePart(m.typ, k))
	}
	full := makeFuncType(unsafe.Pointer(&types[0]), len(types), f.in+1, f.flags&variadic != 0)
	result.Type = full
	result.Func = methodExpr(full, m)
	return result
}

func (t *rtype) MethodByName(name string) (Method, bool) {
	for i, k := range t.exported() {
		if t.method(k).name == name {
			return t.describe(i, k), true
		}
	}
	return Method{}, false
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
	want := iface.info()
	if want.ifaceMethods == 0 {
		return true
	}
	have := t.info()
	if Kind(have.kind) != Interface {
		return t.methodCount() > 0 && typeImplements(iface, t) != nil
	}
	k := 0
	for i := range want.ifaceMethods {
		w := iface.method(i)
		for ; ; k++ {
			if k == have.ifaceMethods {
				return false
			}
			if h := t.method(k); h.name == w.name && h.pkg == w.pkg && h.typ == w.typ {
				break
			}
		}
	}
	return true
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
	a, b := to.info(), from.info()
	if a.flags&named != 0 && b.flags&named != 0 || a.kind != b.kind {
		return false
	}
	if Kind(a.kind) == Chan && b.len == int(BothDir) && a.elem == b.elem {
		return true
	}
	return sameUnderlying(to, from, true)
}

// sameUnderlying tells whether the types' structures are identical, one level below their names.
func sameUnderlying(t, u *rtype, tags bool) bool {
	if t == u {
		return true
	}
	a, b := t.info(), u.info()
	if a.kind != b.kind {
		return false
	}
	k := Kind(a.kind)
	same := func(x, y *rtype) bool {
		if tags {
			return x == y
		}
		return x == y || !x.has(named) && !y.has(named) && sameUnderlying(x, y, tags)
	}
	switch k {
	case Array, Chan:
		return a.len == b.len && same(a.elem, b.elem)
	case Pointer, Slice:
		return same(a.elem, b.elem)
	case Map:
		return same(a.elem, b.elem) && same(a.key, b.key)
	case Func:
		if a.in != b.in || a.out != b.out || a.flags&variadic != b.flags&variadic {
			return false
		}
		for i := range a.in + a.out {
			if !same(typePart(t, i), typePart(u, i)) {
				return false
			}
		}
		return true
	case Interface:
		return a.ifaceMethods == b.ifaceMethods && implements(t, u) && implements(u, t)
	case Struct:
		if a.fields != b.fields {
			return false
		}
		for i := range a.fields {
			f, g := t.field(i), u.field(i)
			if f.name != g.name || f.pkg != g.pkg || tags && f.tag != g.tag || f.offset != g.offset ||
				f.embedded != g.embedded || !same(f.typ, g.typ) {
				return false
			}
		}
		return true
	}
	return true // of basic kinds
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
	if f.in != 1 || f.out != 0 {
		return false
	}
	y := typePart(t, 0)
	g := y.info()
	return Kind(g.kind) == Func && g.in == n && g.out == 1 && typePart(y, n).Kind() == Bool
}

// --------------------------------------------------------------------------------- types made of others

// PointerTo returns the type *t.
func PointerTo(t Type) Type { return makeType(int(Pointer), t.common(), nil, 0) }

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

// SliceOf returns the type []t.
func SliceOf(t Type) Type { return makeType(int(Slice), t.common(), nil, 0) }

// ArrayOf returns the type [length]elem.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	return makeType(int(Array), elem.common(), nil, length)
}

// MapOf returns the type map[key]elem.
func MapOf(key, elem Type) Type {
	if !key.Comparable() {
		panic("reflect.MapOf: invalid key type " + key.String())
	}
	return makeType(int(Map), elem.common(), key.common(), 0)
}

// ChanOf returns the channel type with direction dir and element type t.
func ChanOf(dir ChanDir, t Type) Type {
	if dir < RecvDir || dir > BothDir {
		panic("reflect.ChanOf: invalid dir")
	}
	return makeType(int(Chan), t.common(), nil, int(dir))
}

// FuncOf returns the function type with parameters in and results out.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	types := make([]*rtype, 0, len(in)+len(out)+1)
	for _, t := range in {
		types = append(types, t.common())
	}
	for _, t := range out {
		types = append(types, t.common())
	}
	return makeFuncType(unsafe.Pointer(unsafe.SliceData(types)), len(types), len(in), variadic)
}

// StructOf would make a struct type: types of structs exist only if the program mentions them.
func StructOf(fields []StructField) Type {
	panic("reflect.StructOf: struct types cannot be made at run time")
}
