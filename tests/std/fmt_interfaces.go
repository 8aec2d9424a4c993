package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

type str struct{ n int }

func (s str) String() string { return fmt.Sprintf("str<%d>", s.n) }

type pstr struct{ n int }

func (s *pstr) String() string {
	if s == nil {
		return "nil-pstr"
	}
	return fmt.Sprint("pstr:", s.n)
}

type gostr int

func (g gostr) GoString() string { return "gostr!" }

type both struct{}

func (both) Error() string  { return "an error" }
func (both) String() string { return "a string" }

type panicky struct{ v any }

func (p panicky) String() string { panic(p.v) }

type nilpanic struct{ s *string }

func (n *nilpanic) String() string { return *n.s }

type formatter struct{}

func (formatter) Format(f fmt.State, verb rune) {
	w, wok := f.Width()
	p, pok := f.Precision()
	var flags strings.Builder
	for _, c := range "+-# 0" {
		if f.Flag(int(c)) {
			flags.WriteRune(c)
		}
	}
	fmt.Fprintf(f, "{%c %d %t %d %t %q %s}", verb, w, wok, p, pok, flags.String(), fmt.FormatString(f, verb))
}

type inner struct{ s str }
type outer struct {
	S  str
	P  *pstr
	I  any
	in inner
}
type strmap map[str]gostr
type recursive struct {
	name string
	next *recursive
}
type errWriter struct{ n int }

func (w *errWriter) Write(p []byte) (int, error) {
	if w.n -= len(p); w.n < 0 {
		return 0, errors.New("full")
	}
	return len(p), nil
}

func main() {
	fmt.Println(str{1}, &str{2}, pstr{3}, &pstr{4}, (*pstr)(nil), []str{{5}}, map[string]str{"k": {6}})
	fmt.Printf("%v %s %d %q %x %#v\n", str{1}, str{1}, str{1}, str{1}, str{1}, str{1})
	fmt.Printf("%v %#v %d\n", gostr(1), gostr(1), gostr(1))
	fmt.Printf("%v %s %#v %q\n", both{}, both{}, both{}, both{})
	fmt.Printf("%v %s\n", panicky{"boom"}, panicky{errors.New("err")})
	fmt.Printf("%v %d\n", panicky{str{9}}, panicky{1})
	fmt.Printf("%v %s\n", (*nilpanic)(nil), &nilpanic{})
	fmt.Printf("%v|%+5.2s|%-#08x|% d\n", formatter{}, formatter{}, formatter{}, formatter{})
	fmt.Println(formatter{}, []any{formatter{}})
	o := outer{str{1}, &pstr{2}, str{3}, inner{str{4}}}
	fmt.Printf("%v\n%+v\n", o, o)
	fmt.Printf("%v %+v\n", strmap{{1}: 2}, []any{str{1}, nil, &str{2}})
	r := &recursive{"a", &recursive{"b", nil}}
	fmt.Printf("%v %+v\n", *r.next, *r.next)
	e1 := fmt.Errorf("ctx: %w", io.EOF)
	e2 := fmt.Errorf("two: %w and %w", e1, io.ErrUnexpectedEOF)
	e3 := fmt.Errorf("none: %v", e2)
	e4 := fmt.Errorf("bad: %w", "str")
	e5 := fmt.Errorf("idx: %[2]w %[1]d", 1, io.EOF)
	for _, e := range []error{e1, e2, e3, e4, e5} {
		fmt.Println(e, errors.Is(e, io.EOF), errors.Is(e, io.ErrUnexpectedEOF), errors.Unwrap(e))
	}
	fmt.Printf("%T %T %T\n", e1, e2, e3)
	fmt.Println(fmt.Sprintf("%w", io.EOF))
	n, err := fmt.Fprintf(&errWriter{5}, "%s", "123456")
	fmt.Println(n, err)
	n, err = fmt.Fprintln(&errWriter{50}, "ok", 1)
	fmt.Println(n, err)
	b := fmt.Appendf(nil, "%03d|", 7)
	b = fmt.Append(b, "a", 1, 2, "b")
	b = fmt.Appendln(b, "x", nil)
	fmt.Printf("%q\n", b)
	var w io.Writer
	fmt.Printf("%v %T\n", w, w)
	type T struct {
		A any
		B []byte
		C [2]int8
		D *int
	}
	fmt.Printf("%v %+v %#v\n", T{}, T{A: 1, B: []byte("hi")}, T{A: "s", C: [2]int8{1, 2}})
	fmt.Printf("%#v %#v %#v %#v\n", struct{}{}, []any{1, "a", nil, 1.5}, map[string]any{"b": 1, "a": []int{1}}, any(nil))
	fmt.Printf("%#v %#v %#v %#v %#v\n", int8(1), uint8(2), 'x', "q\t", 1e6)
	fmt.Printf("%#v %#v\n", float32(1.5), complex(1, 2))
}
