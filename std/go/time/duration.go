// Package time measures and shows time.
package time

// Duration is a time span in nanoseconds.
type Duration int64

const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// fraction writes n/10^digits at the end of buf without trailing zeros, and returns what is left of buf
// and the integer part.
func fraction(buf []byte, n uint64, digits int) ([]byte, uint64) {
	w := len(buf)
	shown := false
	for i := 0; i < digits; i++ {
		digit := n % 10
		shown = shown || digit != 0
		if shown {
			w--
			buf[w] = byte(digit) + '0'
		}
		n /= 10
	}
	if shown {
		w--
		buf[w] = '.'
	}
	return buf[:w], n
}

// integer writes n at the end of buf and returns what is left of buf.
func integer(buf []byte, n uint64) []byte {
	w := len(buf)
	for {
		w--
		buf[w] = byte(n%10) + '0'
		n /= 10
		if n == 0 {
			return buf[:w]
		}
	}
}

// String returns the duration as 72h3m0.5s; the unit of less than a second is ms, µs or ns.
func (d Duration) String() string {
	var text [32]byte
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	rest := text[:]
	put := func(unit string) {
		w := len(rest) - len(unit)
		copy(rest[w:], unit)
		rest = rest[:w]
	}
	put("s")
	if u < uint64(Second) {
		digits := 0
		switch {
		case u == 0:
			return "0s"
		case u < uint64(Microsecond):
			put("n")
		case u < uint64(Millisecond):
			put("µ")
			digits = 3
		default:
			put("m")
			digits = 6
		}
		rest, u = fraction(rest, u, digits)
		rest = integer(rest, u)
	} else {
		rest, u = fraction(rest, u, 9)
		rest = integer(rest, u%60)
		u /= 60
		if u > 0 {
			put("m")
			rest = integer(rest, u%60)
			u /= 60
			if u > 0 {
				put("h")
				rest = integer(rest, u)
			}
		}
	}
	if d < 0 {
		put("-")
	}
	return string(text[len(rest):])
}

func (d Duration) Nanoseconds() int64  { return int64(d) }
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

func (d Duration) Seconds() float64 {
	return float64(d/Second) + float64(d%Second)/1e9
}

func (d Duration) Minutes() float64 {
	return float64(d/Minute) + float64(d%Minute)/(60*1e9)
}

func (d Duration) Hours() float64 {
	return float64(d/Hour) + float64(d%Hour)/(60*60*1e9)
}

// Truncate rounds towards zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds to the nearest multiple of m, halves away from zero.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		r = -r
		if uint64(r)+uint64(r) < uint64(m) {
			return d + r
		}
		if away := d - m + r; away < d {
			return away
		}
		return minDuration
	}
	if uint64(r)+uint64(r) < uint64(m) {
		return d - r
	}
	if away := d + m - r; away > d {
		return away
	}
	return maxDuration
}

func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

// unitOf returns the length of a unit, 0 if there is no such.
func unitOf(name string) uint64 {
	switch name {
	case "ns":
		return uint64(Nanosecond)
	case "us", "µs", "μs":
		return uint64(Microsecond)
	case "ms":
		return uint64(Millisecond)
	case "s":
		return uint64(Second)
	case "m":
		return uint64(Minute)
	case "h":
		return uint64(Hour)
	}
	return 0
}

// durationError is the error of ParseDuration.
type durationError struct {
	text string
}

func (e *durationError) Error() string { return e.text }

// ParseDuration parses numbers with units, as 1h15m30.918s.
func ParseDuration(s string) (Duration, error) {
	whole := s
	fail := func(what string) (Duration, error) {
		return 0, &durationError{"time: " + what + " " + quote(whole)}
	}
	negative := false
	if s != "" && (s[0] == '-' || s[0] == '+') {
		negative = s[0] == '-'
		s = s[1:]
	}
	if s == "0" {
		return 0, nil
	}
	if s == "" {
		return fail("invalid duration")
	}
	var d uint64
	for s != "" {
		n, digits, rest, ok := leadingInteger(s)
		if !ok {
			return fail("invalid duration")
		}
		part, scale, fractionDigits := uint64(0), 1.0, 0
		if rest != "" && rest[0] == '.' {
			rest = rest[1:]
			part, scale, fractionDigits, rest = leadingFraction(rest)
		}
		if digits == 0 && fractionDigits == 0 {
			return fail("invalid duration")
		}
		end := 0
		for end < len(rest) && rest[end] != '.' && (rest[end] < '0' || rest[end] > '9') {
			end++
		}
		if end == 0 {
			return fail("missing unit in duration")
		}
		unit := unitOf(rest[:end])
		if unit == 0 {
			return fail("unknown unit " + quote(rest[:end]) + " in duration")
		}
		s = rest[end:]
		if n > 1<<63/unit {
			return fail("invalid duration")
		}
		n *= unit
		if part > 0 {
			n += uint64(float64(part) * (float64(unit) / scale))
			if n > 1<<63 {
				return fail("invalid duration")
			}
		}
		d += n
		if d > 1<<63 {
			return fail("invalid duration")
		}
	}
	if negative {
		return -Duration(d), nil
	}
	if d > 1<<63-1 {
		return fail("invalid duration")
	}
	return Duration(d), nil
}

func leadingInteger(s string) (n uint64, digits int, rest string, ok bool) {
	for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' {
		if n > 1<<63/10 {
			return 0, 0, s, false
		}
		n = n*10 + uint64(s[digits]-'0')
		if n > 1<<63 {
			return 0, 0, s, false
		}
		digits++
	}
	return n, digits, s[digits:], true
}

// leadingFraction reads digits after a point; those beyond what fits are dropped.
func leadingFraction(s string) (n uint64, scale float64, digits int, rest string) {
	scale = 1
	full := false
	for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' {
		c := s[digits]
		digits++
		if full {
			continue
		}
		if n > (1<<63-1)/10 {
			full = true
			continue
		}
		next := n*10 + uint64(c-'0')
		if next > 1<<63 {
			full = true
			continue
		}
		n = next
		scale *= 10
	}
	return n, scale, digits, s[digits:]
}

// quote returns s in quotes, with escapes for what is not printable ASCII.
func quote(s string) string {
	const digits = "0123456789abcdef"
	text := []byte{'"'}
	for i, c := range s {
		switch {
		case c == '"' || c == '\\':
			text = append(text, '\\', byte(c))
		case c >= 0x80 || c < ' ':
			width := len(string(c))
			if c == '\uFFFD' {
				width = 1
				if i+2 < len(s) && s[i:i+3] == "\uFFFD" {
					width = 3
				}
			}
			for j := 0; j < width; j++ {
				text = append(text, '\\', 'x', digits[s[i+j]>>4], digits[s[i+j]&15])
			}
		default:
			text = append(text, byte(c))
		}
	}
	return string(append(text, '"'))
}
