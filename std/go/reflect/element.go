package reflect

import "unsafe"

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
	f, missing := v.fieldAt("FieldByIndex", index)
	if missing != nil {
		panic("reflect: indirection through nil pointer to embedded struct")
	}
	return f
}

// FieldByIndexErr is FieldByIndex with an error where a pointer on the path is nil.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	f, missing := v.fieldAt("FieldByIndexErr", index)
	if missing != nil {
		return Value{}, fieldError("reflect: indirection through nil pointer to embedded struct field " + missing.Name())
	}
	return f, nil
}

// fieldAt returns the field at a path, or the struct type that a nil pointer on it should lead to.
func (v Value) fieldAt(method string, index []int) (f Value, missing *rtype) {
	if len(index) == 1 {
		return v.Field(index[0]), nil
	}
	v.mustBe(Struct, method)
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.typ.elem().Kind() == Struct {
			if v.IsNil() {
				return Value{}, v.typ.elem()
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
