package reflect

import "unsafe"

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
			c.Chan.mustBe(Chan, noMethod)
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
			c.Chan.mustBe(Chan, noMethod)
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
