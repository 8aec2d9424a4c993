// Package strconv converts between strings and the basic types.
package strconv

import "errors"

// IntSize is the size in bits of an int.
const IntSize = 64

// ErrRange says that a value is out of range for the target type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that a value does not have the right syntax for the target type.
var ErrSyntax = errors.New("invalid syntax")

// NumError records a failed conversion.
type NumError struct {
	Func string // ParseBool, ParseInt, ...
	Num  string // the input
	Err  error  // ErrRange, ErrSyntax, ...
}

func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

func (e *NumError) Unwrap() error { return e.Err }

func failure(fn, num string, err error) *NumError {
	return &NumError{fn, string([]byte(num)), err}
}

// ParseBool accepts 1, t, T, TRUE, true, True, 0, f, F, FALSE, false, False.
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "TRUE", "True":
		return true, nil
	case "0", "f", "F", "false", "FALSE", "False":
		return false, nil
	}
	return false, failure("ParseBool", str, ErrSyntax)
}

// FormatBool returns "true" or "false".
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends FormatBool(b).
func AppendBool(dst []byte, b bool) []byte {
	return append(dst, FormatBool(b)...)
}

// formatUint writes the digits of u at the start of dst, which has room, and returns their number.
func formatUint(dst []byte, u uint64, base int) int

// maxDigits is the room for a sign and 64 binary digits.
const maxDigits = 65

func checkBase(base int) {
	if base < 2 || base > 36 {
		panic("strconv: illegal AppendInt/FormatInt base")
	}
}

// Itoa is FormatInt(int64(i), 10).
func Itoa(i int) string {
	if uint(i) < 10 {
		return "0123456789"[i : i+1]
	}
	var buf [20]byte
	if i < 0 {
		buf[0] = '-'
		n := formatUint(buf[1:], -uint64(i), 10)
		return string(buf[:n+1])
	}
	n := formatUint(buf[:], uint64(i), 10)
	return string(buf[:n])
}

// FormatInt returns i in the given base, with lower-case letters.
func FormatInt(i int64, base int) string {
	if base == 10 {
		return Itoa(int(i))
	}
	checkBase(base)
	var buf [maxDigits]byte
	if i < 0 {
		buf[0] = '-'
		n := formatUint(buf[1:], -uint64(i), base)
		return string(buf[:n+1])
	}
	n := formatUint(buf[:], uint64(i), base)
	return string(buf[:n])
}

// FormatUint returns i in the given base, with lower-case letters.
func FormatUint(i uint64, base int) string {
	checkBase(base)
	var buf [maxDigits]byte
	n := formatUint(buf[:], i, base)
	return string(buf[:n])
}

// room returns dst with space for n more bytes.
func room(dst []byte, n int) []byte {
	if cap(dst)-len(dst) >= n {
		return dst
	}
	bigger := make([]byte, len(dst), 2*cap(dst)+n)
	copy(bigger, dst)
	return bigger
}

// AppendInt appends FormatInt(i, base).
func AppendInt(dst []byte, i int64, base int) []byte {
	if i < 0 {
		return AppendUint(append(dst, '-'), -uint64(i), base)
	}
	return AppendUint(dst, uint64(i), base)
}

// AppendUint appends FormatUint(i, base).
func AppendUint(dst []byte, i uint64, base int) []byte {
	n := 20
	if base != 10 {
		checkBase(base)
		n = maxDigits
	} else if i < 10 {
		return append(dst, byte('0'+i))
	}
	dst = room(dst, n)
	n = formatUint(dst[len(dst):cap(dst)], i, base)
	return dst[:len(dst)+n]
}

func lower(c byte) byte { return c | 0x20 }

