package strings

import (
	"unicode/utf8"
	"unsafe"
)

// Builder builds a string by appending. It must not be copied after first use.
type Builder struct {
	addr *Builder // of the builder that was written to, to detect copies
	buf  []byte
}

// owned returns the bytes, which nothing else may change, as a string.
func owned(b []byte) string {
	return unsafe.String(unsafe.SliceData(b), len(b))
}

func (b *Builder) check() {
	if b.addr == nil {
		b.addr = b
	} else if b.addr != b {
		panic("strings: illegal use of non-zero Builder copied by value")
	}
}

func (b *Builder) String() string { return owned(b.buf) }
func (b *Builder) Len() int       { return len(b.buf) }
func (b *Builder) Cap() int       { return cap(b.buf) }

// Reset makes the builder empty.
func (b *Builder) Reset() { *b = Builder{} }

// Grow makes room for n more bytes.
func (b *Builder) Grow(n int) {
	b.check()
	if n < 0 {
		panic("strings.Builder.Grow: negative count")
	}
	if cap(b.buf)-len(b.buf) < n {
		bigger := make([]byte, len(b.buf), 2*cap(b.buf)+n)
		copy(bigger, b.buf)
		b.buf = bigger
	}
}

func (b *Builder) Write(p []byte) (int, error) {
	b.check()
	b.buf = append(b.buf, p...)
	return len(p), nil
}

func (b *Builder) WriteByte(c byte) error {
	b.check()
	b.buf = append(b.buf, c)
	return nil
}

func (b *Builder) WriteRune(r rune) (int, error) {
	b.check()
	n := len(b.buf)
	b.buf = utf8.AppendRune(b.buf, r)
	return len(b.buf) - n, nil
}

func (b *Builder) WriteString(s string) (int, error) {
	b.check()
	b.buf = append(b.buf, s...)
	return len(s), nil
}
