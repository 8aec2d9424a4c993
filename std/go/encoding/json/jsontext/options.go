package jsontext

import "encoding/json/internal/jsonopts"

// Options configures Encoders, Decoders and the formatting of Values. It is the type of encoding/json.Options and
// encoding/json/v2.Options as well; options of no meaning here are ignored.
type Options = jsonopts.Options

// AllowDuplicateNames lets the members of an object have equal names.
func AllowDuplicateNames(v bool) Options { return jsonopts.Bool(jsonopts.AllowDuplicateNames, v) }

// AllowInvalidUTF8 lets strings be invalid UTF-8, which is replaced by U+FFFD.
func AllowInvalidUTF8(v bool) Options { return jsonopts.Bool(jsonopts.AllowInvalidUTF8, v) }

// CanonicalizeRawFloats makes an Encoder write raw numbers with a fraction or exponent as RFC 8785 says.
func CanonicalizeRawFloats(v bool) Options { return jsonopts.Bool(jsonopts.CanonicalizeRawFloats, v) }

// CanonicalizeRawInts makes an Encoder write raw numbers without a fraction or exponent as RFC 8785 says.
func CanonicalizeRawInts(v bool) Options { return jsonopts.Bool(jsonopts.CanonicalizeRawInts, v) }

// EscapeForHTML makes an Encoder escape <, > and & in strings.
func EscapeForHTML(v bool) Options { return jsonopts.Bool(jsonopts.EscapeForHTML, v) }

// EscapeForJS makes an Encoder escape U+2028 and U+2029 in strings.
func EscapeForJS(v bool) Options { return jsonopts.Bool(jsonopts.EscapeForJS, v) }

// Multiline makes an Encoder begin a new, indented line for every member and element.
func Multiline(v bool) Options { return jsonopts.Bool(jsonopts.Multiline, v) }

// PreserveRawStrings makes an Encoder keep the escape sequences of raw strings.
func PreserveRawStrings(v bool) Options { return jsonopts.Bool(jsonopts.PreserveRawStrings, v) }

// ReorderRawObjects makes an Encoder sort the members of objects in Values as RFC 8785 says.
func ReorderRawObjects(v bool) Options { return jsonopts.Bool(jsonopts.ReorderRawObjects, v) }

// SpaceAfterColon makes an Encoder write a space after the colon between name and value.
func SpaceAfterColon(v bool) Options { return jsonopts.Bool(jsonopts.SpaceAfterColon, v) }

// SpaceAfterComma makes an Encoder write a space after the comma between members or elements.
func SpaceAfterComma(v bool) Options { return jsonopts.Bool(jsonopts.SpaceAfterComma, v) }

// WithIndent is Multiline, with indent, which is spaces and tabs, for each level of nesting.
func WithIndent(indent string) Options { return jsonopts.Indent(indent) }

// WithIndentPrefix is Multiline, with prefix, which is spaces and tabs, at the beginning of each line.
func WithIndentPrefix(prefix string) Options { return jsonopts.IndentPrefix(prefix) }
