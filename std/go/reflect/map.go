package reflect

import "unsafe"

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
