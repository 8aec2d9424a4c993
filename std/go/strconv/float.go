package strconv

// formatFloat writes f at the start of dst and returns its length; if that exceeds len(dst), dst holds
// nothing of use. prec -1 asks for the shortest text that parses back.
func formatFloat(dst []byte, f float64, fmt byte, prec, bitSize int) int

// parseFloat parses the longest prefix of s that is a number: its length, and whether it is none at all
// (1) or out of range (2).
func parseFloat(s string, bitSize int) (f float64, n int, status int)

// FormatFloat converts f to text, by format (b e E f g G x X) and precision (-1: as few digits as
// identify f), rounding as a float of bitSize bits.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	var buf [32]byte
	n := formatFloat(buf[:], f, fmt, prec, checkFloatSize(bitSize))
	if n <= len(buf) {
		return string(buf[:n])
	}
	long := make([]byte, n)
	formatFloat(long, f, fmt, prec, bitSize)
	return string(long)
}

func checkFloatSize(bitSize int) int {
	if bitSize != 32 && bitSize != 64 {
		panic("strconv: illegal AppendFloat/FormatFloat bitSize")
	}
	return bitSize
}

// AppendFloat appends FormatFloat(f, fmt, prec, bitSize).
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	dst = room(dst, 32)
	n := formatFloat(dst[len(dst):cap(dst)], f, fmt, prec, checkFloatSize(bitSize))
	if n > cap(dst)-len(dst) {
		dst = room(dst, n)
		formatFloat(dst[len(dst):cap(dst)], f, fmt, prec, bitSize)
	}
	return dst[:len(dst)+n]
}

// ParseFloat converts s to the nearest float of bitSize bits.
func ParseFloat(s string, bitSize int) (float64, error) {
	f, n, status := parseFloat(s, bitSize)
	if status == 1 || n != len(s) {
		return 0, failure("ParseFloat", s, ErrSyntax)
	}
	if status == 2 {
		return f, failure("ParseFloat", s, ErrRange)
	}
	return f, nil
}

// FormatComplex converts c to the text (a+bi).
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	bitSize >>= 1
	dst := AppendFloat([]byte{'('}, real(c), fmt, prec, bitSize)
	start := len(dst)
	dst = AppendFloat(dst, imag(c), fmt, prec, bitSize)
	if dst[start] != '+' && dst[start] != '-' {
		dst = append(dst, 0)
		copy(dst[start+1:], dst[start:])
		dst[start] = '+'
	}
	return string(append(dst, 'i', ')'))
}

// ParseComplex converts text of the form N, Ni or N±Ni, perhaps in parentheses.
func ParseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	whole := s
	syntax := func() (complex128, error) { return 0, failure("ParseComplex", whole, ErrSyntax) }
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s = s[1 : len(s)-1]
	}
	var pending error
	re, n, status := parseFloat(s, size)
	if status == 1 {
		return syntax()
	}
	if status == 2 {
		pending = failure("ParseComplex", whole, ErrRange)
	}
	s = s[n:]
	if len(s) == 0 {
		return complex(re, 0), pending
	}
	switch s[0] {
	case '+':
		if len(s) > 1 && s[1] != '+' {
			s = s[1:]
		}
	case '-':
	case 'i':
		if len(s) == 1 {
			return complex(0, re), pending
		}
		return syntax()
	default:
		return syntax()
	}
	im, n, status := parseFloat(s, size)
	if status == 1 {
		return syntax()
	}
	if status == 2 {
		pending = failure("ParseComplex", whole, ErrRange)
	}
	if s[n:] != "i" {
		return syntax()
	}
	return complex(re, im), pending
}
