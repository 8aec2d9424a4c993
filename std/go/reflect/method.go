package reflect

import (
	"internal/reflectlite"
	"iter"
	"unsafe"
)

// Method is a method of a type.
type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

// IsExported tells whether the method's name is exported.
func (m Method) IsExported() bool { return m.PkgPath == "" }

func (t *rtype) NumMethod() int { return len(t.info().Methods) }

func (t *rtype) Method(i int) Method {
	if uint(i) >= uint(t.NumMethod()) {
		panic("reflect: Method index out of range")
	}
	m := &t.info().Methods[i]
	result := Method{Name: m.Name, PkgPath: m.Pkg, Type: (*rtype)(m.Type), Index: i}
	if t.Kind() == Interface {
		return result
	}
	full := withReceiver(t, (*rtype)(m.Type))
	result.Type = full
	result.Func = methodExpr(full, m)
	return result
}

// withReceiver returns the type of a method as a function whose first parameter is the receiver.
func withReceiver(recv, method *rtype) *rtype {
	f := method.info()
	types := append([]*reflectlite.Desc{(*reflectlite.Desc)(recv)}, f.Params...)
	types = append(types, f.Results...)
	return makeFuncType(unsafe.Pointer(&types[0]), len(types), len(f.Params)+1, method.has(reflectlite.Variadic))
}

func (t *rtype) MethodByName(name string) (Method, bool) {
	if i := t.methodIndex(name); i >= 0 {
		return t.Method(i), true
	}
	return Method{}, false
}

// methodIndex returns the number of a method, -1 if there is none of that name.
func (t *rtype) methodIndex(name string) int {
	for i := range t.info().Methods {
		if t.Info.Methods[i].Name == name {
			return i
		}
	}
	return -1
}

func (t *rtype) Methods() iter.Seq[Method] {
	return func(yield func(Method) bool) {
		for i := range t.NumMethod() {
			if !yield(t.Method(i)) {
				return
			}
		}
	}
}
