package main

import (
	"fmt"
	"time"
)

func main() {
	east := time.FixedZone("EAST", 5*3600+1800)
	odd := time.FixedZone("", -3723)
	base := time.Date(2024, 2, 29, 23, 59, 58, 987654321, time.UTC)
	for _, l := range []*time.Location{time.UTC, east, odd} {
		t := base.In(l)
		n, o := t.Zone()
		fmt.Println(t, n, o, t.Weekday(), t.YearDay(), t.Location())
		fmt.Println(t.Format(time.RFC3339Nano), t.Format(time.RFC1123Z), t.Format(time.RFC850), t.Format("Z07:00:00 -07 -070000 MST"))
	}
	for _, d := range [][3]int{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}, {-1, -2, -29}, {0, 12, 366}, {4, 0, 0}, {0, -25, 0}} {
		fmt.Println(d, base.AddDate(d[0], d[1], d[2]), base.AddDate(d[0], d[1], d[2]).Sub(base))
	}
	for y := 1999; y < 2027; y++ {
		for _, md := range [][2]int{{1, 1}, {12, 31}, {1, 4}} {
			w, k := time.Date(y, time.Month(md[0]), md[1], 0, 0, 0, 0, time.UTC).ISOWeek()
			fmt.Print(w, "-", k, " ")
		}
	}
	fmt.Println()
	for _, d := range []time.Duration{time.Nanosecond, 7 * time.Millisecond, time.Second, 13 * time.Minute, time.Hour, 36 * time.Hour, 7 * 24 * time.Hour, -5, 0} {
		fmt.Println(d, base.Truncate(d), base.Round(d), base.Sub(time.Unix(0, 0)).Truncate(d), base.Sub(time.Unix(0, 0)).Round(d))
	}
	fmt.Println(time.Date(2023, 14, -3, 25, 61, 61, -1, east), time.Date(0, 0, 0, 0, 0, 0, 0, time.UTC), time.Date(-5, 3, 1, 0, 0, 0, 0, time.UTC), time.Date(12345, 1, 1, 0, 0, 0, 0, time.UTC))
	var z time.Time
	fmt.Println(z, z.IsZero(), z.Unix(), z.UnixNano(), z.Weekday(), base.Sub(z), z.Sub(base))
	fmt.Println(base.UnixMilli(), base.UnixMicro(), time.UnixMilli(-1).UTC(), time.UnixMicro(1).UTC(), time.Unix(1, -5e9).UTC(), time.Unix(1<<40, 0).UTC())
	fmt.Println(base.Compare(z), base.Equal(base.In(east)), base == base.In(east), base.Before(z), base.After(z))
	for _, l := range []string{"2006-01-02", time.RFC3339, time.Kitchen, time.ANSIC, "Jan _2 2006", "02 __2", "15:04:05.000", "15:04:05,999", "2006-002", "Mon, 2 Jan 06 3:4:5PM"} {
		for _, v := range []string{"2024-02-30", "2024-02-29", "2024-02-29T25:00:00Z", "2024-02-29T10:00:00+05:30", "2024-2-9", "3:04PM", "13:04PM", "Feb  9 2024", "10:11:12.5", "10:11:12,123456", "2024-060", "Fri, 9 Feb 24 3:4:5AM", "", "2024-02-29x", "2024-13-01", "2024-02-29T10:00:00.123456789Z"} {
			t, err := time.Parse(l, v)
			if err != nil {
				fmt.Println(err)
			} else {
				fmt.Println(l, v, t)
			}
		}
	}
	for _, s := range []string{"1h2m3.5s", "-1.5h", "1us1µs1μs", ".5s", "1", "", "1x", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "1e3s", "+5m", "--1s", "0", "1.s", "."} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	b, err := base.In(east).MarshalText()
	fmt.Println(string(b), err)
	b, err = base.In(odd).MarshalBinary()
	fmt.Println(b, err)
	b, err = base.AddDate(9000, 0, 0).MarshalJSON()
	fmt.Println(string(b), err)
	fmt.Println(z.UnmarshalJSON([]byte(`"x"`)), z.UnmarshalJSON([]byte(`5`)), z.UnmarshalText([]byte("2020-01-01T00:00:00+24:00")))
	fmt.Printf("%#v %#v %v %d\n", base, time.Second, time.Month(13), time.March)
	fmt.Println(time.Weekday(9), time.Duration(1<<63-1), time.Duration(-1<<63), (90 * time.Minute).Minutes(), time.Duration(-5).Abs())
}
