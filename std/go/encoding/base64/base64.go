// Package base64 encodes bytes as text of 64 characters and decodes it (RFC 4648).
package base64

import (
	"io"
	"slices"
	"strconv"
)

const (
	StdPadding rune = '='
	NoPadding  rune = -1
)

const (
	letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
	invalid = 0xff
)

// Encoding is an alphabet with its padding.
type Encoding struct {
	encode string
	decode [256]uint8
	pad    rune
	strict bool
}

// CorruptInputError is the position of a character that can't stand there.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "illegal base64 data at input byte " + strconv.FormatInt(int64(e), 10)
}

// NewEncoding returns a padded Encoding with an alphabet of 64 bytes.
func NewEncoding(encoder string) *Encoding {
	if len(encoder) != 64 {
		panic("encoding alphabet is not 64-bytes long")
	}
	e := &Encoding{encode: encoder, pad: StdPadding}
	for i := range e.decode {
		e.decode[i] = invalid
	}
	for i := range len(encoder) {
		switch {
		case encoder[i] == '\n' || encoder[i] == '\r':
			panic("encoding alphabet contains newline character")
		case e.decode[encoder[i]] != invalid:
			panic("encoding alphabet includes duplicate symbols")
		}
		e.decode[encoder[i]] = uint8(i)
	}
	return e
}

// WithPadding returns the encoding with another padding.
func (enc Encoding) WithPadding(padding rune) *Encoding {
	switch {
	case padding < NoPadding || padding == '\r' || padding == '\n' || padding > 0xff:
		panic("invalid padding")
	case padding != NoPadding && enc.decode[byte(padding)] != invalid:
		panic("padding contained in alphabet")
	}
	enc.pad = padding
	return &enc
}

// Strict returns the encoding that wants trailing bits to be zero.
func (enc Encoding) Strict() *Encoding {
	enc.strict = true
	return &enc
}

var (
	StdEncoding    = NewEncoding(letters + "+/")
	URLEncoding    = NewEncoding(letters + "-_")
	RawStdEncoding = StdEncoding.WithPadding(NoPadding)
	RawURLEncoding = URLEncoding.WithPadding(NoPadding)
)

// EncodedLen returns the length of the text of n bytes.
func (enc *Encoding) EncodedLen(n int) int {
	if enc.pad == NoPadding {
		return n/3*4 + (n%3*8+5)/6
	}
	return (n + 2) / 3 * 4
}

// DecodedLen returns the most bytes that text of length n stands for.
func (enc *Encoding) DecodedLen(n int) int {
	if enc.pad == NoPadding {
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
		dst[at], dst[at+1] = enc.encode[x>>18&63], enc.encode[x>>12&63]
		dst[at+2], dst[at+3] = enc.encode[x>>6&63], enc.encode[x&63]
		at += 4
	}
	if len(src) == 0 {
		return
	}
	x := uint(src[0]) << 16
	if len(src) == 2 {
		x |= uint(src[1]) << 8
	}
	dst[at], dst[at+1] = enc.encode[x>>18&63], enc.encode[x>>12&63]
	if len(src) == 2 {
		dst[at+2] = enc.encode[x>>6&63]
	} else if enc.pad != NoPadding {
		dst[at+2] = byte(enc.pad)
	}
	if enc.pad != NoPadding {
		dst[at+3] = byte(enc.pad)
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

func isNewline(c byte) bool { return c == '\n' || c == '\r' }

// quantum decodes up to four characters from i on; done tells that padding ended the text.
func (enc *Encoding) quantum(dst, src []byte, i int) (next, n int, done bool, err error) {
	var x uint
	count, end := 0, len(src)-1 // end is the last character that was looked at
	for count < 4 {
		if i == len(src) {
			switch {
			case count == 0:
				return i, 0, false, nil
			case count == 1 || enc.pad != NoPadding:
				return i, 0, false, CorruptInputError(i - count)
			}
			break
		}
		c := src[i]
		i++
		if v := enc.decode[c]; v != invalid {
			x = x<<6 | uint(v)
			count++
			continue
		}
		if isNewline(c) {
			continue
		}
		end = i - 1
		if rune(c) != enc.pad || count < 2 {
			return i, 0, false, CorruptInputError(end)
		}
		if count == 2 {
			for i < len(src) && isNewline(src[i]) {
				i++
			}
			if i == len(src) {
				return i, 0, false, CorruptInputError(len(src))
			}
			if rune(src[i]) != enc.pad {
				return i, 0, false, CorruptInputError(end)
			}
			i++
		}
		for i < len(src) && isNewline(src[i]) {
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
		return i, 0, true, CorruptInputError(end)
	}
	n = copy(dst, out[:count-1])
	return i, n, done, err
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
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

type encoder struct {
	enc  *Encoding
	w    io.Writer
	rest []byte // less than three bytes
	err  error
}

func (e *encoder) Write(p []byte) (n int, err error) {
	if e.err != nil {
		return 0, e.err
	}
	n = len(p)
	all := append(e.rest, p...)
	whole := len(all) / 3 * 3
	if whole > 0 {
		if _, e.err = e.w.Write(e.enc.AppendEncode(nil, all[:whole])); e.err != nil {
			return 0, e.err
		}
	}
	e.rest = append([]byte(nil), all[whole:]...)
	return n, nil
}

func (e *encoder) Close() error {
	if e.err == nil && len(e.rest) > 0 {
		_, e.err = e.w.Write(e.enc.AppendEncode(nil, e.rest))
		e.rest = nil
	}
	return e.err
}

// NewDecoder returns a Reader of the bytes of text.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

type decoder struct {
	enc     *Encoding
	r       io.Reader
	text    []byte // not yet decoded, without newlines
	out     []byte
	err     error
	readErr error
	room    [1024]byte
}

func (d *decoder) Read(p []byte) (n int, err error) {
	for len(d.out) == 0 && d.err == nil {
		d.step()
	}
	if len(d.out) > 0 {
		n = copy(p, d.out)
		d.out = d.out[n:]
		return n, nil
	}
	return 0, d.err
}

func (d *decoder) step() {
	if d.readErr == nil {
		var n int
		n, d.readErr = d.r.Read(d.room[:])
		for _, c := range d.room[:n] {
			if !isNewline(c) {
				d.text = append(d.text, c)
			}
		}
	}
	whole := len(d.text) / 4 * 4
	if d.readErr != nil {
		if whole < len(d.text) && d.enc.pad != NoPadding && whole == 0 {
			d.err = d.readErr
			if d.err == io.EOF {
				d.err = io.ErrUnexpectedEOF
			}
			return
		}
		if d.enc.pad == NoPadding {
			whole = len(d.text)
		}
		if whole == 0 {
			d.err = d.readErr
			return
		}
	}
	out := make([]byte, whole/4*3+3)
	n, err := d.enc.Decode(out, d.text[:whole])
	d.out, d.text = out[:n], d.text[whole:]
	d.err = err
}
