package fmt

import (
	"errors"
	"io"
	"os"
	"unicode/utf8"
)

// ScanState is the input that a Scanner reads from.
type ScanState interface {
	ReadRune() (r rune, size int, err error)
	UnreadRune() error
	SkipSpace()
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	Width() (wid int, ok bool)
	Read(buf []byte) (n int, err error)
}

// Scanner is a value that reads itself.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

func Scan(a ...any) (n int, err error)   { return Fscan(os.Stdin, a...) }
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }
func Scanf(format string, a ...any) (n int, err error) {
	return Fscanf(os.Stdin, format, a...)
}

func Sscan(str string, a ...any) (n int, err error)   { return Fscan(&text{rest: str}, a...) }
func Sscanln(str string, a ...any) (n int, err error) { return Fscanln(&text{rest: str}, a...) }
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return Fscanf(&text{rest: str}, format, a...)
}

// Fscan reads operands that white space separates, newlines included.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r)
	s.newlineIsSpace = true
	return s.all(a)
}

// Fscanln is Fscan that stops at a newline, which must follow the last operand.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	s := newScan(r)
	s.newlineEnds = true
	return s.all(a)
}

// Fscanf reads operands as the format says.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return newScan(r).formatted(format, a)
}

// text is a string that is read rune by rune.
type text struct {
	rest string
	last string // rest before the last rune was read
}

func (t *text) ReadRune() (r rune, size int, err error) {
	if t.rest == "" {
		return 0, 0, io.EOF
	}
	t.last = t.rest
	r, size = utf8.DecodeRuneInString(t.rest)
	t.rest = t.rest[size:]
	return r, size, nil
}

func (t *text) UnreadRune() error {
	t.rest = t.last
	return nil
}

func (t *text) Read(b []byte) (n int, err error) {
	if t.rest == "" {
		return 0, io.EOF
	}
	n = copy(b, t.rest)
	t.rest = t.rest[n:]
	return n, nil
}

// bytewise reads runes from a reader that has no ReadRune, no byte more than it needs.
type bytewise struct {
	r       io.Reader
	rune    rune
	size    int
	pending bool // the rune was unread
}

func (b *bytewise) ReadRune() (r rune, size int, err error) {
	if b.pending {
		b.pending = false
		return b.rune, b.size, nil
	}
	var buf [utf8.UTFMax]byte
	n := 0
	for n < len(buf) && (n == 0 || !utf8.FullRune(buf[:n])) {
		if _, err := io.ReadFull(b.r, buf[n:n+1]); err != nil {
			if n == 0 {
				return 0, 0, err
			}
			break
		}
		n++
	}
	b.rune, b.size = utf8.DecodeRune(buf[:n])
	return b.rune, b.size, nil
}

func (b *bytewise) UnreadRune() error {
	b.pending = true
	return nil
}

const (
	endOfInput = -1
	unlimited  = 1 << 30
)

// scan is the state of one call.
type scan struct {
	in             io.RuneScanner
	token          []byte
	count          int  // runes read
	limit          int  // value of count at which the operand's width ends
	ended          bool // the input, and the end was not unread
	width          int
	hasWidth       bool
	newlineIsSpace bool
	newlineEnds    bool
}

// scanFailure is the panic of a failed scan.
type scanFailure struct {
	err error
}

func newScan(r io.Reader) *scan {
	s := &scan{limit: unlimited}
	if rs, ok := r.(io.RuneScanner); ok {
		s.in = rs
	} else {
		s.in = &bytewise{r: r}
	}
	return s
}

func (s *scan) fail(err error)       { panic(scanFailure{err}) }
func (s *scan) failText(text string) { s.fail(errors.New(text)) }

// recoverFailure stores the error of a failed scan.
func recoverFailure(err *error) {
	switch x := recover().(type) {
	case nil:
	case scanFailure:
		*err = x.err
	default:
		panic(x)
	}
}

func (s *scan) ReadRune() (r rune, size int, err error) {
	if s.ended || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.in.ReadRune()
	if err == nil {
		s.count++
	}
	s.ended = err == io.EOF
	return r, size, err
}

func (s *scan) UnreadRune() error {
	s.count--
	s.ended = false
	return s.in.UnreadRune()
}

func (s *scan) Width() (wid int, ok bool) { return s.width, s.hasWidth }

func (s *scan) Read(buf []byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

func (s *scan) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer recoverFailure(&err)
	if f == nil {
		f = notSpace
	}
	s.token = s.token[:0]
	if skipSpace {
		s.SkipSpace()
	}
	s.while(f)
	return s.token, nil
}

// next returns the next rune, endOfInput if there is none.
func (s *scan) next() rune {
	r, _, err := s.ReadRune()
	if err == io.EOF {
		return endOfInput
	}
	if err != nil {
		s.fail(err)
	}
	return r
}

// mustNext returns the next rune of what can't end here.
func (s *scan) mustNext() rune {
	r := s.next()
	if r == endOfInput {
		s.fail(io.ErrUnexpectedEOF)
	}
	return r
}

