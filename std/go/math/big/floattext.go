package big

import (
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// decimal is 0.digits * 10**exp, without zeros at the end.
type decimal struct {
	digits string
	exp    int
}

// exactly converts mant * 2**exp.
func exactly(mant nat, exp int64) decimal {
	places := 0
	if exp >= 0 {
		mant = nat(nil).shl(mant, uint(exp))
	} else {
		zeros := min(int64(mant.trailingZeros()), -exp)
		mant = nat(nil).shr(mant, uint(zeros))
		places = int(-exp - zeros)
		mant = nat(nil).mul(mant, expMod(nat{5}, nat(nil).setWord(Word(places)), nil))
	}
	text := mant.text(10)
	return decimal{strings.TrimRight(text, "0"), len(text) - places}
}

func (d decimal) at(i int) byte {
	if i < len(d.digits) {
		return d.digits[i]
	}
	return '0'
}

// round keeps n digits: to nearest, half to even.
func (d decimal) round(n int) decimal {
	if n < 0 || n >= len(d.digits) {
		return d
	}
	up := d.digits[n] >= '5'
	if d.digits[n] == '5' && n+1 == len(d.digits) {
		up = n > 0 && (d.digits[n-1]-'0')&1 == 1
	}
	if up {
		return d.up(n)
	}
	return d.down(n)
}

func (d decimal) down(n int) decimal {
	digits := strings.TrimRight(d.digits[:n], "0")
	if digits == "" {
		return decimal{}
	}
	return decimal{digits, d.exp}
}

func (d decimal) up(n int) decimal {
	for n > 0 && d.digits[n-1] == '9' {
		n--
	}
	if n == 0 {
		return decimal{"1", d.exp + 1}
	}
	return decimal{d.digits[:n-1] + string(d.digits[n-1]+1), d.exp}
}

// shortest keeps as many digits as tell x from its neighbours of the same precision.
func (x *Float) shortest(d decimal) decimal {
	if d.digits == "" {
		return d
	}
	shift := uint(max(int(x.prec)-x.mant.bitLen(), 0)) + 1
	mant := nat(nil).shl(x.mant, shift)
	exp := x.exp - int64(shift)
	lower := exactly(nat(nil).sub(mant, nat{1}), exp)
	upper := exactly(nat(nil).add(mant, nat{1}), exp)
	inclusive := mant.bit(1) == 0
	for i := range len(d.digits) {
		l, m, u := lower.at(i), d.digits[i], upper.at(i)
		down := l != m || inclusive && i+1 == len(lower.digits)
		up := m != u && (inclusive || m+1 < u || i+1 < len(upper.digits))
		switch {
		case down && up:
			return d.round(i + 1)
		case down:
			return d.down(i + 1)
		case up:
			return d.up(i + 1)
		}
	}
	return d
}

// Text returns x in a format of strconv, with the shortest digits that tell it if prec is negative.
func (x *Float) Text(format byte, prec int) string { return string(x.Append(nil, format, prec)) }

// String returns x with ten digits.
func (x *Float) String() string { return x.Text('g', 10) }

func (x *Float) Append(buf []byte, format byte, prec int) []byte {
	if x == nil {
		return append(buf, "<nil>"...)
	}
	if x.neg {
		buf = append(buf, '-')
	}
	if x.form == inf {
		if !x.neg {
			buf = append(buf, '+')
		}
		return append(buf, "Inf"...)
	}
	switch format {
	case 'b':
		return x.appendBinary(buf)
	case 'p':
		return x.appendFraction(buf)
	case 'x':
		return x.appendHex(buf, prec)
	}
	var d decimal
	if x.form == finite {
		d = exactly(x.mant, x.exp)
	}
	short := prec < 0
	if short {
		d = x.shortest(d)
		switch format {
		case 'e', 'E':
			prec = len(d.digits) - 1
		case 'f':
			prec = max(len(d.digits)-d.exp, 0)
		case 'g', 'G':
			prec = len(d.digits)
		}
	} else {
		switch format {
		case 'e', 'E':
			d = d.round(1 + prec)
		case 'f':
			d = d.round(d.exp + prec)
		case 'g', 'G':
			prec = max(prec, 1)
			d = d.round(prec)
		}
	}
	switch format {
	case 'e', 'E':
		return d.appendE(buf, format, prec)
	case 'f':
		return d.appendF(buf, prec)
	case 'g', 'G':
		limit := prec
		if limit > len(d.digits) && len(d.digits) >= d.exp {
			limit = len(d.digits)
		}
		if short {
			limit = 6
		}
		if exp := d.exp - 1; exp < -4 || exp >= limit {
			return d.appendE(buf, format+'e'-'g', min(prec, len(d.digits))-1)
		}
		if prec > d.exp {
			prec = len(d.digits)
		}
		return d.appendF(buf, max(prec-d.exp, 0))
	}
	if x.neg {
		buf = buf[:len(buf)-1]
	}
	return append(buf, '%', format)
}

func appendExponent(buf []byte, letter byte, exp int64, least int) []byte {
	sign := byte('+')
	if exp < 0 {
		sign, exp = '-', -exp
	}
	buf = append(buf, letter, sign)
	text := strconv.FormatInt(exp, 10)
	for i := len(text); i < least; i++ {
		buf = append(buf, '0')
	}
	return append(buf, text...)
}

func (d decimal) appendE(buf []byte, letter byte, prec int) []byte {
	buf = append(buf, d.at(0))
	if prec > 0 {
		buf = append(buf, '.')
		for i := 1; i <= prec; i++ {
			buf = append(buf, d.at(i))
		}
	}
	exp := 0
	if d.digits != "" {
		exp = d.exp - 1
	}
	return appendExponent(buf, letter, int64(exp), 2)
}

func (d decimal) appendF(buf []byte, prec int) []byte {
	if d.exp <= 0 {
		buf = append(buf, '0')
	}
	for i := 0; i < d.exp; i++ {
		buf = append(buf, d.at(i))
	}
	if prec > 0 {
		buf = append(buf, '.')
		for i := d.exp; i < d.exp+prec; i++ {
			if i < 0 {
				buf = append(buf, '0')
			} else {
				buf = append(buf, d.at(i))
			}
		}
	}
	return buf
}

// appendBinary appends the mantissa of all bits of precision in decimal, and the exponent.
func (x *Float) appendBinary(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	shift := int(x.prec) - x.mant.bitLen()
	mant := nat(nil).shl(x.mant, uint(shift))
	buf = append(buf, mant.text(10)...)
	exp := x.exp - int64(shift)
	buf = append(buf, 'p')
	if exp >= 0 {
		buf = append(buf, '+')
	}
	return strconv.AppendInt(buf, exp, 10)
}

// appendFraction appends the mantissa in [0.5, 1) in hexadecimal, and the exponent.
func (x *Float) appendFraction(buf []byte) []byte {
	if x.form == zero {
		return append(buf, '0')
	}
	shift := uint(-x.mant.bitLen()) % 4
	buf = append(buf, "0x."...)
	buf = append(buf, strings.TrimRight(nat(nil).shl(x.mant, shift).text(16), "0")...)
	buf = append(buf, 'p')
	if exp := x.top(); exp >= 0 {
		buf = append(buf, '+')
	}
	return strconv.AppendInt(buf, x.top(), 10)
}

// appendHex appends the mantissa in [1, 2) in hexadecimal, rounded as x rounds to prec digits after
// the point unless prec is negative, and the exponent.
func (x *Float) appendHex(buf []byte, prec int) []byte {
	r, digits := new(Float).Set(x), "0"
	if x.form == finite {
		if prec >= 0 {
			r.SetMode(x.mode).SetPrec(uint(1 + 4*prec))
		}
		shift := uint(1-r.mant.bitLen()) % 4
		digits = strings.TrimRight(nat(nil).shl(r.mant, shift).text(16), "0")
	}
	buf = append(buf, '0', 'x', digits[0])
	digits = digits[1:]
	if prec < 0 {
		prec = len(digits)
	}
	if prec > 0 {
		buf = append(buf, '.')
		buf = append(buf, digits...)
		buf = append(buf, strings.Repeat("0", prec-len(digits))...)
	}
	exp := int64(0)
	if x.form == finite {
		exp = r.top() - 1
	}
	return appendExponent(buf, 'p', exp, 2)
}

// Format implements fmt.Formatter for b, e, E, f, F, g, G, p, x and v.
func (x *Float) Format(s fmt.State, format rune) {
	prec, hasPrec := s.Precision()
	if !hasPrec {
		prec = 6
	}
	switch format {
	case 'e', 'E', 'f', 'b', 'p', 'x':
	case 'F':
		format = 'f'
	case 'v', 'g', 'G':
		if format == 'v' {
			format = 'g'
		}
		if !hasPrec {
			prec = -1
		}
	default:
		fmt.Fprintf(s, "%%!%c(*big.Float=%s)", format, x.String())
		return
	}
	text := x.Text(byte(format), prec)
	sign := ""
	switch {
	case text[0] == '-' || text[0] == '+' && (!s.Flag(' ') || s.Flag('+')):
		sign, text = text[:1], text[1:]
		if sign == "+" && !s.Flag('+') && x.form != inf {
			sign = ""
		}
	case text[0] == '+':
		sign, text = " ", text[1:]
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	padding := ""
	if width, ok := s.Width(); ok && width > len(sign)+len(text) {
		padding = strings.Repeat(" ", width-len(sign)-len(text))
	}
	switch {
	case s.Flag('0') && x.form != inf && !s.Flag('-'):
		io.WriteString(s, sign+strings.ReplaceAll(padding, " ", "0")+text)
	case s.Flag('-'):
		io.WriteString(s, sign+text+padding)
	default:
		io.WriteString(s, padding+sign+text)
	}
}

// SetString parses all of s, with a precision of 64 bits if none is chosen.
func (z *Float) SetString(s string) (*Float, bool) {
	if f, _, err := z.Parse(s, 0); err == nil {
		return f, true
	}
	return nil, false
}

// Parse parses s in base 0 (by prefix), 2, 8, 10 or 16.
func (z *Float) Parse(s string, base int) (f *Float, b int, err error) {
	if s == "" {
		return nil, 0, io.EOF
	}
	bare := strings.TrimLeft(s, "+-")
	neg := s[0] == '-'
	signed := len(s) - len(bare)
	if signed <= 1 && (bare == "Inf" || bare == "inf") {
		return z.SetInf(neg), 0, nil
	}
	z.orPrec(64)
	b = base
	if b == 0 {
		b = prefixBase(bare)
	}
	prefix := map[int]string{0: "", 10: "", 2: "0b", 8: "0o", 16: "0x"}[base]
	wrong := signed > 1 || base == 10 && prefixBase(bare) != 10 ||
		base != 0 && strings.Contains(bare, "_")
	var r Rat
	end := 0
	if !wrong {
		end = r.setPrefix(prefix, bare)
	}
	if end == 0 {
		return nil, b, errors.New("number has no digits")
	}
	z.quotient(neg, r.a.abs, r.denominator(), 0)
	if end < len(bare) {
		err = fmt.Errorf("expected end of string, found %q", bare[end])
	}
	return z, b, err
}

// setPrefix parses the number that s begins with, after a prefix of its base. It returns where the number ends, 0 if
// there is none or something is missing after its prefix, e or _.
func (z *Rat) setPrefix(prefix, s string) int {
	if strings.HasPrefix(s, "/") {
		return 0
	}
	end := len(s)
	for i := range len(s) {
		if !strings.ContainsRune("+-.0123456789abcdefABCDEFxXpPoO_", rune(s[i])) {
			end = i
			break
		}
	}
	for ; end > 0; end-- {
		if _, parsed := z.SetString(prefix + s[:end]); parsed {
			break
		}
	}
	open := "eEpP_"
	if s[:end] == "0" {
		open += "xXbBoO"
	}
	if end < len(s) && strings.ContainsRune(open, rune(s[end])) {
		return 0
	}
	return end
}

// prefixBase returns the base that the prefix of a number tells.
func prefixBase(s string) int {
	if len(s) > 1 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			return 16
		case 'b':
			return 2
		case 'o':
			return 8
		}
	}
	return 10
}

// ParseFloat parses into a new Float.
func ParseFloat(s string, base int, prec uint, mode RoundingMode) (f *Float, b int, err error) {
	return new(Float).SetPrec(prec).SetMode(mode).Parse(s, base)
}

// Scan implements fmt.Scanner.
func (z *Float) Scan(s fmt.ScanState, ch rune) error {
	token, err := s.Token(true, func(r rune) bool { return strings.ContainsRune("+-.0123456789abcdefABCDEFxXpPinI_", r) })
	if err != nil {
		return err
	}
	_, _, err = z.Parse(string(token), 0)
	return err
}

func (x *Float) AppendText(b []byte) ([]byte, error) { return x.Append(b, 'g', -1), nil }

func (x *Float) MarshalText() (text []byte, err error) {
	if x == nil {
		return []byte("<nil>"), nil
	}
	return x.AppendText(nil)
}

func (z *Float) UnmarshalText(text []byte) error {
	if _, _, err := z.Parse(string(text), 0); err != nil {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Float (%w)", text, err)
	}
	return nil
}
