package json

import "encoding/json/internal/jsonopts"

// Options configures how values are marshaled and unmarshaled. It is the type of the options of encoding/json and
// of jsontext as well.
type Options = jsonopts.Options

// JoinOptions returns all of the options as one; those that come later win.
func JoinOptions(srcs ...Options) Options {
	var s jsonopts.Struct
	s.Join(srcs...)
	return &s
}

// GetOption returns the value in opts of the option that setter makes, and whether it is present.
func GetOption[T any](opts Options, setter func(T) Options) (T, bool) {
	var zero T
	v, ok := jsonopts.Lookup(opts, setter(zero))
	value, _ := v.(T)
	return value, ok
}

// DefaultOptionsV2 is all that this package does differently from encoding/json.
func DefaultOptionsV2() Options {
	var s jsonopts.Struct
	s.Set(jsonopts.V1Defaults, false)
	return &s
}

// StringifyNumbers makes numbers strings.
func StringifyNumbers(v bool) Options { return jsonopts.Bool(jsonopts.StringifyNumbers, v) }

// Deterministic makes equal values equal text: the members of maps are sorted.
func Deterministic(v bool) Options { return jsonopts.Bool(jsonopts.Deterministic, v) }

// FormatNilSliceAsNull makes nil slices null instead of empty.
func FormatNilSliceAsNull(v bool) Options { return jsonopts.Bool(jsonopts.FormatNilSliceAsNull, v) }

// FormatNilMapAsNull makes nil maps null instead of empty.
func FormatNilMapAsNull(v bool) Options { return jsonopts.Bool(jsonopts.FormatNilMapAsNull, v) }

// OmitZeroStructFields makes omitzero an option of all fields.
func OmitZeroStructFields(v bool) Options { return jsonopts.Bool(jsonopts.OmitZeroStructFields, v) }

// MatchCaseInsensitiveNames makes case:ignore an option of all fields that have no other option of case.
func MatchCaseInsensitiveNames(v bool) Options {
	return jsonopts.Bool(jsonopts.MatchCaseInsensitiveNames, v)
}

// RejectUnknownMembers makes members that are no field errors.
func RejectUnknownMembers(v bool) Options { return jsonopts.Bool(jsonopts.RejectUnknownMembers, v) }

// WithMarshalers makes functions take precedence over methods.
func WithMarshalers(v *Marshalers) Options { return jsonopts.Marshalers(v) }

// WithUnmarshalers makes functions take precedence over methods.
func WithUnmarshalers(v *Unmarshalers) Options { return jsonopts.Unmarshalers(v) }
