package reflect

import "internal/reflectlite"

// Implements tells whether t has the methods of the interface type u.
func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(u.common(), t)
}

func implements(iface, t *rtype) bool {
	want := iface.info().Methods
	if len(want) == 0 {
		return true
	}
	have := t.info().Methods // in the order of names, exported ones first
	if t.Kind() != Interface && want[len(want)-1].Pkg != "" {
		return typeImplements(iface, t) != nil
	}
	for i := range want {
		for len(have) > 0 && !sameMethod(&want[i], &have[0]) {
			have = have[1:]
		}
		if len(have) == 0 {
			return false
		}
	}
	return true
}

func sameMethod(a, b *reflectlite.Method) bool {
	return a.Name == b.Name && a.Pkg == b.Pkg && a.Type == b.Type
}

// AssignableTo tells whether values of t can be assigned to type u.
func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	to := u.common()
	return directlyAssignable(to, t) || to.Kind() == Interface && implements(to, t)
}

// ConvertibleTo tells whether values of t can be converted to type u.
func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return converter(u.common(), t) != nil
}

func directlyAssignable(to, from *rtype) bool {
	if to == from {
		return true
	}
	if to.has(reflectlite.Named) && from.has(reflectlite.Named) || to.KindNo != from.KindNo {
		return false
	}
	if to.Kind() == Chan && from.Length == int(BothDir) && to.ElemType == from.ElemType {
		return true
	}
	return sameUnderlying(to, from, true)
}

// sameUnderlying tells whether the types' structures are identical, one level below their names.
func sameUnderlying(t, u *rtype, tags bool) bool {
	if t == u {
		return true
	}
	if t.KindNo != u.KindNo {
		return false
	}
	switch t.Kind() {
	case Array, Chan:
		return t.Length == u.Length && samePart(t.ElemType, u.ElemType, tags)
	case Pointer, Slice:
		return samePart(t.ElemType, u.ElemType, tags)
	case Map:
		return samePart(t.ElemType, u.ElemType, tags) && samePart(t.KeyType, u.KeyType, tags)
	case Func:
		return (t.Flags^u.Flags)&reflectlite.Variadic == 0 &&
			sameParts(t.info().Params, u.info().Params, tags) && sameParts(t.info().Results, u.info().Results, tags)
	case Interface:
		return t.NumMethod() == u.NumMethod() && implements(t, u)
	case Struct:
		return sameFields(t.info().Fields, u.info().Fields, tags)
	}
	return true // of basic kinds
}

func samePart(a, b *reflectlite.Desc, tags bool) bool {
	if a == b || tags {
		return a == b
	}
	t, u := (*rtype)(a), (*rtype)(b)
	return !t.has(reflectlite.Named) && !u.has(reflectlite.Named) && sameUnderlying(t, u, tags)
}

func sameParts(a, b []*reflectlite.Desc, tags bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !samePart(a[i], b[i], tags) {
			return false
		}
	}
	return true
}

func sameFields(a, b []reflectlite.Field, tags bool) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		f, g := &a[i], &b[i]
		if f.Name != g.Name || f.Pkg != g.Pkg || tags && f.Tag != g.Tag || f.Offset != g.Offset ||
			f.Embedded != g.Embedded || !samePart(f.Type, g.Type, tags) {
			return false
		}
	}
	return true
}
