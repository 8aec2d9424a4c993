package reflect

import "iter"

// Seq returns the values that a range over one variable gives.
func (v Value) Seq() iter.Seq[Value] {
	if !v.Type().CanSeq() {
		panic("reflect: " + v.Type().String() + " cannot produce iter.Seq[Value]")
	}
	switch k := v.Kind(); {
	case k == Func:
		return func(yield func(Value) bool) {
			v.Call([]Value{MakeFunc(v.Type().In(0), func(in []Value) []Value {
				return []Value{ValueOf(yield(in[0]))}
			})})
		}
	case k >= Int && k <= Int64:
		return func(yield func(Value) bool) {
			t := v.typ
			for i := int64(0); i < v.Int(); i++ {
				x := New(t).Elem()
				x.SetInt(i)
				if !yield(Value{t, x.ptr, 0}) {
					return
				}
			}
		}
	case k >= Uint && k <= Uintptr:
		return func(yield func(Value) bool) {
			t := v.typ
			for i := uint64(0); i < v.Uint(); i++ {
				x := New(t).Elem()
				x.SetUint(i)
				if !yield(Value{t, x.ptr, 0}) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key()) {
					return
				}
			}
		}
	case k == Chan:
		return func(yield func(Value) bool) {
			for x, ok := v.Recv(); ok; x, ok = v.Recv() {
				if !yield(x) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value) bool) {
			for i := range v.String() {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	}
	return func(yield func(Value) bool) {
		for i := range v.Len() {
			if !yield(ValueOf(i)) {
				return
			}
		}
	}
}

// Seq2 returns the pairs that a range over two variables gives.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	if !v.Type().CanSeq2() || v.Kind() == Pointer && v.IsNil() {
		panic("reflect: " + v.Type().String() + " cannot produce iter.Seq2[Value, Value]")
	}
	switch v.Kind() {
	case Func:
		return func(yield func(Value, Value) bool) {
			v.Call([]Value{MakeFunc(v.Type().In(0), func(in []Value) []Value {
				return []Value{ValueOf(yield(in[0], in[1]))}
			})})
		}
	case Map:
		return func(yield func(Value, Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key(), it.Value()) {
					return
				}
			}
		}
	case String:
		return func(yield func(Value, Value) bool) {
			for i, c := range v.String() {
				if !yield(ValueOf(i), ValueOf(c)) {
					return
				}
			}
		}
	}
	return func(yield func(Value, Value) bool) {
		list := v
		if v.Kind() == Pointer {
			list = v.Elem()
		}
		for i := range list.Len() {
			if !yield(ValueOf(i), list.Index(i)) {
				return
			}
		}
	}
}

// Fields returns the fields of a struct with their values.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	n := len(v.Type().common().fields("Fields"))
	return func(yield func(StructField, Value) bool) {
		for i := range n {
			if !yield(v.typ.structField(i), v.Field(i)) {
				return
			}
		}
	}
}

// Methods returns the methods of v with their function values.
func (v Value) Methods() iter.Seq2[Method, Value] {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.Methods", Invalid})
	}
	return func(yield func(Method, Value) bool) {
		for i := range v.NumMethod() {
			if !yield(v.typ.Method(i), v.Method(i)) {
				return
			}
		}
	}
}
