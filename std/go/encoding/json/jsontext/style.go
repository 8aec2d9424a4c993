package jsontext

import (
	"encoding/json/internal/jsonopts"
	"encoding/json/internal/jsonwire"
)

// style says how values are written.
type style struct {
	multiline, spaceAfterColon, spaceAfterComma bool
	prefix, indent                              string

	html, separators, preserveStrings bool
	canonicalInts, canonicalFloats    bool
	reorder                           bool
}

// setDefaults makes what Multiline implies present in opts.
func setDefaults(opts *jsonopts.Struct) {
	if !opts.Is(jsonopts.Multiline) {
		return
	}
	opts.Default(jsonopts.SpaceAfterColon, true)
	opts.Default(jsonopts.SpaceAfterComma, false)
	if !opts.HasIndent() {
		opts.SetIndent("\t")
	}
}

// newStyle returns the style of options that have had their defaults set.
func newStyle(opts *jsonopts.Struct) style {
	return style{
		multiline:       opts.Is(jsonopts.Multiline),
		spaceAfterColon: opts.Is(jsonopts.SpaceAfterColon),
		spaceAfterComma: opts.Is(jsonopts.SpaceAfterComma),
		prefix:          opts.IndentPrefix,
		indent:          opts.Indent,
		html:            opts.Is(jsonopts.EscapeForHTML),
		separators:      opts.Is(jsonopts.EscapeForJS),
		preserveStrings: opts.Is(jsonopts.PreserveRawStrings),
		canonicalInts:   opts.Is(jsonopts.CanonicalizeRawInts),
		canonicalFloats: opts.Is(jsonopts.CanonicalizeRawFloats),
		reorder:         opts.Is(jsonopts.ReorderRawObjects),
	}
}

// appendLine begins a line at a depth.
func (s *style) appendLine(dst []byte, depth int) []byte {
	if !s.multiline {
		return dst
	}
	dst = append(dst, '\n')
	dst = append(dst, s.prefix...)
	for range depth {
		dst = append(dst, s.indent...)
	}
	return dst
}

func (s *style) appendComma(dst []byte) []byte {
	dst = append(dst, ',')
	if s.spaceAfterComma {
		dst = append(dst, ' ')
	}
	return dst
}

func (s *style) appendColon(dst []byte) []byte {
	dst = append(dst, ':')
	if s.spaceAfterColon {
		dst = append(dst, ' ')
	}
	return dst
}

// appendString appends a string that is given as JSON.
func (s *style) appendString(dst []byte, raw string, plain bool) []byte {
	switch {
	case s.preserveStrings || plain && !s.html && !s.separators:
		if s.html || s.separators {
			return jsonwire.AppendEscaped(dst, raw, s.html, s.separators)
		}
		return append(dst, raw...)
	}
	return s.appendText(dst, jsonwire.Unquote(raw, plain))
}

// appendText appends text as a string.
func (s *style) appendText(dst []byte, text string) []byte {
	return jsonwire.AppendQuote(dst, text, s.html, s.separators)
}

// appendNumber appends a number that is given as JSON.
func (s *style) appendNumber(dst []byte, raw string) []byte {
	if s.canonicalInts || s.canonicalFloats {
		canonical := s.canonicalFloats
		if jsonwire.IsInteger(raw) {
			canonical = s.canonicalInts || raw == "-0"
		}
		if canonical {
			return jsonwire.AppendCanonical(dst, raw)
		}
	}
	return append(dst, raw...)
}
