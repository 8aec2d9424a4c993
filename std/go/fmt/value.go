package fmt

import (
	"internal/reflectlite"
	"unicode/utf8"
)

// printer prints into buf. It is the State of Formatters.
type printer struct {
	buf []byte
	flags
	arg        any               // the operand at hand
	value      reflectlite.Value // the part of it at hand, if reflection found it
	wrapped    []int             // operands of %w
	wrapErrors bool              // %w is allowed
	panicking  bool              // a panic is being printed
	erroring   bool              // a bad verb is being printed: no methods
}

func newPrinter() *printer {
	return &printer{buf: make([]byte, 0, 64)}
}

func (p *printer) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

func (p *printer) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

func (p *printer) Width() (wid int, ok bool)      { return p.width, p.hasWidth }
func (p *printer) Precision() (prec int, ok bool) { return p.prec, p.hasPrec }

func (p *printer) Flag(c int) bool {
	switch c {
	case '-':
		return p.minus
	case '+':
		return p.plus || p.plusV
	case '#':
		return p.sharp || p.sharpV
	case ' ':
		return p.space
	case '0':
		return p.zero
	}
	return false
}

func isString(x any) bool {
	if x == nil {
		return false
	}
	if _, ok := x.(string); ok {
		return true
	}
	return reflectlite.TypeOf(x).Kind() == reflectlite.String
}

func (p *printer) badVerb(verb rune) {
	p.erroring = true
	p.buf = append(p.buf, "%!"...)
	p.buf = utf8.AppendRune(p.buf, verb)
	p.buf = append(p.buf, '(')
	switch {
	case p.value.IsValid():
		p.buf = append(p.buf, p.value.Typ.String()...)
		p.buf = append(p.buf, '=')
		p.printValue(p.value, 'v', 0, false)
	case p.arg != nil:
		p.buf = append(p.buf, reflectlite.TypeOf(p.arg).String()...)
		p.buf = append(p.buf, '=')
		p.printArg(p.arg, 'v')
	default:
		p.buf = append(p.buf, "<nil>"...)
	}
	p.buf = append(p.buf, ')')
	p.erroring = false
}

func (p *printer) printArg(arg any, verb rune) {
	p.arg = arg
	p.value = reflectlite.Value{}
	if arg == nil {
		switch verb {
		case 'T', 'v':
			p.text("<nil>")
		default:
			p.badVerb(verb)
		}
		return
	}
	switch verb {
	case 'T':
		p.text(p.truncate(reflectlite.TypeOf(arg).String()))
		return
	case 'p':
		p.formatPointer(reflectlite.ValueOf(arg), 'p')
		return
	}
	switch x := arg.(type) {
	case string:
		p.formatString(x, verb)
	case int:
		p.formatInteger(uint64(x), true, verb)
	case bool:
		p.formatBool(x, verb)
	case float64:
		p.formatFloat(x, 64, verb)
	case float32:
		p.formatFloat(float64(x), 32, verb)
	case int8:
		p.formatInteger(uint64(x), true, verb)
	case int16:
		p.formatInteger(uint64(x), true, verb)
	case int32:
		p.formatInteger(uint64(x), true, verb)
	case int64:
		p.formatInteger(uint64(x), true, verb)
	case uint:
		p.formatInteger(uint64(x), false, verb)
	case uint8:
		p.formatInteger(uint64(x), false, verb)
	case uint16:
		p.formatInteger(uint64(x), false, verb)
	case uint32:
		p.formatInteger(uint64(x), false, verb)
	case uint64:
		p.formatInteger(x, false, verb)
	case uintptr:
		p.formatInteger(uint64(x), false, verb)
	case complex64:
		p.formatComplex(complex128(x), 64, verb)
	case complex128:
		p.formatComplex(x, 128, verb)
	case []byte:
		switch verb {
		case 'v', 'd', 's', 'x', 'X', 'q':
			p.formatBytes(x, verb, "[]byte")
		default:
			p.printValue(reflectlite.ValueOf(arg), verb, 0, false)
		}
	default:
		if v, hidden, ok := reflected(arg); ok {
			p.printReflected(v, verb, hidden)
		} else if !p.callMethod(verb) {
			p.printValue(reflectlite.ValueOf(arg), verb, 0, false)
		}
	}
}

// printReflected prints what an operand of type reflect.Value stands for.
func (p *printer) printReflected(v reflectlite.Value, verb rune, hidden bool) {
	if v.IsValid() && !hidden {
		p.arg = dynamic(v)
		if p.callMethod(verb) {
			return
		}
	}
	p.printValue(v, verb, 0, hidden)
}

