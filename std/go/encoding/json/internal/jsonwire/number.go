package jsonwire

import (
	"io"
	"math"
	"strconv"
)

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// Number scans a number. One that ends with the text might go on; of one that has to go on it returns the end of
// what is a number already.
func Number(s string, i int) (int, error) {
	complete := i
	if i < len(s) && s[i] == '-' {
		i++
	}
	if i < len(s) && s[i] == '0' {
		i++
	} else if end, err := digits(s, i, complete); err != nil {
		return end, err
	} else {
		i = end
	}
	complete = i
	if i < len(s) && s[i] == '.' {
		end, err := digits(s, i+1, complete)
		if err != nil {
			return end, err
		}
		i, complete = end, end
	}
	if i < len(s) && (s[i] == 'e' || s[i] == 'E') {
		i++
		if i < len(s) && (s[i] == '+' || s[i] == '-') {
			i++
		}
		return digits(s, i, complete)
	}
	return i, nil
}

// digits scans at least one digit of a number that is complete up to there without them.
func digits(s string, i, complete int) (int, error) {
	if i >= len(s) {
		return complete, io.ErrUnexpectedEOF
	}
	if !isDigit(s[i]) {
		return i, InvalidCharacter(s[i:], "in number (expecting digit)")
	}
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	return i, nil
}

// AppendFloat appends a number of that many bits as ECMAScript writes it, but -0 as such. What is no number is
// written as strconv does.
func AppendFloat(dst []byte, f float64, bits int) []byte {
	var scientific bool
	switch abs := math.Abs(f); bits {
	case 64:
		scientific = abs < 1e-6 && abs != 0 || abs >= 1e21
	case 32:
		scientific = float32(abs) < 1e-6 && float32(abs) != 0 || float32(abs) >= 1e21
	default:
		panic("illegal AppendFloat bit size")
	}
	if !scientific || math.IsInf(f, 0) {
		return strconv.AppendFloat(dst, f, 'f', -1, bits)
	}
	dst = strconv.AppendFloat(dst, f, 'e', -1, bits)
	// Exponents of one digit stand as e-07.
	if n := len(dst); dst[n-2] == '0' && (dst[n-3] == '-' || dst[n-3] == '+') {
		dst[n-2] = dst[n-1]
		dst = dst[:n-1]
	}
	return dst
}

// IsInteger tells whether a valid number has no fraction and no exponent.
func IsInteger(number string) bool {
	for i := range len(number) {
		if c := number[i]; c == '.' || c == 'e' || c == 'E' {
			return false
		}
	}
	return true
}

// AppendCanonical appends a valid number as RFC 8785 says; those too large for a float64 as the largest.
func AppendCanonical(dst []byte, number string) []byte {
	f, err := strconv.ParseFloat(number, 64)
	if err != nil {
		f = math.Copysign(math.MaxFloat64, f)
	}
	if f == 0 {
		f = 0 // of -0
	}
	return AppendFloat(dst, f, 64)
}
