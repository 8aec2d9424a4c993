package fmt

import (
	"internal/reflectlite"
	"unicode/utf8"
)

// limit is the greatest width and precision.
const limit = 1e6

// directives is the state of a walk over a format.
type directives struct {
	format    string
	at        int
	args      []any
	arg       int  // the next operand
	reordered bool // an argument index was used
	indexOK   bool // of the directive at hand
}

// number reads a decimal number of s before end; next is end if it is too large.
func number(s string, start, end int) (n int, is bool, next int) {
	for next = start; next < end && '0' <= s[next] && s[next] <= '9'; next++ {
		if n > limit || n < -limit {
			return 0, false, end
		}
		n = n*10 + int(s[next]-'0')
		is = true
	}
	return n, is, next
}

// index reads an argument index [n], if one comes next, and tells whether it did.
func (d *directives) index() (found bool) {
	if d.at >= len(d.format) || d.format[d.at] != '[' {
		return false
	}
	d.reordered = true
	rest := d.format[d.at:]
	n, width, ok := 0, 1, false
	if len(rest) >= 3 {
		for i := 1; i < len(rest); i++ {
			if rest[i] == ']' {
				value, is, next := number(rest, 1, i)
				width = i + 1
				if is && next == i {
					n, ok = value-1, true
				}
				break
			}
		}
	}
	d.at += width
	if ok && 0 <= n && n < len(d.args) {
		d.arg = n
		return true
	}
	d.indexOK = false
	return ok
}

// starred takes the next operand as a width or precision.
func (d *directives) starred() (n int, ok bool) {
	if d.arg >= len(d.args) {
		return 0, false
	}
	arg := d.args[d.arg]
	d.arg++
	n, ok = arg.(int)
	if !ok && arg != nil {
		v := reflectlite.ValueOf(arg)
		switch v.Kind() {
		case reflectlite.Int, reflectlite.Int8, reflectlite.Int16, reflectlite.Int32, reflectlite.Int64:
			n, ok = int(v.Int()), true
		case reflectlite.Uint, reflectlite.Uint8, reflectlite.Uint16, reflectlite.Uint32,
			reflectlite.Uint64, reflectlite.Uintptr:
			n = int(v.Uint())
			ok = n >= 0
		}
	}
	if n > limit || n < -limit {
		return 0, false
	}
	if !ok {
		n = 0
	}
	return n, ok
}

func (p *printer) printf(format string, a []any) {
	d := directives{format: format, args: a}
	end := len(format)
	for d.at < end {
		start := d.at
		for d.at < end && format[d.at] != '%' {
			d.at++
		}
		if d.at > start {
			p.buf = append(p.buf, format[start:d.at]...)
		}
		if d.at >= end {
			break
		}
		d.at++
		p.flags = flags{}
		p.directive(&d)
	}
	if !d.reordered && d.arg < len(a) {
		p.extra(a[d.arg:])
	}
}

// directive prints what follows a percent sign.
func (p *printer) directive(d *directives) {
	format, end := d.format, len(d.format)
flags:
	for ; d.at < end; d.at++ {
		c := format[d.at]
		switch c {
		case '#':
			p.sharp = true
		case '0':
			p.zero = true
		case '+':
			p.plus = true
		case '-':
			p.minus = true
		case ' ':
			p.space = true
		default:
			if 'a' <= c && c <= 'z' && d.arg < len(d.args) {
				d.at++
				p.operand(d, rune(c))
				return
			}
			break flags
		}
	}
	d.indexOK = true
	afterIndex := p.widthAndPrecision(d)
	if !afterIndex {
		d.index()
	}
	if d.at >= end {
		p.buf = append(p.buf, "%!(NOVERB)"...)
		return
	}
	verb, size := rune(format[d.at]), 1
	if verb >= utf8.RuneSelf {
		verb, size = utf8.DecodeRuneInString(format[d.at:])
	}
	d.at += size
	switch {
	case verb == '%':
		p.buf = append(p.buf, '%')
	case !d.indexOK:
		p.mistake(verb, "BADINDEX")
	case d.arg >= len(d.args):
		p.mistake(verb, "MISSING")
	default:
		p.operand(d, verb)
	}
}

// widthAndPrecision reads them, and tells whether an argument index was last.
func (p *printer) widthAndPrecision(d *directives) (afterIndex bool) {
	end := len(d.format)
	afterIndex = d.index()
	if d.at < end && d.format[d.at] == '*' {
		d.at++
		p.width, p.hasWidth = d.starred()
		if !p.hasWidth {
			p.buf = append(p.buf, "%!(BADWIDTH)"...)
		}
		if p.width < 0 {
			p.width = -p.width
			p.minus = true
			p.zero = false
		}
		afterIndex = false
	} else {
		p.width, p.hasWidth, d.at = number(d.format, d.at, end)
		if afterIndex && p.hasWidth {
			d.indexOK = false
		}
	}
	if d.at+1 >= end || d.format[d.at] != '.' {
		return afterIndex
	}
	d.at++
	if afterIndex {
		d.indexOK = false
	}
	afterIndex = d.index()
	if d.at < end && d.format[d.at] == '*' {
		d.at++
		p.prec, p.hasPrec = d.starred()
		if p.prec < 0 {
			p.prec, p.hasPrec = 0, false
		}
		if !p.hasPrec {
			p.buf = append(p.buf, "%!(BADPREC)"...)
		}
		return false
	}
	p.prec, p.hasPrec, d.at = number(d.format, d.at, end)
	p.hasPrec = true
	return afterIndex
}

// operand prints the next operand.
func (p *printer) operand(d *directives, verb rune) {
	switch verb {
	case 'w':
		p.wrapped = append(p.wrapped, d.arg)
		fallthrough
	case 'v':
		p.sharpV, p.sharp = p.sharp, false
		p.plusV, p.plus = p.plus, false
	}
	arg := d.args[d.arg]
	d.arg++
	p.printArg(arg, verb)
}

func (p *printer) mistake(verb rune, text string) {
	p.buf = append(p.buf, "%!"...)
	p.buf = utf8.AppendRune(p.buf, verb)
	p.buf = append(p.buf, '(')
	p.buf = append(p.buf, text...)
	p.buf = append(p.buf, ')')
}

// extra prints the operands that no directive took.
func (p *printer) extra(a []any) {
	p.flags = flags{}
	p.buf = append(p.buf, "%!(EXTRA "...)
	for i, arg := range a {
		if i > 0 {
			p.buf = append(p.buf, ", "...)
		}
		if arg == nil {
			p.buf = append(p.buf, "<nil>"...)
			continue
		}
		p.buf = append(p.buf, reflectlite.TypeOf(arg).String()...)
		p.buf = append(p.buf, '=')
		p.printArg(arg, 'v')
	}
	p.buf = append(p.buf, ')')
}
