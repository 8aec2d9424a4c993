package reflect

import (
	"internal/reflectlite"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// PointerTo returns the type *t.
func PointerTo(t Type) Type { return pointerTo(t.common()) }

// PtrTo is the old name of PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

func pointerTo(t *rtype) *rtype {
	if p := t.info().Pointer; p != nil {
		return (*rtype)(p)
	}
	return makePointerType(t)
}

// SliceOf returns the type []t.
func SliceOf(t Type) Type { return sliceOf(t.common()) }

func sliceOf(t *rtype) *rtype { return makeType(int(Slice), t, nil, 0) }

// ArrayOf returns the type [length]elem.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	if size := elem.Size(); size > 0 && uintptr(length) > ^uintptr(0)>>1/size {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
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
	if t.Size() >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
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
	if len(in)+len(out) > 128 {
		panic("reflect.FuncOf: too many arguments")
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

// StructOf returns the struct type with these fields; their offsets and indices do not matter. It gets the
// methods of an embedded first field, unless interfaces hold values of its type themselves: pointers, numbers.
func StructOf(fields []StructField) Type {
	list := make([]reflectlite.Field, len(fields))
	names := map[string]bool{}
	pkg := ""
	for i := range fields {
		f := &fields[i]
		checkField(f, i, len(fields))
		if f.Name != "_" && names[f.Name] {
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		names[f.Name] = true
		list[i] = reflectlite.Field{Name: f.Name, Tag: string(f.Tag), Type: (*reflectlite.Desc)(f.Type.common()), Embedded: f.Anonymous}
		if isExported(f.Name) {
			continue
		}
		if pkg == "" {
			pkg = f.PkgPath
		} else if pkg != f.PkgPath {
			panic("reflect.StructOf: fields with different PkgPath " + pkg + " and " + f.PkgPath)
		}
		list[i].Pkg = f.PkgPath
	}
	return makeStructType(unsafe.Pointer(unsafe.SliceData(list)), len(list))
}

// checkField panics unless f can be field i of n.
func checkField(f *StructField, i, n int) {
	switch {
	case f.Name == "":
		panic("reflect.StructOf: field " + itoa(i) + " has no name")
	case !isName(f.Name):
		panic("reflect.StructOf: field " + itoa(i) + " has invalid name")
	case f.Type == nil:
		panic("reflect.StructOf: field " + itoa(i) + " has no type")
	case f.Anonymous && f.PkgPath != "":
		panic("reflect.StructOf: field \"" + f.Name + "\" is anonymous but has PkgPath set")
	case !isExported(f.Name) && f.PkgPath == "":
		panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
	case f.Anonymous && f.Type.Kind() != Interface && f.Type.NumMethod() > 0:
		if i > 0 {
			panic("reflect: embedded type with methods not implemented if type is not first field")
		}
		if n > 1 && f.Type.Kind() == Pointer {
			panic("reflect: embedded type with methods not implemented if there is more than one field")
		}
	}
}

func isName(s string) bool {
	for i, c := range s {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return true
}

func isExported(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(first)
}
