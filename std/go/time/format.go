package time

import "internal/itoa"

const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// Elements of a layout.
const (
	plain = iota
	longMonth
	shortMonth
	numberMonth
	zeroMonth
	longDay
	shortDay
	numberDay
	spaceDay
	zeroDay
	spaceYearDay
	zeroYearDay
	hour24
	hour12
	zeroHour12
	numberMinute
	zeroMinute
	numberSecond
	zeroSecond
	longYear
	shortYear
	upperPM
	lowerPM
	zoneName
	zoneZ      // Z or ±hhmm
	zoneZColon // Z or ±hh:mm
	zoneZShort // Z or ±hh
	zoneZSecond
	zoneZColonSecond
	zone // ±hhmm
	zoneColon
	zoneShort
	zoneSecond
	zoneColonSecond
	fractionZeros // .000: so many digits
	fractionNines // .999: without trailing zeros
)

func hasPrefix(s, prefix string) bool {
	return len(s) >= len(prefix) && s[:len(prefix)] == prefix
}

// element recognises the layout element at the start of s: its kind and length.
func element(s string) (kind, length int) {
	try := func(text string, is int) bool {
		if kind == plain && hasPrefix(s, text) {
			kind, length = is, len(text)
		}
		return kind != plain
	}
	switch s[0] {
	case 'J':
		if try("January", longMonth) || hasPrefix(s, "Jan") && !(len(s) > 3 && 'a' <= s[3] && s[3] <= 'z') && try("Jan", shortMonth) {
			return kind, length
		}
	case 'M':
		if try("Monday", longDay) || try("MST", zoneName) {
			return kind, length
		}
		if hasPrefix(s, "Mon") && !(len(s) > 3 && 'a' <= s[3] && s[3] <= 'z') {
			return shortDay, 3
		}
	case '0':
		if try("002", zeroYearDay) || try("01", zeroMonth) || try("02", zeroDay) || try("03", zeroHour12) ||
			try("04", zeroMinute) || try("05", zeroSecond) || try("06", shortYear) {
			return kind, length
		}
	case '1':
		if try("15", hour24) || try("1", numberMonth) {
			return kind, length
		}
	case '2':
		if try("2006", longYear) || try("2", numberDay) {
			return kind, length
		}
	case '_':
		if hasPrefix(s, "_2006") {
			return plain, 1
		}
		if try("__2", spaceYearDay) || try("_2", spaceDay) {
			return kind, length
		}
	case '3':
		return hour12, 1
	case '4':
		return numberMinute, 1
	case '5':
		return numberSecond, 1
	case 'P':
		try("PM", upperPM)
	case 'p':
		try("pm", lowerPM)
	case '-':
		if try("-070000", zoneSecond) || try("-07:00:00", zoneColonSecond) || try("-0700", zone) ||
			try("-07:00", zoneColon) || try("-07", zoneShort) {
			return kind, length
		}
	case 'Z':
		if try("Z070000", zoneZSecond) || try("Z07:00:00", zoneZColonSecond) || try("Z0700", zoneZ) ||
			try("Z07:00", zoneZColon) || try("Z07", zoneZShort) {
			return kind, length
		}
	case '.', ',':
		if len(s) < 2 || s[1] != '0' && s[1] != '9' {
			break
		}
		n := 1
		for n < len(s) && s[n] == s[1] {
			n++
		}
		if n < len(s) && '0' <= s[n] && s[n] <= '9' {
			break
		}
		if s[1] == '0' {
			return fractionZeros, n
		}
		return fractionNines, n
	}
	if kind == plain {
		length = 1
	}
	return kind, length
}

// padded appends n with at least that width.
func padded(b []byte, n, width int, with byte) []byte {
	if n < 0 {
		b = append(b, '-')
		n = -n
	}
	text := itoa.Itoa(n)
	for i := len(text); i < width; i++ {
		b = append(b, with)
	}
	return append(b, text...)
}

func (t Time) Format(layout string) string { return string(t.AppendFormat(nil, layout)) }

