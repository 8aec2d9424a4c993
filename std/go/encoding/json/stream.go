package json

import (
	"bytes"
	"encoding/json/internal/jsonwire"
	"io"
	"slices"
)

// Decoder reads JSON values from a stream.
type Decoder struct {
	r         io.Reader
	buf       []byte
	at        int   // what of buf has been looked at
	used      int   // what of buf values and tokens took
	peeked    bool  // More has looked further
	base      int64 // of buf in the stream
	comma     int64 // where the last comma stood
	err       error
	readErr   error
	useNumber bool
	noUnknown bool
	state     tokenState
	outer     []tokenState
}

// NewDecoder returns a Decoder that reads from r.
func NewDecoder(r io.Reader) *Decoder { return &Decoder{r: r} }

// UseNumber lets numbers in empty interfaces be Numbers.
func (dec *Decoder) UseNumber() { dec.useNumber = true }

// DisallowUnknownFields makes members without a field errors.
func (dec *Decoder) DisallowUnknownFields() { dec.noUnknown = true }

// fill reads more, and tells whether it got anything.
func (dec *Decoder) fill() bool {
	if dec.readErr != nil {
		return false
	}
	if dec.used > 0 {
		dec.base += int64(dec.used)
		dec.buf = append(dec.buf[:0], dec.buf[dec.used:]...)
		dec.at -= dec.used
		dec.used = 0
	}
	for {
		n := len(dec.buf)
		dec.buf = slices.Grow(dec.buf, 512)
		m, err := dec.r.Read(dec.buf[n:cap(dec.buf)])
		dec.buf = dec.buf[:n+m]
		dec.readErr = err
		if m > 0 {
			return true
		}
		if err != nil {
			return false
		}
	}
}

// peek returns the next character that is no space.
func (dec *Decoder) peek() (byte, error) {
	for {
		s := scanner{data: view(dec.buf)}
		dec.at = s.space(dec.at)
		if dec.at < len(dec.buf) {
			return dec.buf[dec.at], nil
		}
		if !dec.fill() {
			return 0, dec.readErr
		}
	}
}

// nesting follows brackets and strings through a value that comes in pieces.
type nesting struct {
	seen, depth       int
	inString, escaped bool
}

// closes reads on to the end of text; it reports whether the value may have ended on the way.
func (n *nesting) closes(text []byte) (closed bool) {
	for _, c := range text[n.seen:] {
		switch {
		case n.escaped:
			n.escaped = false
		case n.inString && c == '\\':
			n.escaped = true
		case c == '"':
			n.inString = !n.inString
		case n.inString:
		case c == '{' || c == '[':
			n.depth++
		case c == '}' || c == ']':
			n.depth--
		}
		closed = closed || n.depth <= 0 && !n.inString
	}
	n.seen = len(text)
	return closed
}

// readValue returns the end of the value at the beginning of what is left. While more is to be read, it looks for
// errors whenever the text has grown by an eighth, lest the time be quadratic.
func (dec *Decoder) readValue() (int, error) {
	if _, err := dec.peek(); err != nil {
		return 0, dec.cutOff(err)
	}
	var open nesting
	tried := 0
	for more := true; ; more = dec.fill() {
		text := dec.buf[dec.at:]
		if more && !open.closes(text) && len(text) < tried+tried/8 {
			continue
		}
		tried = len(text)
		s := scanner{data: view(dec.buf)}
		end := s.value(dec.at, 0)
		switch {
		case s.err != nil && s.err.msg != unexpectedEnd:
			s.err.Offset += dec.base
			return 0, s.err
		case s.err == nil && (end < len(dec.buf) || !isDigit(dec.buf[end-1]) || !more && dec.readErr == io.EOF):
			return end, nil
		case !more && dec.readErr == io.EOF:
			return 0, io.ErrUnexpectedEOF
		case !more:
			return 0, dec.readErr
		}
	}
}