// Atoi is ParseInt(s, 10, 0) as an int.
func Atoi(s string) (int, error) {
	if 0 < len(s) && len(s) < 19 {
		digits := s
		if s[0] == '-' || s[0] == '+' {
			digits = s[1:]
		}
		n := 0
		for i := 0; i < len(digits); i++ {
			d := digits[i] - '0'
			if d > 9 {
				return 0, failure("Atoi", s, ErrSyntax)
			}
			n = n*10 + int(d)
		}
		if len(digits) == 0 {
			return 0, failure("Atoi", s, ErrSyntax)
		}
		if s[0] == '-' {
			n = -n
		}
		return n, nil
	}
	n, err := ParseInt(s, 10, 0)
	if e, ok := err.(*NumError); ok {
		e.Func = "Atoi"
	}
	return int(n), err
}

// ParseInt interprets s in a base (0: as its prefix says) as a signed integer of bitSize bits (0: int).
func ParseInt(s string, base int, bitSize int) (int64, error) {
	if s == "" {
		return 0, failure("ParseInt", s, ErrSyntax)
	}
	digits := s
	negative := s[0] == '-'
	if negative || s[0] == '+' {
		digits = s[1:]
	}
	u, err := parseUint(digits, base, bitSize)
	if err != nil && err != ErrRange {
		return 0, failure("ParseInt", s, err)
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	limit := uint64(1) << uint(bitSize-1)
	switch {
	case !negative && u >= limit:
		return int64(limit - 1), failure("ParseInt", s, ErrRange)
	case negative && u > limit:
		return -int64(limit), failure("ParseInt", s, ErrRange)
	case negative:
		return -int64(u), nil
	}
	return int64(u), nil
}

// ParseUint is ParseInt for unsigned integers; no sign is permitted.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	u, err := parseUint(s, base, bitSize)
	if err != nil {
		return u, failure("ParseUint", s, err)
	}
	return u, nil
}

func parseUint(s string, base int, bitSize int) (uint64, error) {
	if s == "" {
		return 0, ErrSyntax
	}
	whole, literal := s, base == 0
	switch {
	case 2 <= base && base <= 36:
	case literal:
		base = 10
		if s[0] == '0' {
			base, s = literalBase(s)
		}
	default:
		return 0, errors.New("invalid base " + Itoa(base))
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, errors.New("invalid bit size " + Itoa(bitSize))
	}
	max := uint64(1)<<uint(bitSize) - 1
	cutoff := (1<<64-1)/uint64(base) + 1
	underscores := false
	n := uint64(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		var d byte
		switch {
		case c == '_' && literal:
			underscores = true
			continue
		case '0' <= c && c <= '9':
			d = c - '0'
		case 'a' <= lower(c) && lower(c) <= 'z':
			d = lower(c) - 'a' + 10
		default:
			return 0, ErrSyntax
		}
		if int(d) >= base {
			return 0, ErrSyntax
		}
		if n >= cutoff {
			return max, ErrRange
		}
		n *= uint64(base)
		sum := n + uint64(d)
		if sum < n || sum > max {
			return max, ErrRange
		}
		n = sum
	}
	if underscores && !underscoresOK(whole) {
		return 0, ErrSyntax
	}
	return n, nil
}

// literalBase tells the base of a literal that begins with 0, and what follows its prefix.
func literalBase(s string) (int, string) {
	if len(s) >= 3 {
		switch lower(s[1]) {
		case 'b':
			return 2, s[2:]
		case 'o':
			return 8, s[2:]
		case 'x':
			return 16, s[2:]
		}
	}
	return 8, s[1:]
}

// underscoresOK tells whether each underscore lies between digits, or between a base prefix and a digit.
func underscoresOK(s string) bool {
	if len(s) >= 1 && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	afterDigit := false
	hex := false
	if len(s) >= 2 && s[0] == '0' {
		if c := lower(s[1]); c == 'b' || c == 'o' || c == 'x' {
			hex = c == 'x'
			afterDigit = true
			s = s[2:]
		}
	}
	afterUnderscore := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		digit := '0' <= c && c <= '9' || hex && 'a' <= lower(c) && lower(c) <= 'f'
		switch {
		case digit:
			afterUnderscore = false
		case c == '_':
			if !afterDigit {
				return false
			}
			afterUnderscore = true
		case afterUnderscore:
			return false
		}
		afterDigit = digit
	}
	return !afterUnderscore
}
