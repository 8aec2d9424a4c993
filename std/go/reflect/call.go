package reflect

import "unsafe"

func (v Value) NumMethod() int {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return 0
	}
	return v.typ.NumMethod()
}

// Method returns the i-th method of v, as a function.
func (v Value) Method(i int) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.Method", Invalid})
	}
	list := v.typ.exported()
	if v.flag&flagMethod != 0 || uint(i) >= uint(len(list)) {
		panic("reflect: Method index out of range")
	}
	if v.typ.Kind() == Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	return v.bind(list[i])
}

func (v Value) bind(k int) Value {
	fl := v.flag&flagRO | flagMethod | flag(k)<<methodShift
	if v.flag&flagAddr != 0 {
		p := newArray(v.typ, 1)
		copyValues(v.typ, p, v.ptr, 1)
		v.ptr = p
	}
	return Value{v.typ, v.ptr, fl}
}

// MethodByName returns the method of that name, or the zero Value.
func (v Value) MethodByName(name string) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return Value{}
	}
	for _, k := range v.typ.exported() {
		if v.typ.method(k).name == name {
			if v.typ.Kind() == Interface && v.IsNil() {
				panic("reflect: Method on nil interface value")
			}
			return v.bind(k)
		}
	}
	return Value{}
}

func (v Value) methodInfo() methodInfo { return v.typ.method(int(v.flag >> methodShift)) }

// Call calls the function v. A last argument for a variadic parameter is made of the arguments left.
func (v Value) Call(in []Value) []Value {
	v.mustBe(Func, "Call")
	v.mustBeExported("Call")
	return v.call("Call", in)
}

// CallSlice calls a variadic function with the slice for its last parameter.
func (v Value) CallSlice(in []Value) []Value {
	v.mustBe(Func, "CallSlice")
	v.mustBeExported("CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	t := v.Type().common()
	f := t.info()
	isSlice := op == "CallSlice"
	if v.flag&flagMethod == 0 && v.pointer() == nil {
		panic("reflect.Value." + op + ": call of nil function")
	}
	isVariadic := f.flags&variadic != 0
	n := f.in
	if isSlice {
		if !isVariadic {
			panic("reflect: CallSlice of non-variadic function")
		}
		if len(in) < n {
			panic("reflect: CallSlice with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: CallSlice with too many input arguments")
		}
	} else {
		if isVariadic {
			n--
		}
		if len(in) < n {
			panic("reflect: Call with too few input arguments")
		}
		if !isVariadic && len(in) > n {
			panic("reflect: Call with too many input arguments")
		}
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i := range n {
		if have, want := in[i].Type(), toType(typePart(t, i)); !have.AssignableTo(want) {
			panic("reflect: " + op + " using " + have.String() + " as type " + want.String())
		}
	}
	if !isSlice && isVariadic {
		in = packVariadic(op, typePart(t, n), in, n)
	}
	args := make([]unsafe.Pointer, len(in)+1)
	for i, x := range in {
		x.mustBeExported(op)
		args[i] = x.assignTo("reflect.Value.Call", typePart(t, i)).ptr
	}
	outs := make([]unsafe.Pointer, f.out+1)
	results := make([]Value, f.out)
	for i := range f.out {
		out := typePart(t, f.in+i)
		outs[i] = newArray(out, 1)
		results[i] = Value{out, outs[i], 0}
	}
	v.invoke(t, args, outs)
	return results
}

// packVariadic makes a slice of the arguments from the n-th on.
func packVariadic(op string, slice *rtype, in []Value, n int) []Value {
	m := len(in) - n
	rest := MakeSlice(slice, m, m)
	elem := slice.Elem()
	for i := range m {
		x := in[n+i]
		if have := x.Type(); !have.AssignableTo(elem) {
			panic("reflect: cannot use " + have.String() + " as type " + elem.String() + " in " + op)
		}
		rest.Index(i).Set(x)
	}
	all := make([]Value, n+1)
	copy(all, in[:n])
	all[n] = rest
	return all
}

// invoke calls v, of type t.
func (v Value) invoke(t *rtype, args, outs []unsafe.Pointer) {
	in, out := unsafe.Pointer(&args[0]), unsafe.Pointer(&outs[0])
	if v.flag&flagMethod != 0 {
		fn, word := v.methodWords()
		call(t, fn, true, word, in, out)
		return
	}
	if made := (*madeFunc)(v.pointer()); made.code == uncalledCode {
		made.callDirectly(args, outs)
		return
	}
	call(t, uintptr(v.pointer()), false, nil, in, out)
}

// methodWords returns the function of a method value, and the data word of its receiver.
func (v Value) methodWords() (fn uintptr, word unsafe.Pointer) {
	if v.typ.Kind() == Interface {
		e := (*eface)(v.ptr)
		return itabFunc(e.typ, int(v.flag>>methodShift)), e.word
	}
	return v.methodInfo().fn, Value{v.typ, v.ptr, 0}.dataWord()
}