func (s *scan) unread(r rune) {
	if r != endOfInput {
		s.UnreadRune()
	}
}

// needInput fails at the end of input.
func (s *scan) needInput() {
	r := s.next()
	if r == endOfInput {
		s.fail(io.EOF)
	}
	s.unread(r)
}

func isSpace(r rune) bool {
	switch {
	case r < 0x100:
		return r == ' ' || '\t' <= r && r <= '\r' || r == 0x85 || r == 0xA0
	case 0x2000 <= r && r <= 0x200a:
		return true
	}
	return r == 0x1680 || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x3000
}

func notSpace(r rune) bool { return !isSpace(r) }

func (s *scan) SkipSpace() {
	for {
		r := s.next()
		switch {
		case r == endOfInput:
			return
		case r == '\r' && s.peek("\n"):
		case r == '\n':
			if !s.newlineIsSpace {
				s.failText("unexpected newline")
			}
		case !isSpace(r):
			s.unread(r)
			return
		}
	}
}

func contains(s string, r rune) bool {
	for _, c := range s {
		if c == r {
			return true
		}
	}
	return false
}

// peek tells whether the next rune is one of set.
func (s *scan) peek(set string) bool {
	r := s.next()
	s.unread(r)
	return r != endOfInput && contains(set, r)
}

// accept adds the next rune to the token if it is one of set.
func (s *scan) accept(set string) bool {
	r := s.next()
	if r == endOfInput {
		return false
	}
	if !contains(set, r) {
		s.unread(r)
		return false
	}
	s.token = utf8.AppendRune(s.token, r)
	return true
}

// while adds runes to the token as long as f holds.
func (s *scan) while(f func(rune) bool) {
	for {
		r := s.next()
		if r == endOfInput {
			return
		}
		if !f(r) {
			s.unread(r)
			return
		}
		s.token = utf8.AppendRune(s.token, r)
	}
}

// all reads operands in their default forms.
func (s *scan) all(a []any) (n int, err error) {
	defer recoverFailure(&err)
	for _, arg := range a {
		s.operand('v', arg)
		n++
	}
	if s.newlineEnds {
		for {
			r := s.next()
			if r == '\n' || r == endOfInput {
				break
			}
			if !isSpace(r) {
				s.failText("expected newline")
			}
		}
	}
	return n, nil
}

// formatted reads operands as the format says.
func (s *scan) formatted(format string, a []any) (n int, err error) {
	defer recoverFailure(&err)
	for i := 0; i < len(format); {
		length, matches := s.literals(format[i:])
		if length > 0 {
			i += length
			continue
		}
		if !matches && format[i] != '%' {
			s.failText("input does not match format")
		}
		i++
		// The last byte is always of a verb, also if it is a digit.
		s.width, s.hasWidth, i = number(format, i, len(format)-1)
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		if verb != 'c' {
			s.SkipSpace()
		}
		if verb == '%' {
			s.needInput()
			if s.next() != '%' {
				s.failText("missing literal %")
			}
			continue
		}
		if n >= len(a) {
			s.failText("too few operands for format '%" + format[i-size:] + "'")
		}
		if s.hasWidth {
			s.limit = s.count + s.width
		}
		s.operand(verb, a[n])
		s.limit = unlimited
		n++
	}
	if n < len(a) {
		s.failText("too many operands")
	}
	return n, nil
}

// literals reads what matches the start of format up to a directive that is not %%, and returns the length of
// what was matched, zero if the input differs.
func (s *scan) literals(format string) (length int, matches bool) {
	for length < len(format) {
		c, size := utf8.DecodeRuneInString(format[length:])
		if isSpace(c) {
			length += s.matchSpace(format[length:])
			continue
		}
		if c == '%' {
			rest := format[length+size:]
			if rest == "" {
				s.failText("missing verb: % at end of format string")
			}
			if rest[0] != '%' {
				break
			}
			length += size
		}
		got := s.mustNext()
		if got != c {
			s.unread(got)
			return 0, false
		}
		length += size
	}
	return length, true
}

// blanks skips spaces other than newlines and returns what follows.
func (s *scan) blanks() rune {
	r := s.next()
	for isSpace(r) && r != '\n' {
		r = s.next()
	}
	return r
}

// matchSpace reads what matches the white space at the start of format, whose length it returns. Each
// newline of the format matches one, with spaces before; without newlines it matches a space or more, or the
// end of input.
func (s *scan) matchSpace(format string) int {
	length, newlines := 0, 0
	for i, c := range format {
		if !isSpace(c) {
			break
		}
		length = i + utf8.RuneLen(c)
		if c != '\n' {
			continue
		}
		newlines++
		if r := s.blanks(); r != '\n' && r != endOfInput {
			s.unread(r)
			s.failText("newline in format does not match input")
		}
	}
	before := s.count
	r := s.blanks()
	s.unread(r)
	if newlines > 0 || r == endOfInput || s.count > before {
		return length
	}
	if r == '\n' {
		s.failText("newline in input does not match format")
	}
	s.failText("expected space in input to match format")
	return length
}
