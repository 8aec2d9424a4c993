package bufio

import (
	"errors"
	"internal/bytealg"
	"io"
	"unicode/utf8"
)

// MaxScanTokenSize is the longest token, unless Buffer says otherwise.
const MaxScanTokenSize = 64 * 1024

const firstScanSize = 4096

var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")

	// ErrFinalToken ends the scan, after the token returned with it.
	ErrFinalToken = errors.New("final token")
)

// SplitFunc finds the first token of data: how far to advance, and the token, nil if more is needed.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// Scanner reads tokens, lines unless Split says otherwise.
type Scanner struct {
	source     io.Reader
	split      SplitFunc // nil: ScanLines
	limit      int
	buf        []byte
	start, end int // of what is not scanned yet
	token      []byte
	err        error
	empties    int // tokens in a row without advance
	started    bool
	done       bool
}

func NewScanner(r io.Reader) *Scanner {
	return &Scanner{source: r, split: ScanLines, limit: MaxScanTokenSize}
}

// Err returns the first error, nil at the end of input.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

func (s *Scanner) Bytes() []byte { return s.token }
func (s *Scanner) Text() string  { return string(s.token) }

// Buffer sets the first buffer and the longest token.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.started {
		panic("Buffer called after Scan")
	}
	s.buf = buf[:cap(buf)]
	s.limit = max
}

// Split sets what tokens are.
func (s *Scanner) Split(split SplitFunc) {
	if s.started {
		panic("Split called after Scan")
	}
	s.split = split
}

func (s *Scanner) fail(err error) {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
}

// Scan reads the next token, and tells whether there is one.
func (s *Scanner) Scan() bool {
	if s.done {
		return false
	}
	s.started = true
	for {
		if s.end > s.start || s.err != nil {
			advance, token, err := s.split(s.buf[s.start:s.end], s.err != nil)
			if err != nil {
				if err == ErrFinalToken {
					s.token = token
					s.done = true
					return token != nil
				}
				s.fail(err)
				return false // the last token stays
			}
			if !s.advance(advance) {
				return false
			}
			s.token = token
			if token != nil {
				if s.err == nil || advance > 0 {
					s.empties = 0
				} else if s.empties++; s.empties > maxEmptyReads {
					panic("bufio.Scan: too many empty tokens without progressing")
				}
				return true
			}
		}
		if s.err != nil {
			s.start, s.end = 0, 0
			return s.stop()
		}
		if !s.read() {
			return s.stop()
		}
	}
}

func (s *Scanner) stop() bool {
	s.token = nil
	return false
}

func (s *Scanner) advance(n int) bool {
	if n < 0 {
		s.fail(ErrNegativeAdvance)
		return false
	}
	if n > s.end-s.start {
		s.fail(ErrAdvanceTooFar)
		return false
	}
	s.start += n
	return true
}

// read gets more input; false if the buffer can't hold it.
func (s *Scanner) read() bool {
	if s.start > 0 && (s.end == len(s.buf) || s.start > len(s.buf)/2) {
		copy(s.buf, s.buf[s.start:s.end])
		s.end -= s.start
		s.start = 0
	}
	if s.end == len(s.buf) {
		if len(s.buf) >= s.limit || len(s.buf) > (1<<63-1)/2 {
			s.fail(ErrTooLong)
			return false
		}
		size := 2 * len(s.buf)
		if size == 0 {
			size = firstScanSize
		}
		bigger := make([]byte, min(size, s.limit))
		copy(bigger, s.buf[s.start:s.end])
		s.buf = bigger
		s.end -= s.start
		s.start = 0
	}
	for tries := 0; ; tries++ {
		n, err := s.source.Read(s.buf[s.end:])
		if n < 0 || len(s.buf)-s.end < n {
			s.fail(ErrBadReadCount)
			return true
		}
		s.end += n
		if err != nil {
			s.fail(err)
			return true
		}
		if n > 0 {
			s.empties = 0
			return true
		}
		if tries == maxEmptyReads {
			s.fail(io.ErrNoProgress)
			return true
		}
	}
}

// ScanLines returns lines without their ends.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if atEOF && len(data) == 0 {
		return 0, nil, nil
	}
	if i := bytealg.IndexByteString(bytealg.String(data), '\n'); i >= 0 {
		return i + 1, dropReturn(data[:i]), nil
	}
	if atEOF {
		return len(data), dropReturn(data), nil
	}
	return 0, nil, nil
}

func dropReturn(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '\r' {
		return line[:n-1]
	}
	return line
}

// ScanBytes returns each byte.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

// ScanRunes returns each rune; U+FFFD for a wrong byte.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	if data[0] < utf8.RuneSelf {
		return 1, data[:1], nil
	}
	if _, width := utf8.DecodeRune(data); width > 1 {
		return width, data[:width], nil
	}
	if !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	return 1, []byte(string(utf8.RuneError)), nil
}

func isSpace(r rune) bool {
	switch {
	case r <= '\u00FF':
		return r == ' ' || '\t' <= r && r <= '\r' || r == '\u0085' || r == '\u00A0'
	case '\u2000' <= r && r <= '\u200a':
		return true
	}
	switch r {
	case '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000':
		return true
	}
	return false
}

// ScanWords returns what lies between white space.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := 0
	for start < len(data) {
		space, width := spaceAt(data, start)
		if !space {
			break
		}
		start += width
	}
	for i := start; i < len(data); {
		if c := data[i]; c > ' ' && c < utf8.RuneSelf {
			i++
			continue
		}
		space, width := spaceAt(data, i)
		if space {
			return i + width, data[start:i], nil
		}
		i += width
	}
	if atEOF && len(data) > start {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}

// spaceAt tells whether the rune at i is space, and how many bytes it has.
func spaceAt(data []byte, i int) (space bool, width int) {
	if c := data[i]; c < utf8.RuneSelf {
		return isSpace(rune(c)), 1
	}
	r, width := utf8.DecodeRune(data[i:])
	return isSpace(r), width
}
