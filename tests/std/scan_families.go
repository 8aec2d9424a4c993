package main

import (
	"bufio"
	"fmt"
	"strings"
)

type hex int

func (h *hex) Scan(s fmt.ScanState, verb rune) error {
	s.SkipSpace()
	tok, err := s.Token(false, func(r rune) bool { return strings.ContainsRune("0123456789abcdef", r) })
	if err != nil {
		return err
	}
	w, ok := s.Width()
	fmt.Printf("(%c %q %d %t)", verb, tok, w, ok)
	_, err = fmt.Sscanf(string(tok), "%x", (*int)(h))
	return err
}

func main() {
	for _, in := range []string{"1 2 x", "1\n2 x", "", "9223372036854775808 1 a", "-5 0x1F word", "0b101 0o17 t", "1_000 2 u", "abc 1 2", "1", "  7   8   z  "} {
		var a, b int
		var s string
		n, err := fmt.Sscan(in, &a, &b, &s)
		fmt.Println("scan", n, err, a, b, s)
		a, b, s = 0, 0, ""
		n, err = fmt.Sscanln(in, &a, &b, &s)
		fmt.Println("scanln", n, err, a, b, s)
		a, b, s = 0, 0, ""
		n, err = fmt.Sscanf(in, "%d %d %s", &a, &b, &s)
		fmt.Println("scanf", n, err, a, b, s)
	}
	var (
		i8 int8
		u  uint
		f  float64
		c  complex128
		t  bool
		r  rune
		by []byte
		q  string
		h  hex
	)
	show := func(n int, err error) { fmt.Println(n, err, i8, u, f, c, t, r, string(by), q, h) }
	show(fmt.Sscan("128", &i8))
	show(fmt.Sscan("-1", &u))
	show(fmt.Sscan("1e3 (1+2i) true", &f, &c, &t))
	show(fmt.Sscan("0x1p-2 T bytes", &f, &t, &by))
	show(fmt.Sscan("nope", &t))
	show(fmt.Sscanf("é:12", "%c:%2d", &r, &u))
	show(fmt.Sscanf(`"quo\ted" `+"`raw`", "%q %q", &q, &by))
	show(fmt.Sscanf("beef", "%x", &by))
	show(fmt.Sscanf("12345", "%3d%d", &i8, &u))
	show(fmt.Sscanf("50%", "%d%%", &u))
	show(fmt.Sscanf("5,6", "%d,%v", &i8, &u))
	show(fmt.Sscanf("5;6", "%d,%d", &i8, &u))
	show(fmt.Sscanf("101 17 ff", "%b %o %x", &i8, &u, &r))
	show(fmt.Sscanf("ab 1", "%5v %d", &h, &u))
	show(fmt.Sscanf("1", "%d %d", &i8, &u))
	show(fmt.Sscanf("1 2", "%d", &i8))
	show(fmt.Sscanf("x", "%z", &i8))
	show(fmt.Sscan("1", u))
	show(fmt.Sscanf("1\n2", "%d %d", &i8, &u))
	show(fmt.Sscanf("1\n2", "%d\n%d", &i8, &u))
	in := bufio.NewReader(strings.NewReader("3 4\n5\n\n6 7 8\nrest of it"))
	for range 6 {
		var a, b int
		n, err := fmt.Fscanln(in, &a, &b)
		fmt.Println(n, err, a, b)
	}
	rest, _ := in.ReadString(0)
	fmt.Printf("%q\n", rest)
}
