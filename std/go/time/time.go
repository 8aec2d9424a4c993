package time

import "internal/itoa"

// Month is a month of the year; January is 1.
type Month int

const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

const monthNames = "January  February March    April    May      June     July     August   SeptemberOctober  November December "

// word returns the k-th of words of one width, without padding.
func word(words string, width, k int) string {
	w := words[k*width : (k+1)*width]
	for w[len(w)-1] == ' ' {
		w = w[:len(w)-1]
	}
	return w
}

func (m Month) String() string {
	if January <= m && m <= December {
		return word(monthNames, 9, int(m-1))
	}
	return "%!Month(" + itoa.Uitoa(uint(m)) + ")"
}

// Weekday is a day of the week; Sunday is 0.
type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

const dayNames = "Sunday   Monday   Tuesday  WednesdayThursday Friday   Saturday "

func (d Weekday) String() string {
	if Sunday <= d && d <= Saturday {
		return word(dayNames, 9, int(d))
	}
	return "%!Weekday(" + itoa.Uitoa(uint(d)) + ")"
}

// Seconds from 1 January of year 1 to 1970, and from the year that calculations start with to year 1.
const (
	secondsPerDay = 86400
	unixToYear1   = (1969*365 + 1969/4 - 1969/100 + 1969/400) * secondsPerDay
)

// Time is an instant with nanoseconds. The zero Time is 1 January of year 1, UTC.
//
// Two times of one instant and zone are equal under ==, so UTC has one form, and so does a time without
// a reading of the monotonic clock.
type Time struct {
	// Nanoseconds in the low 30 bits. With hasMonotonic, the 33 bits above hold the seconds since 1885.
	wall uint64
	// Seconds since year 1; with hasMonotonic, nanoseconds of the monotonic clock.
	ext int64
	loc *Location // nil is UTC
}

const (
	hasMonotonic  = 1 << 63
	nanosecond    = 1<<30 - 1
	secondsBits   = 33
	year1To1885   = (1884*365 + 1884/4 - 1884/100 + 1884/400) * secondsPerDay
	unixTo1885    = year1To1885 - unixToYear1
	secondsOfWall = 1<<secondsBits - 1
)

func (t Time) monotonic() bool { return t.wall&hasMonotonic != 0 }
func (t Time) nsec() int32     { return int32(t.wall & nanosecond) }

// sec returns seconds since year 1.
func (t Time) sec() int64 {
	if t.monotonic() {
		return year1To1885 + int64(t.wall>>30&secondsOfWall)
	}
	return t.ext
}

func (t *Time) stripMonotonic() {
	if t.monotonic() {
		t.ext = t.sec()
		t.wall &= nanosecond
	}
}

// setLocation also strips the reading of the monotonic clock.
func (t *Time) setLocation(loc *Location) {
	if loc == &utc {
		loc = nil
	}
	t.stripMonotonic()
	t.loc = loc
}

// runtimeNano returns nanoseconds of the clock that timers follow, never 0.
func runtimeNano() int64

// nanoOfCrypto is runtimeNano, for packages below crypto.
//
//go:linkname nanoOfCrypto crypto/internal/fips140deps/time.monoTime
func nanoOfCrypto() int64 { return runtimeNano() }

// now returns seconds and nanoseconds since 1970, and nanoseconds of the monotonic clock, 0 where time is not real.
func now() (sec int64, nsec int32, mono int64)

// Sleep lets the goroutine wait.
func Sleep(d Duration)

func Now() Time {
	sec, nsec, reading := now()
	wall := uint64(sec - unixTo1885)
	if reading == 0 || wall > secondsOfWall {
		return Time{uint64(nsec), sec + unixToYear1, Local}
	}
	return Time{hasMonotonic | wall<<30 | uint64(nsec), reading, Local}
}

func Since(t Time) Duration { return Now().Sub(t) }
func Until(t Time) Duration { return t.Sub(Now()) }

// Unix returns the instant that many seconds and nanoseconds after 1970.
func Unix(sec int64, nsec int64) Time {
	sec += nsec / 1e9
	nsec %= 1e9
	if nsec < 0 {
		nsec += 1e9
		sec--
	}
	return Time{uint64(nsec), sec + unixToYear1, Local}
}

func UnixMilli(msec int64) Time { return Unix(msec/1e3, msec%1e3*1e6) }
func UnixMicro(usec int64) Time { return Unix(usec/1e6, usec%1e6*1e3) }

