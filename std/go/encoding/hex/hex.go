// Package hex encodes bytes as hexadecimal text and decodes it.
package hex

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

const digits = "0123456789abcdef"

// ErrLength says that text has an odd number of digits.
var ErrLength = errors.New("encoding/hex: odd length hex string")

// InvalidByteError is a byte that is no digit.
type InvalidByteError byte

func (e InvalidByteError) Error() string {
	return fmt.Sprintf("encoding/hex: invalid byte: %#U", rune(e))
}

func EncodedLen(n int) int { return n * 2 }
func DecodedLen(x int) int { return x / 2 }

// Encode writes the text of src to dst.
func Encode(dst, src []byte) int {
	for i, b := range src {
		dst[2*i], dst[2*i+1] = digits[b>>4], digits[b&15]
	}
	return len(src) * 2
}

// AppendEncode appends the text of src.
func AppendEncode(dst, src []byte) []byte {
	n := len(src) * 2
	dst = slices.Grow(dst, n)
	Encode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n]
}

func EncodeToString(src []byte) string {
	dst := make([]byte, 2*len(src))
	Encode(dst, src)
	return string(dst)
}

func digit(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, true
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// Decode writes the bytes of src to dst.
func Decode(dst, src []byte) (int, error) {
	n := 0
	for ; 2*n+1 < len(src); n++ {
		hi, ok := digit(src[2*n])
		if !ok {
			return n, InvalidByteError(src[2*n])
		}
		lo, ok := digit(src[2*n+1])
		if !ok {
			return n, InvalidByteError(src[2*n+1])
		}
		dst[n] = hi<<4 | lo
	}
	if len(src)%2 == 1 {
		if _, ok := digit(src[len(src)-1]); !ok {
			return n, InvalidByteError(src[len(src)-1])
		}
		return n, ErrLength
	}
	return n, nil
}

// AppendDecode appends the bytes of src.
func AppendDecode(dst, src []byte) ([]byte, error) {
	n := len(src) / 2
	dst = slices.Grow(dst, n)
	n, err := Decode(dst[len(dst):][:n], src)
	return dst[:len(dst)+n], err
}

func DecodeString(s string) ([]byte, error) {
	dst := make([]byte, len(s)/2)
	n, err := Decode(dst, []byte(s))
	return dst[:n], err
}

// Dump returns text as hexdump -C prints it.
func Dump(data []byte) string {
	if len(data) == 0 {
		return ""
	}
	var b strings.Builder
	d := Dumper(&b)
	d.Write(data)
	d.Close()
	return b.String()
}

// NewEncoder returns a Writer of text.
func NewEncoder(w io.Writer) io.Writer { return &encoder{w: w} }

type encoder struct {
	w   io.Writer
	err error
	out [1024]byte
}

func (e *encoder) Write(p []byte) (n int, err error) {
	for len(p) > 0 && e.err == nil {
		size := min(len(p), len(e.out)/2)
		encoded := Encode(e.out[:], p[:size])
		var written int
		written, e.err = e.w.Write(e.out[:encoded])
		n += written / 2
		p = p[size:]
	}
	return n, e.err
}

// NewDecoder returns a Reader of the bytes of text.
func NewDecoder(r io.Reader) io.Reader { return &decoder{r: r} }

type decoder struct {
	r    io.Reader
	err  error
	in   []byte
	room [1024]byte
}

func (d *decoder) Read(p []byte) (n int, err error) {
	if len(d.in) < 2 && d.err == nil {
		kept := copy(d.room[:], d.in)
		var read int
		read, d.err = d.r.Read(d.room[kept:])
		d.in = d.room[:kept+read]
		if d.err == io.EOF && len(d.in)%2 != 0 {
			if _, ok := digit(d.in[len(d.in)-1]); !ok {
				d.err = InvalidByteError(d.in[len(d.in)-1])
			} else {
				d.err = io.ErrUnexpectedEOF
			}
		}
	}
	if available := len(d.in) / 2; len(p) > available {
		p = p[:available]
	}
	n, err = Decode(p, d.in[:len(p)*2])
	d.in = d.in[2*n:]
	if err != nil {
		d.in, d.err = nil, err
	}
	if len(d.in) < 2 {
		return n, d.err
	}
	return n, nil
}

// Dumper returns a WriteCloser that dumps what is written.
func Dumper(w io.Writer) io.WriteCloser { return &dumper{w: w} }

type dumper struct {
	w      io.Writer
	line   []byte // of the current line
	at     int    // its offset
	closed bool
}

func (d *dumper) Write(data []byte) (n int, err error) {
	if d.closed {
		return 0, errors.New("encoding/hex: dumper closed")
	}
	for n < len(data) {
		k := min(16-len(d.line), len(data)-n)
		d.line = append(d.line, data[n:n+k]...)
		n += k
		if len(d.line) == 16 {
			if err = d.flush(); err != nil {
				return n, err
			}
		}
	}
	return n, nil
}

func (d *dumper) flush() error {
	var b strings.Builder
	fmt.Fprintf(&b, "%08x", d.at)
	for i := range 16 {
		if i == 0 || i == 8 {
			b.WriteByte(' ')
		}
		if i < len(d.line) {
			fmt.Fprintf(&b, " %02x", d.line[i])
		} else {
			b.WriteString("   ")
		}
	}
	b.WriteString("  |")
	for _, c := range d.line {
		if c < 32 || c > 126 {
			c = '.'
		}
		b.WriteByte(c)
	}
	b.WriteString("|\n")
	d.at += len(d.line)
	d.line = d.line[:0]
	_, err := io.WriteString(d.w, b.String())
	return err
}

func (d *dumper) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if len(d.line) == 0 {
		return nil
	}
	return d.flush()
}