// Decode decodes the next value to what v points to.
func (dec *Decoder) Decode(v any) error {
	if dec.err != nil {
		return dec.err
	}
	if err := dec.beforeValue(); err != nil {
		return err
	}
	if dec.state == objectStart || dec.state == objectKey {
		if c, err := dec.peek(); err == nil && c != '"' {
			return dec.noName(c)
		}
	}
	end, err := dec.readValue()
	if err != nil {
		dec.err = err
		return err
	}
	d := decoder{
		scanner:   scanner{data: view(dec.buf[dec.at:end])},
		useNumber: dec.useNumber,
		noUnknown: dec.noUnknown,
	}
	dec.consume(end)
	err = d.run(v)
	dec.afterValue()
	return err
}

// Buffered returns what has been read and not been used.
func (dec *Decoder) Buffered() io.Reader { return bytes.NewReader(dec.buf[dec.used:]) }

// InputOffset returns where the last value or token ended, after More where the space behind it ends.
func (dec *Decoder) InputOffset() int64 {
	end := dec.used
	if dec.peeked {
		s := scanner{data: view(dec.buf)}
		if next := s.space(end); next < len(dec.buf) {
			end = next
		}
	}
	return dec.base + int64(end)
}

// position returns where the next character stands in the stream.
func (dec *Decoder) position() int64 { return dec.base + int64(dec.at) }

// consume notes that a value or token ends at i.
func (dec *Decoder) consume(i int) {
	dec.at, dec.used = i, i
	dec.peeked = false
}

// Token is a Delim, bool, float64, Number, string or nil.
type Token any

// Delim is one of [ ] { }.
type Delim rune

func (d Delim) String() string { return string(d) }

// tokenState says what may come next inside an array or object.
type tokenState int

const (
	atTop tokenState = iota
	arrayStart
	arrayComma
	arrayValue
	objectStart
	objectKey
	objectColon
	objectValue
	objectComma
)

// beforeValue takes the comma or colon that stands before a value.
func (dec *Decoder) beforeValue() error {
	var want byte
	var next tokenState
	switch dec.state {
	case arrayComma:
		want, next = ',', arrayValue
	case objectColon:
		want, next = ':', objectValue
	case objectComma:
		want, next = ',', objectKey
	default:
		return nil
	}
	c, err := dec.peek()
	if err != nil {
		return dec.cutOff(err)
	}
	if c == ']' && dec.state == arrayComma || c == '}' && dec.state == objectComma {
		return dec.unexpected(" looking for beginning of value")
	}
	if c != want {
		return dec.noDelimiter()
	}
	dec.comma = dec.position()
	dec.at++
	dec.state = next
	if c, err := dec.peek(); err == nil && dec.dangling(c) {
		return dec.noComma()
	}
	return nil
}

// cutOff notes the end of the input within an array or object, where err is io.EOF. More learns of it before, and
// has it told in other words.
func (dec *Decoder) cutOff(err error) error {
	switch {
	case err != io.EOF || dec.state == atTop:
		return err
	case dec.peeked:
		dec.err = &SyntaxError{unexpectedEnd, dec.position()}
	default:
		dec.err = io.ErrUnexpectedEOF
	}
	return dec.err
}

// dangling tells whether a comma comes before the bracket c.
func (dec *Decoder) dangling(c byte) bool {
	return c == ']' && dec.state == arrayValue || c == '}' && dec.state == objectKey
}

// noComma is the error of a comma that dangles.
func (dec *Decoder) noComma() error {
	dec.err = &SyntaxError{"invalid character ',' looking for beginning of value", dec.comma + 1}
	return dec.err
}

func (dec *Decoder) afterValue() {
	switch dec.state {
	case arrayStart, arrayValue, arrayComma:
		dec.state = arrayComma
	case objectValue:
		dec.state = objectComma
	case objectStart, objectKey:
		dec.state = objectColon
	}
}

// fail notes an error at the next character.
func (dec *Decoder) fail(text string) error {
	dec.err = &SyntaxError{text, dec.position() + 1}
	return dec.err
}

// unexpected is the error that the next character can't stand where it does.
func (dec *Decoder) unexpected(where string) error {
	return dec.fail("invalid character " + jsonwire.QuoteChar(view(dec.buf[dec.at:])) + where)
}

// noDelimiter is the error that no delimiter follows what has been read.
func (dec *Decoder) noDelimiter() error {
	switch dec.state {
	case arrayComma:
		return dec.unexpected(" after array element")
	case objectColon:
		return dec.unexpected(" after object key")
	}
	return dec.unexpected(" after object key:value pair")
}

