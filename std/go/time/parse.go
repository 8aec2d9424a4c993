package time

// ParseError describes what did not match.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

func (e *ParseError) Error() string {
	if e.Message == "" {
		return "parsing time " + quote(e.Value) + " as " + quote(e.Layout) + ": cannot parse " +
			quote(e.ValueElem) + " as " + quote(e.LayoutElem)
	}
	return "parsing time " + quote(e.Value) + e.Message
}

// Parse reads a time by a layout; in UTC, unless the value says otherwise.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation is Parse with another default zone.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// parsed is what has been read so far.
type parsed struct {
	year, month, day, yearDay int
	hour, min, sec, nsec      int
	afternoon, half           bool
	offset                    int
	hasOffset, isZ            bool
	zone                      string
	outOfRange                string
}

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// digits reads between least and most digits.
func digits(s string, least, most int) (n int, rest string, ok bool) {
	i := 0
	for i < most && isDigit(s, i) {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:], i >= least
}

// lookup finds a name, or its first short letters, regardless of case.
func lookup(words string, width, count, short int, s string) (k int, rest string, ok bool) {
	for k := 0; k < count; k++ {
		w := word(words, width, k)
		if short > 0 {
			w = w[:short]
		}
		if len(s) < len(w) {
			continue
		}
		same := true
		for i := 0; i < len(w); i++ {
			if s[i]|0x20 != w[i]|0x20 {
				same = false
				break
			}
		}
		if same {
			return k, s[len(w):], true
		}
	}
	return 0, s, false
}

func parse(layout, value string, loc, offsets *Location) (Time, error) {
	wholeLayout, wholeValue := layout, value
	p := parsed{year: 0, month: -1, day: -1, yearDay: -1}
	for {
		prefix := plainPrefix(layout)
		layout = layout[len(prefix):]
		rest, ok := skip(value, prefix)
		if !ok {
			return Time{}, &ParseError{wholeLayout, wholeValue, prefix, rest, ""}
		}
		value = rest
		if layout == "" {
			break
		}
		kind, n := element(layout)
		text := layout[:n]
		layout = layout[n:]
		rest, ok = p.element(kind, text, layout, value)
		if !ok {
			return Time{}, &ParseError{wholeLayout, wholeValue, text, value, ""}
		}
		value = rest
		if p.outOfRange != "" {
			return Time{}, &ParseError{wholeLayout, wholeValue, text, value, ": " + p.outOfRange + " out of range"}
		}
	}
	if len(value) > 0 {
		return Time{}, &ParseError{wholeLayout, wholeValue, "", value, ": extra text: " + quote(value)}
	}
	return p.time(wholeLayout, wholeValue, loc, offsets)
}

// plainPrefix returns what precedes the first element of a layout.
func plainPrefix(layout string) string {
	end := 0
	for end < len(layout) {
		kind, n := element(layout[end:])
		if kind != plain {
			break
		}
		end += n
	}
	return layout[:end]
}

func cutSpaces(s string) string {
	for s != "" && s[0] == ' ' {
		s = s[1:]
	}
	return s
}

// skip drops prefix from value, where a run of spaces matches any run, an absent one at the end.
func skip(value, prefix string) (rest string, ok bool) {
	for prefix != "" {
		if prefix[0] == ' ' {
			if value != "" && value[0] != ' ' {
				return value, false
			}
			prefix = cutSpaces(prefix)
			value = cutSpaces(value)
			continue
		}
		if value == "" || value[0] != prefix[0] {
			return value, false
		}
		prefix = prefix[1:]
		value = value[1:]
	}
	return value, true
}

