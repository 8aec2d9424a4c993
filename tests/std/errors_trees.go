package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
)

type code int

func (c code) Error() string { return "code " + strconv.Itoa(int(c)) }
func (c code) Is(t error) bool {
	return t == errBase && c > 10
}

type wrap struct {
	msg string
	err error
}

func (w *wrap) Error() string { return w.msg + ": " + w.err.Error() }
func (w *wrap) Unwrap() error { return w.err }

type multi []error

func (m multi) Error() string   { return fmt.Sprint(len(m), " errors") }
func (m multi) Unwrap() []error { return m }

type asSelf struct{}

func (asSelf) Error() string { return "as" }
func (asSelf) As(t any) bool {
	if c, ok := t.(*code); ok {
		*c = 77
		return true
	}
	return false
}

type notCmp struct{ s []int }

func (notCmp) Error() string { return "notcmp" }

var errBase = errors.New("base")

func main() {
	a := &wrap{"a", errBase}
	b := &wrap{"b", a}
	j := errors.Join(nil, b, code(3), nil, io.EOF)
	m := multi{code(12), j, asSelf{}}
	for i, e := range []error{errBase, a, b, j, m, code(11), nil, asSelf{}, notCmp{}, fmt.Errorf("%w|%w", a, code(5))} {
		var c code
		var w *wrap
		var mu multi
		fmt.Printf("%d %v: %t %t %t", i, e, errors.Is(e, errBase), errors.Is(e, io.EOF), errors.Is(e, nil))
		if e != nil {
			fmt.Printf(" %t %d %t %t", errors.As(e, &c), int(c), errors.As(e, &w), errors.As(e, &mu))
			if w != nil {
				fmt.Print(" w=", w.msg)
			}
			fmt.Print(" u=", errors.Unwrap(e))
		}
		fmt.Println()
		if e != nil {
			if c, ok := errors.AsType[code](e); ok {
				fmt.Println("  AsType", int(c))
			}
			if w, ok := errors.AsType[interface {
				error
				Unwrap() error
			}](e); ok {
				fmt.Printf("  AsType iface %T\n", w)
			}
		}
	}
	fmt.Printf("%q\n", errors.Join(errors.New("x"), errors.New("y")).Error())
	fmt.Println(errors.Join() == nil, errors.Join(nil, nil) == nil)
	fmt.Println(errors.Is(notCmp{}, notCmp{}), errors.New("a") == errors.New("a"))
	try := func(name string, f func()) {
		defer func() { fmt.Println(name, recover()) }()
		f()
	}
	try("nil target", func() { errors.As(a, nil) })
	try("non pointer", func() { errors.As(a, 1) })
	try("bad type", func() { var s string; errors.As(a, &s) })
	_, err := os.Open("/definitely/not/here")
	var pe *fs.PathError
	fmt.Println(err, errors.Is(err, fs.ErrNotExist), errors.Is(err, os.ErrNotExist), errors.As(err, &pe), pe.Op, pe.Path, pe.Err, os.IsNotExist(err), pe.Timeout())
	_, err = strconv.Atoi("12x")
	var ne *strconv.NumError
	fmt.Println(err, errors.Is(err, strconv.ErrSyntax), errors.As(err, &ne), ne.Func, ne.Num, ne.Err)
	_, err = strconv.ParseInt("999999999999999999999", 10, 64)
	fmt.Println(err, errors.Is(err, strconv.ErrRange))
	fmt.Println(errors.Is(errors.ErrUnsupported, errors.ErrUnsupported), errors.ErrUnsupported)
}
