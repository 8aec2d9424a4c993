package reflect

import (
	"internal/reflectlite"
	"unsafe"
)

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
	if v.flag&flagMethod != 0 || uint(i) >= uint(v.typ.NumMethod()) {
		panic("reflect: Method index out of range")
	}
	if v.typ.Kind() == Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	return v.bind(i)
}

func (v Value) bind(k int) Value {
	if v.flag&flagAddr != 0 {
		v = copied(v.typ, v.ptr, v.flag&flagRO)
	}
	return Value{v.typ, v.ptr, v.flag | flagMethod | flag(k)<<methodShift}
}

// MethodByName returns the method of that name, or the zero Value.
func (v Value) MethodByName(name string) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return Value{}
	}
	k := v.typ.methodIndex(name)
	if k < 0 {
		return Value{}
	}
	return v.Method(k)
}

// method returns the method that a method value is.
func (v Value) method() *reflectlite.Method { return &v.typ.info().Methods[v.flag>>methodShift] }

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
	t := v.funcType()
	if v.flag&flagMethod == 0 && v.pointer() == nil {
		panic("reflect.Value." + op + ": call of nil function")
	}
	in = t.arguments(op, in)
	args := make([]unsafe.Pointer, len(in)+1)
	for i, x := range in {
		x.mustBeExported(op)
		args[i] = x.assignTo("reflect.Value.Call", t.param(i)).addr()
	}
	outs := newPlaces(t.info().Results)
	v.invoke(t, args, outs)
	results := make([]Value, len(outs)-1)
	for i := range results {
		results[i] = Value{t.result(i), outs[i], 0}
	}
	return results
}

// arguments returns an argument for each parameter of t, and panics if these are none.
func (t *rtype) arguments(op string, in []Value) []Value {
	isVariadic := t.has(reflectlite.Variadic)
	open := isVariadic && op == "Call" // the last parameter takes all arguments left
	n := len(t.info().Params)
	if open {
		n--
	}
	if op == "CallSlice" && !isVariadic {
		panic("reflect: CallSlice of non-variadic function")
	}
	if len(in) < n {
		panic("reflect: " + op + " with too few input arguments")
	}
	if len(in) > n && !open {
		panic("reflect: " + op + " with too many input arguments")
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i := range n {
		if have, want := in[i].funcType(), t.param(i); have != want && !have.AssignableTo(want) {
			panic("reflect: " + op + " using " + have.String() + " as type " + want.String())
		}
	}
	if open {
		return packVariadic(op, t.param(n), in, n)
	}
	return in
}

// funcType returns the type of v, which is that of the function if v is a method.
func (v Value) funcType() *rtype {
	if v.flag&flagMethod != 0 {
		return (*rtype)(v.method().Type)
	}
	return v.typ
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
		return itabFunc(e.Type, int(v.flag>>methodShift)), e.Word
	}
	return v.method().Func, Value{v.typ, v.ptr, v.flag & flagWord}.dataWord()
}
