package fmt

import (
	"strconv"
	"unicode/utf8"
)

// flags of a directive.
type flags struct {
	width, prec       int
	hasWidth, hasPrec bool
	minus             bool
	plus              bool
	sharp             bool
	space             bool
	zero              bool
	plusV             bool // %+v: field names
	sharpV            bool // %#v: Go syntax
}

const (
	lowerDigits = "0123456789abcdefx"
	upperDigits = "0123456789ABCDEFX"
)

func appendDecimal(b []byte, n int) []byte {
	return strconv.AppendInt(b, int64(n), 10)
}

// fill writes n bytes of padding.
func (p *printer) fill(n int) {
	c := byte(' ')
	if p.zero && !p.minus {
		c = '0'
	}
	for ; n > 0; n-- {
		p.buf = append(p.buf, c)
	}
}

// padFrom pads what was written from start on to the width.
func (p *printer) padFrom(start int) {
	if !p.hasWidth || p.width == 0 {
		return
	}
	n := p.width - utf8.RuneCount(p.buf[start:])
	if n <= 0 {
		return
	}
	end := len(p.buf)
	p.fill(n)
	if !p.minus {
		padding := p.buf[end]
		copy(p.buf[start+n:], p.buf[start:end])
		for i := start; i < start+n; i++ {
			p.buf[i] = padding
		}
	}
}

// spacedFrom is padFrom with spaces only.
func (p *printer) spacedFrom(start int) {
	zero := p.zero
	p.zero = false
	p.padFrom(start)
	p.zero = zero
}

func (p *printer) text(s string) {
	start := len(p.buf)
	p.buf = append(p.buf, s...)
	p.padFrom(start)
}

// truncate cuts s after as many runes as the precision says.
func (p *printer) truncate(s string) string {
	if p.hasPrec {
		n := p.prec
		for i := range s {
			n--
			if n < 0 {
				return s[:i]
			}
		}
	}
	return s
}

func (p *printer) formatBool(b bool, verb rune) {
	switch verb {
	case 't', 'v':
		p.text(strconv.FormatBool(b))
	default:
		p.badVerb(verb)
	}
}

// hex writes u in hexadecimal, with 0x if leading.
func (p *printer) hex(u uint64, leading bool) {
	sharp := p.sharp
	p.sharp = leading
	p.integer(u, 16, false, 'v', lowerDigits)
	p.sharp = sharp
}

// formatInteger prints an integer, whose sign counts if signed.
func (p *printer) formatInteger(u uint64, signed bool, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV && !signed {
			p.hex(u, true)
		} else {
			p.integer(u, 10, signed, verb, lowerDigits)
		}
	case 'd':
		p.integer(u, 10, signed, verb, lowerDigits)
	case 'b':
		p.integer(u, 2, signed, verb, lowerDigits)
	case 'o', 'O':
		p.integer(u, 8, signed, verb, lowerDigits)
	case 'x':
		p.integer(u, 16, signed, verb, lowerDigits)
	case 'X':
		p.integer(u, 16, signed, verb, upperDigits)
	case 'c':
		start := len(p.buf)
		p.buf = utf8.AppendRune(p.buf, codePoint(u))
		p.padFrom(start)
	case 'q':
		start := len(p.buf)
		if p.plus {
			p.buf = strconv.AppendQuoteRuneToASCII(p.buf, codePoint(u))
		} else {
			p.buf = strconv.AppendQuoteRune(p.buf, codePoint(u))
		}
		p.padFrom(start)
	case 'U':
		p.unicode(u)
	default:
		p.badVerb(verb)
	}
}

func codePoint(u uint64) rune {
	if u > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(u)
}

