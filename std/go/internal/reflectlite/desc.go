package reflectlite

import "unsafe"

// Desc is the beginning of a type descriptor, as the runtime lays it out. The types of package reflect are
// descriptors too.
type Desc struct {
	_         [8]uint64 // for the collector
	Bytes     uintptr
	Alignment uint32
	_         uint32
	KindNo    uint8
	Flags     uint16
	Pointers  bool // values hold pointers
	ElemType  *Desc
	KeyType   *Desc // of a map
	Length    int   // of an array; direction of a channel
	Info      *Info // nil until describe is called
}

// Flags of a type.
const (
	DirectIface = 1 // an interface's data word holds the value itself
	Comparable  = 2
	Named       = 8
	Variadic    = 16
)

// Info is what a type consists of. It never changes, Pointer excepted.
type Info struct {
	Text, Name, Pkg string
	Fields          []Field
	Params, Results []*Desc
	Methods         []Method // of an interface type all that it demands, else the exported ones
	Pointer         *Desc    // the type of pointers to the type, if known
}

// Field is a field of a struct type.
type Field struct {
	Name, Pkg, Tag string // Pkg of an unexported one
	Type           *Desc
	Offset         uintptr
	Embedded       bool
}

// Method is a method of a type.
type Method struct {
	Name, Pkg string
	Type      *Desc // without receiver
	Func      uintptr
}

// describe fills in the type's Info.
func describe(t *Desc)

func (t *Desc) info() *Info {
	if t.Info == nil {
		describe(t)
	}
	return t.Info
}

// Eface is the layout of an interface value. The first word is that of an itab if the interface has
// methods.
type Eface struct {
	Type *Desc
	Word unsafe.Pointer
}

// Dynamic returns the dynamic type of an interface value of type t; nil for nil.
func (e *Eface) Dynamic(t *Desc) *Desc {
	if e.Type != nil && len(t.info().Methods) != 0 {
		return *(**Desc)(unsafe.Pointer(e.Type))
	}
	return e.Type
}

// DirectWord returns the data word of the value at p, whose kind fits one.
func DirectWord(k Kind, p unsafe.Pointer) unsafe.Pointer {
	switch k {
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
	}
	return *(*unsafe.Pointer)(p)
}

// Flags of a reflect.Value: how it was obtained. Programs that take values apart expect those for unexported fields and
// variables at these places.
const (
	FlagStickyRO = 1 << 5 // through an unexported field
	FlagEmbedRO  = 1 << 6 // through an unexported embedded field
	FlagWord     = 1 << 7 // its pointer is the value itself, of a pointer-like kind
	FlagAddr     = 1 << 8 // its pointer is the address of a variable
	FlagMethod   = 1 << 9 // it is a method of the value
	FlagRO       = FlagStickyRO | FlagEmbedRO
)
