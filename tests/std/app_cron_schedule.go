// Cron expressions parsed to bits and walked over the changes of daylight saving time, with calendars, months' ends and a printed agenda.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math/bits"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

type Field struct {
	Name   string
	Lo, Hi uint
	Words  []string
}

var fields = [...]Field{
	{"minute", 0, 59, nil},
	{"hour", 0, 23, nil},
	{"day", 1, 31, nil},
	{"month", 1, 12, monthWords()},
	{"weekday", 0, 7, []string{"sun", "mon", "tue", "wed", "thu", "fri", "sat"}},
}

func monthWords() (words []string) {
	words = append(words, "")
	for m := time.January; m <= time.December; m++ {
		words = append(words, strings.ToLower(m.String()[:3]))
	}
	return
}

type FieldError struct {
	*Field
	Text string
	Err  error
}

func (e *FieldError) Error() string {
	return e.Name + " " + strconv.Quote(e.Text) + ": " + e.Err.Error()
}
func (e *FieldError) Unwrap() []error {
	return []error{e.Err, ErrCron}
}

var (
	ErrCron  = errors.New("bad cron expression")
	errRange = fmt.Errorf("out of range: %w", strconv.ErrRange)
)

func (f *Field) number(text string) (uint, error) {
	if i := slices.Index(f.Words, strings.ToLower(text)); i >= 0 && text != "" {
		return uint(i), nil
	}
	n, err := strconv.ParseUint(text, 10, 8)
	if err == nil && (uint(n) < f.Lo || uint(n) > f.Hi) {
		err = errRange
	}
	return uint(n), err
}

func (f *Field) parse(text string) (set uint64, err error) {
	for part := range strings.SplitSeq(text, ",") {
		span, by, stepped := strings.Cut(part, "/")
		step := uint64(1)
		if stepped {
			if step, err = strconv.ParseUint(by, 10, 6); err == nil && step == 0 {
				err = errRange
			}
		}
		lo, hi := f.Lo, f.Hi
		if span != "*" {
			from, to, ranged := strings.Cut(span, "-")
			var e error
			lo, e = f.number(from)
			if err = errors.Join(err, e); ranged {
				hi, e = f.number(to)
				err = errors.Join(err, e)
			} else if !stepped {
				hi = lo
			}
		}
		if err != nil {
			return 0, &FieldError{f, part, err}
		}
		for n := lo; n <= hi; n += uint(step) {
			set |= 1 << n
		}
	}
	return
}

type Schedule struct {
	text  string
	sets  [len(fields)]uint64
	Zone  *time.Location
	stars uint8
}

func Parse(text string) (s Schedule, err error) {
	s.text, s.Zone = text, time.UTC
	if zone, rest, ok := strings.Cut(text, " "); ok && strings.HasPrefix(zone, "TZ=") {
		if s.Zone, err = time.LoadLocation(zone[3:]); err != nil {
			s.Zone = time.UTC
			return s, fmt.Errorf("%w: %w", ErrCron, err)
		}
		text = rest
	}
	if alias, ok := map[string]string{"@daily": "0 0 * * *", "@hourly": "0 * * * *", "@monthly": "0 0 1 * *"}[text]; ok {
		text = alias
	}
	words := strings.Fields(text)
	if len(words) != len(fields) {
		return s, fmt.Errorf("%w: %d of %d fields", ErrCron, len(words), len(fields))
	}
	for i := range fields {
		set, e := fields[i].parse(words[i])
		err = errors.Join(err, e)
		s.sets[i] = set
		if words[i] == "*" {
			s.stars |= 1 << i
		}
	}
	s.sets[4] |= s.sets[4] >> 7 & 1
	return
}

func (s Schedule) day(t time.Time) bool {
	day, weekday := s.sets[2]>>t.Day()&1 == 1, s.sets[4]>>t.Weekday()&1 == 1
	if s.stars&(1<<2|1<<4) != 0 {
		return day && weekday
	}
	return day || weekday
}

func (s Schedule) Next(t time.Time) (time.Time, bool) {
	t = t.In(s.Zone).Truncate(time.Minute).Add(time.Minute)
	for limit := t.AddDate(8, 0, 0); t.Before(limit); {
		switch {
		case s.sets[3]>>t.Month()&1 == 0:
			t = time.Date(t.Year(), t.Month()+1, 1, 0, 0, 0, 0, s.Zone)
		case !s.day(t):
			t = time.Date(t.Year(), t.Month(), t.Day()+1, 0, 0, 0, 0, s.Zone)
		case s.sets[1]>>t.Hour()&1 == 0:
			t = t.Add(time.Duration(60-t.Minute()) * time.Minute)
		case s.sets[0]>>t.Minute()&1 == 0:
			later := s.sets[0] >> t.Minute() << t.Minute()
			if later == 0 {
				t = t.Add(time.Duration(60-t.Minute()) * time.Minute)
			} else {
				t = t.Add(time.Duration(bits.TrailingZeros64(later)-t.Minute()) * time.Minute)
			}
		default:
			return t, true
		}
	}
	return time.Time{}, false
}

