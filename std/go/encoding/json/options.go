package json

import "encoding/json/internal/jsonopts"

// Options makes encoding/json/v2 behave like this package in some respect. It is the type of the options of v2 and
// of jsontext as well.
type Options = jsonopts.Options

// DefaultOptionsV1 is all that this package does differently from v2.
func DefaultOptionsV1() Options {
	var s jsonopts.Struct
	s.Set(jsonopts.V1Defaults, true)
	return &s
}

// CallMethodsWithLegacySemantics calls methods with pointer receivers for addressable values only, and calls no
// MarshalJSON or UnmarshalJSON of maps' keys.
func CallMethodsWithLegacySemantics(v bool) Options {
	return jsonopts.Bool(jsonopts.CallMethodsWithLegacySemantics, v)
}

// FormatByteArrayAsArray makes arrays of bytes arrays of numbers.
func FormatByteArrayAsArray(v bool) Options {
	return jsonopts.Bool(jsonopts.FormatByteArrayAsArray, v)
}

// FormatBytesWithLegacySemantics takes slices of named byte types for bytes, and arrays of numbers for bytes.
func FormatBytesWithLegacySemantics(v bool) Options {
	return jsonopts.Bool(jsonopts.FormatBytesWithLegacySemantics, v)
}

// FormatDurationAsNano makes a time.Duration a number of nanoseconds.
func FormatDurationAsNano(v bool) Options {
	return jsonopts.Bool(jsonopts.FormatDurationAsNano, v)
}

// MatchCaseSensitiveDelimiter lets dashes and underscores count where case does not.
func MatchCaseSensitiveDelimiter(v bool) Options {
	return jsonopts.Bool(jsonopts.MatchCaseSensitiveDelimiter, v)
}

// MergeWithLegacySemantics keeps of old values what this package keeps.
func MergeWithLegacySemantics(v bool) Options {
	return jsonopts.Bool(jsonopts.MergeWithLegacySemantics, v)
}

// OmitEmptyWithLegacySemantics lets omitempty omit Go's zero values and empty collections.
func OmitEmptyWithLegacySemantics(v bool) Options {
	return jsonopts.Bool(jsonopts.OmitEmptyWithLegacySemantics, v)
}

// ParseBytesWithLooseRFC4648 allows ends of lines in base64.
func ParseBytesWithLooseRFC4648(v bool) Options {
	return jsonopts.Bool(jsonopts.ParseBytesWithLooseRFC4648, v)
}

// ParseTimeWithLooseRFC3339 allows times that are not quite as they should be.
func ParseTimeWithLooseRFC3339(v bool) Options {
	return jsonopts.Bool(jsonopts.ParseTimeWithLooseRFC3339, v)
}

// ReportErrorsWithLegacySemantics makes errors those of this package.
func ReportErrorsWithLegacySemantics(v bool) Options {
	return jsonopts.Bool(jsonopts.ReportErrorsWithLegacySemantics, v)
}

// StringifyWithLegacySemantics lets the tag's option string apply to booleans and strings, but not to what a
// pointer's pointer points to.
func StringifyWithLegacySemantics(v bool) Options {
	return jsonopts.Bool(jsonopts.StringifyWithLegacySemantics, v)
}

// UnmarshalArrayFromAnyLength takes JSON arrays that are shorter or longer than the Go array.
func UnmarshalArrayFromAnyLength(v bool) Options {
	return jsonopts.Bool(jsonopts.UnmarshalArrayFromAnyLength, v)
}
