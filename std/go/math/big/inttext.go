package big

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

// Text returns the number in a base from 2 to 62.
func (x *Int) Text(base int) string {
	if x == nil {
		return "<nil>"
	}
	if x.neg {
		return "-" + x.abs.text(base)
	}
	return x.abs.text(base)
}

func (x *Int) Append(buf []byte, base int) []byte { return append(buf, x.Text(base)...) }
func (x *Int) String() string                     { return x.Text(10) }

// SetString parses all of s; base 0 is told by a prefix and allows underscores.
func (z *Int) SetString(s string, base int) (*Int, bool) {
	if base != 0 && base < 2 || base > MaxBase {
		panic("invalid number base " + NewInt(int64(base)).String())
	}
	neg := false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		neg = s[0] == '-'
		s = s[1:]
	}
	digits, base, ok := natural(s, base)
	if !ok {
		return nil, false
	}
	z.abs = parseNat(digits, base)
	z.neg = neg && len(z.abs) > 0
	return z, true
}

// natural checks digits and returns them without prefix and underscores, and the base.
func natural(s string, base int) (string, int, bool) {
	prefixed := false
	if base == 0 {
		base = 10
		if len(s) > 1 && s[0] == '0' {
			prefixed = true
			switch s[1] | 0x20 {
			case 'x':
				base, s = 16, s[2:]
			case 'b':
				base, s = 2, s[2:]
			case 'o':
				base, s = 8, s[2:]
			default:
				base, s = 8, s[1:]
			}
		}
		if strings.IndexByte(s, '_') >= 0 {
			if s[len(s)-1] == '_' || strings.Contains(s, "__") || s[0] == '_' && !prefixed {
				return "", 0, false
			}
			s = strings.ReplaceAll(s, "_", "")
		}
	}
	if s == "" {
		return "", 0, false
	}
	for i := 0; i < len(s); i++ {
		if digitValue(s[i], base) >= base {
			return "", 0, false
		}
	}
	return s, base, true
}

// Format implements fmt.Formatter for b, o, O, d, x, X, s and v.
func (x *Int) Format(s fmt.State, ch rune) {
	base := 10
	switch ch {
	case 'b':
		base = 2
	case 'o', 'O':
		base = 8
	case 'x', 'X':
		base = 16
	case 'd', 's', 'v':
	default:
		fmt.Fprintf(s, "%%!%c(big.Int=%s)", ch, x.String())
		return
	}
	if x == nil {
		io.WriteString(s, "<nil>")
		return
	}
	sign := ""
	switch {
	case x.neg:
		sign = "-"
	case s.Flag('+'):
		sign = "+"
	case s.Flag(' '):
		sign = " "
	}
	prefix := ""
	if s.Flag('#') {
		switch ch {
		case 'b':
			prefix = "0b"
		case 'o':
			prefix = "0"
		case 'x':
			prefix = "0x"
		case 'X':
			prefix = "0X"
		}
	}
	if ch == 'O' {
		prefix = "0o"
	}
	digits := x.abs.text(base)
	if ch == 'X' {
		digits = strings.ToUpper(digits)
	}
	zeros := 0
	precision, hasPrecision := s.Precision()
	if hasPrecision {
		switch {
		case len(digits) < precision:
			zeros = precision - len(digits)
		case digits == "0" && precision == 0:
			return
		}
	}
	left, right := 0, 0
	length := len(sign) + len(prefix) + zeros + len(digits)
	if width, ok := s.Width(); ok && length < width {
		switch d := width - length; {
		case s.Flag('-'):
			right = d
		case s.Flag('0') && !hasPrecision:
			zeros = d
		default:
			left = d
		}
	}
	io.WriteString(s, strings.Repeat(" ", left)+sign+prefix+strings.Repeat("0", zeros)+digits+strings.Repeat(" ", right))
}

// numeral tells how far a number goes in a text that is read character by character.
type numeral struct {
	base     int
	prefixed bool // base is 0 until the first digits tell it, and underscores are allowed
	length   int  // without the sign
	signed   bool
}

// accepts reports whether the number goes on with r.
func (n *numeral) accepts(r rune) bool {
	switch {
	case r >= 128:
		return false
	case r == '+' || r == '-':
		first := !n.signed && n.length == 0
		n.signed = true
		return first
	case r == '_':
		return n.prefixed && n.length > 0
	}
	n.length++
	if n.base == 0 && n.length == 1 {
		if r != '0' {
			n.base = 10
		}
		return '0' <= r && r <= '9'
	}
	if n.base == 0 {
		n.base = 8
		switch r {
		case 'b', 'B':
			n.base = 2
			return true
		case 'o', 'O':
			return true
		case 'x', 'X':
			n.base = 16
			return true
		}
	}
	return digitValue(byte(r), n.base) < n.base
}

// Scan implements fmt.Scanner.
func (z *Int) Scan(s fmt.ScanState, ch rune) error {
	s.SkipSpace()
	base := 0
	switch ch {
	case 'b':
		base = 2
	case 'o':
		base = 8
	case 'd':
		base = 10
	case 'x', 'X':
		base = 16
	case 's', 'v':
	default:
		return errors.New("Int.Scan: invalid verb")
	}
	if _, _, err := s.ReadRune(); err != nil {
		return err
	}
	s.UnreadRune()
	token, err := s.Token(true, (&numeral{base: base, prefixed: base == 0}).accepts)
	if err != nil {
		return err
	}
	if _, ok := z.SetString(string(token), base); !ok {
		return errors.New("number has no digits")
	}
	return nil
}

func (x *Int) AppendText(b []byte) (text []byte, err error) { return append(b, x.String()...), nil }

func (x *Int) MarshalText() (text []byte, err error) { return x.AppendText(nil) }

func (z *Int) UnmarshalText(text []byte) error {
	if _, ok := z.SetString(string(text), 0); !ok {
		return fmt.Errorf("math/big: cannot unmarshal %q into a *big.Int", text)
	}
	return nil
}

func (x *Int) MarshalJSON() ([]byte, error) {
	if x == nil {
		return []byte("null"), nil
	}
	return []byte(x.String()), nil
}

func (z *Int) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return z.UnmarshalText(text)
}
