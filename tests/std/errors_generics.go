package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
)

type coded[T any] struct{ value T }

func (c coded[T]) Error() string { return fmt.Sprintf("coded %v (%T)", c.value, c.value) }

type pointer struct{ msg string }

func (p *pointer) Error() string { return p.msg }
func (p *pointer) Is(e error) bool {
	return e == io.EOF
}

type chain struct {
	err error
	n   int
}

func (c chain) Error() string { return fmt.Sprintf("%d<%v>", c.n, c.err) }
func (c chain) Unwrap() error { return c.err }

func find[E error](err error) (E, bool) { return errors.AsType[E](err) }

func main() {
	base := coded[int]{7}
	err := error(base)
	for i := range 3 {
		err = chain{err, i}
	}
	fmt.Println(err, errors.Is(err, base), errors.Is(err, coded[int]{8}), errors.Is(err, coded[string]{"7"}))
	c, ok := find[coded[int]](err)
	fmt.Println(c, ok)
	_, ok = find[coded[string]](err)
	fmt.Println(ok)
	j := errors.Join(nil, err, fmt.Errorf("x %w y %w", &pointer{"ptr"}, fs.ErrNotExist), nil)
	fmt.Printf("%v\n%q\n", j, j.Error())
	fmt.Println(errors.Is(j, io.EOF), errors.Is(j, os.ErrNotExist), errors.Is(j, io.ErrUnexpectedEOF))
	p, ok := find[*pointer](j)
	fmt.Println(p, ok)
	fmt.Println(errors.Join() == nil, errors.Join(nil, nil) == nil, errors.Unwrap(j), errors.Unwrap(err))
	_, e := strconv.Atoi("x1")
	ne, ok := errors.AsType[*strconv.NumError](fmt.Errorf("wrap: %w", e))
	fmt.Println(ne.Func, ne.Num, ne.Err, ok, errors.Is(e, strconv.ErrSyntax))
	_, e = os.Open("/does/not/exist")
	pe, ok := errors.AsType[*fs.PathError](e)
	fmt.Println(pe.Op, pe.Path, pe.Err, ok, errors.Is(e, fs.ErrNotExist), pe.Timeout())
	var target interface{ Timeout() bool }
	fmt.Println(errors.As(e, &target), target != nil)
	w := fmt.Errorf("bad %w %d", "notanerror", 5)
	fmt.Println(w, errors.Unwrap(w))
	w = fmt.Errorf("nil %w", error(nil))
	fmt.Println(w, errors.Unwrap(w))
	fmt.Printf("%T %T %T\n", w, fmt.Errorf("%w%w", io.EOF, io.EOF), fmt.Errorf("%w", io.EOF))
	for _, f := range []func(){
		func() { errors.As(err, nil) },
		func() { errors.As(err, 5) },
		func() { var x int; errors.As(err, &x) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	fmt.Println(errors.Is(nil, nil), errors.Is(nil, io.EOF), errors.Is(io.EOF, nil), errors.ErrUnsupported)
}