// element reads one element of a layout from s.
func (p *parsed) element(kind int, text, layout, s string) (rest string, ok bool) {
	within := func(n, least, most int, what string) bool {
		if ok && (n < least || n > most) {
			p.outOfRange = what
		}
		return ok
	}
	var k int
	switch kind {
	case longMonth, shortMonth:
		short := 0
		if kind == shortMonth {
			short = 3
		}
		k, rest, ok = lookup(monthNames, 9, 12, short, s)
		p.month = k + 1
	case numberMonth, zeroMonth:
		p.month, rest, ok = digits(s, 1+b2i(kind == zeroMonth), 2)
		within(p.month, 1, 12, "month")
	case longDay:
		_, rest, ok = lookup(dayNames, 9, 7, 0, s)
	case shortDay:
		_, rest, ok = lookup(dayNames, 9, 7, 3, s)
	case numberDay, spaceDay, zeroDay:
		if kind == spaceDay && s != "" && s[0] == ' ' {
			s = s[1:]
		}
		p.day, rest, ok = digits(s, 1+b2i(kind == zeroDay), 2)
	case spaceYearDay, zeroYearDay:
		for i := 0; kind == spaceYearDay && i < 2 && s != "" && s[0] == ' '; i++ {
			s = s[1:]
		}
		p.yearDay, rest, ok = digits(s, 1+2*b2i(kind == zeroYearDay), 3)
	case hour24:
		p.hour, rest, ok = digits(s, 1, 2)
		within(p.hour, 0, 23, "hour")
	case hour12, zeroHour12:
		p.hour, rest, ok = digits(s, 1+b2i(kind == zeroHour12), 2)
		within(p.hour, 0, 12, "hour")
	case numberMinute, zeroMinute:
		p.min, rest, ok = digits(s, 1+b2i(kind == zeroMinute), 2)
		within(p.min, 0, 59, "minute")
	case numberSecond, zeroSecond:
		p.sec, rest, ok = digits(s, 1+b2i(kind == zeroSecond), 2)
		if within(p.sec, 0, 59, "second") && p.outOfRange == "" {
			next := plain
			if layout != "" {
				next, _ = element(layout)
			}
			if len(rest) >= 2 && (rest[0] == '.' || rest[0] == ',') && isDigit(rest, 1) &&
				next != fractionZeros && next != fractionNines {
				rest = p.fraction(rest)
			}
		}
	case longYear:
		p.year, rest, ok = digits(s, 4, 4)
	case shortYear:
		p.year, rest, ok = digits(s, 2, 2)
		if p.year >= 69 {
			p.year += 1900
		} else {
			p.year += 2000
		}
	case upperPM, lowerPM:
		if len(s) < 2 {
			return s, false
		}
		rest = s[2:]
		half := s[:2]
		if kind == lowerPM {
			half = string([]byte{s[0] &^ 0x20, s[1] &^ 0x20})
			if s[0] < 'a' || s[1] < 'a' {
				return s, false
			}
		}
		p.afternoon, p.half = half == "PM", true
		ok = half == "PM" || half == "AM"
	case fractionZeros:
		n := len(text)
		if len(s) < n || s[0] != '.' && s[0] != ',' {
			return s, false
		}
		for i := 1; i < n; i++ {
			if !isDigit(s, i) {
				return s, false
			}
		}
		p.fraction(s[:n])
		rest, ok = s[n:], true
	case fractionNines:
		if len(s) < 2 || s[0] != '.' && s[0] != ',' || !isDigit(s, 1) {
			return s, true
		}
		rest, ok = p.fraction(s), true
	case zoneName:
		return p.zoneName(s)
	default:
		return p.offsetOf(kind, s)
	}
	return rest, ok
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// fraction reads a point and digits, of which nine count.
func (p *parsed) fraction(s string) (rest string) {
	p.nsec = 0
	unit := 100_000_000
	i := 1
	for ; isDigit(s, i); i++ {
		p.nsec += int(s[i]-'0') * unit
		unit /= 10
	}
	return s[i:]
}

// zoneName reads three or four capital letters, or UTC, or GMT with hours.
func (p *parsed) zoneName(s string) (rest string, ok bool) {
	if hasPrefix(s, "UTC") {
		p.isZ = true
		return s[3:], true
	}
	if hasPrefix(s, "ChST") || hasPrefix(s, "MeST") {
		p.zone = s[:4]
		return s[4:], true
	}
	if hasPrefix(s, "GMT") {
		n := 3 + signedHours(s[3:])
		p.zone = s[:n]
		return s[n:], true
	}
	if len(s) >= 3 && (s[0] == '+' || s[0] == '-') {
		n := signedHours(s)
		p.zone = s[:n]
		return s[n:], n > 0
	}
	n := 0
	for n < len(s) && n < 6 && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	switch {
	case n == 3, n == 4 && (s[3] == 'T' || s[:4] == "WITA"), n == 5 && s[4] == 'T':
	default:
		return s, false
	}
	p.zone = s[:n]
	return s[n:], true
}

// signedHours returns the length of the sign and the number below 24 that s begins with, or 0.
func signedHours(s string) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	hours, n := 0, 1
	for ; isDigit(s, n); n++ {
		if hours = hours*10 + int(s[n]-'0'); hours >= 24 {
			return 0
		}
	}
	if n == 1 {
		return 0
	}
	return n
}

