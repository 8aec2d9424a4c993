package main

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"
)

type Clock interface{ Now() time.Time }
type FakeClock struct{ t time.Time }

func (c *FakeClock) Now() time.Time          { return c.t }
func (c *FakeClock) Advance(d time.Duration) { c.t = c.t.Add(d) }

type entry[V any] struct {
	val     V
	expires time.Time
}
type Cache[K comparable, V any] struct {
	Clock
	ttl time.Duration
	m   map[K]entry[V]
}

func NewCache[K comparable, V any](c Clock, ttl time.Duration) *Cache[K, V] {
	return &Cache[K, V]{Clock: c, ttl: ttl, m: make(map[K]entry[V])}
}
func (c *Cache[K, V]) Put(k K, v V) { c.m[k] = entry[V]{v, c.Now().Add(c.ttl)} }
func (c *Cache[K, V]) Get(k K) (v V, ok bool) {
	e, ok := c.m[k]
	if !ok || c.Now().After(e.expires) {
		delete(c.m, k)
		return v, false
	}
	return e.val, true
}

func calendar(y int, m time.Month) string {
	var sb strings.Builder
	title := fmt.Sprintf("%s %d", m, y)
	fmt.Fprintf(&sb, "%*s\nMo Tu We Th Fr Sa Su\n", (20+utf8.RuneCountInString(title))/2, title)
	first := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
	off := (int(first.Weekday()) + 6) % 7
	fmt.Fprintf(&sb, "%*s", off*3, "")
	for d := first; d.Month() == m; d = d.AddDate(0, 0, 1) {
		fmt.Fprintf(&sb, "%2d", d.Day())
		if d.Weekday() == time.Sunday {
			sb.WriteByte('\n')
		} else {
			sb.WriteByte(' ')
		}
	}
	return strings.TrimRight(sb.String(), " \n")
}

func main() {
	clock := &FakeClock{time.Date(2024, time.February, 28, 23, 59, 30, 0, time.UTC)}
	c := NewCache[string, int](clock, time.Minute)
	c.Put("a", 1)
	clock.Advance(50 * time.Second)
	c.Put("b", 2)
	fmt.Println(c.Get("a"))
	clock.Advance(11 * time.Second)
	fmt.Println(c.Get("a"))
	fmt.Println(c.Get("b"))
	fmt.Println(clock.Now(), len(c.m))
	fmt.Println(calendar(2024, time.February))
	fmt.Println(calendar(2026, time.November))
	t := time.Date(2023, 1, 31, 10, 0, 0, 123456789, time.FixedZone("XST", 5*3600+1800))
	fmt.Println(t.AddDate(0, 1, 0), t.Truncate(time.Hour).Format(time.RFC3339Nano), t.Round(time.Millisecond).Format(time.StampMicro), t.UTC().Unix(), t.YearDay())
	fmt.Println(t.Sub(clock.Now()), t.Before(clock.Now()), t.Compare(t.UTC()), t.Equal(t.UTC()), t == t.UTC(), t.IsZero(), time.Time{})
	for _, s := range []string{"1h15m30.918s", "-1.5h", "1µs2ns", "3x", "", "1e3s"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err, d.Minutes(), d.Round(time.Second), d.Truncate(time.Hour))
	}
	for _, p := range [][2]string{{time.RFC3339, "2024-02-30T00:00:00Z"}, {time.DateOnly, "2024-13-01"}, {time.RFC1123Z, "Mon, 02 Jan 2006 15:04:05 -0700"}, {"Jan 2 2006 at 3:04pm (MST)", "Feb 3 2013 at 7:54pm (PST)"}, {time.Kitchen, "11:61PM"}, {"2006-01-02 15:04:05.000", "2020-05-06 07:08:09.010"}, {"2006-002", "2024-366"}} {
		t, err := time.Parse(p[0], p[1])
		fmt.Println(t, "|", err)
	}
}
