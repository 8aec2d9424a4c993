package strconv

import "unicode/utf8"

// isPrint tells whether r is a letter, mark, number, punctuation, symbol or the ASCII space.
func isPrint(r rune) bool

// isGraphic tells whether r is printable or a space separator.
func isGraphic(r rune) bool

// IsPrint reports whether Quote shows r as it is.
func IsPrint(r rune) bool {
	if uint32(r) < utf8.RuneSelf {
		return ' ' <= r && r < 0x7F
	}
	return isPrint(r)
}

// IsGraphic reports whether QuoteToGraphic shows r as it is.
func IsGraphic(r rune) bool {
	return IsPrint(r) || isGraphic(r)
}

// style says which runes are shown as they are.
type style int

const (
	printable style = iota
	ascii
	graphic
)

const hexDigits = "0123456789abcdef"

// Quote returns s as a Go string literal.
func Quote(s string) string { return quoted(s, '"', printable) }

// QuoteToASCII is Quote with escapes for what is not ASCII.
func QuoteToASCII(s string) string { return quoted(s, '"', ascii) }

// QuoteToGraphic is Quote that leaves graphic runes as they are.
func QuoteToGraphic(s string) string { return quoted(s, '"', graphic) }

func AppendQuote(dst []byte, s string) []byte {
	return appendQuoted(dst, s, '"', printable)
}

func AppendQuoteToASCII(dst []byte, s string) []byte {
	return appendQuoted(dst, s, '"', ascii)
}

func AppendQuoteToGraphic(dst []byte, s string) []byte {
	return appendQuoted(dst, s, '"', graphic)
}

// QuoteRune returns r as a Go character literal.
func QuoteRune(r rune) string { return string(AppendQuoteRune(nil, r)) }

func QuoteRuneToASCII(r rune) string { return string(AppendQuoteRuneToASCII(nil, r)) }

func QuoteRuneToGraphic(r rune) string { return string(AppendQuoteRuneToGraphic(nil, r)) }

func AppendQuoteRune(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, printable)
}

func AppendQuoteRuneToASCII(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, ascii)
}

func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return appendQuotedRune(dst, r, graphic)
}

func quoted(s string, quote byte, as style) string {
	return string(appendQuoted(make([]byte, 0, len(s)+len(s)/2+2), s, quote, as))
}

func appendQuoted(dst []byte, s string, quote byte, as style) []byte {
	dst = append(dst, quote)
	for len(s) > 0 {
		r, size := rune(s[0]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s)
		}
		if size == 1 && r == utf8.RuneError {
			dst = append(dst, '\\', 'x', hexDigits[s[0]>>4], hexDigits[s[0]&15])
		} else {
			dst = appendEscaped(dst, r, quote, as)
		}
		s = s[size:]
	}
	return append(dst, quote)
}

func appendQuotedRune(dst []byte, r rune, as style) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	dst = append(dst, '\'')
	return append(appendEscaped(dst, r, '\'', as), '\'')
}

func appendEscaped(dst []byte, r rune, quote byte, as style) []byte {
	if r == rune(quote) || r == '\\' {
		return append(dst, '\\', byte(r))
	}
	switch as {
	case ascii:
		if r < utf8.RuneSelf && IsPrint(r) {
			return append(dst, byte(r))
		}
	case graphic:
		if IsGraphic(r) {
			return utf8.AppendRune(dst, r)
		}
	default:
		if IsPrint(r) {
			return utf8.AppendRune(dst, r)
		}
	}
	switch r {
	case '\a':
		return append(dst, `\a`...)
	case '\b':
		return append(dst, `\b`...)
	case '\f':
		return append(dst, `\f`...)
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	case '\v':
		return append(dst, `\v`...)
	}
	width := 4
	switch {
	case r < ' ' || r == 0x7F:
		return append(dst, '\\', 'x', hexDigits[byte(r)>>4], hexDigits[byte(r)&15])
	case !utf8.ValidRune(r):
		r = utf8.RuneError
		dst = append(dst, '\\', 'u')
	case r < 0x10000:
		dst = append(dst, '\\', 'u')
	default:
		dst = append(dst, '\\', 'U')
		width = 8
	}
	for shift := 4 * (width - 1); shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[r>>uint(shift)&15])
	}
	return dst
}

