// Package regexp searches texts for regular expressions, in time linear in their length.
package regexp

import (
	"regexp/syntax"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// compile returns the handle of a pattern, or the number of an error and what it quotes.
func compile(pattern string, posix bool) (handle uintptr, code, lo, hi int)
func groups(handle uintptr) int
func groupName(handle uintptr, k int) string
func prefix(handle uintptr) (text string, complete bool)
func validUTF8(text string) bool
func isMatch(handle uintptr, text string) bool

// findAll writes width positions a match to out and returns the number of matches; it goes on where
// state says, which is -1 when there are no more.
func findAll(handle uintptr, text string, longest bool, width int, state *[2]int, out *int, length int) int

// Errors by the natives' numbers.
var codes = [...]syntax.ErrorCode{
	"", syntax.ErrInvalidCharRange, syntax.ErrInvalidEscape, syntax.ErrInvalidNamedCapture,
	syntax.ErrInvalidPerlOp, syntax.ErrInvalidRepeatOp, syntax.ErrInvalidRepeatSize, syntax.ErrInvalidUTF8,
	syntax.ErrMissingBracket, syntax.ErrMissingParen, syntax.ErrMissingRepeatArgument,
	syntax.ErrTrailingBackslash, syntax.ErrUnexpectedParen, syntax.ErrNestingDepth, syntax.ErrLarge,
}

// Regexp is a compiled regular expression.
type Regexp struct {
	expr    string
	handle  uintptr
	groups  int // the whole match included
	longest bool
	posix   bool
}

// Compile parses an expression; matches are leftmost, and then what a backtracking search would prefer.
func Compile(expr string) (*Regexp, error) { return newRegexp(expr, false) }

// CompilePOSIX restricts the syntax to POSIX's and prefers leftmost-longest matches.
func CompilePOSIX(expr string) (*Regexp, error) { return newRegexp(expr, true) }

func newRegexp(expr string, posix bool) (*Regexp, error) {
	handle, code, lo, hi := compile(expr, posix)
	if code != 0 {
		return nil, &syntax.Error{Code: codes[code], Expr: expr[lo:hi]}
	}
	return &Regexp{strings.Clone(expr), handle, groups(handle), posix, posix}, nil
}

func quote(s string) string {
	if strconv.CanBackquote(s) {
		return "`" + s + "`"
	}
	return strconv.Quote(s)
}

func MustCompile(str string) *Regexp {
	re, err := Compile(str)
	if err != nil {
		panic(`regexp: Compile(` + quote(str) + `): ` + err.Error())
	}
	return re
}

func MustCompilePOSIX(str string) *Regexp {
	re, err := CompilePOSIX(str)
	if err != nil {
		panic(`regexp: CompilePOSIX(` + quote(str) + `): ` + err.Error())
	}
	return re
}

func (re *Regexp) String() string { return re.expr }

// Copy returns a copy.
func (re *Regexp) Copy() *Regexp {
	copied := *re
	return &copied
}

// Longest makes later searches prefer leftmost-longest matches.
func (re *Regexp) Longest() { re.longest = true }

func (re *Regexp) NumSubexp() int { return re.groups - 1 }

// SubexpNames returns the groups' names; that of the whole match is "".
func (re *Regexp) SubexpNames() []string {
	names := make([]string, re.groups)
	for i := range names {
		names[i] = groupName(re.handle, i)
	}
	return names
}

// SubexpIndex returns the first group with a name, -1 if there is none.
func (re *Regexp) SubexpIndex(name string) int {
	if name != "" {
		for i := 1; i < re.groups; i++ {
			if groupName(re.handle, i) == name {
				return i
			}
		}
	}
	return -1
}

// LiteralPrefix returns the literal that every match begins with, and whether that is the expression.
func (re *Regexp) LiteralPrefix() (text string, complete bool) { return prefix(re.handle) }

func (re *Regexp) MarshalText() ([]byte, error)        { return []byte(re.expr), nil }
func (re *Regexp) AppendText(b []byte) ([]byte, error) { return append(b, re.expr...), nil }

func (re *Regexp) UnmarshalText(text []byte) error {
	parsed, err := Compile(string(text))
	if err != nil {
		return err
	}
	*re = *parsed
	return nil
}

// Match reports whether b has a match of the pattern.
func Match(pattern string, b []byte) (matched bool, err error) { return MatchString(pattern, view(b)) }

func MatchString(pattern string, s string) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchString(s), nil
}

