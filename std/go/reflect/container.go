package reflect

import (
	"iter"
	"unsafe"
)

// MapIndex returns the element for key, the zero Value if there is none.
func (v Value) MapIndex(key Value) Value {
	v.mustBe(Map, "MapIndex")
	key = key.assignTo("reflect.Value.MapIndex", v.typ.key())
	p := mapGet(v.typ, v.pointer(), key.addr())
	if p == nil {
		return Value{}
	}
	return copied(v.typ.elem(), p, (v.flag|key.flag)&flagRO)
}

// MapKeys returns the keys of a map, in no order.
func (v Value) MapKeys() []Value {
	v.mustBe(Map, "MapKeys")
	keys := make([]Value, 0, v.Len())
	for it := v.MapRange(); it.Next(); {
		keys = append(keys, it.Key())
	}
	return keys
}

// SetMapIndex sets the element for key; the zero Value deletes it.
func (v Value) SetMapIndex(key, elem Value) {
	v.mustBe(Map, "SetMapIndex")
	v.mustBeExported("SetMapIndex")
	key.mustBeExported("SetMapIndex")
	key = key.assignTo("reflect.Value.SetMapIndex", v.typ.key())
	if elem.typ == nil {
		mapDelete(v.typ, v.pointer(), key.addr())
		return
	}
	elem.mustBeExported("SetMapIndex")
	elem = elem.assignTo("reflect.Value.SetMapIndex", v.typ.elem())
	mapSet(v.typ, v.pointer(), key.addr(), elem.addr())
}

// MapIter iterates over a map.
type MapIter struct {
	m         Value
	state     []unsafe.Pointer
	key, elem unsafe.Pointer
}

// MapRange returns an iterator over a map.
func (v Value) MapRange() *MapIter {
	if v.Kind() != Map {
		v.wrongKind("MapRange")
	}
	return &MapIter{m: v}
}

// Next goes to the next entry, and tells whether there is one.
func (it *MapIter) Next() bool {
	if !it.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if it.state == nil {
		it.state = make([]unsafe.Pointer, mapIterSize())
		mapIterInit(it.m.pointer(), unsafe.Pointer(&it.state[0]))
	} else if it.key == nil {
		panic("MapIter.Next called on exhausted iterator")
	}
	it.key, it.elem = mapIterNext(unsafe.Pointer(&it.state[0]))
	return it.key != nil
}

func (it *MapIter) check(method string) {
	if it.state == nil {
		panic("MapIter." + method + " called before Next")
	}
	if it.key == nil {
		panic("MapIter." + method + " called on exhausted iterator")
	}
}

func (it *MapIter) Key() Value {
	it.check("Key")
	return copied(it.m.typ.key(), it.key, it.m.flag&flagRO)
}

func (it *MapIter) Value() Value {
	it.check("Value")
	return copied(it.m.typ.elem(), it.elem, it.m.flag&flagRO)
}

// Reset lets the iterator go over another map.
func (it *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.mustBe(Map, "MapRange")
	}
	*it = MapIter{m: v}
}

// SetIterKey assigns the iterator's key to v.
func (v Value) SetIterKey(it *MapIter) {
	if it.state == nil {
		panic("reflect: Value.SetIterKey called before Next")
	}
	it.assign(v, "SetKey", Value{it.m.typ.key(), it.key, it.m.flag&flagRO | flagAddr})
}

// SetIterValue assigns the iterator's element to v.
func (v Value) SetIterValue(it *MapIter) {
	if it.state == nil {
		panic("reflect: Value.SetIterValue called before Next")
	}
	it.assign(v, "SetValue", Value{it.m.typ.elem(), it.elem, it.m.flag&flagRO | flagAddr})
}

// assign stores x, a part of the current entry, at v.
func (it *MapIter) assign(v Value, method string, x Value) {
	it.check(method)
	v.mustBeAssignable(method)
	x.mustBeExported(method)
	v.assign("reflect.MapIter."+method, x)
}

// ------------------------------------------------------------------------------------------- channels

// selectCase is the layout of a case of a select statement.
type selectCase struct {
	ch        unsafe.Pointer
	elem      unsafe.Pointer
	direction int // 0: send, 1: receive
}

