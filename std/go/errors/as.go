package errors

import (
	"internal/reflectlite"
	"unsafe"
)

// As finds the first error in err's tree that is assignable to *target, and sets *target to it.
// It panics if target is not a non-nil pointer to an interface type or to a type that implements error.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	v := reflectlite.ValueOf(target)
	if v.Typ.Kind() != reflectlite.Pointer || v.Pointer() == nil {
		panic("errors: target must be a non-nil pointer")
	}
	want := v.Typ.Elem()
	if want.Kind() != reflectlite.Interface && !want.ImplementsError() {
		panic("errors: *target must be interface or implement error")
	}
	return assignFirst(err, target, v.Pointer(), want)
}

func assignFirst(err error, target any, dst unsafe.Pointer, want reflectlite.Type) bool {
	for {
		if reflectlite.Assign(dst, want, err) {
			return true
		}
		if a, ok := err.(interface{ As(any) bool }); ok && a.As(target) {
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
				if child != nil && assignFirst(child, target, dst, want) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
}

// AsType finds the first error in err's tree that has type E, or implements it.
func AsType[E error](err error) (E, bool) {
	var zero E
	for err != nil {
		if e, ok := err.(E); ok {
			return e, true
		}
		if a, ok := err.(interface{ As(any) bool }); ok {
			var found E
			if a.As(&found) {
				return found, true
			}
		}
		switch e := err.(type) {
		case interface{ Unwrap() error }:
			err = e.Unwrap()
		case interface{ Unwrap() []error }:
			for _, child := range e.Unwrap() {
				if found, ok := AsType[E](child); ok {
					return found, true
				}
			}
			return zero, false
		default:
			return zero, false
		}
	}
	return zero, false
}