// noName is the error that the next character begins no member's name.
func (dec *Decoder) noName(c byte) error {
	if c == '-' || isDigit(c) || c == 't' || c == 'f' || c == 'n' || c == '[' || c == '{' {
		return dec.fail("object member name must be a string")
	}
	return dec.unexpected(" looking for beginning of value")
}

func (dec *Decoder) open(c byte, state tokenState) (Token, error) {
	dec.consume(dec.at + 1)
	dec.outer = append(dec.outer, dec.state)
	dec.state = state
	return Delim(c), nil
}

func (dec *Decoder) close(c byte) (Token, error) {
	dec.consume(dec.at + 1)
	last := len(dec.outer) - 1
	dec.state, dec.outer = dec.outer[last], dec.outer[:last]
	dec.afterValue()
	return Delim(c), nil
}

// Token returns the next token; commas and colons are none.
func (dec *Decoder) Token() (Token, error) {
	if dec.err != nil {
		return nil, dec.err
	}
	for {
		c, err := dec.peek()
		if err != nil {
			if dec.peeked {
				err = dec.cutOff(err)
			}
			return nil, err
		}
		valueAllowed := dec.state == atTop || dec.state == arrayStart || dec.state == arrayValue || dec.state == objectValue
		switch {
		case c == '[' && valueAllowed:
			return dec.open(c, arrayStart)
		case c == '{' && valueAllowed:
			return dec.open(c, objectStart)
		case c == ']' && (dec.state == arrayStart || dec.state == arrayComma):
			return dec.close(c)
		case c == '}' && (dec.state == objectStart || dec.state == objectComma):
			return dec.close(c)
		case dec.dangling(c):
			return nil, dec.noComma()
		case c == '}' && dec.state == objectValue:
			return nil, dec.fail("missing value after object key")
		case c == ',' && (dec.state == arrayComma || dec.state == objectComma):
			dec.comma = dec.position()
			dec.at++
			if dec.state == arrayComma {
				dec.state = arrayValue
			} else {
				dec.state = objectKey
			}
		case c == ':' && dec.state == objectColon:
			dec.at++
			dec.state = objectValue
		case dec.state == objectStart || dec.state == objectKey:
			if c != '"' {
				return nil, dec.noName(c)
			}
			return dec.scalar()
		case valueAllowed && !(c == ']' && dec.state == objectValue):
			return dec.scalar()
		default:
			return nil, dec.noDelimiter()
		}
	}
}

func (dec *Decoder) scalar() (Token, error) {
	var x any
	if err := dec.Decode(&x); err != nil {
		return nil, err
	}
	return x, nil
}

// More tells whether there is another element or member before the end.
func (dec *Decoder) More() bool {
	dec.peeked = true
	c, err := dec.peek()
	if err != nil {
		return dec.state != atTop || err != io.EOF
	}
	if c == ':' && dec.state == objectColon {
		dec.at++
		dec.state = objectValue
		return dec.More()
	}
	if dec.state == objectColon {
		return true // an error that the next token has
	}
	return c != ']' && c != '}'
}

// Encoder writes JSON values to a stream, a line each.
type Encoder struct {
	w              io.Writer
	err            error
	prefix, indent string
	indents        bool
	html           bool
}

// NewEncoder returns an Encoder that writes to w.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: w, html: true} }

// SetIndent makes Encode indent, as Indent does.
func (enc *Encoder) SetIndent(prefix, indent string) {
	enc.prefix, enc.indent = prefix, indent
	enc.indents = prefix != "" || indent != ""
}

// SetEscapeHTML tells whether <, > and & are escaped in strings.
func (enc *Encoder) SetEscapeHTML(on bool) { enc.html = on }

// Encode writes v as JSON, and a newline.
func (enc *Encoder) Encode(v any) error {
	if enc.err != nil {
		return enc.err
	}
	b, err := marshal(v, enc.html)
	if err != nil {
		return err
	}
	if enc.indents {
		if b, err = appendIndent(nil, b, enc.prefix, enc.indent); err != nil {
			return err
		}
	}
	if _, err = enc.w.Write(append(b, '\n')); err != nil {
		enc.err = err
	}
	return err
}
