// Package csv reads and writes records of comma-separated values (RFC 4180).
package csv

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode"
	"unicode/utf8"
)

// ParseError is an error at a place: lines and columns from 1, columns in bytes.
type ParseError struct {
	StartLine int
	Line      int
	Column    int
	Err       error
}

func (e *ParseError) Error() string {
	if e.Err == ErrFieldCount {
		return fmt.Sprintf("record on line %d: %v", e.Line, e.Err)
	}
	if e.StartLine != e.Line {
		return fmt.Sprintf("record on line %d; parse error on line %d, column %d: %v", e.StartLine, e.Line, e.Column, e.Err)
	}
	return fmt.Sprintf("parse error on line %d, column %d: %v", e.Line, e.Column, e.Err)
}

func (e *ParseError) Unwrap() error { return e.Err }

var (
	ErrBareQuote     = errors.New("bare \" in non-quoted-field")
	ErrQuote         = errors.New("extraneous or missing \" in quoted-field")
	ErrFieldCount    = errors.New("wrong number of fields")
	ErrTrailingComma = errors.New("extra delimiter at end of line")

	errInvalidDelim = errors.New("csv: invalid field or comment delimiter")
)

func validDelim(r rune) bool {
	return r != 0 && r != '"' && r != '\r' && r != '\n' && utf8.ValidRune(r) && r != utf8.RuneError
}

// Reader reads records.
type Reader struct {
	Comma            rune
	Comment          rune
	FieldsPerRecord  int
	LazyQuotes       bool
	TrimLeadingSpace bool
	ReuseRecord      bool
	TrailingComma    bool

	r         *bufio.Reader
	line      int
	offset    int64
	raw       []byte
	positions []position
	last      []string
}

// position is where a field begins: line and column, from 1.
type position struct {
	line, col int
}

// NewReader returns a Reader with commas.
func NewReader(r io.Reader) *Reader {
	return &Reader{Comma: ',', r: bufio.NewReader(r)}
}

// Read reads a record.
func (r *Reader) Read() (record []string, err error) {
	if r.ReuseRecord {
		record, err = r.record(r.last)
		r.last = record
		return record, err
	}
	return r.record(nil)
}

// FieldPos returns where a field of the last record begins.
func (r *Reader) FieldPos(field int) (line, column int) {
	if field < 0 || field >= len(r.positions) {
		panic("out of range index passed to FieldPos")
	}
	p := r.positions[field]
	return p.line, p.col
}

// InputOffset returns the offset after the last record.
func (r *Reader) InputOffset() int64 { return r.offset }

// ReadAll reads all records.
func (r *Reader) ReadAll() (records [][]string, err error) {
	for {
		record, err := r.record(nil)
		if err == io.EOF {
			return records, nil
		}
		if err != nil {
			return nil, err
		}
		records = append(records, record)
	}
}

// readLine returns the next line with its newline; \r\n becomes \n.
func (r *Reader) readLine() ([]byte, error) {
	line, err := r.r.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		r.raw = append(r.raw[:0], line...)
		for err == bufio.ErrBufferFull {
			line, err = r.r.ReadSlice('\n')
			r.raw = append(r.raw, line...)
		}
		line = r.raw
	}
	size := len(line)
	if size > 0 && err == io.EOF {
		err = nil
		if line[size-1] == '\r' {
			line = line[:size-1]
		}
	}
	r.line++
	r.offset += int64(size)
	if n := len(line); n >= 2 && line[n-2] == '\r' && line[n-1] == '\n' {
		line[n-2] = '\n'
		line = line[:n-1]
	}
	return line, err
}

func lengthNL(b []byte) int {
	if len(b) > 0 && b[len(b)-1] == '\n' {
		return 1
	}
	return 0
}

func nextRune(b []byte) rune {
	r, _ := utf8.DecodeRune(b)
	return r
}

// parser parses a record: texts of fields one after the other, and their ends.
type parser struct {
	*Reader
	text  []byte
	ends  []int
	start int // line of the record
	line  []byte
	pos   position
	err   error
}