// MakeChan makes a channel of a type.
func MakeChan(t Type, buffer int) Value {
	if t.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if t.ChanDir() != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	return pointerValue(t.common(), makeChan(t.common(), buffer))
}

func (v Value) Close() {
	v.mustBe(Chan, "Close")
	v.mustBeExported("Close")
	if v.typ.ChanDir()&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	chanClose(v.pointer())
}

func (v Value) Send(x Value) {
	v.mustBe(Chan, "Send")
	v.mustBeExported("Send")
	v.send(x, false)
}

// TrySend sends x unless it would have to wait.
func (v Value) TrySend(x Value) bool {
	v.mustBe(Chan, "TrySend")
	v.mustBeExported("TrySend")
	return v.send(x, true)
}

func (v Value) send(x Value, noWait bool) bool {
	if v.typ.ChanDir()&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustBeExported("Send")
	x = x.assignTo("reflect.Value.Send", v.typ.elem())
	c := selectCase{v.pointer(), x.addr(), 0}
	chosen, _ := chanSelect(unsafe.Pointer(&c), 1, noWait)
	return chosen == 0
}

func (v Value) Recv() (x Value, ok bool) {
	v.mustBe(Chan, "Recv")
	v.mustBeExported("Recv")
	return v.receive(false)
}

// TryRecv receives unless it would have to wait; then x is the zero Value.
func (v Value) TryRecv() (x Value, ok bool) {
	v.mustBe(Chan, "TryRecv")
	v.mustBeExported("TryRecv")
	return v.receive(true)
}

func (v Value) receive(noWait bool) (Value, bool) {
	if v.typ.ChanDir()&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	x := Value{v.typ.elem(), newArray(v.typ.elem(), 1), 0}
	c := selectCase{v.pointer(), x.ptr, 1}
	chosen, ok := chanSelect(unsafe.Pointer(&c), 1, noWait)
	if chosen < 0 {
		return Value{}, false
	}
	return x, ok
}

// SelectDir is the kind of a SelectCase.
type SelectDir int

const (
	_ SelectDir = iota
	SelectSend
	SelectRecv
	SelectDefault
)

// SelectCase is a case of Select.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// Select executes a select statement with these cases.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) > 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	list := make([]selectCase, len(cases)+1)
	places := make([]Value, len(cases))
	byDefault := -1
	for i, c := range cases {
		switch c.Dir {
		case SelectDefault:
			if byDefault >= 0 {
				panic("reflect.Select: multiple default cases")
			}
			byDefault = i
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
		case SelectSend:
			if !c.Chan.IsValid() {
				break
			}
			c.Chan.mustBe(Chan, "Select")
			if c.Chan.typ.ChanDir()&SendDir == 0 {
				panic("reflect.Select: SendDir case using recv-only channel")
			}
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			x := c.Send.assignTo("reflect.Select", c.Chan.typ.elem())
			list[i] = selectCase{c.Chan.pointer(), x.addr(), 0}
		case SelectRecv:
			if c.Send.IsValid() {
				panic("reflect.Select: RecvDir case has Send value")
			}
			if !c.Chan.IsValid() {
				break
			}
			c.Chan.mustBe(Chan, "Select")
			if c.Chan.typ.ChanDir()&RecvDir == 0 {
				panic("reflect.Select: RecvDir case using send-only channel")
			}
			places[i] = Value{c.Chan.typ.elem(), newArray(c.Chan.typ.elem(), 1), 0}
			list[i] = selectCase{c.Chan.pointer(), places[i].ptr, 1}
		default:
			panic("reflect.Select: invalid Dir")
		}
	}
	chosen, recvOK = chanSelect(unsafe.Pointer(&list[0]), len(cases), byDefault >= 0)
	if chosen < 0 {
		return byDefault, Value{}, false
	}
	if cases[chosen].Dir == SelectSend {
		return chosen, Value{}, false
	}
	return chosen, places[chosen], recvOK
}

// -------------------------------------------------------------------------------------------- iterators

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
	if !v.Type().CanSeq2() {
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
	v.mustBe(Struct, "Fields")
	return func(yield func(StructField, Value) bool) {
		for i := range v.NumField() {
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
