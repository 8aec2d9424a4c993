// Package letters has what encodings of groups of bits as letters share: alphabets and streams (RFC 4648).
package letters

import "strconv"

const (
	Standard rune = '=' // the usual padding
	Unpadded rune = -1
)

// None is the value of bytes that are no letters.
const None = 0xff

// Alphabet is the letters of an encoding, with its padding.
type Alphabet struct {
	Letters string
	Values  [256]uint8
	Pad     rune
}

// New returns a padded alphabet of so many letters.
func New(letters string, size int) Alphabet {
	if len(letters) != size {
		panic("encoding alphabet is not " + strconv.Itoa(size) + "-bytes long")
	}
	a := Alphabet{Letters: letters, Pad: Standard}
	for i := range a.Values {
		a.Values[i] = None
	}
	for i := range len(letters) {
		switch {
		case IsNewline(letters[i]):
			panic("encoding alphabet contains newline character")
		case a.Values[letters[i]] != None:
			panic("encoding alphabet includes duplicate symbols")
		}
		a.Values[letters[i]] = uint8(i)
	}
	return a
}

// SetPadding changes the padding.
func (a *Alphabet) SetPadding(padding rune) {
	switch {
	case padding < Unpadded || padding > 0xff || padding >= 0 && IsNewline(byte(padding)):
		panic("invalid padding")
	case padding != Unpadded && a.Values[byte(padding)] != None:
		panic("padding contained in alphabet")
	}
	a.Pad = padding
}

// IsNewline reports whether c is skipped where text is decoded.
func IsNewline(c byte) bool { return c == '\n' || c == '\r' }
