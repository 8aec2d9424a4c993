package time

import (
	"sync"
	"syscall"
)

// zoneRule is an offset that a Location has at times.
type zoneRule struct {
	name   string
	offset int // seconds east of UTC
	dst    bool
}

// change is when a Location takes another rule.
type change struct {
	at   int64 // seconds since 1970
	rule uint8
}

// Location is a time zone: the offsets of its history, by place.
type Location struct {
	name    string
	rules   []zoneRule
	changes []change
	extend  string // the rule for times after the last change, as POSIX's TZ has it
}

var utc = Location{name: "UTC"}
var local Location

// UTC is Coordinated Universal Time.
var UTC *Location = &utc

// Local is the system's time zone: TZ's, or /etc/localtime's.
var Local *Location = &local

var localOnce sync.Once

// FixedZone returns a zone with a name and an offset in seconds.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, rules: []zoneRule{{name, offset, false}}}
}

// get returns the location with its history read.
func (l *Location) get() *Location {
	if l == nil {
		return &utc
	}
	if l == &local {
		localOnce.Do(readLocal)
	}
	return l
}

func (l *Location) String() string { return l.get().name }

// Where systems keep their zones.
var zoneDirectories = [...]string{"/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/"}

func readLocal() {
	tz, set := syscall.Getenv("TZ")
	switch {
	case !set:
		if z, err := readZone("/etc/localtime", "Local"); err == nil {
			local = *z
			return
		}
	case tz != "" && tz != ":":
		if tz[0] == ':' {
			tz = tz[1:]
		}
		if tz[0] == '/' {
			if z, err := readZone(tz, tz); err == nil {
				if tz == "/etc/localtime" {
					z.name = "Local"
				}
				local = *z
				return
			}
		} else if z, err := findZone(tz); err == nil {
			local = *z
			return
		}
	}
	local.name = "UTC"
}

func readAll(path string) ([]byte, error) {
	fd, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	defer syscall.Close(fd)
	var content []byte
	buf := make([]byte, 4096)
	for {
		n, err := syscall.Read(fd, buf)
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return content, nil
		}
		content = append(content, buf[:n]...)
	}
}

func readZone(path, name string) (*Location, error) {
	content, err := readAll(path)
	if err != nil {
		return nil, err
	}
	return LoadLocationFromTZData(name, content)
}

func findZone(name string) (*Location, error) {
	var first error
	if dir, ok := syscall.Getenv("ZONEINFO"); ok && dir != "" {
		z, err := readZone(dir+"/"+name, name)
		if err == nil {
			return z, nil
		}
		if err != syscall.ENOENT {
			first = err
		}
	}
	for _, dir := range zoneDirectories {
		z, err := readZone(dir+name, name)
		if err == nil {
			return z, nil
		}
		if first == nil && err != syscall.ENOENT && err != syscall.ENOTDIR {
			first = err
		}
	}
	if embeddedZone != nil {
		if content, err := embeddedZone(name); err == nil {
			return LoadLocationFromTZData(name, []byte(content))
		}
	}
	if first != nil {
		return nil, first
	}
	return nil, &durationError{"unknown time zone " + name}
}

// embeddedZone returns the content of a zone's file from time/tzdata, if that is part of the program.
var embeddedZone func(name string) (string, error)

// registerLoadFromEmbeddedTZData is how time/tzdata, which knows it by this name, offers its zones.
func registerLoadFromEmbeddedTZData(load func(string) (string, error)) { embeddedZone = load }

// LoadLocation returns the zone with a name of the IANA's database, which is the system's copy.
func LoadLocation(name string) (*Location, error) {
	switch name {
	case "", "UTC":
		return UTC, nil
	case "Local":
		return Local, nil
	}
	bad := name[0] == '/' || name[0] == '\\'
	for i := 0; i+1 < len(name); i++ {
		bad = bad || name[i] == '.' && name[i+1] == '.'
	}
	if bad {
		return nil, &durationError{"time: invalid location name"}
	}
	return findZone(name)
}

var errBadZone = &durationError{"malformed time zone information"}