func (t Time) Unix() int64      { return t.sec() - unixToYear1 }
func (t Time) UnixNano() int64  { return t.Unix()*1e9 + int64(t.nsec()) }
func (t Time) UnixMilli() int64 { return t.Unix()*1e3 + int64(t.nsec())/1e6 }
func (t Time) UnixMicro() int64 { return t.Unix()*1e6 + int64(t.nsec())/1e3 }
func (t Time) Nanosecond() int  { return int(t.nsec()) }
func (t Time) IsZero() bool     { return t.sec() == 0 && t.nsec() == 0 }

func (t Time) Equal(u Time) bool  { return t.Compare(u) == 0 }
func (t Time) Before(u Time) bool { return t.Compare(u) < 0 }
func (t Time) After(u Time) bool  { return t.Compare(u) > 0 }

func order(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return +1
	}
	return 0
}

// Compare returns -1, 0 or +1; by the monotonic clock if both have read it.
func (t Time) Compare(u Time) int {
	if t.monotonic() && u.monotonic() {
		return order(t.ext, u.ext)
	}
	if c := order(t.sec(), u.sec()); c != 0 {
		return c
	}
	return order(int64(t.nsec()), int64(u.nsec()))
}

func (t Time) Add(d Duration) Time {
	sec, nsec := int64(d/1e9), int64(t.wall&nanosecond)+int64(d%1e9)
	if nsec >= 1e9 {
		sec++
		nsec -= 1e9
	} else if nsec < 0 {
		sec--
		nsec += 1e9
	}
	if t.wall&hasMonotonic == 0 {
		t.wall, t.ext = uint64(nsec), t.ext+sec
		return t
	}
	sec += t.sec()
	wall, reading := uint64(sec-year1To1885), t.ext+int64(d)
	if wall > secondsOfWall || (reading < t.ext) != (d < 0) {
		t.wall, t.ext = uint64(nsec), sec
		return t
	}
	t.wall, t.ext = hasMonotonic|wall<<30|uint64(nsec), reading
	return t
}

// Sub returns t - u, or the extreme duration if that is out of range.
func (t Time) Sub(u Time) Duration {
	if t.monotonic() && u.monotonic() {
		return Duration(t.ext - u.ext)
	}
	d := Duration(t.sec()-u.sec())*Second + Duration(t.nsec()-u.nsec())
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

// Round strips the reading of the monotonic clock, and rounds to a multiple of d since year 1.
func (t Time) Round(d Duration) Time {
	t.stripMonotonic()
	if d <= 0 {
		return t
	}
	r := t.remainder(d)
	if uint64(r)+uint64(r) < uint64(d) {
		return t.Add(-r)
	}
	return t.Add(d - r)
}

// Truncate is Round downwards.
func (t Time) Truncate(d Duration) Time {
	t.stripMonotonic()
	if d <= 0 {
		return t
	}
	return t.Add(-t.remainder(d))
}

// remainder returns the time since year 1 modulo d.
func (t Time) remainder(d Duration) Duration {
	m := uint64(d)
	sec := t.sec()
	var r uint64
	if sec < 0 {
		// Modulo is that of the positive remainder.
		back := (mulmod(uint64(-sec), 1e9, m) + m - uint64(t.nsec())%m) % m
		r = (m - back) % m
	} else {
		r = (mulmod(uint64(sec), 1e9, m) + uint64(t.nsec())) % m
	}
	return Duration(r)
}

// mulmod returns a*b mod m without overflow, for m < 2^63.
func mulmod(a, b, m uint64) (r uint64) {
	a %= m
	for ; b > 0; b >>= 1 {
		if b&1 == 1 {
			r = (r + a) % m
		}
		a = (a + a) % m
	}
	return r
}

func (t Time) UTC() Time {
	t.setLocation(&utc)
	return t
}

func (t Time) Local() Time {
	t.setLocation(Local)
	return t
}

func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	t.setLocation(loc)
	return t
}

func (t Time) Location() *Location {
	if t.loc == nil {
		return UTC
	}
	return t.loc
}

// Zone returns the abbreviation and offset of the zone then.
func (t Time) Zone() (name string, offset int) {
	if t.loc == nil {
		return "UTC", 0
	}
	rule, _, _ := t.loc.lookup(t.Unix())
	return rule.name, rule.offset
}

