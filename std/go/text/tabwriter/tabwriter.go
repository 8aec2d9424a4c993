// Package tabwriter aligns columns of text. Cells end in tabs; a column is a run of consecutive lines that
// have a cell there (Nick Gustafson's elastic tabstops).
package tabwriter

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"
)

// Flags of formatting.
const (
	FilterHTML uint = 1 << iota
	StripEscape
	AlignRight
	DiscardEmptyColumns
	TabIndent
	Debug
)

// Escape begins and ends text that is not looked into.
const Escape = '\xff'

// cell is a piece of a line: its text, and how wide that looks.
type cell struct {
	text  []byte
	width int
	soft  bool // ended by a vertical tab: an empty column of such may be discarded
}

// Writer aligns what is written to it.
type Writer struct {
	output   io.Writer
	minwidth int
	tabwidth int
	padding  int
	padchar  byte
	flags    uint

	lines   [][]cell // the last one is not complete
	text    []byte   // of the cell at hand
	width   int      // of the first counted bytes of it
	counted int
	escaped byte // what ends the escaped text at hand; 0 outside
	out     bytes.Buffer
}

// NewWriter returns an initialised Writer.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets a Writer up anew.
func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight
	}
	*b = Writer{output: output, minwidth: minwidth, tabwidth: tabwidth, padding: padding, padchar: padchar, flags: flags}
	b.restart()
	return b
}

func (b *Writer) restart() {
	b.lines = [][]cell{nil}
	b.text, b.width, b.counted, b.escaped = nil, 0, 0, 0
}

// Write takes text; a line without tabs, or a form feed, completes what came before.
func (b *Writer) Write(buf []byte) (n int, err error) {
	defer explainPanic("Write")
	start := 0
	for i, c := range buf {
		if b.escaped != 0 {
			if c == b.escaped {
				b.endEscape(buf[start : i+1])
				start = i + 1
			}
			continue
		}
		switch c {
		case '\t', '\v':
			b.append(buf[start:i])
			b.endCell(c == '\v')
			start = i + 1
		case '\n', '\f':
			b.append(buf[start:i])
			start = i + 1
			b.endCell(false)
			cells := len(b.lines[len(b.lines)-1])
			b.lines = append(b.lines, nil)
			if c == '\f' || cells == 1 {
				if err := b.emit(c == '\f' && b.flags&Debug != 0); err != nil {
					return start, err
				}
			}
		case Escape, '<', '&':
			if c != Escape && b.flags&FilterHTML == 0 {
				continue
			}
			b.append(buf[start:i])
			b.measure()
			start = i
			switch c {
			case Escape:
				b.escaped = Escape
				if b.flags&StripEscape != 0 {
					start++
				}
			case '<':
				b.escaped = '>'
			default:
				b.escaped = ';'
			}
		}
	}
	b.append(buf[start:])
	return len(buf), nil
}

// explainPanic tells where in this package the panic of an output came to pass.
func explainPanic(operation string) {
	if e := recover(); e != nil {
		panic(fmt.Sprintf("tabwriter: panic during %s (%v)", operation, e))
	}
}

func (b *Writer) append(text []byte) {
	b.text = append(b.text, text...)
}

// measure counts what was appended since the last time, when it ends where a character does.
func (b *Writer) measure() {
	b.width += utf8.RuneCount(b.text[b.counted:])
	b.counted = len(b.text)
}

func (b *Writer) endEscape(text []byte) {
	if b.escaped == Escape && b.flags&StripEscape != 0 {
		text = text[:len(text)-1]
	}
	b.append(text)
	if b.escaped == Escape && b.flags&StripEscape == 0 {
		b.width--
	}
	b.leaveEscape()
}

// leaveEscape gives the escaped text its width: of HTML nothing is seen, but that an entity looks like a
// character.
func (b *Writer) leaveEscape() {
	switch b.escaped {
	case Escape:
		b.measure()
		if b.flags&StripEscape == 0 {
			b.width--
		}
	case ';':
		b.width++
	}
	b.counted = len(b.text)
	b.escaped = 0
}

func (b *Writer) endCell(soft bool) {
	b.measure()
	last := len(b.lines) - 1
	b.lines[last] = append(b.lines[last], cell{b.text, b.width, soft})
	b.text, b.width, b.counted = nil, 0, 0
}

// Flush writes what is left.
func (b *Writer) Flush() error {
	defer explainPanic("Flush")
	b.leaveEscape()
	if len(b.text) > 0 {
		b.endCell(false)
	}
	defer b.restart()
	return b.emit(false)
}

// emit writes the lines, and a rule if that is asked for. Lines that could not be written stay.
func (b *Writer) emit(rule bool) error {
	b.out.Reset()
	b.block(0, len(b.lines), nil)
	if rule {
		b.out.WriteString("---\n")
	}
	if text := b.out.Bytes(); len(text) > 0 {
		n, err := b.output.Write(text)
		if err == nil && n != len(text) {
			err = io.ErrShortWrite
		}
		if err != nil {
			return err
		}
	}
	b.restart()
	return nil
}

// block writes the lines from first to end, in which the columns before have widths. Where consecutive lines
// have another column, they are a block of their own.
func (b *Writer) block(first, end int, widths []int) {
	column := len(widths)
	has := func(i int) bool { return column < len(b.lines[i])-1 }
	for i := first; i < end; {
		if !has(i) {
			b.line(i, widths)
			i++
			continue
		}
		width, empty := b.minwidth, true
		from := i
		for ; i < end && has(i); i++ {
			c := b.lines[i][column]
			width = max(width, c.width+b.padding)
			empty = empty && c.width == 0 && c.soft
		}
		if empty && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		b.block(from, i, append(widths[:column:column], width))
	}
}

func (b *Writer) line(i int, widths []int) {
	indenting := b.flags&TabIndent != 0
	for k, c := range b.lines[i] {
		if k > 0 && b.flags&Debug != 0 {
			b.out.WriteByte('|')
		}
		if len(c.text) > 0 {
			indenting = false
		}
		right := b.flags&AlignRight != 0 && len(c.text) > 0
		if !right {
			b.out.Write(c.text)
		}
		if k < len(widths) {
			b.pad(c.width, widths[k], indenting)
		}
		if right {
			b.out.Write(c.text)
		}
	}
	if i+1 < len(b.lines) {
		b.out.WriteByte('\n')
	}
}

// pad fills a cell up, with tabs if those fill or indent.
func (b *Writer) pad(have, width int, indenting bool) {
	if b.padchar != '\t' && !indenting {
		for range width - have {
			b.out.WriteByte(b.padchar)
		}
		return
	}
	if b.tabwidth == 0 {
		return
	}
	width = (width + b.tabwidth - 1) / b.tabwidth * b.tabwidth
	for range (width - have + b.tabwidth - 1) / b.tabwidth {
		b.out.WriteByte('\t')
	}
}
