package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"
)

func scanf(input, format string, args ...any) {
	n, err := fmt.Sscanf(input, format, args...)
	fmt.Printf("%q %q -> %d %v [", input, format, n, err)
	for _, a := range args {
		switch p := a.(type) {
		case *int:
			fmt.Print(" ", *p)
		case *int8:
			fmt.Print(" ", *p)
		case *uint8:
			fmt.Print(" ", *p)
		case *uint:
			fmt.Print(" ", *p)
		case *string:
			fmt.Printf(" %q", *p)
		case *[]byte:
			fmt.Printf(" %q", *p)
		case *float64:
			fmt.Print(" ", *p)
		case *bool:
			fmt.Print(" ", *p)
		case *rune:
			fmt.Printf(" %q", *p)
		case *complex128:
			fmt.Print(" ", *p)
		default:
			fmt.Printf(" %T", a)
		}
	}
	fmt.Println(" ]")
}

type even int

func (e *even) Scan(s fmt.ScanState, verb rune) error {
	token, err := s.Token(true, func(r rune) bool { return r >= '0' && r <= '9' })
	if err != nil {
		return err
	}
	w, ok := s.Width()
	*e = even(len(token))
	if len(token)%2 == 1 {
		return fmt.Errorf("odd token %q verb %c width %d %v", token, verb, w, ok)
	}
	return nil
}

func main() {
	var i int
	var i8 int8
	var u8 uint8
	var u uint
	var s, s2 string
	var b []byte
	var f float64
	var t bool
	var r rune
	var c complex128
	scanf("5%", "%d%%", &i)
	scanf("5 %", "%d%%", &i)
	scanf("%", "%%")
	scanf("", "%%")
	scanf("x", "%%")
	scanf("  %5", "%%%d", &i)
	scanf("5", "%d%%", &i)
	scanf("300", "%d", &i8)
	scanf("-129", "%d", &i8)
	scanf("256", "%d", &u8)
	scanf("-1", "%d", &u)
	scanf("99999999999999999999", "%d", &i)
	scanf("0x1F", "%v", &i)
	scanf("0x1F", "%d", &i)
	scanf("1_000", "%v", &i)
	scanf("1_000", "%d", &i)
	scanf("0b102", "%v", &i)
	scanf("0o19", "%v", &i)
	scanf("", "%d", &i)
	scanf("   ", "%d", &i)
	scanf("abc", "%d", &i)
	scanf("+", "%d", &i)
	scanf("12abc", "%d%s", &i, &s)
	scanf("12345", "%2d%3d", &i, &u)
	scanf("12 34", "%d", &i)
	scanf("12", "%d %d", &i, &u)
	scanf("12\n34", "%d %d", &i, &u)
	scanf("12\n34", "%d\n%d", &i, &u)
	scanf("12 \n 34", "%d\n%d", &i, &u)
	scanf("12,34", "%d,%d", &i, &u)
	scanf("12, 34", "%d,%d", &i, &u)
	scanf("12 ,34", "%d,%d", &i, &u)
	scanf("maybe", "%t", &t)
	scanf("TRUE", "%t", &t)
	scanf("tru", "%t", &t)
	scanf("F", "%v", &t)
	scanf("1.5e3x", "%g%s", &f, &s)
	scanf("1e", "%g", &f)
	scanf("nan", "%g", &f)
	scanf("0x1p-2", "%g", &f)
	scanf("1e999", "%g", &f)
	scanf("(1+2i)", "%v", &c)
	scanf("(1+2)", "%v", &c)
	scanf("1-2i", "%v", &c)
	scanf("`raw`\"quo\\n\"", "%q%q", &s, &s2)
	scanf("\"open", "%q", &s)
	scanf("bare", "%q", &s)
	scanf("\"\\z\"", "%q", &s)
	scanf("6869zz", "%x", &s)
	scanf("686", "%x", &b)
	scanf("zz", "%x", &b)
	scanf("é界", "%c%c", &r, &r)
	scanf("", "%c", &r)
	scanf("abc", "%s", i)
	scanf("abc", "%d", &s)
	scanf("1", "%s", &i)
	scanf("1", "%z", &i)
	scanf("1", "%", &i)
	scanf("1 2", "%d", &i, &u)
	scanf("1 2", "%d %d", &i)
	scanf("1", "%!", &i)
	scanf("abcdef", "%3s%s", &s, &s2)
	scanf("a b", "a%s", &s)
	scanf("xyz", "xyw%d", &i)
	scanf("1", "%[1]d", &i)
	scanf("1", "%+d", &i)

	var e even
	for _, in := range []string{"12", "123", "", "x"} {
		n, err := fmt.Sscan(in, &e)
		fmt.Println(n, err, e)
		n, err = fmt.Sscanf(in, "%4k", &e)
		fmt.Println(n, err, e)
	}
	for _, in := range []string{"1 2", "1\n2", "1 2 3\n", "1", "1 x", "\n1 2", "1 2\r\n"} {
		n, err := fmt.Sscanln(in, &i, &u)
		fmt.Printf("ln %q %d %v %v\n", in, n, err, errors.Is(err, io.ErrUnexpectedEOF))
		n, err = fmt.Sscan(in, &i, &u)
		fmt.Printf("   %q %d %v %v\n", in, n, err, errors.Is(err, io.ErrUnexpectedEOF))
	}
	reader := bufio.NewReader(strings.NewReader("10 twenty 3.5 rest of it"))
	n, err := fmt.Fscan(reader, &i, &s, &f)
	rest, _ := io.ReadAll(reader)
	fmt.Printf("%d %v %d %q %v %q\n", n, err, i, s, f, rest)
}
