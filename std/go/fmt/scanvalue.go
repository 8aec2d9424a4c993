package fmt

import (
	"internal/reflectlite"
	"io"
	"strconv"
	"unsafe"
)

// operand reads one operand, a pointer.
func (s *scan) operand(verb rune, arg any) {
	s.token = s.token[:0]
	if own, ok := arg.(Scanner); ok {
		err := own.Scan(s, verb)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			s.fail(err)
		}
		return
	}
	switch p := arg.(type) {
	case *int:
		*p = int(s.signed(verb, 64))
		return
	case *string:
		*p = s.text(verb)
		return
	case *float64:
		*p = s.float(verb, 64)
		return
	}
	v := reflectlite.ValueOf(arg)
	if !v.IsValid() || v.Kind() != reflectlite.Pointer {
		name := "<nil>"
		if v.IsValid() {
			name = v.Typ.String()
		}
		s.failText("type not a pointer: " + name)
	}
	s.place(verb, v.Typ.Elem(), v.Pointer())
}

// place reads a value of a type to its place.
func (s *scan) place(verb rune, typ reflectlite.Type, p unsafe.Pointer) {
	bits := 8 * int(typ.Size())
	switch typ.Kind() {
	case reflectlite.Bool:
		*(*bool)(p) = s.bool(verb)
	case reflectlite.Int, reflectlite.Int8, reflectlite.Int16, reflectlite.Int32, reflectlite.Int64:
		store(p, bits, uint64(s.signed(verb, bits)))
	case reflectlite.Uint, reflectlite.Uint8, reflectlite.Uint16, reflectlite.Uint32, reflectlite.Uint64,
		reflectlite.Uintptr:
		store(p, bits, s.unsigned(verb, bits))
	case reflectlite.Float32:
		*(*float32)(p) = float32(s.float(verb, 32))
	case reflectlite.Float64:
		*(*float64)(p) = s.float(verb, 64)
	case reflectlite.Complex64:
		*(*complex64)(p) = complex64(s.complex(verb, 32))
	case reflectlite.Complex128:
		*(*complex128)(p) = s.complex(verb, 64)
	case reflectlite.String:
		*(*string)(p) = s.text(verb)
	default:
		if typ.Kind() != reflectlite.Slice || typ.Elem().Kind() != reflectlite.Uint8 {
			s.failText("can't scan type: *" + typ.String())
		}
		*(*[]byte)(p) = []byte(s.text(verb))
	}
}

func store(p unsafe.Pointer, bits int, u uint64) {
	switch bits {
	case 8:
		*(*uint8)(p) = uint8(u)
	case 16:
		*(*uint16)(p) = uint16(u)
	case 32:
		*(*uint32)(p) = uint32(u)
	default:
		*(*uint64)(p) = u
	}
}

// need fails unless verb is one of verbs.
func (s *scan) need(verb rune, verbs, what string) {
	if !contains(verbs, verb) {
		s.failText("bad verb '%" + string(verb) + "' for " + what)
	}
}

func (s *scan) bool(verb rune) bool {
	s.SkipSpace()
	s.needInput()
	s.need(verb, "tv", "boolean")
	rest := func(first string, others ...string) {
		if !s.accept(first) {
			return
		}
		for _, other := range others {
			if !s.accept(other) {
				s.failText("syntax error scanning boolean")
			}
		}
	}
	switch s.next() {
	case '1':
		return true
	case 't', 'T':
		rest("rR", "uU", "eE")
		return true
	case 'f', 'F':
		rest("aA", "lL", "sS", "eE")
	}
	return false
}

const (
	decimalDigits = "0123456789_"
	hexadecimal   = "0123456789aAbBcCdDeEfF_"
)

// digitsOf returns the base and digits of a verb.
func (s *scan) digitsOf(verb rune) (base int, digits string) {
	s.need(verb, "bdoUxXv", "integer")
	switch verb {
	case 'b':
		return 2, "01_"
	case 'o':
		return 8, "01234567_"
	case 'x', 'X', 'U':
		return 16, hexadecimal
	}
	return 10, decimalDigits
}

// integer reads an integer's text to the token.
func (s *scan) integer(verb rune, sign bool) (base int) {
	s.SkipSpace()
	s.needInput()
	base, digits := s.digitsOf(verb)
	some := false
	if verb == 'U' {
		if !s.consume("U") || !s.consume("+") {
			s.failText("bad unicode format ")
		}
	} else if sign {
		s.accept("+-")
	}
	if verb == 'v' {
		base = 0
		if s.accept("0") {
			some = true
			switch {
			case s.accept("bB"):
				digits = "01_"
			case s.accept("oO"):
				digits = "01234567_"
			case s.accept("xX"):
				digits = hexadecimal
			default:
				digits = "01234567_"
			}
		}
	} else {
		digits = digits[:len(digits)-1]
	}
	if !some {
		s.needInput()
		if !s.accept(digits) {
			s.failText("expected integer")
		}
	}
	for s.accept(digits) {
	}
	return base
}

