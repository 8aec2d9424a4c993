package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

type celsius float64

func (c celsius) String() string { return fmt.Sprintf("%.1f°C", float64(c)) }

type failing struct{ code int }

func (f *failing) Error() string { return fmt.Sprint("failing ", f.code) }

type both struct{ n int }

func (both) String() string { return "as string" }
func (both) Error() string  { return "as error" }

type literal struct{ a, b int }

func (l literal) GoString() string { return fmt.Sprintf("mk(%d, %d)", l.a, l.b) }

type layout struct{}

func (layout) Format(s fmt.State, verb rune) {
	w, hasW := s.Width()
	p, hasP := s.Precision()
	var flags strings.Builder
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			flags.WriteRune(c)
		}
	}
	fmt.Fprintf(s, "<%c w=%d,%t p=%d,%t [%s] %s>", verb, w, hasW, p, hasP, flags.String(), fmt.FormatString(s, verb))
}

type bomb struct{ reason any }

func (b bomb) String() string { panic(b.reason) }

type node struct {
	Name string
	Next *node
	Kids []celsius
	Meta map[string]any
}

func main() {
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x", "%T"} {
		fmt.Printf(verb+" | "+verb+" | "+verb+"\n", celsius(21.5), both{3}, literal{1, 2})
		fmt.Printf(verb+" "+verb+"\n", []celsius{1, 2}, map[string]both{"k": {1}})
	}
	fmt.Printf("%v %+8.3v %-#5x %05d %*.*f\n", layout{}, layout{}, layout{}, layout{}, 7, 2, layout{})
	fmt.Println(layout{}, []layout{{}})

	for _, r := range []any{"text", 42, errors.New("oops"), celsius(3), io.EOF} {
		fmt.Printf("%v|%s|%q\n", bomb{r}, bomb{r}, []bomb{{r}})
	}
	var nilFailing *failing
	var nilStringer fmt.Stringer
	fmt.Printf("%v %v %+v\n", nilFailing, nilStringer, struct{ E error }{})
	fmt.Printf("%s %d %q\n", &failing{7}, &failing{7}, error(&failing{8}))

	n := node{"a", &node{Name: "b"}, []celsius{1}, map[string]any{"z": 1, "a": []int{2}, "m": nil}}
	n.Next.Next = nil
	text := fmt.Sprintf("%+v", n)
	fmt.Println(text[:strings.Index(text, "0x")], text[strings.Index(text, " Kids"):])
	fmt.Printf("%v %+v\n", &[]int{1}, &map[string]int{"x": 1})
	fmt.Printf("%#v %#v %#v\n", []any{1, "a", nil, 2.0, 'x'}, map[string][]byte{"k": []byte("v")}, struct {
		A int
		B *int
	}{1, nil})
	fmt.Printf("%d %!|%z %d\n", 1, 2)
	fmt.Printf("%[2]d %[1]d %d %[5]d %[x]d %[2]*[1]d|\n", 1, 2)
	fmt.Printf("%d %s\n", "str", 5)
	fmt.Printf("extra\n", 1, "two")
	fmt.Printf("%.*d|%.*d|%*d\n", -1, 5, 3, 5, -6, 5)
	fmt.Printf("%*d|%d%%\n", "bad", 5, 9)
	fmt.Printf("%t %t %5t|%-7t|%q\n", true, 1, false, true, true)

	wrapped := fmt.Errorf("outer %w and %w: %w", io.EOF, &failing{1}, nil)
	var f *failing
	fmt.Println(wrapped, errors.Is(wrapped, io.EOF), errors.As(wrapped, &f), f.code)
	fmt.Println(fmt.Errorf("%w", "not an error"), errors.Unwrap(fmt.Errorf("one %w", io.EOF)) == io.EOF)
	b := fmt.Append([]byte("pre:"), 1, 2, "x", "y", 3, nil)
	b = fmt.Appendf(b, "[%03d]", 7)
	b = fmt.Appendln(b, "end", 1)
	fmt.Printf("%q %s %x % X %#x %# x\n", b, b[:3], b[:4], b[:4], b[:3], b[:3])
}