// LoadLocationFromTZData returns a zone from the content of a file of the database (RFC 8536).
func LoadLocationFromTZData(name string, data []byte) (*Location, error) {
	const header = 44
	if len(data) < header || string(data[:4]) != "TZif" {
		return nil, errBadZone
	}
	number := func(b []byte) (n int64) {
		for _, c := range b {
			n = n<<8 | int64(c)
		}
		if len(b) == 4 {
			n = int64(int32(n))
		}
		return n
	}
	// Counts: UT indicators, standard indicators, leap seconds, changes, rules, letters of names.
	var counts [6]int
	read := func() {
		for i := range counts {
			counts[i] = int(number(data[20+4*i : 24+4*i]))
		}
	}
	read()
	width := 4
	if data[4] >= '2' {
		skip := header + counts[3]*5 + counts[4]*6 + counts[5] + counts[2]*8 + counts[1] + counts[0]
		if skip+header > len(data) {
			return nil, errBadZone
		}
		data = data[skip:]
		width = 8
		read()
	}
	rest := data[header:]
	size := counts[3]*(width+1) + counts[4]*6 + counts[5] + counts[2]*(width+4) + counts[1] + counts[0]
	if size > len(rest) || counts[4] == 0 {
		return nil, errBadZone
	}
	l := &Location{name: name}
	times, indices := rest[:counts[3]*width], rest[counts[3]*width:counts[3]*(width+1)]
	rules := rest[counts[3]*(width+1):]
	names := rules[counts[4]*6 : counts[4]*6+counts[5]]
	for i := 0; i < counts[4]; i++ {
		r := rules[i*6 : i*6+6]
		if int(r[5]) >= len(names) {
			return nil, errBadZone
		}
		end := int(r[5])
		for end < len(names) && names[end] != 0 {
			end++
		}
		l.rules = append(l.rules, zoneRule{string(names[r[5]:end]), int(number(r[:4])), r[4] != 0})
	}
	for i := 0; i < counts[3]; i++ {
		if int(indices[i]) >= len(l.rules) {
			return nil, errBadZone
		}
		l.changes = append(l.changes, change{number(times[i*width : (i+1)*width]), indices[i]})
	}
	if width == 8 {
		if foot := rest[size:]; len(foot) > 2 && foot[0] == '\n' && foot[len(foot)-1] == '\n' {
			l.extend = string(foot[1 : len(foot)-1])
		}
	}
	return l, nil
}

// lookup returns the rule at an instant and when it begins and ends.
func (l *Location) lookup(sec int64) (rule zoneRule, start, end int64) {
	const first, last = -1 << 63, 1<<63 - 1
	l = l.get()
	if len(l.rules) == 0 {
		return zoneRule{"UTC", 0, false}, first, last
	}
	if len(l.changes) == 0 || sec < l.changes[0].at {
		end = last
		if len(l.changes) > 0 {
			end = l.changes[0].at
		}
		return l.firstRule(), first, end
	}
	low, high := 0, len(l.changes)
	for high-low > 1 {
		if m := low + (high-low)/2; sec < l.changes[m].at {
			high = m
		} else {
			low = m
		}
	}
	start, end = l.changes[low].at, last
	if high < len(l.changes) {
		end = l.changes[high].at
	} else if l.extend != "" {
		if rule, start, end, ok := extended(l.extend, start, sec); ok {
			return rule, start, end
		}
	}
	return l.rules[l.changes[low].rule], start, end
}

// firstRule returns the rule before the first change: one that no change takes, or the first of standard time.
func (l *Location) firstRule() zoneRule {
	used := false
	for _, c := range l.changes {
		used = used || c.rule == 0
	}
	if !used {
		return l.rules[0]
	}
	if len(l.changes) > 0 && l.rules[l.changes[0].rule].dst {
		for i := int(l.changes[0].rule) - 1; i >= 0; i-- {
			if !l.rules[i].dst {
				return l.rules[i]
			}
		}
	}
	for _, r := range l.rules {
		if !r.dst {
			return r
		}
	}
	return l.rules[0]
}

// lookupName returns the offset of the zone with an abbreviation, by preference one in use then.
func (l *Location) lookupName(name string, sec int64) (offset int, ok bool) {
	l = l.get()
	for _, r := range l.rules {
		if r.name == name {
			if at, _, _ := l.lookup(sec - int64(r.offset)); at.name == name {
				return at.offset, true
			}
		}
	}
	for _, r := range l.rules {
		if r.name == name {
			return r.offset, true
		}
	}
	return 0, false
}
