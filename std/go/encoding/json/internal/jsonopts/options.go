// Package jsonopts represents the options that encoding/json, its v2 and jsontext share.
//
// An option is a property with a value; a Struct holds any number of them. A property that is not present has
// the default of who asks for it, which is false for flags.
package jsonopts

import "strconv"

// Options is one option, or a set of them. Only this package implements it.
type Options interface {
	joinTo(*Struct)
}

type (
	// on and off are flags that are present and true, or present and false.
	on  Flag
	off Flag

	indentOption       string
	indentPrefixOption string
	marshalersOption   struct{ value any }
	unmarshalersOption struct{ value any }
)

// Bool gives all flags of f the value v.
func Bool(f Flag, v bool) Options {
	if v {
		return on(f)
	}
	return off(f)
}

// Indent is WithIndent of jsontext.
func Indent(s string) Options {
	checkWhitespace(s, "indent")
	return indentOption(s)
}

// IndentPrefix is WithIndentPrefix of jsontext.
func IndentPrefix(s string) Options {
	checkWhitespace(s, "indent prefix")
	return indentPrefixOption(s)
}

// Marshalers is WithMarshalers of v2; v is its *Marshalers.
func Marshalers(v any) Options { return marshalersOption{v} }

// Unmarshalers is WithUnmarshalers of v2; v is its *Unmarshalers.
func Unmarshalers(v any) Options { return unmarshalersOption{v} }

func checkWhitespace(s, what string) {
	for _, r := range s {
		if r != ' ' && r != '\t' {
			panic("json: invalid character " + strconv.QuoteRune(r) + " in " + what)
		}
	}
}

// Struct is a set of options. The zero value is the empty set.
type Struct struct {
	present, on  Flag
	Indent       string
	IndentPrefix string
	Marshalers   any
	Unmarshalers any

	stringDepth int  // at which StringifyNumbers holds only, plus 1; 0 if it holds at all depths
	wasPresent  bool // StringifyNumbers, as false, before it held at that depth only
}

// Join adds options; those that come later win.
func (s *Struct) Join(opts ...Options) {
	for _, o := range opts {
		if o != nil {
			o.joinTo(s)
		}
	}
}

// Is tells whether any flag of f is true.
func (s *Struct) Is(f Flag) bool { return s.on&f != 0 }

// Has tells whether any flag of f is present.
func (s *Struct) Has(f Flag) bool { return s.present&f != 0 }

// HasIndent and HasIndentPrefix tell whether that option is present.
func (s *Struct) HasIndent() bool       { return s.Has(indent) }
func (s *Struct) HasIndentPrefix() bool { return s.Has(indentPrefix) }

// Set gives all flags of f the value v.
func (s *Struct) Set(f Flag, v bool) {
	s.present |= f
	s.on &^= f
	if v {
		s.on |= f
	}
}

// Default gives those flags of f that are not present the value v.
func (s *Struct) Default(f Flag, v bool) { s.Set(f&^s.present, v) }

// StringifyAt makes StringifyNumbers hold for values at a depth of nesting, unless it holds for all.
func (s *Struct) StringifyAt(depth int) {
	if s.Is(StringifyNumbers) && s.stringDepth == 0 {
		return
	}
	if s.stringDepth == 0 {
		s.wasPresent = s.Has(StringifyNumbers)
	}
	s.Set(StringifyNumbers, true)
	s.stringDepth = depth + 1
}

// StringifiesAt tells whether StringifyNumbers holds for that depth alone.
func (s *Struct) StringifiesAt(depth int) bool { return s.stringDepth == depth+1 }

// Enter ends what holds for another depth alone.
func (s *Struct) Enter(depth int) {
	if s.stringDepth != 0 && s.stringDepth != depth+1 {
		s.Clear(StringifyNumbers)
		s.stringDepth = 0
		if s.wasPresent {
			s.Set(StringifyNumbers, false)
		}
	}
}

// Clear removes all flags of f.
func (s *Struct) Clear(f Flag) {
	s.present &^= f
	s.on &^= f
}

func (s *Struct) joinTo(dst *Struct) {
	dst.present |= s.present
	dst.on = dst.on&^s.present | s.on
	if s.stringDepth != 0 && s.wasPresent {
		dst.Set(StringifyNumbers, false) // what the caller said, though the value has it from a tag
	}
	if s.Has(indent) {
		dst.Indent = s.Indent
	}
	if s.Has(indentPrefix) {
		dst.IndentPrefix = s.IndentPrefix
	}
	if s.Has(marshalers) {
		dst.Marshalers = s.Marshalers
	}
	if s.Has(unmarshalers) {
		dst.Unmarshalers = s.Unmarshalers
	}
}

func (f on) joinTo(dst *Struct)  { dst.replace(Flag(f), true) }
func (f off) joinTo(dst *Struct) { dst.replace(Flag(f), false) }

// replace is Set for what the caller says.
func (s *Struct) replace(f Flag, v bool) {
	if f&StringifyNumbers != 0 {
		s.stringDepth = 0
	}
	s.Set(f, v)
}

func (o indentOption) joinTo(dst *Struct) {
	dst.Set(Multiline, true)
	dst.SetIndent(string(o))
}

func (o indentPrefixOption) joinTo(dst *Struct) {
	dst.Set(Multiline, true)
	dst.present |= indentPrefix
	dst.IndentPrefix = string(o)
}

// SetIndent makes s the present indentation, without a word about Multiline.
func (s *Struct) SetIndent(indentation string) {
	s.present |= indent
	s.Indent = indentation
}

func (o marshalersOption) joinTo(dst *Struct) {
	dst.present |= marshalers
	dst.Marshalers = o.value
}

func (o unmarshalersOption) joinTo(dst *Struct) {
	dst.present |= unmarshalers
	dst.Unmarshalers = o.value
}

// Lookup returns the value in opts of the property that like has, and whether it is present: a bool for a flag,
// a string for an indentation, and what Marshalers or Unmarshalers was given. If like is a Struct it panics.
func Lookup(opts, like Options) (any, bool) {
	var s Struct
	s.Join(opts)
	switch like := like.(type) {
	case on:
		return s.Is(Flag(like)), s.Has(Flag(like))
	case off:
		return s.Is(Flag(like)), s.Has(Flag(like))
	case indentOption:
		return s.Indent, s.Has(indent)
	case indentPrefixOption:
		return s.IndentPrefix, s.Has(indentPrefix)
	case marshalersOption:
		return s.Marshalers, s.Has(marshalers)
	case unmarshalersOption:
		return s.Unmarshalers, s.Has(unmarshalers)
	}
	panic("unknown option *jsonopts.Struct")
}
