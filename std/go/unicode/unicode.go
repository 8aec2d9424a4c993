// Package unicode tells the properties of code points. The tables are native.
package unicode

const (
	MaxRune         = '\U0010FFFF' // the largest code point
	ReplacementChar = '\uFFFD'     // stands for what is invalid
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'
)

// Indices of case mappings.
const (
	UpperCase = iota
	LowerCase
	TitleCase
	MaxCase
)

// UpperLower as a delta says that upper and lower case alternate.
const UpperLower = MaxRune + 1

// General categories, by number as the natives know them.
const (
	none = iota
	lu
	ll
	lt
	lm
	lo
	mn
	mc
	me
	nd
	nl
	no
	pc
	pd
	ps
	pe
	pi
	pf
	po
	sm
	sc
	sk
	so
	zs
	zl
	zp
	cc
	cf
	co
	cs
)

const (
	letters = 1<<lu | 1<<ll | 1<<lt | 1<<lm | 1<<lo
	marks   = 1<<mn | 1<<mc | 1<<me
	numbers = 1<<nd | 1<<nl | 1<<no
	puncts  = 1<<pc | 1<<pd | 1<<ps | 1<<pe | 1<<pi | 1<<pf | 1<<po
	symbols = 1<<sm | 1<<sc | 1<<sk | 1<<so
	spaces  = 1<<zs | 1<<zl | 1<<zp
	others  = 1<<cc | 1<<cf | 1<<co | 1<<cs
)

// category returns the general category of r, none if r is unassigned.
func category(r rune) int

// toCase maps r to a case.
func toCase(which int, r rune) rune

// simpleFold returns the next code point that is equal to r under simple case folding.
func simpleFold(r rune) rune

func in(r rune, categories uint32) bool { return categories>>uint(category(r))&1 != 0 }

// isASCIILetter tells whether r is one, of either case.
func isASCIILetter(r rune) bool { return uint32(r|0x20)-'a' < 26 }

func IsLetter(r rune) bool {
	if uint32(r) <= MaxASCII {
		return isASCIILetter(r)
	}
	return in(r, letters)
}

func IsUpper(r rune) bool {
	if uint32(r) <= MaxASCII {
		return uint32(r)-'A' < 26
	}
	return in(r, 1<<lu)
}

func IsLower(r rune) bool {
	if uint32(r) <= MaxASCII {
		return uint32(r)-'a' < 26
	}
	return in(r, 1<<ll)
}

func IsTitle(r rune) bool {
	return r > MaxLatin1 && in(r, 1<<lt)
}

func IsDigit(r rune) bool {
	if r <= MaxLatin1 {
		return '0' <= r && r <= '9'
	}
	return in(r, 1<<nd)
}

func IsNumber(r rune) bool {
	if uint32(r) <= MaxASCII {
		return '0' <= r && r <= '9'
	}
	return in(r, numbers)
}

func IsMark(r rune) bool    { return r > MaxLatin1 && in(r, marks) }
func IsPunct(r rune) bool   { return in(r, puncts) }
func IsSymbol(r rune) bool  { return in(r, symbols) }
func IsControl(r rune) bool { return 0 <= r && r < ' ' || 0x7F <= r && r < 0xA0 }

func IsSpace(r rune) bool {
	if uint32(r) <= MaxLatin1 {
		return r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xA0
	}
	return in(r, spaces)
}

// IsGraphic reports whether r is a letter, mark, number, punctuation, symbol or space separator.
func IsGraphic(r rune) bool {
	return in(r, letters|marks|numbers|puncts|symbols|1<<zs)
}

// IsPrint is IsGraphic where the only space is U+0020.
func IsPrint(r rune) bool {
	if uint32(r) <= MaxASCII {
		return ' ' <= r && r < 0x7F
	}
	return in(r, letters|marks|numbers|puncts|symbols)
}

// To maps r to the given case.
func To(_case int, r rune) rune {
	if _case < 0 || _case >= MaxCase {
		return ReplacementChar
	}
	return toCase(_case, r)
}

func ToUpper(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'a' <= r && r <= 'z' {
			r -= 'a' - 'A'
		}
		return r
	}
	return toCase(UpperCase, r)
}

func ToLower(r rune) rune {
	if uint32(r) <= MaxASCII {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return toCase(LowerCase, r)
}

func ToTitle(r rune) rune {
	if uint32(r) <= MaxASCII {
		return ToUpper(r)
	}
	return toCase(TitleCase, r)
}

// SimpleFold iterates over the code points that are equal under simple case folding: the smallest one
// greater than r, or else the smallest. It is r if r is no code point.
func SimpleFold(r rune) rune {
	if r < 0 || r > MaxRune {
		return r
	}
	return simpleFold(r)
}
