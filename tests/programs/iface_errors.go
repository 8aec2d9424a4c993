// Errors as values: sentinel, typed, wrapped, joined and compared.
package main

import (
	"errors"
	"fmt"
	"strconv"
)

var errNotFound = errors.New("not found")
var errDenied = errors.New("denied")

type opError struct {
	op  string
	err error
}

func (e *opError) Error() string { return e.op + ": " + e.err.Error() }
func (e *opError) Unwrap() error { return e.err }

type codeError int

func (c codeError) Error() string        { return "code " + strconv.Itoa(int(c)) }
func (c codeError) Is(target error) bool { return target == errDenied && c == 403 }

func find(k string) (string, error) {
	switch k {
	case "":
		return "", errors.New("empty key")
	case "missing":
		return "", &opError{"find", errNotFound}
	case "secret":
		return "", codeError(403)
	case "twice":
		return "", &opError{"outer", &opError{"inner", codeError(500)}}
	}
	return k + "!", nil
}

func parse(s string) (n int, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("parse(%q): %w", s, err)
		}
	}()
	n, err = strconv.Atoi(s)
	if err != nil {
		return
	}
	if n < 0 {
		return n, errors.New("negative")
	}
	return n, nil
}

func main() {
	for _, k := range []string{"ok", "", "missing", "secret", "twice"} {
		v, err := find(k)
		var op *opError
		var code codeError
		fmt.Println(v, err, errors.Is(err, errNotFound), errors.Is(err, errDenied), errors.As(err, &op), errors.As(err, &code), int(code))
	}
	for _, s := range []string{"12", "-3", "abc", "99999999999999999999"} {
		n, err := parse(s)
		fmt.Println(n, err)
		var ne *strconv.NumError
		if errors.As(err, &ne) {
			fmt.Println(ne.Func, ne.Num, ne.Err, errors.Is(err, strconv.ErrSyntax), errors.Is(err, strconv.ErrRange))
		}
	}
	joined := errors.Join(errNotFound, nil, codeError(1))
	fmt.Println(joined, errors.Is(joined, errNotFound), errors.Join(nil, nil) == nil)
	fmt.Println(errors.Unwrap(&opError{"x", errDenied}) == errDenied, errors.Unwrap(errDenied) == nil)
	e := error(codeError(7))
	if c, ok := e.(codeError); ok {
		fmt.Println(int(c) * 2)
	}
	fmt.Println(e == codeError(7), e == codeError(8), errors.Is(e, codeError(7)))
	fmt.Printf("%v %s %q %T\n", e, e, e, e)
}