func (s Schedule) From(t time.Time) iter.Seq[time.Time] {
	return func(yield func(time.Time) bool) {
		for {
			var ok bool
			if t, ok = s.Next(t); !ok || !yield(t) {
				return
			}
		}
	}
}

func (s *Schedule) UnmarshalText(b []byte) (err error) {
	*s, err = Parse(string(b))
	return
}

func (s Schedule) MarshalText() ([]byte, error) { return []byte(s.text), nil }

func (s Schedule) String() string {
	parts := make([]string, len(fields))
	for i, set := range s.sets {
		parts[i] = fmt.Sprintf("%s:%d", fields[i].Name[:2], bits.OnesCount64(set))
	}
	return strings.Join(parts, " ") + " " + s.Zone.String()
}

func merge(jobs map[string]Schedule, from time.Time) iter.Seq2[time.Time, string] {
	return func(yield func(time.Time, string) bool) {
		at := map[string]time.Time{}
		for name, s := range jobs {
			at[name], _ = s.Next(from)
		}
		for {
			first := ""
			for name, t := range at {
				if first == "" || cmp.Or(t.Compare(at[first]), strings.Compare(name, first)) < 0 {
					first = name
				}
			}
			if !yield(at[first], first) {
				return
			}
			at[first], _ = jobs[first].Next(at[first])
		}
	}
}

func main() {
	const layout = "Mon 2006-01-02 15:04 -07:00 MST"
	for _, c := range []struct {
		spec string
		from string
		n    int
	}{
		{"TZ=America/New_York 30 2 * * *", "2024-03-09T12:00:00-05:00", 3},
		{"TZ=America/New_York 30 1 * * *", "2024-11-02T12:00:00-04:00", 4},
		{"TZ=America/New_York */30 0-3 10 mar *", "2024-03-09T00:00:00Z", 7},
		{"TZ=Australia/Lord_Howe */20 1-2 * * sun", "2024-04-06T10:00:00+11:00", 8},
		{"TZ=Europe/London @hourly", "2023-10-29T00:30:00+01:00", 3},
		{"0 12 29 2 *", "2023-01-01T00:00:00Z", 3},
		{"0 0 13 * FRI", "2024-09-05T23:59:59.999Z", 5},
		{"TZ=Asia/Kathmandu 15/15 6-18/6 1,31 jan-jun/2 *", "2024-02-28T00:00:00Z", 5},
		{"0 0 31 2,4 *", "2024-01-01T00:00:00Z", 1},
		{"59 23 * * 7", "2024-12-28T00:00:00+14:00", 2},
		{"TZ=Pacific/Apia 0 6 * dec *", "2011-12-28T00:00:00-10:00", 4},
	} {
		s, err := Parse(c.spec)
		from, e := time.Parse(time.RFC3339, c.from)
		fmt.Println(s, err, e)
		last, i := from, 0
		for t := range s.From(from) {
			fmt.Printf("  %s +%v %d\n", t.Format(layout), t.Sub(last), t.YearDay())
			last = t
			if i++; i == c.n {
				break
			}
		}
	}
	for _, bad := range []string{"", "* * *", "60 * * * *", "* 24 0 foo 8", "*/0 * * * *", "1-x * * * *", "1,,2 * * * *", "* * 5-3 * *", "TZ=Mars/Base 0 0 * * *", "99999 */999 * * *"} {
		s, err := Parse(bad)
		var fe *FieldError
		fmt.Printf("%q %v|%t %t %t\n", bad, err, errors.Is(err, ErrCron), errors.As(err, &fe), errors.Is(err, strconv.ErrRange))
		if _, ok := s.Next(time.Time{}); err == nil && ok {
			fmt.Println("runs")
		}
	}
	var jobs map[string]Schedule
	err := json.Unmarshal([]byte(`{"backup":"TZ=Europe/Berlin 0 3 * * *","report":"0 1 * * mon","tick":"@daily","rent":"@monthly"}`), &jobs)
	fmt.Println(len(jobs), err)
	tw := tabwriter.NewWriter(os.Stdout, 0, 8, 1, '\t', 0)
	count := map[string]int{}
	for t, name := range merge(jobs, time.Date(2024, time.March, 29, 22, 0, 0, 0, time.FixedZone("", 3600+1800))) {
		y, w := t.ISOWeek()
		_, isDST := t.Zone()
		fmt.Fprintf(tw, "%s\t%v\t%d-W%02d\t%d\t%t\n", name, t.UTC().Format(time.Stamp), y, w, isDST, t.IsDST())
		if count[name]++; count["tick"] == 4 {
			break
		}
	}
	tw.Flush()
	js, err := json.Marshal(map[string]any{"s": jobs["backup"], "n": count})
	fmt.Println(string(js), err)
	fmt.Println(json.Unmarshal([]byte(`{"x":"* * * * 9"}`), &jobs))
}
