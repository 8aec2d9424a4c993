package jsontext

import (
	"bytes"
	"encoding/json/internal/jsonopts"
	"encoding/json/internal/jsonwire"
	"io"
	"slices"
)

// Decoder reads values and tokens from a stream.
//
// What begins in the buffer and does not end there is scanned again from its beginning when there is more of it.
type Decoder struct {
	state
	r     io.Reader
	opts  jsonopts.Struct
	buf   []byte
	text  string // that buf is
	at    int    // where in buf what has been returned last ends
	base  int64  // of buf in the stream
	reads uint64 // calls that end the life of tokens
	last  int64  // where in the stream what has been returned last begins

	hasPeeked bool
	peeked    int   // where the next token begins
	peekErr   error // or why there is none
}

// minRead is how much room a reader gets.
const minRead = 512

// NewDecoder returns a Decoder that reads from r.
func NewDecoder(r io.Reader, opts ...Options) *Decoder {
	d := new(Decoder)
	d.Reset(r, opts...)
	return d
}

// Reset makes d read from r as from the beginning.
func (d *Decoder) Reset(r io.Reader, opts ...Options) {
	switch {
	case d == nil:
		panic("jsontext: invalid nil Decoder")
	case r == nil:
		panic("jsontext: invalid nil io.Reader")
	}
	*d = Decoder{r: r, reads: d.reads + 1}
	d.opts.Join(opts...)
}

// Options returns the options.
func (d *Decoder) Options() Options {
	d.opts.Enter(d.depth())
	return &d.opts
}

// fetch reads more. It moves what has not been returned to the beginning of the buffer.
func (d *Decoder) fetch() error {
	err := d.fill()
	d.text = jsonwire.View(d.buf)
	return err
}

func (d *Decoder) fill() error {
	rest := d.buf[d.at:]
	d.base += int64(d.at)
	d.at = 0
	switch r := d.r.(type) {
	case nil:
		d.buf = rest
		return io.EOF
	case *bytes.Buffer:
		// What a bytes.Buffer holds is used where it is, and not to be moved.
		if r.Len() == 0 {
			d.buf = rest
			return io.EOF
		}
		d.buf = append(rest[:len(rest):len(rest)], r.Next(r.Len())...)
		return nil
	}
	d.buf = append(d.buf[:0], rest...)
	if cap(d.buf)-len(d.buf) < minRead {
		d.buf = slices.Grow(d.buf, minRead+len(d.buf))
	}
	for {
		n, err := d.r.Read(d.buf[len(d.buf):cap(d.buf)])
		d.buf = d.buf[:len(d.buf)+n]
		switch {
		case n > 0:
			return nil
		case err == io.EOF:
			return err
		case err != nil:
			return &ioError{"read", err}
		}
	}
}

// more reads more of what begins at i, and returns where that is now.
func (d *Decoder) more(i int) (int, error) {
	i -= d.at
	err := d.fetch()
	return d.at + i, err
}

// fail is an error at position i of the buffer.
func (d *Decoder) fail(i int, at Pointer, err error) error {
	return &SyntacticError{ByteOffset: d.base + int64(i), JSONPointer: at, Err: err}
}

// unexpected says that the character at i can't stand there.
func (d *Decoder) unexpected(i int, where string) error {
	return jsonwire.InvalidCharacter(d.text[i:], where)
}

// noDelimiter is the error that the character at i can't stand between values.
func (d *Decoder) noDelimiter(i int, where string) error {
	return d.fail(i, d.pointer(between), d.unexpected(i, where))
}

// unexpectedStart is the error that what begins at i is no value.
func (d *Decoder) unexpectedStart(i int) error {
	return d.failNested(&failure{at: i, err: d.unexpected(i, atStart), noValue: true})
}

// failNested is an error inside of the next value. If that is a delimiter which does not end what is open, it is
// said to be after the last value.
func (d *Decoder) failNested(f *failure) error {
	at := f.pointer(d.pointer(atNext))
	if f.noValue && d.kind != KindInvalid && d.length > 0 {
		if k := kindOf(d.text[f.at]); k.isEnd() && k != d.kind.end() {
			return d.fail(f.at, at.Parent(), d.unexpected(f.at, d.afterLast()))
		}
	}
	return d.fail(f.at, at, f.err)
}

// space returns where what is no space begins.
func (d *Decoder) space(i int) (int, error) {
	for {
		i = jsonwire.Space(d.text, i)
		if i < len(d.text) {
			return i, nil
		}
		var err error
		if i, err = d.more(i); err == io.EOF && d.kind != KindInvalid {
			return i, d.fail(i, d.pointer(between), io.ErrUnexpectedEOF)
		} else if err != nil {
			return i, err
		}
	}
}

