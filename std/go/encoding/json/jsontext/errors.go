package jsontext

import (
	"errors"
	"strconv"
)

// ErrDuplicateName says that an object has had a member of that name before.
var ErrDuplicateName = errors.New("duplicate object member name")

// ErrNonStringName says that something else than a string stands where a member's name belongs.
var ErrNonStringName = errors.New("object member name must be a string")

var (
	errMissingValue = errors.New("missing value after object name")
	errMismatch     = errors.New("mismatching structural token for object or array")
	errMaxDepth     = errors.New("exceeded max depth")
)

// SyntacticError says what is not according to JSON's grammar, and where.
type SyntacticError struct {
	requireKeyedLiterals

	// ByteOffset is where the error is, or begins to be seen.
	ByteOffset int64
	// JSONPointer is the value that the error is in.
	JSONPointer Pointer

	// Err is the error.
	Err error
}

// requireKeyedLiterals forbids literals without field names outside of this package.
type requireKeyedLiterals struct{}

func (e *SyntacticError) Error() string {
	within, text := e.JSONPointer, "syntactic error"
	duplicate := e.Err == ErrDuplicateName
	switch {
	case duplicate:
		text = e.Err.Error() + " " + strconv.Quote(within.LastToken())
		within = within.Parent()
	case e.Err != nil:
		text = e.Err.Error()
	}
	if within != "" {
		text += " within " + strconv.Quote(within.abbreviated())
	}
	if e.ByteOffset > 0 && !duplicate {
		text += " after offset " + strconv.FormatInt(e.ByteOffset, 10)
	}
	return "jsontext: " + text
}

func (e *SyntacticError) Unwrap() error { return e.Err }

// ioError is an error of the reader or writer.
type ioError struct {
	action string
	err    error
}

func (e *ioError) Error() string { return "jsontext: " + e.action + " error: " + e.err.Error() }
func (e *ioError) Unwrap() error { return e.err }