// view returns bytes as a string that must not outlive the call.
func view(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// search goes through the matches in a text.
type search struct {
	re    *Regexp
	text  string
	back  []int // positions in the original text, if that is not valid UTF-8
	width int
	state [2]int
	found []int
	at    int // of the next match in found
}

// sanitize replaces invalid bytes by U+FFFD, as which they match, and returns where each byte was.
func sanitize(s string) (text string, back []int) {
	out := make([]byte, 0, len(s)+16)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		size := len(out)
		out = utf8.AppendRune(out, r)
		for k := size; k < len(out); k++ {
			back = append(back, i+min(k-size, n))
		}
		i += n
	}
	return string(out), append(back, len(s))
}

// init prepares a search for positions of groups.
func (s *search) init(re *Regexp, text string, groups int) {
	s.re, s.text, s.width = re, text, 2*groups
	s.state = [2]int{0, -1}
	if !validUTF8(text) {
		s.text, s.back = sanitize(text)
	}
}

// next returns the positions of the next match, nil if there is none. It asks for up to ahead matches
// at a time.
func (s *search) next(ahead int) []int {
	if s.at == len(s.found) {
		if s.state[0] < 0 {
			return nil
		}
		buffer := s.found[:cap(s.found)]
		if len(buffer) < ahead*s.width {
			buffer = make([]int, ahead*s.width)
		}
		n := findAll(s.re.handle, s.text, s.re.longest, s.width, &s.state, &buffer[0], len(buffer))
		s.found, s.at = buffer[:n*s.width], 0
		if n == 0 {
			return nil
		}
		if s.back != nil {
			for i, p := range s.found {
				if p >= 0 {
					s.found[i] = s.back[p]
				}
			}
		}
	}
	match := s.found[s.at : s.at+s.width : s.at+s.width]
	s.at += s.width
	return match
}

// first returns the positions of the first match.
func (re *Regexp) first(text string, groups int) []int {
	var s search
	s.init(re, text, groups)
	return s.next(1)
}

// matches calls f with the positions of up to n matches, all if n < 0.
func (re *Regexp) matches(text string, n, groups int, f func(match []int)) {
	if n < 0 {
		n = len(text) + 1
	}
	var s search
	s.init(re, text, groups)
	for ahead := 4; n > 0; n-- {
		match := s.next(ahead)
		if match == nil {
			return
		}
		if s.at == len(s.found) && ahead < 256 {
			ahead *= 4
		}
		f(match)
	}
}

// MatchString reports whether s has a match.
func (re *Regexp) MatchString(s string) bool {
	if !validUTF8(s) {
		s, _ = sanitize(s)
	}
	return isMatch(re.handle, s)
}

func (re *Regexp) Match(b []byte) bool { return re.MatchString(view(b)) }

// QuoteMeta returns an expression that matches s literally.
func QuoteMeta(s string) string {
	var out strings.Builder
	for i := 0; i < len(s); i++ {
		if strings.IndexByte(`\.+*?()|[]{}^$`, s[i]) >= 0 {
			out.WriteByte('\\')
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// Split returns the texts between up to n-1 matches.
func (re *Regexp) Split(s string, n int) []string {
	if n == 0 {
		return nil
	}
	if len(re.expr) > 0 && len(s) == 0 {
		return []string{""}
	}
	parts := []string{}
	begin, end := 0, 0
	for _, match := range re.FindAllStringIndex(s, n) {
		if n > 0 && len(parts) == n-1 {
			break
		}
		end = match[0]
		if match[1] != 0 {
			parts = append(parts, s[begin:end])
		}
		begin = match[1]
	}
	if end != len(s) {
		parts = append(parts, s[begin:])
	}
	return parts
}
