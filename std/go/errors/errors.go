// Package errors makes, wraps and inspects errors.
package errors

type errorString struct {
	s string
}

func (e *errorString) Error() string { return e.s }

// New returns a distinct error with the given text.
func New(text string) error {
	return &errorString{text}
}

// ErrUnsupported says that a requested operation cannot be performed.
var ErrUnsupported = New("unsupported operation")

// Unwrap returns the result of err's Unwrap() error method, nil without one.
func Unwrap(err error) error {
	if u, ok := err.(interface{ Unwrap() error }); ok {
		return u.Unwrap()
	}
	return nil
}

// isComparable reports whether x's dynamic type has ==, all the way down.
func isComparable(x any) bool

// Is reports whether any error in err's tree matches target.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return matches(err, target, isComparable(target))
}

func matches(err, target error, byValue bool) bool {
	for {
		if byValue && err == target {
			return true
		}
		if m, ok := err.(interface{ Is(error) bool }); ok && m.Is(target) {
			return true
		}
		switch e := err.(type) {
		case interface{ Unwrap() error }:
			err = e.Unwrap()
			if err == nil {
				return false
			}
		case interface{ Unwrap() []error }:
			for _, child := range e.Unwrap() {
				if child != nil && matches(child, target, byValue) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

type joinError struct {
	errs []error
}

// Join returns an error that wraps the non-nil errs, nil if there is none.
func Join(errs ...error) error {
	n := 0
	for _, err := range errs {
		if err != nil {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	e := &joinError{make([]error, 0, n)}
	for _, err := range errs {
		if err != nil {
			e.errs = append(e.errs, err)
		}
	}
	return e
}

func (e *joinError) Error() string {
	if len(e.errs) == 1 {
		return e.errs[0].Error()
	}
	text := []byte(e.errs[0].Error())
	for _, err := range e.errs[1:] {
		text = append(text, '\n')
		text = append(text, err.Error()...)
	}
	return string(text)
}

func (e *joinError) Unwrap() []error { return e.errs }
