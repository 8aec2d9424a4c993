// Package base64 encodes bytes as text of 64 characters and decodes it (RFC 4648).
package base64

import (
	"encoding/internal/letters"
	"io"
	"slices"
	"strconv"
)

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

const alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"

// Encoding is an alphabet with its padding.
type Encoding struct {
	alphabet letters.Alphabet
	strict   bool
}

// CorruptInputError is the position of a character that can't stand there.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// NewEncoding returns a padded Encoding with an alphabet of 64 bytes.
func NewEncoding(encoder string) *Encoding {
	return &Encoding{alphabet: letters.New(encoder, 64)}
}

// WithPadding returns the encoding with another padding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	enc.alphabet.SetPadding(padding)
	return &enc
}

// Strict returns the encoding that wants trailing bits to be zero.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

var (
	StdEncoding    = NewEncoding(alphanumeric + "+/")
	URLEncoding    = NewEncoding(alphanumeric + "-_")
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

// EncodedLen returns the length of the text of n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.alphabet.Pad == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// DecodedLen returns the most bytes that text of length n stands for.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.alphabet.Pad == NoPadding {
		return n/4*3 + n%4*6/8
	}
	return n / 4 * 3
}

// Encode writes the text of src to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	if len(src) == 0 {
		return
	}
	at := 0
	for ; len(src) >= 3; src = src[3:] {
		x := uint(src[0])<<16 | uint(src[1])<<8 | uint(src[2])
		dst[at], dst[at+1] = enc.alphabet.Letters[x>>18&63], enc.alphabet.Letters[x>>12&63]
		dst[at+2], dst[at+3] = enc.alphabet.Letters[x>>6&63], enc.alphabet.Letters[x&63]
		at += 4
	}
	if len(src) == 0 {
		return
	}
	x := uint(src[0]) << 16
	if len(src) == 2 {
		x |= uint(src[1]) << 8
	}
	dst[at], dst[at+1] = enc.alphabet.Letters[x>>18&63], enc.alphabet.Letters[x>>12&63]
	if len(src) == 2 {
		dst[at+2] = enc.alphabet.Letters[x>>6&63]
	} else if enc.alphabet.Pad != NoPadding {
		dst[at+2] = byte(enc.alphabet.Pad)
	}
	if enc.alphabet.Pad != NoPadding {
		dst[at+3] = byte(enc.alphabet.Pad)
	}
}

// AppendEncode appends the text of src.
func (enc *Encoding) AppendEncode(dst, src []byte) []byte {
	n := enc.EncodedLen(len(src))
	dst = slices.Grow(dst, n)
	enc.Encode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n]
}

func (enc *Encoding) EncodeToString(src []byte) string {
	b := make([]byte, enc.EncodedLen(len(src)))
	enc.Encode(b, src)
	return string(b)
}

// Decode writes the bytes of src to dst; newlines are skipped.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	i := 0
	for i < len(src) {
		var done bool
		var m int
		i, m, done, err = enc.quantum(dst[n:], src, i)
		n += m
		if err != nil || done {
			return n, err
		}
	}
	return n, nil
}

// quantum decodes up to four characters from i on; done tells that padding ended the text.
func (enc *Encoding) quantum(dst, src []byte, i int) (next, n int, done bool, err error) {
	var x uint
	count := 0
	for count < 4 {
		if i == len(src) {
			switch {
			case count == 0:
				return i, 0, false, nil
			case count == 1 || enc.alphabet.Pad != NoPadding:
				return i, 0, false, CorruptInputError(i - count)
			}
			break
		}
		c := src[i]
		i++
		if v := enc.alphabet.Values[c]; v != letters.None {
			x = x<<6 | uint(v)
			count++
			continue
		}
		if letters.IsNewline(c) {
			continue
		}
		if rune(c) != enc.alphabet.Pad || count < 2 {
			return i, 0, false, CorruptInputError(i - 1)
		}
		if count == 2 {
			for i < len(src) && letters.IsNewline(src[i]) {
				i++
			}
			if i == len(src) {
				return i, 0, false, CorruptInputError(len(src))
			}
			if rune(src[i]) != enc.alphabet.Pad {
				return i, 0, false, CorruptInputError(i - 1)
			}
			i++
		}
		for i < len(src) && letters.IsNewline(src[i]) {
			i++
		}
		if i < len(src) {
			err = CorruptInputError(i)
		}
		done = true
		break
	}
	x <<= 6 * uint(4-count)
	out := [3]byte{byte(x >> 16), byte(x >> 8), byte(x)}
	if enc.strict && count < 4 && out[count-1] != 0 {
		return i, 0, true, CorruptInputError(i - (4 - count))
	}
	for n = count - 2; n >= 0; n-- {
		dst[n] = out[n]
	}
	return i, count - 1, done, err
}

// AppendDecode appends the bytes of src.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	n := len(src)/4*3 + 3
	dst = slices.Grow(dst, n)
	n, err := enc.Decode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n], err
}

func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	b := make([]byte, len(s)/4*3+3)
	n, err := enc.Decode(b, []byte(s))
	return b[:n], err
}

// NewEncoder returns a WriteCloser of text; Close writes the end of it.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser {
	return letters.NewEncoder(enc.AppendEncode, 3, w)
}

// NewDecoder returns a Reader of the bytes of text.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader {
	return letters.NewDecoder(enc.AppendDecode, 4, enc.alphabet.Pad != NoPadding, r)
}