// next returns where the next token begins.
func (d *Decoder) next() (int, error) {
	d.reads++
	if d.hasPeeked {
		err := d.peekErr
		d.hasPeeked, d.peekErr = false, nil
		return d.peeked, err
	}
	return d.find()
}

// find is next, without regard to whether PeekKind has found it already.
func (d *Decoder) find() (int, error) {
	i, err := d.space(d.at)
	if err != nil {
		return i, err
	}
	c := d.text[i]
	switch {
	case d.wantsValue():
		if c != ':' {
			return i, d.noDelimiter(i, afterName)
		}
		return d.space(i + 1)
	case d.kind == KindInvalid:
		return i, nil
	case d.length == 0:
		if c == ',' || c == ':' {
			return i, d.noDelimiter(i, atStart)
		}
		return i, nil
	case kindOf(c).isEnd():
		return i, nil
	case c != ',':
		return i, d.noDelimiter(i, d.afterLast())
	}
	comma := d.base + int64(i)
	i, err = d.space(i + 1)
	if err == nil && kindOf(d.text[i]).isEnd() {
		at := int(comma - d.base)
		return at, d.noDelimiter(at, atStart)
	}
	return i, err
}

// afterLast says what may follow the last element or member.
func (d *Decoder) afterLast() string {
	if d.kind == KindBeginArray {
		return afterElement
	}
	return afterMember
}

// PeekKind returns the kind of the next token, or KindInvalid if there is none. The next read tells why.
func (d *Decoder) PeekKind() Kind {
	d.reads++
	if !d.hasPeeked || d.peekErr != nil {
		d.peeked, d.peekErr = d.find()
		d.hasPeeked = true
	}
	if d.peekErr != nil {
		return KindInvalid
	}
	return kindOf(d.text[d.peeked])
}

// lex returns where the literal, string or number at i ends, and whether that string is plain.
func (d *Decoder) lex(k Kind, i int) (end int, plain bool, err error) {
	s := d.text
	switch k {
	case KindString:
		return jsonwire.String(s, i, d.opts.Is(jsonopts.AllowInvalidUTF8))
	case KindNull:
		end, err = jsonwire.Literal(s, i, "null")
	case KindFalse:
		end, err = jsonwire.Literal(s, i, "false")
	case KindTrue:
		end, err = jsonwire.Literal(s, i, "true")
	case KindNumber:
		if end, err = jsonwire.Number(s, i); err != nil && err == io.ErrUnexpectedEOF {
			end = i
		}
	}
	return end, false, err
}

// scalar reads the literal, string or number at i.
func (d *Decoder) scalar(k Kind, i int) (Token, error) {
	end, plain, err := d.lex(k, i)
	for err != nil && err == io.ErrUnexpectedEOF || k == KindNumber && end == len(d.text) {
		start, moreErr := d.more(i)
		end += start - i
		i = start
		if moreErr == io.EOF {
			break
		}
		if moreErr != nil {
			return Token{}, moreErr
		}
		end, plain, err = d.lex(k, i)
	}
	if err != nil {
		return Token{}, d.fail(end, d.pointer(atNext), err)
	}
	t := Token{kind: k, text: d.text[i:end], source: d, reads: d.reads}
	if plain {
		t.form = plainForm
	}
	if err := d.advance(&t, i); err != nil {
		return Token{}, err
	}
	d.at = end
	return t, nil
}

// advance notes that a scalar has been read, which begins at i.
func (d *Decoder) advance(t *Token, i int) error {
	if !d.wantsName() {
		d.length++
		return nil
	}
	if t.kind != KindString {
		return d.fail(i, d.pointer(atNext), ErrNonStringName)
	}
	if name := jsonwire.Unquote(t.text, t.form == plainForm); !d.pushName(name, !d.opts.Is(jsonopts.AllowDuplicateNames)) {
		return d.fail(i, d.pointer(between).AppendToken(name), ErrDuplicateName)
	}
	return nil
}

// ReadToken reads the next token. It returns io.EOF if there is none.
func (d *Decoder) ReadToken() (Token, error) {
	i, err := d.next()
	if err != nil {
		return Token{}, err
	}
	d.last = d.base + int64(i)
	switch k := kindOf(d.text[i]); k {
	case KindBeginObject, KindBeginArray:
		return d.readBegin(k, i)
	case KindEndObject, KindEndArray:
		return d.readEnd(k, i)
	case KindInvalid:
		return Token{}, d.unexpectedStart(i)
	case KindString, KindNumber:
		return d.scalar(k, i)
	default:
		if t, err := d.scalar(k, i); err != nil {
			return t, err
		}
		return literal(k), nil
	}
}

