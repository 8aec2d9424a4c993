package time

// extended evaluates a rule like CET-1CEST,M3.5.0,M10.5.0/3 at an instant after the last change.
func extended(text string, lastChange, sec int64) (rule zoneRule, start, end int64, ok bool) {
	std, rest, ok := ruleName(text)
	if !ok {
		return rule, 0, 0, false
	}
	offset, rest, ok := ruleOffset(rest)
	if !ok {
		return rule, 0, 0, false
	}
	offset = -offset
	standard := zoneRule{std, offset, false}
	if rest == "" || rest[0] == ',' {
		return standard, lastChange, 1<<63 - 1, true
	}
	dst, rest, ok := ruleName(rest)
	if !ok {
		return rule, 0, 0, false
	}
	dstOffset := offset + 3600
	if rest != "" && rest[0] != ',' {
		if dstOffset, rest, ok = ruleOffset(rest); !ok {
			return rule, 0, 0, false
		}
		dstOffset = -dstOffset
	}
	if rest == "" {
		rest = ",M3.2.0,M11.1.0"
	}
	if rest[0] != ',' && rest[0] != ';' {
		return rule, 0, 0, false
	}
	begin, rest, ok := ruleDay(rest[1:])
	if !ok || rest == "" || rest[0] != ',' {
		return rule, 0, 0, false
	}
	finish, rest, ok := ruleDay(rest[1:])
	if !ok || rest != "" {
		return rule, 0, 0, false
	}
	days, _ := floorDiv(sec+unixToYear1, secondsPerDay)
	year, _, _ := dateOf(days)
	summer := zoneRule{dst, dstOffset, true}
	// The bounds are those within a year, whose length is taken to be 365 days.
	yearStart := daysTo(year, January, 1)*secondsPerDay - unixToYear1
	from := yearStart + int64(begin.second(year)-offset)
	to := yearStart + int64(finish.second(year)-dstOffset)
	if to < from {
		from, to = to, from
		standard, summer = summer, standard
	}
	switch {
	case sec < from:
		return standard, yearStart, from, true
	case sec >= to:
		return standard, to, yearStart + 365*secondsPerDay, true
	}
	return summer, from, to, true
}

// ruleName reads an abbreviation, which may stand in <>.
func ruleName(s string) (name, rest string, ok bool) {
	if s != "" && s[0] == '<' {
		for i := range s {
			if s[i] == '>' {
				return s[1:i], s[i+1:], true
			}
		}
		return "", "", false
	}
	n := 0
	for n < len(s) {
		if c := s[n]; '0' <= c && c <= '9' || c == ',' || c == '-' || c == '+' {
			break
		}
		n++
	}
	return s[:n], s[n:], n >= 3
}

func ruleNumber(s string, least, most int) (n int, rest string, ok bool) {
	i := 0
	for i < len(s) && '0' <= s[i] && s[i] <= '9' && n <= most {
		n = n*10 + int(s[i]-'0')
		i++
	}
	return n, s[i:], i > 0 && least <= n && n <= most
}

// ruleOffset reads ±hh[:mm[:ss]] in seconds.
func ruleOffset(s string) (seconds int, rest string, ok bool) {
	sign := 1
	if s != "" && (s[0] == '+' || s[0] == '-') {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	unit := 3600
	for most := 24 * 7; ; most = 59 {
		n, rest, ok := ruleNumber(s, 0, most)
		if !ok {
			return 0, "", false
		}
		seconds += n * unit
		s = rest
		if unit == 1 || s == "" || s[0] != ':' {
			return sign * seconds, s, true
		}
		s = s[1:]
		unit /= 60
	}
}

// yearly is a day of each year.
type yearly struct {
	kind  byte // J: without leap days, 0: from zero, M: month, week and weekday
	month int
	week  int
	day   int
	time  int // seconds
}

func ruleDay(s string) (r yearly, rest string, ok bool) {
	if s == "" {
		return r, "", false
	}
	switch {
	case s[0] == 'J':
		r.kind = 'J'
		r.day, s, ok = ruleNumber(s[1:], 1, 365)
	case s[0] == 'M':
		r.kind = 'M'
		if r.month, s, ok = ruleNumber(s[1:], 1, 12); !ok || s == "" || s[0] != '.' {
			return r, "", false
		}
		if r.week, s, ok = ruleNumber(s[1:], 1, 5); !ok || s == "" || s[0] != '.' {
			return r, "", false
		}
		r.day, s, ok = ruleNumber(s[1:], 0, 6)
	default:
		r.kind = '0'
		r.day, s, ok = ruleNumber(s, 0, 365)
	}
	if !ok {
		return r, "", false
	}
	r.time = 2 * 3600
	if s != "" && s[0] == '/' {
		if r.time, s, ok = ruleOffset(s[1:]); !ok {
			return r, "", false
		}
	}
	return r, s, true
}

// second returns when the day's time comes, in seconds of the year by the clock on the wall.
func (r yearly) second(year int) int {
	switch r.kind {
	case 'J':
		day := r.day - 1
		if isLeap(year) && r.day >= 60 {
			day++
		}
		return day*secondsPerDay + r.time
	case '0':
		return r.day*secondsPerDay + r.time
	}
	first := daysTo(year, Month(r.month), 1)
	_, weekday := floorDiv(first+1, 7)
	day := (r.day - int(weekday) + 7) % 7
	for i := 1; i < r.week && day+7 < daysIn(r.month, year); i++ {
		day += 7
	}
	return (int(first-daysTo(year, January, 1))+day)*secondsPerDay + r.time
}
