package main

import (
	"encoding/json"
	"fmt"
	"time"
)

func main() {
	zone := time.FixedZone("XYZ", -(3*3600 + 30*60))
	t := time.Date(2024, time.February, 29, 23, 59, 58, 123456789, zone)
	for _, layout := range []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly,
		"2006-002 __2 Monday Jan _2 3:4:5.000 pm PM -07 -0700 -07:00 Z07 Z0700 Z07:00 -070000 -07:00:00 MST", "06 1 01 2 02 15 03 3 04 4 05 5 .9 ,000 .999999999", "Januaryx Mondayy 20060 0102 12006"} {
		fmt.Println(t.Format(layout))
		fmt.Println(t.UTC().Format(layout))
	}
	for _, p := range [][2]string{{time.RFC3339, "2024-02-30T00:00:00Z"}, {time.RFC3339, "2024-02-29T24:00:00Z"}, {time.RFC3339, "2023-02-29T00:00:00+05:45"}, {time.RFC3339, "2024-02-29T01:02:03.5+05:45"}, {time.RFC3339, "x"}, {time.RFC3339, "2024-02-29T01:02:03Zz"},
		{time.Kitchen, "3:04PM"}, {time.Kitchen, "13:04PM"}, {time.Kitchen, "12:00AM"}, {time.ANSIC, "Mon Jan  2 15:04:05 2006"}, {time.UnixDate, "Mon Jan 2 15:04:05 ABC 2006"}, {time.RFC1123Z, "Mon, 02 Jan 2006 15:04:05 -0700"},
		{"2006-01-02", "2024-13-01"}, {"2006-01-02", "2024-1-01"}, {"2006-002", "2024-366"}, {"2006-002", "2023-366"}, {"Jan _2 2006", "feb  3 2020"}, {"January 2", "Foo 3"}, {"15:04:05.000", "01:02:03.123"}, {"15:04:05", "01:02:03.123456"}, {"15:04:05,999", "01:02:03,5"}, {"MST", "GMT+3"}, {"Z07:00", "Z"}, {"2006 MST", "2024 CEST"}, {"3:04", ""}, {"x", "y"}} {
		v, err := time.Parse(p[0], p[1])
		fmt.Println(v, "|", err)
	}
	v, err := time.ParseInLocation("2006-01-02 15:04", "2020-05-06 07:08", zone)
	fmt.Println(v, err)
	for _, s := range []string{"1h15m30.918s", "-1.5h", "+5m", "1us2µs3μs4ns", "0", "", "1", "1x", ".5s", "1.s", ".s", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "2562048h", "3000000h", "1h-2m"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, int64(d), err)
	}
	for _, d := range []time.Duration{0, 1, 1100, 2200000, 1e9, 90 * time.Second, -time.Minute, 1<<63 - 1, -1 << 63, 3*time.Hour + 25*time.Minute + 45*time.Second + 500*time.Millisecond} {
		fmt.Println(d, d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Microseconds(), d.Round(time.Hour), d.Truncate(time.Minute), d.Abs())
	}
	fmt.Println(t.YearDay(), t.Weekday(), t.Unix(), t.UnixMilli(), t.UnixMicro(), t.UnixNano())
	fmt.Println(t.ISOWeek())
	fmt.Println(t.AddDate(1, 0, 0), t.AddDate(0, 1, 1), t.AddDate(0, -14, 0), t.Add(36*time.Hour))
	fmt.Println(t.Round(time.Hour), t.Truncate(24*time.Hour), t.Sub(t.AddDate(0, 0, -10)), t.Equal(t.UTC()), t == t.UTC(), t.Compare(t.Add(1)))
	fmt.Println(time.Date(2023, 14, 35, 25, 61, 61, 1e9+1, time.UTC), time.Date(2023, 0, 0, -1, -1, -1, -1, time.UTC))
	fmt.Println(time.Time{}, time.Time{}.IsZero(), time.Time{}.Unix(), time.Unix(0, 0).UTC(), time.Unix(-1, 2e9).UTC(), time.UnixMilli(-1).UTC(), time.UnixMicro(1).UTC())
	fmt.Println(time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC))
	b, err := t.MarshalJSON()
	fmt.Println(string(b), err)
	b, err = json.Marshal(map[string]any{"t": t, "d": time.Second})
	fmt.Println(string(b), err)
	var back time.Time
	fmt.Println(back.UnmarshalJSON([]byte(`"2024-02-29T23:59:58.123456789-03:30"`)), back.Equal(t))
	fmt.Println(back.UnmarshalText([]byte("nope")))
	_, err = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).MarshalText()
	fmt.Println(err)
	bin, err := t.MarshalBinary()
	fmt.Println(bin, err, back.UnmarshalBinary(bin), back)
	fmt.Println(back.UnmarshalBinary(nil), back.UnmarshalBinary([]byte{9}))
	fmt.Printf("%v %s %d %#v %q\n", t, t, time.March, time.Second, time.Sunday)
	fmt.Println(t.GoString(), time.Month(13), time.Weekday(9), time.UTC, zone)
	fmt.Println(t.Zone())
	fmt.Println(t.Date())
	fmt.Println(t.Clock())
	_, err = time.LoadLocation("No/Where")
	fmt.Println(err)
	_, err = time.LoadLocation("../etc")
	fmt.Println(err)
	start := time.Now()
	timer := time.NewTimer(time.Hour)
	fmt.Println(timer.Stop(), timer.Stop(), timer.Reset(time.Millisecond))
	<-timer.C
	tick := time.NewTicker(time.Millisecond)
	for range 3 {
		<-tick.C
	}
	tick.Stop()
	fired := make(chan int)
	time.AfterFunc(time.Millisecond, func() { fired <- 1 })
	fmt.Println(<-fired, time.Since(start) > 4*time.Millisecond, time.Until(start) < 0)
	select {
	case <-time.After(time.Millisecond):
		fmt.Println("after")
	case <-time.Tick(time.Hour):
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		time.NewTicker(0)
	}()
}