// CanBackquote reports whether s can stand unchanged in a raw string on one line.
func CanBackquote(s string) bool {
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		switch {
		case size > 1:
			if r == '\uFEFF' {
				return false
			}
		case r == utf8.RuneError, r < ' ' && r != '\t', r == '`', r == '\x7F':
			return false
		}
	}
	return true
}

// UnquoteChar decodes the first character or escape of the inside of a literal in the given quotes
// (0: both may stand unescaped). multibyte says that it stands for a rune of several bytes.
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if len(s) == 0 {
		return 0, false, "", ErrSyntax
	}
	c := s[0]
	switch {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, size := utf8.DecodeRuneInString(s)
		return r, true, s[size:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	}
	if len(s) < 2 {
		return 0, false, "", ErrSyntax
	}
	c, s = s[1], s[2:]
	switch c {
	case 'a':
		value = '\a'
	case 'b':
		value = '\b'
	case 'f':
		value = '\f'
	case 'n':
		value = '\n'
	case 'r':
		value = '\r'
	case 't':
		value = '\t'
	case 'v':
		value = '\v'
	case '\\':
		value = '\\'
	case '\'', '"':
		if c != quote {
			return 0, false, "", ErrSyntax
		}
		value = rune(c)
	case 'x', 'u', 'U':
		return unquoteHex(c, s)
	case '0', '1', '2', '3', '4', '5', '6', '7':
		if len(s) < 2 || s[0]-'0' > 7 || s[1]-'0' > 7 {
			return 0, false, "", ErrSyntax
		}
		value = rune(c-'0')<<6 | rune(s[0]-'0')<<3 | rune(s[1]-'0')
		s = s[2:]
		if value > 255 {
			return 0, false, "", ErrSyntax
		}
	default:
		return 0, false, "", ErrSyntax
	}
	return value, false, s, nil
}

func unquoteHex(kind byte, s string) (value rune, multibyte bool, tail string, err error) {
	n := 2
	if kind == 'u' {
		n = 4
	} else if kind == 'U' {
		n = 8
	}
	if len(s) < n {
		return 0, false, "", ErrSyntax
	}
	for i := 0; i < n; i++ {
		d := s[i] - '0'
		if d > 9 {
			d = lower(s[i]) - 'a'
			if d > 5 {
				return 0, false, "", ErrSyntax
			}
			d += 10
		}
		value = value<<4 | rune(d)
	}
	if kind == 'x' {
		return value, false, s[n:], nil
	}
	if !utf8.ValidRune(value) {
		return 0, false, "", ErrSyntax
	}
	return value, true, s[n:], nil
}

// QuotedPrefix returns the quoted literal at the start of s, as it stands there.
func QuotedPrefix(s string) (string, error) {
	_, n, err := unquote(s, false)
	return s[:n], err
}

// Unquote returns the string, or the one-character string, that a whole literal stands for.
func Unquote(s string) (string, error) {
	out, n, err := unquote(s, true)
	if err != nil || n != len(s) {
		return "", ErrSyntax
	}
	return out, nil
}

// unquote reads the literal at the start of s: its value (if wanted) and its length.
func unquote(s string, wanted bool) (string, int, error) {
	if len(s) < 2 {
		return "", 0, ErrSyntax
	}
	quote := s[0]
	switch quote {
	case '`':
		return unquoteRaw(s)
	case '"', '\'':
	default:
		return "", 0, ErrSyntax
	}
	var out []byte
	rest := s[1:]
	for count := 0; ; count++ {
		if len(rest) == 0 || rest[0] == '\n' {
			return "", 0, ErrSyntax
		}
		if rest[0] == quote || quote == '\'' && count == 1 {
			if rest[0] != quote {
				return "", 0, ErrSyntax
			}
			return string(out), len(s) - len(rest) + 1, nil
		}
		r, multibyte, tail, err := UnquoteChar(rest, quote)
		if err != nil {
			return "", 0, ErrSyntax
		}
		switch {
		case !wanted:
		case multibyte:
			out = utf8.AppendRune(out, r)
		default:
			out = append(out, byte(r))
		}
		rest = tail
	}
}

func unquoteRaw(s string) (string, int, error) {
	carriage := false
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\r':
			carriage = true
		case '`':
			if !carriage {
				return s[1:i], i + 1, nil
			}
			out := make([]byte, 0, i)
			for _, c := range []byte(s[1:i]) {
				if c != '\r' {
					out = append(out, c)
				}
			}
			return string(out), i + 1, nil
		}
	}
	return "", 0, ErrSyntax
}
