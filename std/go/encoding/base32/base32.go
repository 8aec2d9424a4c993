// Package base32 encodes bytes as text of 32 characters and decodes it (RFC 4648).
package base32

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

// Encoding is an alphabet with its padding.
type Encoding struct{ alphabet letters.Alphabet }

// CorruptInputError is the position of a character that can't stand there, newlines not counted.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base32 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// NewEncoding returns a padded Encoding with an alphabet of 32 bytes.
func NewEncoding(encoder string) *Encoding {
	return &Encoding{letters.New(encoder, 32)}
}

// WithPadding returns the encoding with another padding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	enc.alphabet.SetPadding(padding)
	return &enc
}

var (
	StdEncoding = NewEncoding("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
	HexEncoding = NewEncoding("0123456789ABCDEFGHIJKLMNOPQRSTUV")
)

// EncodedLen returns the length of the text of n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.alphabet.Pad == NoPadding {
		return n/5*8 + (n%5*8+4)/5
	}
	return (n + 4) / 5 * 8
}

// DecodedLen returns the most bytes that text of length n stands for.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.alphabet.Pad == NoPadding {
		return n/8*5 + n%8*5/8
	}
	return n / 8 * 5
}

// Encode writes the text of src to dst.
func (enc *Encoding) Encode(dst, src []byte) {
	for len(src) > 0 {
		var bits uint64
		n := min(len(src), 5)
		for _, b := range src[:n] {
			bits = bits<<8 | uint64(b)
		}
		bits <<= 8 * uint(5-n)
		src = src[n:]
		used := (n*8 + 4) / 5
		for i := range used {
			dst[i] = enc.alphabet.Letters[bits>>(35-5*i)&31]
		}
		if enc.alphabet.Pad == NoPadding {
			dst = dst[used:]
			continue
		}
		for i := used; i < 8; i++ {
			dst[i] = byte(enc.alphabet.Pad)
		}
		dst = dst[8:]
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
	return string(enc.AppendEncode(nil, src))
}

// Decode writes the bytes of src to dst; newlines are skipped.
func (enc *Encoding) Decode(dst, src []byte) (n int, err error) {
	text := make([]byte, 0, len(src))
	for _, c := range src {
		if !letters.IsNewline(c) {
			text = append(text, c)
		}
	}
	for at := 0; at < len(text); at += 8 {
		count, bits, err := enc.group(text, at)
		if err != nil {
			return n, err
		}
		bits <<= 5 * uint(8-count)
		for i := range wholeBytes[count] {
			dst[n] = byte(bits >> (32 - 8*i))
			n++
		}
		if count < 8 {
			break
		}
	}
	return n, nil
}

// wholeBytes is how many bytes a group of so many letters stands for; other numbers of letters stand for none.
var wholeBytes = [9]int{2: 1, 4: 2, 5: 3, 7: 4, 8: 5}

// group reads up to eight letters from start on, fewer at the end of the text or where padding begins.
func (enc *Encoding) group(text []byte, start int) (count int, bits uint64, err error) {
	for ; count < 8; count++ {
		at := start + count
		if at == len(text) {
			if enc.alphabet.Pad != NoPadding {
				return 0, 0, CorruptInputError(start)
			}
			return count, bits, nil
		}
		if rune(text[at]) == enc.alphabet.Pad && count >= 2 && len(text) <= at+8 {
			return count, bits, enc.padding(text, start, count)
		}
		value := enc.alphabet.Values[text[at]]
		if value == letters.None {
			return 0, 0, CorruptInputError(at)
		}
		bits = bits<<5 | uint64(value)
	}
	return count, bits, nil
}

// padding checks the rest of a group that begins with count letters.
func (enc *Encoding) padding(text []byte, start, count int) error {
	if len(text) < start+8 {
		return CorruptInputError(len(text))
	}
	for at := start + count + 1; at < start+8; at++ {
		if rune(text[at]) != enc.alphabet.Pad {
			return CorruptInputError(at - 1)
		}
	}
	if wholeBytes[count] == 0 {
		return CorruptInputError(start + count)
	}
	return nil
}

// AppendDecode appends the bytes of src.
func (enc *Encoding) AppendDecode(dst, src []byte) ([]byte, error) {
	room := len(src)*5/8 + 5
	dst = slices.Grow(dst, room)
	n, err := enc.Decode(dst[len(dst):][:room], src)
	return dst[:len(dst)+n], err
}

func (enc *Encoding) DecodeString(s string) ([]byte, error) {
	return enc.AppendDecode([]byte{}, []byte(s))
}

// NewEncoder returns a WriteCloser of text; Close writes the end of it.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser {
	return letters.NewEncoder(enc.AppendEncode, 5, w)
}

// NewDecoder returns a Reader of the bytes of text.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader {
	return letters.NewDecoder(enc.AppendDecode, 8, enc.alphabet.Pad != NoPadding, r)
}
