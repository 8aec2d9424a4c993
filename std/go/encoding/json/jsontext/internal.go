package jsontext

import (
	"encoding/json/internal/jsonopts"
	"io"
	"strings"
)

// Internal is for the packages of encoding/json only.
//
// Besides what it has these packages may change what the Options of an Encoder or Decoder points to, as far as it
// is of no meaning to this package.
var Internal exporter

type exporter struct{}

// Mark is a place between two members of an object that an Encoder writes.
type Mark struct {
	offset int64
	length int64
	name   string
}

// Mark returns where e is, which must want a member's name. It keeps what is written from then on in its buffer
// until Release or Rewind.
func (exporter) Mark(e *Encoder) Mark {
	e.held++
	return Mark{offset: e.OutputOffset(), length: e.length, name: strings.Clone(e.name)}
}

// Since returns what has been written since m.
func (exporter) Since(e *Encoder, m Mark) []byte { return e.buf[m.offset-e.base:] }

// Release ends the use of m.
func (exporter) Release(e *Encoder, m Mark) { e.held-- }

// Rewind makes e forget the member that it has written since m, and ends the use of m.
func (exporter) Rewind(e *Encoder, m Mark) {
	e.held--
	e.buf = e.buf[:m.offset-e.base]
	if !e.opts.Is(jsonopts.AllowDuplicateNames) {
		e.names.remove(e.name)
	}
	e.length, e.name = m.length, m.name
}

// NewBuffered returns an Encoder that keeps all that it writes.
func (exporter) NewBuffered(opts []Options) *Encoder {
	e := new(Encoder)
	e.reset(nil, opts)
	e.opts.Set(jsonopts.OmitTopLevelNewline, true)
	return e
}

// Buffered returns what e has written and its writer has not taken.
func (exporter) Buffered(e *Encoder) []byte { return e.buf }

// WantsName tells whether what e writes next is a member's name.
func (exporter) WantsName(e *Encoder) bool { return e.wantsName() }

// Next returns where e would begin the next value.
func (exporter) Next(e *Encoder) (int64, Pointer) {
	return e.base + int64(len(e.next(KindNull))), e.pointer(atNext)
}

// Around returns where e would begin the next value, with the pointer to the array or object it would be in.
func (exporter) Around(e *Encoder) (int64, Pointer) {
	return e.base + int64(len(e.next(KindNull))), e.pointer(between)
}

// SetOptions makes opts the options of e.
func (exporter) SetOptions(e *Encoder, opts jsonopts.Struct) {
	e.opts = opts
	e.style = newStyle(&e.opts)
}

// NextRead returns where the next value of d begins.
func (exporter) NextRead(d *Decoder) (int64, Pointer) {
	d.PeekKind()
	at := d.at
	if d.peekErr == nil || d.peekErr == io.EOF {
		at = d.peeked
	}
	return d.base + int64(at), d.pointer(atNext)
}

// Inside returns the pointer to the array or object that d is in.
func (exporter) Inside(d *Decoder) Pointer { return d.pointer(between) }

// ReadsName tells whether what d reads next is a member's name.
func (exporter) ReadsName(d *Decoder) bool { return d.wantsName() }

// LastRead returns where what d has read last begins.
func (exporter) LastRead(d *Decoder) int64 { return d.last }

// SetReadOptions makes opts the options of d.
func (exporter) SetReadOptions(d *Decoder, opts jsonopts.Struct) { d.opts = opts }

// End reads to the end of the stream, where no other value may follow.
func (exporter) End(d *Decoder) error {
	i, err := d.next()
	switch {
	case err == io.EOF:
		return nil
	case err != nil:
		return err
	}
	return d.noDelimiter(i, "after top-level value")
}

// Abbreviated returns p as errors show it.
func (exporter) Abbreviated(p Pointer) string { return p.abbreviated() }

// IsIOError tells whether err is an error of a reader or writer.
func (exporter) IsIOError(err error) bool {
	_, ok := err.(*ioError)
	return ok
}
