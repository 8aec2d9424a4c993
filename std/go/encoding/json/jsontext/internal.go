package jsontext

import (
	"encoding/json/internal/jsonopts"
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