// consume reads a rune of set without keeping it.
func (s *scan) consume(set string) bool {
	r := s.next()
	if r == endOfInput || !contains(set, r) {
		s.unread(r)
		return false
	}
	return true
}

// char reads one rune, whatever it is.
func (s *scan) char() rune {
	s.needInput()
	return s.next()
}

func (s *scan) signed(verb rune, bits int) int64 {
	if verb == 'c' {
		return int64(s.char())
	}
	base := s.integer(verb, true)
	i, err := strconv.ParseInt(string(s.token), base, 64)
	if err != nil {
		s.fail(err)
	}
	if unused := uint(64 - bits); i<<unused>>unused != i {
		s.failText("integer overflow on token " + string(s.token))
	}
	return i
}

func (s *scan) unsigned(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.char())
	}
	base := s.integer(verb, false)
	u, err := strconv.ParseUint(string(s.token), base, 64)
	if err != nil {
		s.fail(err)
	}
	if unused := uint(64 - bits); u<<unused>>unused != u {
		s.failText("unsigned integer overflow on token " + string(s.token))
	}
	return u
}

// number reads a float's text to the token, which it empties before.
func (s *scan) number() {
	s.token = s.token[:0]
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return
	}
	digits, exponent := decimalDigits, "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exponent = hexadecimal, "pP"
	}
	for s.accept(digits) {
	}
	if s.accept(".") {
		for s.accept(digits) {
		}
	}
	if s.accept(exponent) {
		s.accept("+-")
		for s.accept(decimalDigits) {
		}
	}
}

func (s *scan) parseFloat(text string, bits int) float64 {
	f, err := strconv.ParseFloat(text, bits)
	if err != nil {
		s.fail(err)
	}
	return f
}

const floatVerbs = "beEfFgGv"

func (s *scan) float(verb rune, bits int) float64 {
	s.need(verb, floatVerbs, "float"+strconv.Itoa(bits))
	s.SkipSpace()
	s.needInput()
	s.number()
	return s.parseFloat(string(s.token), bits)
}

func (s *scan) complex(verb rune, bits int) complex128 {
	s.need(verb, floatVerbs, "complex")
	s.SkipSpace()
	s.needInput()
	parenthesis := s.consume("(")
	s.number()
	re := string(s.token)
	if !s.peek("+-") {
		s.failText("syntax error scanning complex number")
	}
	s.number()
	if !s.consume("i") || parenthesis && !s.consume(")") {
		s.failText("syntax error scanning complex number")
	}
	return complex(s.parseFloat(re, bits), s.parseFloat(string(s.token), bits))
}

func (s *scan) text(verb rune) string {
	s.need(verb, "svqxX", "string")
	s.SkipSpace()
	s.needInput()
	switch verb {
	case 'q':
		return s.quotedText()
	case 'x', 'X':
		return s.hexText()
	}
	s.while(notSpace)
	return string(s.token)
}

func (s *scan) quotedText() string {
	quote := s.next()
	switch quote {
	case '`':
		for {
			r := s.mustNext()
			if r == quote {
				return string(s.token)
			}
			s.token = append(s.token, string(r)...)
		}
	case '"':
		s.token = append(s.token, '"')
		for {
			r := s.mustNext()
			s.token = append(s.token, string(r)...)
			if r == '\\' {
				s.token = append(s.token, string(s.mustNext())...)
			} else if r == '"' {
				break
			}
		}
		text, err := strconv.Unquote(string(s.token))
		if err != nil {
			s.fail(err)
		}
		return text
	}
	s.failText("expected quoted string")
	return ""
}

// hexDigit returns the value of a hexadecimal digit, false if r is none.
func hexDigit(r rune) (int, bool) {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0'), true
	case 'a' <= r|0x20 && r|0x20 <= 'f':
		return int(r|0x20-'a') + 10, true
	}
	return 0, false
}

func (s *scan) hexText() string {
	for {
		r := s.next()
		high, ok := hexDigit(r)
		if !ok {
			s.unread(r)
			break
		}
		low, ok := hexDigit(s.mustNext())
		if !ok {
			s.failText("illegal hex digit")
		}
		s.token = append(s.token, byte(high<<4|low))
	}
	if len(s.token) == 0 {
		s.failText("no hex data for %x string")
	}
	return string(s.token)
}