func (r *Reader) record(dst []string) ([]string, error) {
	if r.Comma == r.Comment || !validDelim(r.Comma) || r.Comment != 0 && !validDelim(r.Comment) {
		return nil, errInvalidDelim
	}
	p := parser{Reader: r}
	var err error
	for {
		p.line, err = r.readLine()
		if r.Comment != 0 && len(p.line) > 0 && nextRune(p.line) == r.Comment {
			p.line = nil
			if err == nil {
				continue
			}
		} else if err == nil && len(p.line) == lengthNL(p.line) {
			p.line = nil
			continue
		}
		break
	}
	if err == io.EOF {
		return nil, err
	}
	if err != nil {
		p.err = err
	}
	p.start = r.line
	p.pos = position{r.line, 1}
	r.positions = r.positions[:0]
	p.fields()
	if p.err == nil {
		p.err = err
	}
	text := string(p.text)
	if cap(dst) < len(p.ends) {
		dst = make([]string, len(p.ends))
	}
	dst = dst[:len(p.ends)]
	from := 0
	for i, end := range p.ends {
		dst[i] = text[from:end]
		from = end
	}
	if r.FieldsPerRecord > 0 {
		if len(dst) != r.FieldsPerRecord && p.err == nil {
			p.err = &ParseError{StartLine: p.start, Line: p.start, Column: 1, Err: ErrFieldCount}
		}
	} else if r.FieldsPerRecord == 0 {
		r.FieldsPerRecord = len(dst)
	}
	return dst, p.err
}

func (p *parser) fail(col int, err error) {
	p.err = &ParseError{StartLine: p.start, Line: p.Reader.line, Column: col, Err: err}
}

func (p *parser) advance(n int) {
	p.line = p.line[n:]
	p.pos.col += n
}

func (p *parser) fields() {
	comma := utf8.RuneLen(p.Comma)
	for {
		if p.TrimLeadingSpace {
			trimmed := bytes.TrimLeftFunc(p.line, unicode.IsSpace)
			skipped := len(p.line) - len(trimmed)
			if len(trimmed) == 0 && lengthNL(p.line) == 1 {
				skipped--
			}
			p.advance(skipped)
		}
		if len(p.line) > 0 && p.line[0] == '"' {
			if !p.quoted(comma) {
				return
			}
			continue
		}
		i := bytes.IndexRune(p.line, p.Comma)
		field := p.line
		if i >= 0 {
			field = field[:i]
		} else {
			field = field[:len(field)-lengthNL(field)]
		}
		if !p.LazyQuotes {
			if j := bytes.IndexByte(field, '"'); j >= 0 {
				p.fail(p.pos.col+j, ErrBareQuote)
				return
			}
		}
		p.text = append(p.text, field...)
		p.end(p.pos)
		if i < 0 {
			return
		}
		p.advance(i + comma)
	}
}

func (p *parser) end(at position) {
	p.ends = append(p.ends, len(p.text))
	p.positions = append(p.positions, at)
}

// quoted parses a quoted field, and tells whether another one follows.
func (p *parser) quoted(comma int) bool {
	at := p.pos
	p.advance(1)
	for {
		i := bytes.IndexByte(p.line, '"')
		switch {
		case i >= 0:
			p.text = append(p.text, p.line[:i]...)
			p.advance(i + 1)
			switch r := nextRune(p.line); {
			case len(p.line) > 0 && r == '"':
				p.text = append(p.text, '"')
				p.advance(1)
			case len(p.line) > 0 && r == p.Comma:
				p.advance(comma)
				p.end(at)
				return true
			case lengthNL(p.line) == len(p.line):
				p.end(at)
				return false
			case p.LazyQuotes:
				p.text = append(p.text, '"')
			default:
				p.fail(p.pos.col-1, ErrQuote)
				return false
			}
		case len(p.line) > 0:
			p.text = append(p.text, p.line...)
			if p.err != nil {
				return false
			}
			p.pos.col += len(p.line)
			line, err := p.readLine()
			p.line = line
			if len(line) > 0 {
				p.pos = position{p.pos.line + 1, 1}
			}
			if err == io.EOF {
				err = nil
			}
			if err != nil {
				p.err = err
			}
		default:
			if !p.LazyQuotes && p.err == nil {
				p.err = &ParseError{StartLine: p.start, Line: p.pos.line, Column: p.pos.col, Err: ErrQuote}
				return false
			}
			p.end(at)
			return false
		}
	}
}
