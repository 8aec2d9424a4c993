// Formatters, stringers and their flags: what State and Formatter tell, and how panics are shown.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
)

type probe struct{}

func (probe) Format(s fmt.State, verb rune) {
	w, hasW := s.Width()
	p, hasP := s.Precision()
	flags := ""
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			flags += string(c)
		}
	}
	fmt.Fprintf(s, "{%c %q %d %v %d %v %s}", verb, flags, w, hasW, p, hasP, fmt.FormatString(s, verb))
	io.WriteString(s, "")
}

type gopher struct{ n int }

func (g gopher) GoString() string { return "gopher!" }
func (g *gopher) String() string  { return "pointed" }

type faulty struct{}

func (faulty) String() string { panic("no text") }

type nilable struct{ x int }

func (n *nilable) Error() string { return fmt.Sprint("x=", n.x) }

type failer struct{}

func (failer) Error() string { panic(errors.New("inner")) }

type both struct{}

func (both) Error() string  { return "error" }
func (both) String() string { return "string" }

type named string
type list []named
type wrapper struct {
	P probe
	B both
	I any
	E error
	l list
	m map[named]both
}

func main() {
	for _, format := range []string{"%v", "%+v", "%#v", "%s", "%5d", "%-8.3x", "%+ 010.2f", "%.q", "%*d", "%.*s", "%[1]*.[1]*z", "%0-5v", "%日"} {
		fmt.Printf(format+"|", probe{})
		fmt.Printf(format+"\n", 7, probe{})
	}
	g := gopher{3}
	fmt.Printf("%v %#v %s %v %#v %+v\n", g, g, g, &g, &g, []gopher{g})
	fmt.Printf("%v %s %d %#v\n", faulty{}, faulty{}, faulty{}, faulty{})
	var n *nilable
	fmt.Printf("%v %s %+v %q\n", n, n, n, n)
	fmt.Printf("%v %x\n", failer{}, failer{})
	fmt.Printf("%v %s %q %x %d %#v\n", both{}, both{}, both{}, both{}, both{}, both{})
	w := wrapper{I: both{}, E: both{}, l: list{"a", "b"}, m: map[named]both{"k": {}}}
	fmt.Printf("%v\n%+v\n", w, w)
	fmt.Printf("%s %d\n", w.l, w.l)
	fmt.Println(fmt.Sprint("a", 1, 2, "b", "c", 3.5, nil, 'x'), fmt.Sprintln("a", 1), fmt.Sprint(), fmt.Sprint(nil, nil))
	fmt.Printf("%!|%z|%d|%s|%[3]d|%[0]d|%[x]d|%[2]*[1]d|%d %d\n", 1, "two", 3)
	fmt.Printf("%d %s\n", "text", 5)
	fmt.Printf("%[2]d %[1]d %d\n", 1, 2)
	fmt.Printf("%6.2f|%-6.1f|%06.1f|%+.1e|% d|%x|%X|%#x|%#o|%b|%c|%U|%#U\n", 3.14159, 2.5, -1.5, 12345.678, 5, "hi", []byte("hi"), 255, 8, 5, 'é', 'é', '日')
	fmt.Printf("%t|%5t|%q|%#q|%+q|%x|% x|%#x|% #x\n", true, false, "a\"b", "a`b", "é", "abc", "abc", "abc", "abc")
	fmt.Printf("%p %v %t\n", nil, (*int)(nil), 1)
	fmt.Printf("%T %T %T %T\n", nil, w.m, func(int) error { return nil }, struct{ a int }{})
	fmt.Printf("%08b|%-8d|%+d|%x|%o|%O\n", 5, 42, 42, -255, -8, 8)
	fmt.Printf("%v %v %v\n", [2]bool{true}, map[string]int{"z": 1, "a": 2}, struct {
		a any
		b *int
	}{})
	fmt.Printf("%#v %#v %#v %#v %#v\n", []any{1, "a", nil, 1.0}, map[string][]int{"a": {1}}, struct{ X *int }{}, [0]int{}, named("n"))
	fmt.Printf("%s %v\n", []string{"a", "b"}, []error{errors.New("e"), nil})
	fmt.Printf("%s|%s|%v\n", error(nil), []byte(nil), []byte{1, 2})
	fmt.Printf("%6q|%-6q|%06d|%x|%X\n", 'x', 'y', -42, 3.5, -1)
	count, err := fmt.Fprintf(os.Stdout, "%c%c%c\n", 0x1F600, -1, 0x110000)
	fmt.Println(count, err)
	err = fmt.Errorf("a %w b %w c %v", io.EOF, os.ErrNotExist, io.ErrUnexpectedEOF)
	fmt.Println(err, errors.Is(err, io.EOF), errors.Is(err, os.ErrNotExist), errors.Is(err, io.ErrUnexpectedEOF), errors.Unwrap(err))
	err = fmt.Errorf("%w", nil)
	fmt.Println(err, errors.Unwrap(err), fmt.Errorf("%w %[1]w", io.EOF), fmt.Errorf("%w", "text"))
	fmt.Println(string(fmt.Append([]byte("x"), 1, 2)), string(fmt.Appendf(nil, "%03d", 7)), string(fmt.Appendln(nil, "a", 1)))
}
