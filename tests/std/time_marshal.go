package main

import (
	"encoding/json"
	"fmt"
	"math"
	"time"
)

func show(label string, t time.Time) {
	text, err1 := t.MarshalText()
	js, err2 := t.MarshalJSON()
	bin, err3 := t.MarshalBinary()
	fmt.Printf("%s: %s %v | %s %v | %x %v\n", label, text, err1, js, err2, bin, err3)
	if err3 == nil {
		var back time.Time
		err := back.UnmarshalBinary(bin)
		fmt.Println("  back", err, back.Equal(t), back)
	}
	fmt.Println("  ", t, t.GoString())
}

func main() {
	utc := time.Date(2024, 2, 29, 23, 59, 59, 999999999, time.UTC)
	show("utc", utc)
	show("zero", time.Time{})
	show("fixed", utc.In(time.FixedZone("X", 5*3600+1800)))
	show("seconds", utc.In(time.FixedZone("Y", -(3*3600 + 25*60 + 45))))
	show("24 hours", utc.In(time.FixedZone("Z", 24*3600)))
	show("far zone", utc.In(time.FixedZone("Far", 100*3600)))
	show("year 10000", time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))
	show("year 9999", time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC))
	show("year -1", time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC))
	show("year 0", time.Date(0, 1, 1, 0, 0, 0, 0, time.UTC))
	show("empty name", time.Date(1999, 1, 1, 0, 0, 0, 0, time.FixedZone("", 3600)))
	big := time.FixedZone("Big", 32768*60)
	_, err := utc.In(big).MarshalBinary()
	fmt.Println(err)
	_, err = utc.In(big).AppendBinary([]byte("prefix"))
	fmt.Println(err)
	b, err := utc.AppendText([]byte("at "))
	fmt.Println(string(b), err)
	b, err = time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC).AppendText(nil)
	fmt.Println(string(b), err)

	var t time.Time
	for _, b := range [][]byte{nil, {9}, {1}, make([]byte, 15), append([]byte{1}, make([]byte, 13)...), append([]byte{2}, make([]byte, 14)...), append([]byte{2}, make([]byte, 15)...), append([]byte{1}, make([]byte, 15)...)} {
		fmt.Println(t.UnmarshalBinary(b), t)
	}
	fmt.Println(t.UnmarshalText([]byte("2024-01-01T00:00:00Z")), t)
	fmt.Println(t.UnmarshalText([]byte("2024-01-01T00:00:00")), t)
	fmt.Println(t.UnmarshalJSON([]byte(`null`)), t)
	fmt.Println(t.UnmarshalJSON([]byte(`2024`)))
	fmt.Println(t.UnmarshalJSON([]byte(`"2024-01-01T00:00:00.5+01:00"`)), t)
	fmt.Println(t.GobDecode([]byte{}))
	out, err := json.Marshal(map[time.Time]time.Duration{utc: time.Second})
	fmt.Println(string(out), err)

	var d time.Duration = math.MinInt64
	fmt.Println(d, -d, d.Abs(), d.Hours(), d.Minutes(), d.Truncate(time.Hour), d.Round(time.Hour), time.Duration(math.MaxInt64).Round(7*time.Hour))
	for _, d := range []time.Duration{0, 1, -1, 999, 1000, 1100, 999999, 1e6, 1500000, 1e9, 59999999999, 60e9, 3599999999999, 3600e9, -3661001001001} {
		fmt.Print(d, " ", d.Round(1000), " ", d.Truncate(-5), " ", d.Seconds(), " ", d.Milliseconds(), " ", d.Microseconds(), ";")
	}
	fmt.Println()
	for _, r := range []time.Duration{1, 2, 3, 7, 10, 1e3, 1e6, 1e9, 60e9, 3600e9, -1, 0} {
		fmt.Print(time.Duration(3723456789012).Round(r), " ", time.Duration(-3723456789012).Truncate(r), " ", time.Duration(5).Round(r), ";")
	}
	fmt.Println()
	x := time.Date(2012, 12, 7, 12, 15, 30, 918273645, time.FixedZone("odd", 3600+17))
	for _, r := range []time.Duration{1, 1e3, 1e6, 1e9, 2e9, 60e9, 600e9, 3600e9, 24 * 3600e9, 7 * 24 * 3600e9, 0, -5, 1 << 62} {
		fmt.Println(x.Truncate(r).Format("Mon 2 Jan 15:04:05.999999999"), x.Round(r).Format("Mon 2 Jan 15:04:05.999999999"))
	}
	fmt.Println(time.Month(0), time.Month(13), time.Month(-1), time.Weekday(7), time.Weekday(-1), time.December, time.Saturday)
	for _, day := range []string{"2020-12-31", "2021-01-01", "2021-01-03", "2021-01-04", "2018-12-31", "2016-01-03", "1900-12-31", "2000-12-31", "0001-01-01"} {
		t, _ := time.Parse(time.DateOnly, day)
		y, w := t.ISOWeek()
		fmt.Print(day, " ", y, " ", w, " ", t.YearDay(), " ", t.Weekday(), "; ")
	}
	fmt.Println()
	fmt.Println(time.Date(2024, 14, -3, 25, -61, 3661, -1, time.UTC), time.Date(2023, 2, 29, 0, 0, 0, 2e9, time.UTC))
	fmt.Println(utc.AddDate(1, 0, 0), utc.AddDate(0, -1, 31), utc.AddDate(-4, 12, -366))
	fmt.Println(time.Unix(1<<40, -1).UTC(), time.UnixMilli(-1).UTC(), time.UnixMicro(math.MaxInt64).UTC().Year(), time.Unix(0, math.MinInt64).UTC())
	fmt.Println(time.Unix(math.MaxInt64, 0).UTC().Year(), time.Unix(math.MinInt64, 0).UTC().Unix(), time.Time{}.UnixNano(), time.Time{}.Unix())
	far := time.Date(3000, 1, 1, 0, 0, 0, 0, time.UTC)
	fmt.Println(far.Sub(time.Time{}), time.Time{}.Sub(far), far.Compare(utc), utc.Compare(utc), far.IsZero(), time.Time{}.IsZero())
}