// AppendFormat appends t as the layout shows 2 January 2006, 15:04:05, in zone MST of -0700.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	for len(layout) > 0 {
		kind, n := element(layout)
		text := layout[:n]
		layout = layout[n:]
		switch kind {
		case plain:
			b = append(b, text...)
		case longMonth:
			b = append(b, month.String()...)
		case shortMonth:
			b = append(b, month.String()[:3]...)
		case numberMonth:
			b = padded(b, int(month), 0, 0)
		case zeroMonth:
			b = padded(b, int(month), 2, '0')
		case longDay:
			b = append(b, t.Weekday().String()...)
		case shortDay:
			b = append(b, t.Weekday().String()[:3]...)
		case numberDay:
			b = padded(b, day, 0, 0)
		case spaceDay:
			b = padded(b, day, 2, ' ')
		case zeroDay:
			b = padded(b, day, 2, '0')
		case spaceYearDay:
			b = padded(b, t.YearDay(), 3, ' ')
		case zeroYearDay:
			b = padded(b, t.YearDay(), 3, '0')
		case hour24:
			b = padded(b, hour, 2, '0')
		case hour12:
			b = padded(b, (hour+11)%12+1, 0, 0)
		case zeroHour12:
			b = padded(b, (hour+11)%12+1, 2, '0')
		case numberMinute:
			b = padded(b, min, 0, 0)
		case zeroMinute:
			b = padded(b, min, 2, '0')
		case numberSecond:
			b = padded(b, sec, 0, 0)
		case zeroSecond:
			b = padded(b, sec, 2, '0')
		case longYear:
			b = padded(b, year, 4, '0')
		case shortYear:
			b = padded(b, abs(year)%100, 2, '0')
		case upperPM, lowerPM:
			b = appendHalf(b, hour >= 12, kind == upperPM)
		case zoneName:
			name, offset := t.Zone()
			if name == "" {
				b = appendOffset(b, zone, offset)
				break
			}
			b = append(b, name...)
		case fractionZeros, fractionNines:
			b = appendFraction(b, int(t.nsec()), text[0], len(text)-1, kind == fractionNines)
		default:
			_, offset := t.Zone()
			b = appendOffset(b, kind, offset)
		}
	}
	return b
}

func appendHalf(b []byte, afternoon, upper bool) []byte {
	text := "am"
	if afternoon {
		text = "pm"
	}
	if upper {
		return append(b, text[0]-32, text[1]-32)
	}
	return append(b, text...)
}

func appendFraction(b []byte, nsec int, point byte, digits int, trim bool) []byte {
	var text [9]byte
	for i := range text {
		text[8-i] = byte('0' + nsec%10)
		nsec /= 10
	}
	digits = min(digits, 9)
	if trim {
		for digits > 0 && text[digits-1] == '0' {
			digits--
		}
		if digits == 0 {
			return b
		}
	}
	b = append(b, point)
	return append(b, text[:digits]...)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func appendOffset(b []byte, kind, offset int) []byte {
	if kind < zone {
		if offset == 0 {
			return append(b, 'Z')
		}
		kind += zone - zoneZ
	}
	sign := byte('+')
	if offset < 0 {
		sign = '-'
		offset = -offset
	}
	b = append(b, sign)
	b = padded(b, offset/3600, 2, '0')
	if kind == zoneShort {
		return b
	}
	colon := kind == zoneColon || kind == zoneColonSecond
	if colon {
		b = append(b, ':')
	}
	b = padded(b, offset/60%60, 2, '0')
	if kind == zoneSecond || kind == zoneColonSecond {
		if colon {
			b = append(b, ':')
		}
		b = padded(b, offset%60, 2, '0')
	}
	return b
}

// String returns the time as 2006-01-02 15:04:05.999999999 -0700 MST, with the monotonic clock's reading
// if there is one.
func (t Time) String() string {
	s := t.Format("2006-01-02 15:04:05.999999999 -0700 MST")
	if t.monotonic() {
		m := t.ext
		sign := " m=+"
		if m < 0 {
			sign = " m=-"
			m = -m
		}
		b := append([]byte(s), sign...)
		b = padded(b, int(m/1e9), 0, 0)
		b = append(b, '.')
		b = padded(b, int(m%1e9), 9, '0')
		s = string(b)
	}
	return s
}

// GoString returns Go source that makes the time.
func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	b := append([]byte("time.Date("), itoa.Itoa(year)...)
	b = append(b, ", time."...)
	b = append(b, month.String()...)
	for _, n := range [5]int{day, hour, min, sec, int(t.nsec())} {
		b = append(b, ", "...)
		b = append(b, itoa.Itoa(n)...)
	}
	b = append(b, ", "...)
	switch t.Location() {
	case UTC:
		b = append(b, "time.UTC"...)
	case Local:
		b = append(b, "time.Local"...)
	default:
		b = append(b, "time.Location("...)
		b = append(b, quote(t.loc.name)...)
		b = append(b, ')')
	}
	return string(append(b, ')'))
}