func (p *printer) integer(u uint64, base int, signed bool, verb rune, digits string) {
	negative := signed && int64(u) < 0
	if negative {
		u = -u
	}
	plain := !p.hasWidth && !p.hasPrec && !p.sharp && !p.plus && !p.space && verb != 'O'
	if plain && digits == lowerDigits {
		if negative {
			p.buf = append(p.buf, '-')
		}
		p.buf = strconv.AppendUint(p.buf, u, base)
		return
	}
	least := 0 // number of digits
	if p.hasPrec {
		least = p.prec
		if least == 0 && u == 0 {
			// No digits at all.
			p.spacedFrom(len(p.buf))
			return
		}
	} else if p.zero && !p.minus && p.hasWidth {
		least = p.width
		if negative || p.plus || p.space {
			least--
		}
	}
	var reversed [64]byte
	n := 0
	for {
		reversed[n] = digits[u%uint64(base)]
		n++
		u /= uint64(base)
		if u == 0 {
			break
		}
	}
	start := len(p.buf)
	switch {
	case negative:
		p.buf = append(p.buf, '-')
	case p.plus:
		p.buf = append(p.buf, '+')
	case p.space:
		p.buf = append(p.buf, ' ')
	}
	if verb == 'O' {
		p.buf = append(p.buf, '0', 'o')
	}
	if p.sharp {
		switch base {
		case 2:
			p.buf = append(p.buf, '0', 'b')
		case 8:
			if least <= n && reversed[n-1] != '0' {
				p.buf = append(p.buf, '0')
			}
		case 16:
			p.buf = append(p.buf, '0', digits[16])
		}
	}
	for i := n; i < least; i++ {
		p.buf = append(p.buf, '0')
	}
	for n > 0 {
		n--
		p.buf = append(p.buf, reversed[n])
	}
	p.spacedFrom(start)
}

// unicode writes U+0078, or U+0078 'x' if sharp.
func (p *printer) unicode(u uint64) {
	least := 4
	if p.hasPrec && p.prec > 4 {
		least = p.prec
	}
	var reversed [16]byte
	n := 0
	for rest := u; rest > 0; rest >>= 4 {
		reversed[n] = upperDigits[rest&15]
		n++
	}
	start := len(p.buf)
	p.buf = append(p.buf, 'U', '+')
	for i := n; i < least; i++ {
		p.buf = append(p.buf, '0')
	}
	for n > 0 {
		n--
		p.buf = append(p.buf, reversed[n])
	}
	if p.sharp && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		p.buf = append(p.buf, ' ', '\'')
		p.buf = utf8.AppendRune(p.buf, rune(u))
		p.buf = append(p.buf, '\'')
	}
	p.spacedFrom(start)
}

func (p *printer) formatFloat(v float64, size int, verb rune) {
	switch verb {
	case 'v':
		p.float(v, size, 'g', -1)
	case 'b', 'g', 'G', 'x', 'X':
		p.float(v, size, verb, -1)
	case 'f', 'e', 'E':
		p.float(v, size, verb, 6)
	case 'F':
		p.float(v, size, 'f', 6)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) float(v float64, size int, verb rune, prec int) {
	if p.hasPrec {
		prec = p.prec
	}
	start := len(p.buf)
	p.buf = append(p.buf, '+')
	p.buf = strconv.AppendFloat(p.buf, v, byte(verb), prec, size)
	if c := p.buf[start+1]; c == '-' || c == '+' {
		p.buf = append(p.buf[:start], p.buf[start+1:]...)
	}
	if p.space && p.buf[start] == '+' && !p.plus {
		p.buf[start] = ' '
	}
	signed := p.plus || p.buf[start] != '+'
	switch p.buf[start+1] {
	case 'N':
		signed = p.space || p.plus
		fallthrough
	case 'I':
		if p.buf[start+1] == 'I' {
			signed = true
		}
		if !signed {
			p.buf = append(p.buf[:start], p.buf[start+1:]...)
		}
		p.spacedFrom(start)
		return
	}
	if p.sharp && verb != 'b' {
		p.showPoint(start, verb, prec)
	}
	if !signed {
		p.buf = append(p.buf[:start], p.buf[start+1:]...)
		p.padFrom(start)
		return
	}
	if p.zero && !p.minus && p.hasWidth && p.width > len(p.buf)-start {
		// The sign stands before the zeros.
		p.width--
		p.padFrom(start + 1)
		p.width++
		return
	}
	p.padFrom(start)
}

// showPoint gives the number from start on, which begins with a sign, a decimal point, and for %g the
// zeros that its precision demands.
func (p *printer) showPoint(start int, verb rune, prec int) {
	digits := 0
	switch verb {
	case 'g', 'G', 'x':
		digits = prec
		if digits == -1 {
			digits = 6
		}
	}
	number := p.buf[start:]
	end := len(number)
	point, significant := false, false
	for i := 1; i < end; i++ {
		c := number[i]
		switch {
		case c == '.':
			point = true
		case c == 'p' || c == 'P' || (c == 'e' || c == 'E') && verb != 'x' && verb != 'X':
			end = i
		default:
			if c != '0' {
				significant = true
			}
			if significant {
				digits--
			}
		}
	}
	var exponent [8]byte
	tail := exponent[:copy(exponent[:], number[end:])]
	p.buf = p.buf[:start+end]
	if !point {
		if end == 2 && number[1] == '0' {
			digits--
		}
		p.buf = append(p.buf, '.')
	}
	for ; digits > 0; digits-- {
		p.buf = append(p.buf, '0')
	}
	p.buf = append(p.buf, tail...)
}

func (p *printer) formatComplex(v complex128, size int, verb rune) {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
		plus := p.plus
		p.buf = append(p.buf, '(')
		p.formatFloat(real(v), size/2, verb)
		p.plus = true
		p.formatFloat(imag(v), size/2, verb)
		p.buf = append(p.buf, 'i', ')')
		p.plus = plus
	default:
		p.badVerb(verb)
	}
}

