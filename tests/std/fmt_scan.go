package main

import (
	"bufio"
	"fmt"
	"strings"
)

type temp float64

func (t *temp) Scan(s fmt.ScanState, verb rune) error {
	s.SkipSpace()
	tok, err := s.Token(false, func(r rune) bool { return r >= '0' && r <= '9' || r == '.' })
	if err != nil {
		return err
	}
	var f float64
	if _, err := fmt.Sscan(string(tok), &f); err != nil {
		return err
	}
	*t = temp(f)
	r, _, err := s.ReadRune()
	if err == nil && r != 'C' {
		return fmt.Errorf("unit %q", r)
	}
	return err
}

func main() {
	var (
		i  int
		u  uint8
		f  float64
		s  string
		b  bool
		r  rune
		bs []byte
		c  complex128
	)
	show := func(n int, err error) { fmt.Println(n, err, "|", i, u, f, s, b, r, string(bs), c) }
	show(fmt.Sscan("12 34 5.5 word true", &i, &u, &f, &s, &b))
	show(fmt.Sscan("0x1f 0b11 1e3\nnext\nfalse", &i, &u, &f, &s, &b))
	show(fmt.Sscan("1_000 0o17 0x1p4", &i, &u, &f))
	show(fmt.Sscan("abc", &i))
	show(fmt.Sscan("300", &u))
	show(fmt.Sscan("7", &i, &s))
	show(fmt.Sscan("", &i))
	show(fmt.Sscan("(1+2i) bytes", &c, &bs))
	show(fmt.Sscanln("1 2\n3", &i, &u, &f))
	show(fmt.Sscanln("1 2 3", &i, &u))
	show(fmt.Sscanln("5 6", &i, &u))
	show(fmt.Sscanf("10-20:x", "%d-%d:%s", &i, &u, &s))
	show(fmt.Sscanf("ff 077 101", "%x %o %b", &i, &u, &r))
	show(fmt.Sscanf("abcdef", "%3s%c", &s, &r))
	show(fmt.Sscanf("12345", "%2d%3d", &i, &r))
	show(fmt.Sscanf(`"quoted str" tail`, "%q %s", &s, &bs))
	show(fmt.Sscanf("3.25%", "%f%%", &f))
	show(fmt.Sscanf("a 1", "b %d", &i))
	show(fmt.Sscanf("1 x", "%d %d", &i, &u))
	show(fmt.Sscanf("t F", "%t %t", &b, &b))
	show(fmt.Sscanf("68656c6c6f", "%x", &s))
	show(fmt.Sscanf("1\n2", "%d\n%d", &i, &u))
	show(fmt.Sscanf("1 2", "%d\n%d", &i, &u))
	show(fmt.Sscanf("5 extra", "%d", &i))
	show(fmt.Sscanf("5", "%d %d", &i, &u))
	show(fmt.Sscanf("5", "%z", &i))
	var t temp
	n, err := fmt.Sscan("36.6C", &t)
	fmt.Println(n, err, float64(t))
	n, err = fmt.Sscan("36.6F", &t)
	fmt.Println(n, err)
	in := bufio.NewReader(strings.NewReader("1 one\n2 two\n\n3 three"))
	for {
		n, err := fmt.Fscanln(in, &i, &s)
		fmt.Println(n, err, i, s)
		if n == 0 && err != nil && err.Error() == "EOF" || err != nil && err.Error() == "unexpected newline" && i == 9 {
			break
		}
		if err != nil && n == 0 {
			i = 9
		}
	}
	rd := strings.NewReader("10 20 thirty")
	n, err = fmt.Fscan(rd, &i, &u)
	fmt.Println(n, err, i, u, rd.Len())
	n, err = fmt.Fscanf(rd, " %5s", &s)
	fmt.Println(n, err, s)
	var x struct{}
	n, err = fmt.Sscan("1", &x)
	fmt.Println(n, err)
	n, err = fmt.Sscan("1", i)
	fmt.Println(n, err)
	var i8 int8
	for _, in := range []string{"127", "128", "-128", "-129"} {
		n, err = fmt.Sscan(in, &i8)
		fmt.Println(n, err, i8)
	}
	var st, st2 string
	n, err = fmt.Sscanf("key=value", "%[^=]=%s", &st, &st2)
	fmt.Println(n, err)
	n, err = fmt.Sscanf("héé wörld", "%s %s", &st, &st2)
	fmt.Println(n, err, st, st2)
}
