package jsonopts

// Flag is a set of options that are true or false.
type Flag uint64

// The options of jsontext.
const (
	AllowDuplicateNames Flag = 1 << iota
	AllowInvalidUTF8
	CanonicalizeRawFloats
	CanonicalizeRawInts
	EscapeForHTML
	EscapeForJS
	Multiline
	PreserveRawStrings
	ReorderRawObjects
	SpaceAfterColon
	SpaceAfterComma

	// OmitTopLevelNewline lets an Encoder write no newline after a top-level value. Only v2 sets it.
	OmitTopLevelNewline

	lastOfText
)

// The options of v2.
const (
	Deterministic Flag = lastOfText << iota
	FormatNilMapAsNull
	FormatNilSliceAsNull
	MatchCaseInsensitiveNames
	OmitZeroStructFields
	RejectUnknownMembers
	StringifyNumbers

	lastOfV2
)

// The options of v1.
const (
	CallMethodsWithLegacySemantics Flag = lastOfV2 << iota
	FormatByteArrayAsArray
	FormatBytesWithLegacySemantics
	FormatDurationAsNano
	MatchCaseSensitiveDelimiter
	MergeWithLegacySemantics
	OmitEmptyWithLegacySemantics
	ParseBytesWithLooseRFC4648
	ParseTimeWithLooseRFC3339
	ReportErrorsWithLegacySemantics
	StringifyWithLegacySemantics
	UnmarshalArrayFromAnyLength

	lastOfV1
)

// What a Struct holds besides flags; of these only the presence is a flag.
const (
	indent Flag = lastOfV1 << iota
	indentPrefix
	marshalers
	unmarshalers
)

// V1Defaults are the options that are true in v1 and false in v2 unless the caller says otherwise.
const V1Defaults = lastOfV1 - lastOfV2 |
	Deterministic | FormatNilMapAsNull | FormatNilSliceAsNull | MatchCaseInsensitiveNames |
	AllowDuplicateNames | AllowInvalidUTF8 | EscapeForHTML | EscapeForJS | PreserveRawStrings