func (p *printer) formatString(s string, verb rune) {
	switch verb {
	case 'v':
		if p.sharpV {
			p.quoted(s)
		} else {
			p.text(p.truncate(s))
		}
	case 's':
		p.text(p.truncate(s))
	case 'x':
		p.hexString(s, lowerDigits)
	case 'X':
		p.hexString(s, upperDigits)
	case 'q':
		p.quoted(s)
	default:
		p.badVerb(verb)
	}
}

func (p *printer) quoted(s string) {
	s = p.truncate(s)
	start := len(p.buf)
	switch {
	case p.sharp && strconv.CanBackquote(s):
		p.buf = append(p.buf, '`')
		p.buf = append(p.buf, s...)
		p.buf = append(p.buf, '`')
	case p.plus:
		p.buf = strconv.AppendQuoteToASCII(p.buf, s)
	default:
		p.buf = strconv.AppendQuote(p.buf, s)
	}
	p.padFrom(start)
}

// hexString writes bytes in hexadecimal.
func (p *printer) hexString(s string, digits string) {
	if p.hasPrec && p.prec < len(s) {
		s = s[:p.prec]
	}
	start := len(p.buf)
	for i := 0; i < len(s); i++ {
		if p.space && i > 0 {
			p.buf = append(p.buf, ' ')
		}
		if p.sharp && (p.space || i == 0) {
			p.buf = append(p.buf, '0', digits[16])
		}
		p.buf = append(p.buf, digits[s[i]>>4], digits[s[i]&15])
	}
	p.padFrom(start)
}

// formatBytes prints a slice or array of bytes whose type prints as name.
func (p *printer) formatBytes(b []byte, verb rune, name string) {
	switch verb {
	case 'v', 'd':
		if p.sharpV {
			p.buf = append(p.buf, name...)
			if b == nil {
				p.buf = append(p.buf, "(nil)"...)
				return
			}
			p.buf = append(p.buf, '{')
			for i, c := range b {
				if i > 0 {
					p.buf = append(p.buf, ", "...)
				}
				p.hex(uint64(c), true)
			}
			p.buf = append(p.buf, '}')
			return
		}
		p.buf = append(p.buf, '[')
		for i, c := range b {
			if i > 0 {
				p.buf = append(p.buf, ' ')
			}
			p.integer(uint64(c), 10, false, verb, lowerDigits)
		}
		p.buf = append(p.buf, ']')
	default:
		p.formatString(string(b), verb)
	}
}
