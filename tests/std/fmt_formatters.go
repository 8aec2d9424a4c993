package main

import (
	"fmt"
	"strings"
)

// probe prints what a Formatter is told of a directive.
type probe struct{}

func (probe) Format(s fmt.State, verb rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	var flags []byte
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			flags = append(flags, byte(c))
		}
	}
	fmt.Fprintf(s, "{%c w=%d,%v p=%d,%v f=%q again=%s}", verb, w, wok, p, pok, flags, fmt.FormatString(s, verb))
}

type gostring struct{ n int }

func (g gostring) GoString() string { return fmt.Sprintf("gostring#%d", g.n) }
func (g gostring) String() string   { return fmt.Sprintf("string#%d", g.n) }

type pointerOnly struct{ n int }

func (p *pointerOnly) String() string { return fmt.Sprint("ptr ", p.n) }

type bad struct{ why any }

func (b bad) String() string { panic(b.why) }

type badFormat struct{}

func (badFormat) Format(s fmt.State, verb rune) { s.Write([]byte("partial ")); panic(fmt.Errorf("broken")) }

type badGo struct{}

func (badGo) GoString() string { panic("go") }

type outer struct {
	A gostring
	B *gostring
	c gostring
	P probe
	E error
	S fmt.Stringer
}

type text string

func (t text) String() string { return strings.ToUpper(string(t)) }

type level int

func (l level) String() string { return "L" + strings.Repeat("!", int(l)) }

func main() {
	for _, f := range []string{
		"%v", "%+v", "%#v", "%s", "%d", "%5d", "%-5d", "%05d", "%-05d", "%+05d", "% x", "%#+x", "%8.3f", "%.f", "%.0f",
		"%-#12.4q", "%T", "%z", "%é", "%!", "%+-# 010.20v", "%.-3d", "%x", "%w",
	} {
		fmt.Printf("%-16q "+f+"\n", f, probe{})
	}
	fmt.Printf("%*d %.*d %*.*d %-*d\n", 4, probe{}, 3, probe{}, 6, 2, probe{}, -7, probe{})
	fmt.Printf("%[2]*[1]d %[3]v\n", probe{}, 9)
	fmt.Println(probe{}, []probe{{}, {}}, map[string]probe{"k": {}}, struct{ p probe }{}, &probe{})
	fmt.Printf("%6.2x\n", []probe{{}})

	g := gostring{3}
	fmt.Printf("%v %+v %#v %s %q %x %X % x %d %T\n", g, g, g, g, g, g, g, g, g, g)
	fmt.Printf("%v %#v %s %p\n", &g, &g, []gostring{g}, []gostring(nil))
	fmt.Printf("%#v %#v %#v\n", []gostring{g}, map[string]gostring{"a": g}, struct{ G gostring }{g})
	fmt.Printf("%10v|%-10v|%.3v|%010s|%20q\n", g, g, g, g, g)
	o := outer{A: g, c: g, S: g}
	fmt.Printf("%v\n%+v\n%#v\n", o, o, o)

	p := pointerOnly{4}
	fmt.Println(p, &p, []pointerOnly{p}, []*pointerOnly{nil}[0] == nil)
	fmt.Printf("%s %v %d %s\n", p, p, p, &p)
	var nilPointer *pointerOnly
	fmt.Printf("%v %s %+v %d\n", nilPointer, nilPointer, nilPointer, nilPointer)
	var nilStringer fmt.Stringer
	fmt.Printf("%v %s %d %#v\n", nilStringer, nilStringer, nilStringer, nilStringer)

	fmt.Printf("%v|%s|%d\n", bad{"x"}, bad{fmt.Errorf("err")}, bad{1})
	fmt.Printf("%v|%v|%v\n", bad{3.5}, bad{[]int{1}}, bad{bad{"inner"}.why})
	fmt.Printf("%v|%+8.2d|%#v|%v\n", badFormat{}, badFormat{}, badGo{}, badGo{})
	fmt.Println(fmt.Sprint(bad{"a"}, bad{"b"}), fmt.Sprintln(bad{true}))

	t := text("mixed Case")
	fmt.Printf("%v %s %q %x %d %#v %#q %.4s %12.3s|\n", t, t, t, t, t, t, t, t, t)
	fmt.Printf("%v %d %s %q %x %#v %05d %c %U %b %o %O\n", level(2), level(2), level(2), level(2), level(2), level(2), level(2), level(65), level(65), level(5), level(8), level(8))
	fmt.Println([]level{0, 1, 2}, map[level]text{2: "b", 1: "a"}, [2]text{"p", "q"}, struct {
		L level
		t text
	}{3, "hidden"})
}
