package main

import (
	"encoding/json"
	"fmt"
	"time"
)

func main() {
	est := time.FixedZone("EST", -5*3600)
	odd := time.FixedZone("", 5*3600+45*60)
	sec := time.FixedZone("SEC", 3600+30)
	ts := []time.Time{
		time.Date(2024, 2, 29, 13, 4, 5, 123456789, time.UTC),
		time.Date(1999, 12, 31, 23, 59, 59, 999999999, est),
		time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(2000, 14, -3, 25, 61, 61, -5, odd),
		time.Date(1969, 7, 20, 20, 17, 40, 0, sec),
		time.Date(-50, 3, 4, 5, 6, 7, 8000, time.UTC),
		time.Date(12345, 6, 7, 8, 9, 10, 1e6, time.UTC),
		time.Unix(1700000000, 5).UTC(), time.UnixMilli(-1).UTC(), time.UnixMicro(1e15).UTC(), {},
	}
	layouts := []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano, time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly,
		"Mon Monday Jan January 1 01 2 02 _2 002 __2 06 2006 3 03 15 4 04 5 05 PM pm MST Z0700 Z07:00 Z07 -0700 -07:00 -07 Z070000 -07:00:00 .000 .999 ,000 .00000 literal 20060102T150405", "5.000", "15h04m05.99s", "Janu Mo 2nd"}
	for _, t := range ts {
		fmt.Println(t, t.GoString())
		for _, l := range layouts {
			fmt.Println("  ", t.Format(l))
		}
		y, w := t.ISOWeek()
		fmt.Println(t.Year(), t.Month(), t.Day(), t.Weekday(), t.YearDay(), y, w, t.Unix(), t.UnixMilli(), t.Nanosecond(), t.IsZero(), t.IsDST())
		fmt.Println(t.Truncate(time.Hour), t.Round(24*time.Hour), t.AddDate(0, 1, 31), t.Add(-36*time.Hour))
		if t.Year() < 0 || t.Year() > 9999 {
			continue
		}
		b, err := json.Marshal(t)
		fmt.Println(string(b), err)
		var back time.Time
		if err == nil {
			fmt.Println(json.Unmarshal(b, &back), back.Equal(t))
		}
		bin, err := t.MarshalBinary()
		fmt.Printf("%x %v\n", bin, err)
		tx, err := t.MarshalText()
		fmt.Println(string(tx), err)
	}
	fmt.Println(ts[0].Before(ts[1]), ts[0].After(ts[1]), ts[0].Sub(ts[1]), ts[0].Compare(ts[1]), ts[2].Sub(ts[6]), ts[6].Sub(ts[2]), ts[0].Equal(ts[0].In(est)), ts[0] == ts[0].In(est))
	parse := [][2]string{{time.RFC3339, "2024-02-29T13:04:05.5+02:00"}, {time.RFC3339, "2023-02-29T00:00:00Z"}, {time.RFC3339, "2024-02-29 13:04:05Z"}, {time.RFC3339, "2024-13-01T00:00:00Z"}, {time.RFC3339, "2024-01-01T24:00:00Z"}, {time.RFC3339, "2024-01-01T00:00:00"}, {time.RFC3339, "2024-01-01T00:00:00.123456789123Z"}, {time.RFC3339, "2024-01-01T00:00:00,5Z"},
		{time.Kitchen, "3:04PM"}, {time.Kitchen, "13:04PM"}, {time.Kitchen, "3:04XM"}, {time.ANSIC, "Mon Jan  2 15:04:05 2006"}, {time.ANSIC, "Foo Jan  2 15:04:05 2006"}, {time.RFC1123, "Tue, 10 Nov 2009 23:00:00 PST"}, {time.RFC1123, "Tue, 10 Nov 2009 23:00:00 GMT+3"}, {time.RFC822Z, "02 Jan 06 15:04 -0700"}, {time.DateOnly, "2024-1-05"}, {time.DateOnly, "2024-01-32"}, {time.DateOnly, "2024-01-05x"}, {"2006-002", "2024-060"}, {"2006-002", "2023-366"}, {"Jan _2 2006", "feb 9 2020"}, {"January 2, 2006", "MARCH 15, 2021"}, {"06", "69"}, {"06", "68"}, {"15:04:05", "1:2:3"}, {"3 pm", "12 am"}, {"Z07:00", "Z"}, {"Z07:00", "+25:00"}, {"2006", "20x4"}, {"2006 MST", "2020 CEST"}, {"2006 -07", "2020 +05"}, {"05.000", "07.123"}, {"05", "07.123"}, {"Mon", "Sund"}, {"", "x"}}
	for _, p := range parse {
		t, err := time.Parse(p[0], p[1])
		fmt.Println(p[1], "=>", t, err)
	}
	t, err := time.ParseInLocation(time.DateTime, "2024-05-06 07:08:09", est)
	fmt.Println(t, err, t.UTC(), t.Location())
	_, err = time.Parse(time.DateOnly, "nope")
	pe := err.(*time.ParseError)
	fmt.Printf("%q %q %q %q %q\n", pe.Layout, pe.Value, pe.LayoutElem, pe.ValueElem, pe.Message)
}