// callMethod prints the operand by a method of its own, if it has one for the verb.
func (p *printer) callMethod(verb rune) bool {
	if p.erroring {
		return false
	}
	if verb == 'w' {
		if _, ok := p.arg.(error); !ok || !p.wrapErrors {
			p.badVerb(verb)
			return true
		}
		verb = 'v'
	}
	if f, ok := p.arg.(Formatter); ok {
		p.callFormat(f, verb)
		return true
	}
	if p.sharpV {
		g, ok := p.arg.(GoStringer)
		if ok {
			p.callGoString(g, verb)
		}
		return ok
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch x := p.arg.(type) {
		case error:
			p.callError(x, verb)
			return true
		case Stringer:
			p.callString(x, verb)
			return true
		}
	}
	return false
}

func (p *printer) callFormat(f Formatter, verb rune) {
	defer p.printPanic(p.arg, verb, "Format")
	f.Format(p, verb)
}

func (p *printer) callGoString(g GoStringer, verb rune) {
	defer p.printPanic(p.arg, verb, "GoString")
	p.text(p.truncate(g.GoString()))
}

func (p *printer) callError(err error, verb rune) {
	defer p.printPanic(p.arg, verb, "Error")
	p.formatString(err.Error(), verb)
}

func (p *printer) callString(s Stringer, verb rune) {
	defer p.printPanic(p.arg, verb, "String")
	p.formatString(s.String(), verb)
}

// printPanic prints the panic of a method instead of its text; <nil> if the receiver is a nil pointer.
func (p *printer) printPanic(arg any, verb rune, method string) {
	err := recover()
	if err == nil {
		return
	}
	if v := reflectlite.ValueOf(arg); v.Kind() == reflectlite.Pointer && v.Pointer() == nil {
		p.buf = append(p.buf, "<nil>"...)
		return
	}
	if p.panicking {
		panic(err)
	}
	saved := p.flags
	p.flags = flags{}
	p.buf = append(p.buf, "%!"...)
	p.buf = utf8.AppendRune(p.buf, verb)
	p.buf = append(p.buf, "(PANIC="...)
	p.buf = append(p.buf, method...)
	p.buf = append(p.buf, " method: "...)
	p.panicking = true
	p.printArg(err, 'v')
	p.panicking = false
	p.buf = append(p.buf, ')')
	p.flags = saved
	p.width, p.prec = 0, 0
}