// offsetOf reads an offset in the form of a layout element.
func (p *parsed) offsetOf(kind int, s string) (rest string, ok bool) {
	if kind < zone {
		if s != "" && s[0] == 'Z' {
			p.isZ = true
			return s[1:], true
		}
		kind += zone - zoneZ
	}
	if s == "" || s[0] != '+' && s[0] != '-' {
		return s, false
	}
	negative := s[0] == '-'
	s = s[1:]
	parts := 2
	switch kind {
	case zoneShort:
		parts = 1
	case zoneSecond, zoneColonSecond:
		parts = 3
	}
	unit := 3600
	p.offset = 0
	for i := 0; i < parts; i++ {
		if i > 0 && (kind == zoneColon || kind == zoneColonSecond) {
			if s == "" || s[0] != ':' {
				return s, false
			}
			s = s[1:]
		}
		var n int
		n, s, ok = digits(s, 2, 2)
		if !ok {
			return s, false
		}
		if i == 0 && n > 24 {
			p.outOfRange = "time zone offset hour"
		} else if i == 1 && n > 60 {
			p.outOfRange = "time zone offset minute"
		} else if i == 2 && n > 60 {
			p.outOfRange = "time zone offset second"
		}
		p.offset += n * unit
		unit /= 60
	}
	if negative {
		p.offset = -p.offset
	}
	p.hasOffset = true
	return s, true
}

func isLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

func daysIn(month, year int) int {
	switch Month(month) {
	case February:
		return 28 + b2i(isLeap(year))
	case April, June, September, November:
		return 30
	}
	return 31
}

// time puts together what was read. Offsets and abbreviations that the location offsets has are taken as its.
func (p *parsed) time(layout, value string, loc, offsets *Location) (Time, error) {
	if p.half {
		if p.afternoon && p.hour < 12 {
			p.hour += 12
		} else if !p.afternoon && p.hour == 12 {
			p.hour = 0
		}
	}
	if p.yearDay >= 0 {
		if p.yearDay < 1 || p.yearDay > 365+b2i(isLeap(p.year)) {
			return Time{}, &ParseError{layout, value, "", "", ": day-of-year out of range"}
		}
		_, month, day := dateOf(daysTo(p.year, January, 1) + int64(p.yearDay) - 1)
		if p.month >= 0 && p.month != int(month) {
			return Time{}, &ParseError{layout, value, "", "", ": day-of-year does not match month"}
		}
		if p.day >= 0 && p.day != day {
			return Time{}, &ParseError{layout, value, "", "", ": day-of-year does not match day"}
		}
		p.month, p.day = int(month), day
	}
	if p.month < 0 {
		p.month = 1
	}
	if p.day < 0 {
		p.day = 1
	}
	if p.day < 1 || p.day > daysIn(p.month, p.year) {
		return Time{}, &ParseError{layout, value, "", "", ": day out of range"}
	}
	date := func(loc *Location) Time {
		return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nsec, loc)
	}
	switch {
	case p.isZ:
		return date(UTC), nil
	case p.hasOffset:
		t := date(UTC)
		t.ext -= int64(p.offset)
		rule, _, _ := offsets.lookup(t.Unix())
		if rule.offset == p.offset && (p.zone == "" || rule.name == p.zone) {
			return t.In(offsets), nil
		}
		return t.In(FixedZone(p.zone, p.offset)), nil
	case p.zone != "":
		t := date(UTC)
		if offset, ok := offsets.lookupName(p.zone, t.Unix()); ok {
			t.ext -= int64(offset)
			return t.In(offsets), nil
		}
		return t.In(FixedZone(p.zone, p.zoneHours()*3600)), nil
	}
	return date(loc), nil
}

// zoneHours returns the hours of a zone like GMT+3; other zones are unknown, and taken to be UTC.
func (p *parsed) zoneHours() int {
	if len(p.zone) <= 3 || p.zone[:3] != "GMT" {
		return 0
	}
	hours, _, _ := digits(p.zone[4:], 1, len(p.zone))
	if p.zone[3] == '-' {
		return -hours
	}
	return hours
}
