// Package fmt prints values by format verbs, and their default forms.
package fmt

import (
	"io"
	"os"
)

// State is the printer that a Formatter writes to.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// Formatter is a value that prints itself for every verb.
type Formatter interface {
	Format(f State, verb rune)
}

// Stringer is a value with a text of its own.
type Stringer interface {
	String() string
}

// GoStringer is a value with a text of its own for %#v.
type GoStringer interface {
	GoString() string
}

// FormatString returns the directive, without argument indices, that a Formatter was called for.
func FormatString(state State, verb rune) string {
	b := []byte{'%'}
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if width, ok := state.Width(); ok {
		b = appendDecimal(b, width)
	}
	if precision, ok := state.Precision(); ok {
		b = append(b, '.')
		b = appendDecimal(b, precision)
	}
	return string(b) + string(verb)
}

func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	return w.Write(p.buf)
}

func Printf(format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	return os.Stdout.Write(p.buf)
}

func Sprintf(format string, a ...any) string {
	p := newPrinter()
	p.printf(format, a)
	return string(p.buf)
}

func Appendf(b []byte, format string, a ...any) []byte {
	p := newPrinter()
	p.printf(format, a)
	return append(b, p.buf...)
}

func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	return w.Write(p.buf)
}

func Print(a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	return os.Stdout.Write(p.buf)
}

func Sprint(a ...any) string {
	p := newPrinter()
	p.print(a)
	return string(p.buf)
}

func Append(b []byte, a ...any) []byte {
	p := newPrinter()
	p.print(a)
	return append(b, p.buf...)
}

func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	return w.Write(p.buf)
}

func Println(a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	return os.Stdout.Write(p.buf)
}

func Sprintln(a ...any) string {
	p := newPrinter()
	p.println(a)
	return string(p.buf)
}

func Appendln(b []byte, a ...any) []byte {
	p := newPrinter()
	p.println(a)
	return append(b, p.buf...)
}

// println prints operands in their default forms, spaces between, and a newline.
func (p *printer) println(a []any) {
	for i, arg := range a {
		if i > 0 {
			p.buf = append(p.buf, ' ')
		}
		switch x := arg.(type) {
		case string:
			p.buf = append(p.buf, x...)
		case int:
			p.buf = appendDecimal(p.buf, x)
		default:
			p.printArg(arg, 'v')
		}
	}
	p.buf = append(p.buf, '\n')
}

// print prints operands in their default forms, with spaces between two that are no strings.
func (p *printer) print(a []any) {
	afterString := true
	for _, arg := range a {
		text := isString(arg)
		if !text && !afterString {
			p.buf = append(p.buf, ' ')
		}
		p.printArg(arg, 'v')
		afterString = text
	}
}
