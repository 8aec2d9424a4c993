package jsontext

import (
	"encoding/json/internal/jsonopts"
	"encoding/json/internal/jsonwire"
	"errors"
	"io"
	"unicode/utf8"
)

// Encoder writes values and tokens to a stream.
type Encoder struct {
	state
	w     io.Writer // nil if all is to stay in buf
	opts  jsonopts.Struct
	style style
	buf   []byte // what has not been written to w
	base  int64  // of buf in the stream
	held  int    // marks since which nothing may leave buf

	available []byte
}

// flushSize is how much an Encoder buffers inside of a value.
const flushSize = 4096

// NewEncoder returns an Encoder that writes to w.
func NewEncoder(w io.Writer, opts ...Options) *Encoder {
	e := new(Encoder)
	e.Reset(w, opts...)
	return e
}

// Reset makes e write to w from the beginning.
func (e *Encoder) Reset(w io.Writer, opts ...Options) {
	switch {
	case e == nil:
		panic("jsontext: invalid nil Encoder")
	case w == nil:
		panic("jsontext: invalid nil io.Writer")
	}
	e.reset(w, opts)
}

func (e *Encoder) reset(w io.Writer, opts []Options) {
	*e = Encoder{w: w, buf: e.buf[:0]}
	e.opts.Join(opts...)
	setDefaults(&e.opts)
	e.style = newStyle(&e.opts)
}

// Options returns the options.
func (e *Encoder) Options() Options {
	e.opts.Enter(e.depth())
	return &e.opts
}

// next is what separates a token of a kind from what has been written, appended to that.
func (e *Encoder) next(k Kind) []byte {
	switch {
	case e.wantsValue():
		return e.style.appendColon(e.buf)
	case e.kind == KindInvalid || k.isEnd() && e.length == 0:
		return e.buf
	case k.isEnd():
		return e.style.appendLine(e.buf, e.depth()-1)
	case e.length > 0:
		return e.style.appendLine(e.style.appendComma(e.buf), e.depth())
	}
	return e.style.appendLine(e.buf, e.depth())
}

// fail is the error of what would be written at position i of the buffer.
func (e *Encoder) fail(i int, at Pointer, err error) error {
	return &SyntacticError{ByteOffset: e.base + int64(i), JSONPointer: at, Err: err}
}

// WriteToken writes a token.
func (e *Encoder) WriteToken(t Token) error {
	t.check()
	b := e.next(t.kind)
	at := len(b)
	b, err := e.appendToken(b, &t)
	if err == nil {
		err = e.advance(&t)
	}
	if err != nil {
		if err == ErrDuplicateName {
			return e.fail(at, e.pointer(between).AppendToken(t.String()), err)
		}
		return e.fail(at, e.pointer(atNext), err)
	}
	e.buf = b
	return e.written()
}

func (e *Encoder) appendToken(dst []byte, t *Token) ([]byte, error) {
	switch t.kind {
	case KindInvalid:
		return dst, errors.New("invalid jsontext.Token")
	case KindString:
		if t.form != textForm {
			return e.style.appendString(dst, t.text, t.form == plainForm), nil
		}
		if !e.opts.Is(jsonopts.AllowInvalidUTF8) && !utf8.ValidString(t.text) {
			return dst, jsonwire.ErrInvalidUTF8
		}
		return e.style.appendText(dst, t.text), nil
	case KindNumber:
		if t.form == rawForm {
			return e.style.appendNumber(dst, t.text), nil
		}
		return t.appendNumber(dst), nil
	}
	return append(dst, t.text...), nil
}

// advance notes that a token has been written.
func (e *Encoder) advance(t *Token) error {
	switch k := t.kind; {
	case k.isEnd():
		return e.end(k)
	case e.wantsName() && k == KindString:
		return e.setName(t.String())
	case e.wantsName():
		return ErrNonStringName
	case k == KindBeginObject || k == KindBeginArray:
		if e.depth() == maxDepth {
			return errMaxDepth
		}
		e.push(k)
	default:
		e.length++
	}
	return nil
}

// end notes the end of an array or object.
func (e *Encoder) end(k Kind) error {
	switch {
	case e.kind.end() != k:
		return errMismatch
	case e.wantsValue():
		return errMissingValue
	}
	e.pop()
	return nil
}

// setName notes a member's name.
func (e *Encoder) setName(name string) error {
	if !e.pushName(jsonwire.ValidUTF8(name), !e.opts.Is(jsonopts.AllowDuplicateNames)) {
		return ErrDuplicateName
	}
	return nil
}

// WriteValue writes a value, reformatted as the options say.
func (e *Encoder) WriteValue(v Value) error {
	k := v.Kind()
	b := e.next(k)
	at := len(b)
	src := jsonwire.View(v)
	w := newWalker(src, &e.opts, e.depth())
	w.style, w.out = &e.style, b
	if fail := w.document(); fail != nil {
		place := atNext
		if fail.trailing {
			place = between
		}
		return e.fail(at+fail.at, fail.pointer(e.pointer(place)), fail.err)
	}
	if e.wantsName() {
		if k != KindString {
			return e.fail(at, e.pointer(atNext), ErrNonStringName)
		}
		if name := jsonwire.Text(src, jsonwire.Space(src, 0)); e.setName(name) != nil {
			return e.fail(at, e.pointer(between).AppendToken(name), ErrDuplicateName)
		}
	} else {
		e.length++
	}
	e.buf = w.out
	return e.written()
}

// written ends a top-level value with a newline, and writes what has been buffered if it is time for that.
func (e *Encoder) written() error {
	atTop := e.depth() == 0
	if atTop && !e.opts.Is(jsonopts.OmitTopLevelNewline) {
		e.buf = append(e.buf, '\n')
	}
	if atTop || len(e.buf) >= flushSize && e.held == 0 {
		return e.flush()
	}
	return nil
}

func (e *Encoder) flush() error {
	if e.w == nil {
		return nil
	}
	n, err := e.w.Write(e.buf)
	e.base += int64(n)
	e.buf = append(e.buf[:0], e.buf[n:]...)
	if err != nil {
		return &ioError{"write", err}
	}
	return nil
}

// OutputOffset returns where in the stream what has been written ends.
func (e *Encoder) OutputOffset() int64 { return e.base + int64(len(e.buf)) }

// AvailableBuffer returns an empty buffer, for a value that is given to WriteValue next.
func (e *Encoder) AvailableBuffer() []byte {
	if e.available == nil {
		e.available = make([]byte, 0, 64)
	}
	return e.available
}

// StackDepth returns how many arrays and objects have begun and not ended.
func (e *Encoder) StackDepth() int { return e.depth() }

// StackIndex returns the kind of the i-th of these, and how many values it has; the top level is the first.
func (e *Encoder) StackIndex(i int) (Kind, int64) { return e.stackIndex(i) }

// StackPointer returns the pointer to what has been written last.
func (e *Encoder) StackPointer() Pointer { return e.pointer(atLast) }
