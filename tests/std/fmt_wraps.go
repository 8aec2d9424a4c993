package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
)

type code int

func (c code) Error() string { return fmt.Sprintf("code %d", int(c)) }

type nilError struct{}

func (*nilError) Error() string { return "nil receiver is fine" }

type panicking struct{}

func (panicking) Error() string { panic("no text") }

func describe(name string, err error) {
	one := errors.Unwrap(err)
	var many []error
	if m, ok := err.(interface{ Unwrap() []error }); ok {
		many = m.Unwrap()
	}
	var c code
	fmt.Printf("%s: %q type %T one %v many %v as %v %d eof %v exist %v\n",
		name, err, err, one, many, errors.As(err, &c), int(c), errors.Is(err, io.EOF), errors.Is(err, fs.ErrExist))
}

func main() {
	describe("none", fmt.Errorf("plain %d", 3))
	describe("one", fmt.Errorf("a: %w", io.EOF))
	describe("two", fmt.Errorf("%w, %w", io.EOF, code(7)))
	describe("reversed", fmt.Errorf("%[2]w, %[1]w", io.EOF, code(8)))
	describe("same twice", fmt.Errorf("%[1]w, %[1]w", io.EOF))
	describe("with v", fmt.Errorf("%v then %w", code(1), code(2)))
	describe("not an error", fmt.Errorf("x %w", 42))
	describe("nil", fmt.Errorf("x %w", nil))
	describe("nil of two", fmt.Errorf("x %w %w", nil, io.EOF))
	describe("bad and good", fmt.Errorf("%w %w", "text", fs.ErrExist))
	describe("missing", fmt.Errorf("%w"))
	describe("missing second", fmt.Errorf("%w %w", io.EOF))
	describe("extra", fmt.Errorf("%w", io.EOF, code(3)))
	describe("typed nil", fmt.Errorf("%w", (*nilError)(nil)))
	describe("flags", fmt.Errorf("%10w|%-10w|%+w|%#w", io.EOF, io.EOF, io.EOF, code(5)))
	describe("bad index", fmt.Errorf("%[5]w %w", io.EOF))
	describe("panics", fmt.Errorf("<%w>", panicking{}))
	describe("nested", fmt.Errorf("3 %w", fmt.Errorf("2 %w", fmt.Errorf("1 %w", code(9)))))
	describe("joined", fmt.Errorf("j %w", errors.Join(io.EOF, nil, code(4))))
	fmt.Printf("%w|%w\n", io.EOF, 3)
	fmt.Println(fmt.Sprintf("%w", io.EOF), fmt.Sprintf("%w", []error{code(6)}))
	fmt.Println(errors.Join(), errors.Join(nil, nil) == nil, errors.Join(io.EOF) == io.EOF)
	fmt.Printf("%q\n", errors.Join(io.EOF, fmt.Errorf("a\nb"), code(0)))
	fmt.Printf("%+v %#v %T\n", errors.New("x"), code(3), fmt.Errorf("%w%w", io.EOF, io.EOF))

	buf := fmt.Append([]byte("start "), 1, 2, "a", "b", 3, nil, []byte("hi"), 'x')
	fmt.Printf("%s|\n", buf)
	buf = fmt.Appendf(buf[:6], "%05.1f %x %v", 3.14159, "hex", map[string]int{"b": 2, "a": 1})
	fmt.Printf("%s|\n", buf)
	buf = fmt.Appendln(nil)
	fmt.Printf("%q\n", buf)
	buf = fmt.Appendln(buf, "a", 1, true, nil, error(nil), (*int)(nil))
	fmt.Printf("%q\n", buf)
	fmt.Printf("%q %v\n", fmt.Append(nil), fmt.Append(nil) == nil)
}