func (p *printer) formatPointer(v reflectlite.Value, verb rune) {
	switch v.Kind() {
	case reflectlite.Chan, reflectlite.Func, reflectlite.Map, reflectlite.Pointer, reflectlite.Slice,
		reflectlite.UnsafePointer:
	default:
		p.badVerb(verb)
		return
	}
	u := uint64(uintptr(v.Pointer()))
	switch verb {
	case 'v':
		switch {
		case p.sharpV:
			p.buf = append(p.buf, '(')
			p.buf = append(p.buf, v.Typ.String()...)
			p.buf = append(p.buf, ")("...)
			if u == 0 {
				p.buf = append(p.buf, "nil"...)
			} else {
				p.hex(u, true)
			}
			p.buf = append(p.buf, ')')
		case u == 0:
			p.text("<nil>")
		default:
			p.hex(u, !p.sharp)
		}
	case 'p':
		p.hex(u, !p.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.formatInteger(u, false, verb)
	default:
		p.badVerb(verb)
	}
}

// dynamic returns the value, or what it holds if it is an interface, as an interface.
func dynamic(v reflectlite.Value) any {
	if v.Kind() == reflectlite.Interface {
		v = v.Elem()
		if !v.IsValid() {
			return nil
		}
	}
	return v.Interface()
}

// printValue prints a value that lies at depth within the operand; hidden if an unexported field was on
// the way, whose methods may not be called.
func (p *printer) printValue(v reflectlite.Value, verb rune, depth int, hidden bool) {
	if !v.IsValid() {
		switch {
		case depth == 0:
			p.buf = append(p.buf, "<invalid reflect.Value>"...)
		case verb == 'v':
			p.buf = append(p.buf, "<nil>"...)
		default:
			p.badVerb(verb)
		}
		return
	}
	if depth > 0 && !hidden {
		p.arg = dynamic(v)
		p.value = v
		if p.callMethod(verb) {
			return
		}
	}
	p.value = v
	switch v.Kind() {
	case reflectlite.Bool:
		p.formatBool(v.Bool(), verb)
	case reflectlite.Int, reflectlite.Int8, reflectlite.Int16, reflectlite.Int32, reflectlite.Int64:
		p.formatInteger(uint64(v.Int()), true, verb)
	case reflectlite.Uint, reflectlite.Uint8, reflectlite.Uint16, reflectlite.Uint32, reflectlite.Uint64,
		reflectlite.Uintptr:
		p.formatInteger(v.Uint(), false, verb)
	case reflectlite.Float32:
		p.formatFloat(v.Float(), 32, verb)
	case reflectlite.Float64:
		p.formatFloat(v.Float(), 64, verb)
	case reflectlite.Complex64:
		p.formatComplex(v.Complex(), 64, verb)
	case reflectlite.Complex128:
		p.formatComplex(v.Complex(), 128, verb)
	case reflectlite.String:
		p.formatString(v.String(), verb)
	case reflectlite.Map:
		p.printMap(v, verb, depth, hidden)
	case reflectlite.Struct:
		p.printStruct(v, verb, depth, hidden)
	case reflectlite.Interface:
		elem := v.Elem()
		switch {
		case elem.IsValid():
			p.printValue(elem, verb, depth+1, hidden)
		case p.sharpV:
			p.buf = append(p.buf, v.Typ.String()...)
			p.buf = append(p.buf, "(nil)"...)
		default:
			p.buf = append(p.buf, "<nil>"...)
		}
	case reflectlite.Array, reflectlite.Slice:
		p.printSequence(v, verb, depth, hidden)
	case reflectlite.Pointer:
		if depth == 0 && v.Pointer() != nil {
			elem := v.Elem()
			switch elem.Kind() {
			case reflectlite.Array, reflectlite.Slice, reflectlite.Struct, reflectlite.Map:
				p.buf = append(p.buf, '&')
				p.printValue(elem, verb, depth+1, hidden)
				return
			}
		}
		p.formatPointer(v, verb)
	default:
		p.formatPointer(v, verb)
	}
}

func (p *printer) printMap(v reflectlite.Value, verb rune, depth int, hidden bool) {
	if p.sharpV {
		p.buf = append(p.buf, v.Typ.String()...)
		if v.Pointer() == nil {
			p.buf = append(p.buf, "(nil)"...)
			return
		}
		p.buf = append(p.buf, '{')
	} else {
		p.buf = append(p.buf, "map["...)
	}
	keys, values, n := v.MapEntries()
	for i, k := range sortedKeys(keys, n) {
		if i > 0 {
			p.separate()
		}
		p.printValue(keys.At(k), verb, depth+1, hidden)
		p.buf = append(p.buf, ':')
		p.printValue(values.At(k), verb, depth+1, hidden)
	}
	if p.sharpV {
		p.buf = append(p.buf, '}')
	} else {
		p.buf = append(p.buf, ']')
	}
}

// separate writes what stands between elements.
func (p *printer) separate() {
	if p.sharpV {
		p.buf = append(p.buf, ", "...)
	} else {
		p.buf = append(p.buf, ' ')
	}
}

func (p *printer) printStruct(v reflectlite.Value, verb rune, depth int, hidden bool) {
	if p.sharpV {
		p.buf = append(p.buf, v.Typ.String()...)
	}
	p.buf = append(p.buf, '{')
	n := v.Typ.NumField()
	for i := 0; i < n; i++ {
		if i > 0 {
			p.separate()
		}
		field, name, exported := v.Field(i)
		if p.plusV || p.sharpV {
			p.buf = append(p.buf, name...)
			p.buf = append(p.buf, ':')
		}
		if field.Kind() == reflectlite.Interface {
			if elem := field.Elem(); elem.IsValid() {
				field = elem
			}
		}
		p.printValue(field, verb, depth+1, hidden || !exported)
	}
	p.buf = append(p.buf, '}')
}

func (p *printer) printSequence(v reflectlite.Value, verb rune, depth int, hidden bool) {
	switch verb {
	case 's', 'q', 'x', 'X':
		if v.Typ.Elem().Kind() == reflectlite.Uint8 {
			p.formatBytes(v.Bytes(), verb, v.Typ.String())
			return
		}
	}
	opening, closing := byte('['), byte(']')
	if p.sharpV {
		p.buf = append(p.buf, v.Typ.String()...)
		if v.Kind() == reflectlite.Slice && v.Pointer() == nil {
			p.buf = append(p.buf, "(nil)"...)
			return
		}
		opening, closing = '{', '}'
	}
	p.buf = append(p.buf, opening)
	n := v.Len()
	for i := 0; i < n; i++ {
		if i > 0 {
			p.separate()
		}
		p.printValue(v.Index(i), verb, depth+1, hidden)
	}
	p.buf = append(p.buf, closing)
}