// ZoneBounds returns when the zone's offset of then begins and ends; zero times if never.
func (t Time) ZoneBounds() (start, end Time) {
	_, from, to := t.loc.lookup(t.Unix())
	if from != -1<<63 {
		start = Unix(from, 0).In(t.Location())
	}
	if to != 1<<63-1 {
		end = Unix(to, 0).In(t.Location())
	}
	return start, end
}

// IsDST reports whether it is daylight saving time.
func (t Time) IsDST() bool {
	rule, _, _ := t.loc.lookup(t.Unix())
	return rule.dst
}

// civil returns seconds since year 1 of the clock on the wall.
func (t Time) civil() int64 {
	_, offset := t.Zone()
	return t.sec() + int64(offset)
}

// Days from the first year that 64 bits of seconds can reach back to, to year 1: whole periods of 400 years.
const daysBeforeYear1 = 730692556 * 146097

// days splits civil into days since year 1 and seconds of the day. All instants of 64 bits have a date: those that
// overflow seconds since year 1 are the latest ones.
func (t Time) days() (days, seconds int64) {
	since := uint64(t.civil()) + daysBeforeYear1*secondsPerDay
	return int64(since/secondsPerDay) - daysBeforeYear1, int64(since % secondsPerDay)
}

func floorDiv(a, b int64) (q, r int64) {
	q, r = a/b, a%b
	if r < 0 {
		r += b
		q--
	}
	return q, r
}

// dateOf converts days since 1 January of year 1, by the civil calendar of 400 years that begins with
// March.
func dateOf(days int64) (year int, month Month, day int) {
	days += 306 // since 1 March of year 0
	era, d := floorDiv(days, 146097)
	y := (d - d/1460 + d/36524 - d/146096) / 365
	d -= 365*y + y/4 - y/100
	m := (5*d + 2) / 153
	day = int(d-(153*m+2)/5) + 1
	month = Month(m + 3)
	if month > 12 {
		month -= 12
		y++
	}
	return int(y + era*400), month, day
}

// daysTo returns days from 1 January of year 1 to a date.
func daysTo(year int, month Month, day int) int64 {
	y, m := int64(year), int64(month)
	if m <= 2 {
		y--
		m += 12
	}
	era, y := floorDiv(y, 400)
	d := (153*(m-3)+2)/5 + int64(day) - 1
	return era*146097 + 365*y + y/4 - y/100 + d - 306
}

func (t Time) Date() (year int, month Month, day int) {
	days, _ := t.days()
	return dateOf(days)
}

func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

// YearDay returns the day of the year, from 1.
func (t Time) YearDay() int {
	days, _ := t.days()
	return int(days-daysTo(t.Year(), January, 1)) + 1
}

func (t Time) Weekday() Weekday {
	days, _ := t.days()
	_, day := floorDiv(days+1, 7)
	return Weekday(day)
}

// ISOWeek returns the year and week by ISO 8601.
func (t Time) ISOWeek() (year, week int) {
	days, _ := t.days()
	_, fromMonday := floorDiv(days, 7)
	year, _, _ = dateOf(days - fromMonday + 3)
	return year, int((days-fromMonday+3-daysTo(year, January, 1))/7) + 1
}

func (t Time) Clock() (hour, min, sec int) {
	_, s := t.days()
	return int(s / 3600), int(s / 60 % 60), int(s % 60)
}

func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

func (t Time) Minute() int {
	_, min, _ := t.Clock()
	return min
}

func (t Time) Second() int {
	_, _, sec := t.Clock()
	return sec
}

// Date returns an instant by calendar and clock; values out of range are carried over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	carry, m := floorDiv(int64(month)-1, 12)
	carrySec, ns := floorDiv(int64(nsec), 1e9)
	days := daysTo(year+int(carry), Month(m+1), 1) + int64(day) - 1
	civil := days*secondsPerDay + int64(hour)*3600 + int64(min)*60 + int64(sec) + carrySec
	if loc != &utc {
		// The offset may differ on either side of a change: try the one before.
		unix := civil - unixToYear1
		rule, start, end := loc.lookup(unix)
		if rule.offset != 0 {
			if instant := unix - int64(rule.offset); instant < start || instant >= end {
				rule, _, _ = loc.lookup(instant)
			}
			civil -= int64(rule.offset)
		}
	}
	t := Time{uint64(ns), civil, nil}
	t.setLocation(loc)
	return t
}

func (t Time) AddDate(years int, months int, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, int(t.nsec()), t.Location())
}