// literal returns the token of a literal's kind.
func literal(k Kind) Token {
	switch k {
	case KindNull:
		return Null
	case KindFalse:
		return False
	}
	return True
}

func (d *Decoder) readBegin(k Kind, i int) (Token, error) {
	switch {
	case d.wantsName():
		return Token{}, d.fail(i, d.pointer(atNext), ErrNonStringName)
	case d.depth() == maxDepth:
		return Token{}, d.fail(i, d.pointer(atNext), errMaxDepth)
	}
	d.push(k)
	d.at = i + 1
	if k == KindBeginObject {
		return BeginObject, nil
	}
	return BeginArray, nil
}

func (d *Decoder) readEnd(k Kind, i int) (Token, error) {
	switch {
	case d.kind.end() != k:
		return Token{}, d.unexpectedStart(i)
	case d.wantsValue():
		return Token{}, d.fail(i, d.pointer(between), errMissingValue)
	}
	d.pop()
	d.at = i + 1
	if k == KindEndObject {
		return EndObject, nil
	}
	return EndArray, nil
}

// ReadValue reads the next value, which is valid until the next call. It returns io.EOF if there is none.
func (d *Decoder) ReadValue() (Value, error) {
	i, err := d.next()
	if err != nil {
		return nil, err
	}
	d.last = d.base + int64(i)
	switch k := kindOf(d.text[i]); k {
	case KindInvalid, KindEndObject, KindEndArray:
		return nil, d.unexpectedStart(i)
	case KindBeginObject, KindBeginArray:
		if i, err = d.nested(i); err != nil {
			return nil, err
		}
	default:
		t, err := d.scalar(k, i)
		if err != nil {
			return nil, err
		}
		i = d.at - len(t.text)
	}
	return d.buf[i:d.at:d.at], nil
}

// maxEager is how long the beginning of a value is that is checked whenever there is more of it. Of a longer one
// this would take too long; it is checked when it seems to end, or is eight times as long.
const maxEager = 16 << 10

// nested reads the array or object at i, and returns where it begins now.
func (d *Decoder) nested(i int) (int, error) {
	var skimmer jsonwire.Skimmer
	checked := 0
	for {
		length := len(d.text) - i
		if checked > maxEager && length < 8*checked && !skimmer.HasEnded(d.text[i:]) {
			start, err := d.more(i)
			i = start
			if err == nil {
				continue
			}
			if err != io.EOF {
				return i, err
			}
		}
		checked = length
		w := newWalker(d.text, &d.opts, d.depth())
		end, fail := w.root(i)
		if fail == nil && d.wantsName() {
			fail = &failure{at: i, err: ErrNonStringName}
		}
		if fail == nil {
			d.length++
			d.at = end
			return i, nil
		}
		if fail.err == io.ErrUnexpectedEOF {
			start, err := d.more(i)
			fail.at += start - i
			i = start
			if err == nil {
				continue
			}
			if err != io.EOF {
				return i, err
			}
		}
		return i, d.failNested(fail)
	}
}

// SkipValue reads the next value. Of one that is not valid, or not in the buffer yet, it reads the tokens.
func (d *Decoder) SkipValue() error {
	if k := d.PeekKind(); k != KindBeginObject && k != KindBeginArray {
		_, err := d.ReadValue()
		return err
	}
	w := newWalker(d.text, &d.opts, d.depth())
	if end := w.check(d.peeked); end >= 0 && !d.wantsName() {
		d.hasPeeked = false
		d.length++
		d.last = d.base + int64(end) - 1 // the last token, as if all had been read
		d.at = end
		return nil
	}
	for depth := d.depth(); ; {
		if _, err := d.ReadToken(); err != nil {
			return err
		}
		if d.depth() == depth {
			return nil
		}
	}
}

// InputOffset returns where in the stream what has been read last ends.
func (d *Decoder) InputOffset() int64 { return d.base + int64(d.at) }

// UnreadBuffer returns what has been taken from the reader and not been read.
func (d *Decoder) UnreadBuffer() []byte { return d.buf[d.at:] }

// StackDepth returns how many arrays and objects have begun and not ended.
func (d *Decoder) StackDepth() int { return d.depth() }

// StackIndex returns the kind of the i-th of these, and how many values it has; the top level is the first.
func (d *Decoder) StackIndex(i int) (Kind, int64) { return d.stackIndex(i) }

// StackPointer returns the pointer to what has been read last.
func (d *Decoder) StackPointer() Pointer { return d.pointer(atLast) }
