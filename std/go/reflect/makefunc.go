package reflect

import (
	"internal/reflectlite"
	"unsafe"
)

// madeFunc is the closure object of a function that MakeFunc made, or of a method expression.
type madeFunc struct {
	code   uintptr // of the stub for the type's signature, which calls callMade
	typ    *rtype
	fn     func([]Value) []Value
	method *reflectlite.Method // without fn: the method of the first parameter's type to call
}

// methodValue is the closure object of a method value. Its stub calls fn with the receiver before the
// parameters.
type methodValue struct {
	code     uintptr
	receiver unsafe.Pointer // data word
	fn       uintptr
}

// uncalled stands where a function has a type that no code calls functions of: only reflection does.
func uncalled() { panic("reflect: call of a function that only Call can call") }

var uncalledCode = codeOf(uncalled)

// codeOf returns the number of the function of a func value.
func codeOf(f func()) uintptr { return **(**uintptr)(unsafe.Pointer(&f)) }

// MakeFunc returns a function of type t that calls fn.
func MakeFunc(t Type, fn func(args []Value) (results []Value)) Value {
	if t.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	return (&madeFunc{typ: t.common(), fn: fn}).value()
}

// value returns the function with the stub of its type.
func (made *madeFunc) value() Value {
	made.code = makeFuncCode(made.typ)
	if made.code == 0 {
		made.code = uncalledCode
	}
	return pointerValue(made.typ, unsafe.Pointer(made))
}

// pointerValue returns the value of a pointer-like type whose word is p.
func pointerValue(t *rtype, p unsafe.Pointer) Value { return Value{t, p, flagWord} }

// callMade is what stubs call: words has the parameters, one register each, and takes the results.
// Nothing that it calls before the function may recover; traces leave it out.
func callMade(made *madeFunc, words unsafe.Pointer) {
	f := made.typ.info()
	args, places := newPlaces(f.Params), unsafe.Pointer(nil)
	if made.fn == nil {
		outs := newPlaces(f.Results)
		places = unsafe.Pointer(&outs[0])
		takeArguments(made.typ, words, unsafe.Pointer(&args[0]), unsafe.Pointer(made.method.Func))
		call((*rtype)(made.method.Type), made.method.Func, true, made.receiver(args), unsafe.Pointer(&args[1]), places)
	} else {
		takeArguments(made.typ, words, unsafe.Pointer(&args[0]), *(*unsafe.Pointer)(unsafe.Pointer(&made.fn)))
		places = unsafe.Pointer(&made.check(made.fn(made.values(args)))[0])
	}
	giveResults(made.typ, words, places)
}

// callDirectly is what reflection calls instead of a stub.
func (made *madeFunc) callDirectly(args, outs []unsafe.Pointer) {
	if made.fn == nil {
		in, out := unsafe.Pointer(&args[1]), unsafe.Pointer(&outs[0])
		call((*rtype)(made.method.Type), made.method.Func, true, made.receiver(args), in, out)
		return
	}
	f := made.typ.info()
	places := newPlaces(f.Params)
	for i, t := range f.Params {
		copyValues((*rtype)(t), places[i], args[i], 1)
	}
	results := made.check(made.fn(made.values(places)))
	for i, t := range f.Results {
		copyValues((*rtype)(t), outs[i], results[i], 1)
	}
}

// newPlaces allocates values of the types, and returns their addresses and an element more.
func newPlaces(types []*reflectlite.Desc) []unsafe.Pointer {
	places := make([]unsafe.Pointer, len(types)+1)
	for i, t := range types {
		places[i] = newArray((*rtype)(t), 1)
	}
	return places
}

func (made *madeFunc) values(args []unsafe.Pointer) []Value {
	values := make([]Value, len(args)-1)
	for i := range values {
		values[i] = Value{made.typ.param(i), args[i], 0}
	}
	return values
}

// receiver returns the data word of the first argument of a method expression.
func (made *madeFunc) receiver(args []unsafe.Pointer) unsafe.Pointer {
	return Value{made.typ.param(0), args[0], 0}.dataWord()
}

// check returns the addresses of the results, converted to their types, and an element more.
func (made *madeFunc) check(results []Value) []unsafe.Pointer {
	types := made.typ.info().Results
	if len(results) != len(types) {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	places := make([]unsafe.Pointer, len(types)+1)
	for i, v := range results {
		if v.typ == nil {
			panic("reflect: function created by MakeFunc using closure returned zero Value")
		}
		if v.flag&flagRO != 0 {
			panic("reflect: function created by MakeFunc using closure returned value obtained from unexported field")
		}
		places[i] = v.assignTo("reflect.MakeFunc", (*rtype)(types[i])).addr()
	}
	return places
}

// asFunc returns a method value as a value of its function type.
func (v Value) asFunc() Value {
	t := v.Type().common()
	var f Value
	if code := methodValueCode(t); code != 0 {
		fn, word := v.methodWords()
		f = pointerValue(t, unsafe.Pointer(&methodValue{code, word, fn}))
	} else {
		bound := Value{v.typ, v.ptr, v.flag &^ flagRO}
		f = (&madeFunc{typ: t, fn: bound.pass}).value()
	}
	f.flag |= v.flag & flagRO
	return f
}

// pass calls a function with the arguments that a function of the same type was given.
func (v Value) pass(in []Value) []Value {
	if v.Type().IsVariadic() {
		return v.CallSlice(in)
	}
	return v.Call(in)
}

// methodExpr returns a method as a function of type t, whose first parameter is the receiver.
func methodExpr(t *rtype, method *reflectlite.Method) Value {
	if p := methodExpression(t, method.Func); p != nil {
		return pointerValue(t, p)
	}
	return (&madeFunc{typ: t, method: method}).value()
}
