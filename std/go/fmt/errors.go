package fmt

import "errors"

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }

// Errorf returns an error with the formatted text, which wraps the operands of %w.
func Errorf(format string, a ...any) error {
	p := newPrinter()
	p.wrapErrors = true
	p.printf(format, a)
	text := string(p.buf)
	switch len(p.wrapped) {
	case 0:
		return errors.New(text)
	case 1:
		err, _ := a[p.wrapped[0]].(error)
		return &wrapError{text, err}
	}
	order := p.wrapped
	for i := 1; i < len(order); i++ {
		for j := i; j > 0 && order[j] < order[j-1]; j-- {
			order[j], order[j-1] = order[j-1], order[j]
		}
	}
	var errs []error
	for i, k := range order {
		if i > 0 && order[i-1] == k {
			continue
		}
		if err, ok := a[k].(error); ok {
			errs = append(errs, err)
		}
	}
	return &wrapErrors{text, errs}
}
