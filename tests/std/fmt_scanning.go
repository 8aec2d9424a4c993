// Scanning: verbs, widths, newlines, custom scanners and the errors' texts.
package main

import (
	"errors"
	"fmt"
	"strings"
)

type pair struct{ a, b int }

func (p *pair) Scan(s fmt.ScanState, verb rune) error {
	w, ok := s.Width()
	if verb == 'z' {
		return errors.New("no z")
	}
	s.SkipSpace()
	token, err := s.Token(true, func(r rune) bool { return r >= '0' && r <= '9' || r == '-' })
	if err != nil {
		return err
	}
	n, err := fmt.Sscanf(string(token), "%d-%d", &p.a, &p.b)
	fmt.Print("<", w, ok, n, err, ">")
	return err
}

func sscanf(text, format string, args ...any) {
	n, err := fmt.Sscanf(text, format, args...)
	fmt.Printf("%q %q: %d %v", text, format, n, err)
	for _, arg := range args {
		switch p := arg.(type) {
		case *int:
			fmt.Print(" ", *p)
		case *string:
			fmt.Printf(" %q", *p)
		case *float64:
			fmt.Print(" ", *p)
		case *[]byte:
			fmt.Printf(" %q", *p)
		case *bool:
			fmt.Print(" ", *p)
		case *rune:
			fmt.Printf(" %q", *p)
		case *pair:
			fmt.Print(" ", *p)
		case *uint8:
			fmt.Print(" ", *p)
		case *complex128:
			fmt.Print(" ", *p)
		}
	}
	fmt.Println()
}

func main() {
	var i, j int
	var s, t string
	var f float64
	var b []byte
	var ok bool
	var r rune
	var u uint8
	var c complex128
	var p pair
	sscanf("12 34", "%d %d", &i, &j)
	sscanf("12,34", "%d,%d", &i, &j)
	sscanf("12 , 34", "%d,%d", &i, &j)
	sscanf("1234", "%2d%2d", &i, &j)
	sscanf("ff 0x1f 077 0b11", "%x %v", &i, &j)
	sscanf("5%", "%d%%", &i)
	sscanf("5 x", "%d%%", &i)
	sscanf("%5", "%%%d", &i)
	sscanf("abc def", "%s%s", &s, &t)
	sscanf("abcdef", "%3s%s", &s, &t)
	sscanf("\"quoted \\n\" `raw`", "%q %q", &s, &t)
	sscanf("68656c6c6f", "%x", &b)
	sscanf("3.5e2 -Inf", "%g %f", &f, &f)
	sscanf("true F", "%t %t", &ok, &ok)
	sscanf("é日", "%c%c", &r, &r)
	sscanf("300", "%d", &u)
	sscanf("-1", "%d", &u)
	sscanf("(1+2i)", "%v", &c)
	sscanf("3-4 x", "%5v", &p)
	sscanf("3-4", "%z", &p)
	sscanf("x", "%d", &i)
	sscanf("", "%d", &i)
	sscanf("1", "%d %d", &i, &j)
	sscanf("1 2", "%d", &i, &j)
	sscanf("1\n2", "%d %d", &i, &j)
	sscanf("1\n2", "%d\n%d", &i, &j)
	sscanf("1 2 3", "%d %d", &i, &j)
	sscanf("ab", "%d", &s)
	sscanf("12", "%s %s", &s)
	sscanf("12", "%y", &i)
	sscanf("12", "x%d", &i)
	sscanf("9223372036854775808", "%d", &i)
	sscanf("12", "%", &i)
	for _, text := range []string{"1 2", "1\n2", "1", "", "x 2", "1 2 3\n4", "  7\t8  "} {
		i, j = 0, 0
		n, err := fmt.Sscan(text, &i, &j)
		fmt.Print(n, " ", err, " ", i, " ", j, " | ")
		i, j = 0, 0
		n, err = fmt.Sscanln(text, &i, &j)
		fmt.Println(n, err, i, j)
	}
	reader := strings.NewReader("10 twenty\n30 forty\nend")
	for {
		n, err := fmt.Fscanln(reader, &i, &s)
		fmt.Println(n, err, i, s)
		if err != nil {
			break
		}
	}
	n, err := fmt.Fscan(reader, &s)
	fmt.Println(n, err, s, reader.Len())
	n, err = fmt.Sscan("5", i)
	fmt.Println(n, err)
	n, err = fmt.Sscan("true 0x10 1_000 1e3", &ok, &i, &j, &f)
	fmt.Println(n, err, ok, i, j, f)
}
