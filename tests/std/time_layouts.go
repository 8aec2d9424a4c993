// time: every element of layouts, formatted and parsed back; what does not parse.
package main

import (
	"fmt"
	"time"
)

func main() {
	zone := time.FixedZone("ABC", -(3*3600 + 30*60 + 15))
	times := []time.Time{
		time.Date(2026, 11, 5, 4, 7, 9, 123456789, time.UTC),
		time.Date(999, 1, 31, 23, 59, 59, 500000000, zone),
		time.Date(2024, 2, 29, 12, 0, 0, 0, time.FixedZone("", 0)),
		time.Date(-5, 12, 1, 0, 30, 0, 1000, time.FixedZone("X", 14*3600)),
		{},
	}
	layouts := []string{time.Layout, time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano,
		time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, time.DateTime, time.DateOnly, time.TimeOnly,
		"06/1/_2 3:4:5 pm", "Monday Jan 02 002 __2 15h", ".000 ,000 .999 ,999 .0 .9", "Z0700 Z07:00 Z07 Z070000 Z07:00:00 -07 -0700 -07:00 -070000 -07:00:00", "MST MST7 Mondays January1 Mond", "2006 20066 1 11 2 22 150 03 0405", "05.000000 5.99 5,9", "é日2006本", ""}
	for _, layout := range layouts {
		fmt.Printf("%q\n", layout)
		for _, t := range times {
			text := t.Format(layout)
			back, err := time.Parse(layout, text)
			fmt.Printf("  %q %v %v\n", text, back.Equal(t), err)
		}
	}
	wrong := [][2]string{{time.RFC3339, "2026-13-01T00:00:00Z"}, {time.RFC3339, "2026-02-30T00:00:00Z"}, {time.RFC3339, "2026-02-03T24:00:00Z"}, {time.RFC3339, "2026-02-03T00:00:00"},
		{time.RFC3339, "2026-02-03T00:00:00+25:00"}, {time.RFC3339, "2026-02-03 00:00:00Z"}, {time.RFC3339, "26-02-03T00:00:00Z"}, {time.RFC3339, "2026-02-03T00:00:00Zx"}, {time.DateOnly, "2026-2-3"},
		{time.Kitchen, "13:00PM"}, {time.Kitchen, "0:00AM"}, {time.Kitchen, "12:00am"}, {time.ANSIC, "Foo Jan  1 00:00:00 2026"}, {time.ANSIC, "Mon Foo  1 00:00:00 2026"}, {time.UnixDate, "Mon Jan  5 00:00:00 abcd 2026"},
		{"2006-002", "2026-366"}, {"2006-002", "2024-366"}, {"2006-002", "2026-000"}, {"01-002 2006", "02-033 2026"}, {"01-002 2006", "03-033 2026"}, {"15:04:05.000", "01:02:03.12"}, {"15:04:05", "01:02:03.123456789"}, {"15:04:05", "01:02:03,5"},
		{"_2 Jan", "3 Feb"}, {"_2 Jan", "30 Feb"}, {"2 Jan 06", "29 Feb 23"}, {"06", "69"}, {"06", "68"}, {"Jan", "january"}, {"January", "Jan"}, {"-0700", "+2400"}, {"-0700", "0100"}, {"MST", "CEST"}, {"MST", "GMT+3"}, {"MST", "+07"}, {"MST", "+7"}, {"MST", "+0300"}, {"MST", "+023"}, {"MST", "+24"}, {"MST", "-0000"}, {"MST", "GMT+003"}, {"MST", "GMT+24"}, {"MST", "GMT+"}, {"MST", "GMT"}, {"MST", "+"}, {"MST", "GMTX"}, {"PM", "pm"}, {"3PM", "3pM"}, {"x2006", "y2026"}}
	for _, c := range wrong {
		t, err := time.Parse(c[0], c[1])
		fmt.Printf("%q %q: %v %v\n", c[0], c[1], t, err)
	}
	for _, t := range times {
		year, week := t.ISOWeek()
		fmt.Println(t, t.GoString(), year, week, t.YearDay(), t.Weekday(), t.Unix(), t.UnixMilli(), t.IsZero())
	}
	in, err := time.ParseInLocation("2006-01-02 15:04 MST", "2026-07-01 10:00 ABC", zone)
	fmt.Println(in, err)
	fmt.Println(string(times[0].AppendFormat([]byte("<"), time.TimeOnly)), time.Month(13), time.Weekday(7), time.Month(-1))
}
