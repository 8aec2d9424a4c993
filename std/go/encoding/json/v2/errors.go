package json

import (
	"encoding/json/jsontext"
	"errors"
	"io"
	"reflect"
	"strconv"
	"strings"
)

// ErrUnknownName says that no field has the name of a member.
var ErrUnknownName = errors.New("unknown object member name")

const (
	textNoneOrMany  = "must read or write exactly one value"
	textUnsupported = "unsupported calls must not read or write any tokens"
	textNotPointer  = "value must be passed as a non-nil pointer reference"
	textStringTag   = "invalid use of `string` tag option"
	textNoDefault   = "no default representation"
	textRawMember   = "embedded raw value must be a JSON object"
)

// SemanticError says what JSON does not fit what Go type, and where.
type SemanticError struct {
	requireKeyedLiterals
	nonComparable

	action action

	// ByteOffset is where the error is, or begins to be seen.
	ByteOffset int64
	// JSONPointer is the value that the error is in.
	JSONPointer jsontext.Pointer

	// JSONKind is the kind of what does not fit, if known.
	JSONKind jsontext.Kind
	// JSONValue is the number or string that could not be unmarshaled.
	JSONValue jsontext.Value
	// GoType is the type that it does not fit, if known.
	GoType reflect.Type

	// Err is the reason, if there is one.
	Err error
}

type (
	// requireKeyedLiterals forbids literals without field names outside of this package.
	requireKeyedLiterals struct{}
	nonComparable        [0]func()
)

// action is what failed.
type action uint8

const (
	unknownAction action = iota
	marshaling
	unmarshaling
)

// words returns the verb, and what stands before a Go type that follows a kind of JSON.
func (a action) words() (verb, preposition string) {
	switch a {
	case marshaling:
		return "marshal", "from"
	case unmarshaling:
		return "unmarshal", "into"
	}
	return "handle", "with"
}

const (
	maxShownValue = 100
	maxShownType  = 100
)

func (e *SemanticError) Error() string {
	var b strings.Builder
	verb, preposition := e.action.words()
	b.WriteString("json: cannot " + verb)
	kind := kindName(e.JSONKind)
	if kind != "" {
		b.WriteString(" JSON " + kind)
		if n := len(e.JSONValue); n > 0 && n < maxShownValue {
			b.WriteString(" " + string(e.JSONValue))
		}
	}
	if e.GoType != nil {
		if kind != "" || e.action != unknownAction {
			b.WriteString(" " + preposition)
		}
		b.WriteString(" Go " + typeName(e.GoType))
	}
	unknown := e.Err == ErrUnknownName || e.Err == errAmbiguous
	within := e.JSONPointer
	if unknown {
		b.WriteString(": " + e.Err.Error() + " " + strconv.Quote(within.LastToken()))
		within = within.Parent()
	}
	syntactic, _ := e.Err.(*jsontext.SyntacticError)
	switch {
	case within != "":
		if syntactic == nil || !strings.HasPrefix(string(syntactic.JSONPointer), string(within)) {
			b.WriteString(" within " + strconv.Quote(jsontext.Internal.Abbreviated(within)))
		}
	case e.ByteOffset > 0 && !unknown && (syntactic == nil || syntactic.ByteOffset < e.ByteOffset):
		b.WriteString(" after offset " + strconv.FormatInt(e.ByteOffset, 10))
	}
	if e.Err != nil && !unknown {
		text := e.Err.Error()
		if syntactic != nil {
			text = strings.TrimPrefix(text, "jsontext: ")
		}
		b.WriteString(": " + text)
	}
	return b.String()
}

func (e *SemanticError) Unwrap() error { return e.Err }

func kindName(k jsontext.Kind) string {
	switch k {
	case jsontext.KindNull, jsontext.KindString, jsontext.KindNumber:
		return k.String()
	case jsontext.KindFalse, jsontext.KindTrue:
		return "boolean"
	case jsontext.KindBeginObject, jsontext.KindEndObject:
		return "object"
	case jsontext.KindBeginArray, jsontext.KindEndArray:
		return "array"
	}
	return ""
}

// typeName is the name of a type, or its kind if that is long.
func typeName(t reflect.Type) string {
	s := t.String()
	if len(s) > maxShownType {
		return t.Kind().String()
	}
	return s
}

// fill adds to what a method said about an error what it did not.
func (e *SemanticError) fill(a action, t reflect.Type, offset int64, at jsontext.Pointer) {
	if e.action == unknownAction {
		e.action = a
	}
	if e.GoType == nil {
		e.GoType = t
	}
	if e.ByteOffset == 0 {
		e.ByteOffset = offset
	}
	if e.JSONPointer == "" {
		e.JSONPointer = at
	}
}

// eofIsUnexpected makes the end of something inside of a value an error.
func eofIsUnexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// passes tells whether an error is handed on as it is: one of a reader or writer.
func passes(err error) bool { return jsontext.Internal.IsIOError(err) }

// noUnsupported is the error of what may not return errors.ErrUnsupported, in its stead.
func noUnsupported(err error, what string) error {
	if errors.Is(err, errors.ErrUnsupported) {
		return errors.New(what + " may not return errors.ErrUnsupported")
	}
	return err
}
