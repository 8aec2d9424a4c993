package main

import (
	"fmt"
	"os"
	"time"
)

func main() {
	os.Setenv("TZ", "Europe/Berlin")
	names := []string{"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "Africa/Casablanca", "America/Sao_Paulo", "Europe/Dublin", "Asia/Tokyo", "Pacific/Apia", "Etc/GMT+5", "America/St_Johns", "Antarctica/Troll"}
	instants := []int64{-5e9, -2e9, -1e9, 0, 5e8, 954547200, 1e9, 1_325_000_000, 1_700_000_000, 1_711_846_799, 1_711_846_800, 1_720_000_000, 1_729_990_799, 1_729_990_800, 2_200_000_000, 2_206_000_000, 4_000_000_000, 8_000_000_000}
	for _, name := range names {
		loc, err := time.LoadLocation(name)
		if err != nil {
			fmt.Println(err)
			continue
		}
		for _, sec := range instants {
			t := time.Unix(sec, 0).In(loc)
			z, off := t.Zone()
			a, b := t.ZoneBounds()
			fmt.Println(loc, t, z, off, t.IsDST(), a, b)
			u := time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, loc)
			fmt.Println(u.Unix()-sec, t.Format(time.RFC1123), t.YearDay(), t.Weekday())
		}
		for _, d := range [][5]int{{2024, 3, 31, 2, 30}, {2024, 10, 27, 2, 30}, {2024, 3, 10, 2, 30}, {2024, 11, 3, 1, 30}, {2050, 7, 1, 0, 0}, {1900, 1, 1, 0, 0}, {2011, 12, 30, 12, 0}} {
			fmt.Println(time.Date(d[0], time.Month(d[1]), d[2], d[3], d[4], 0, 0, loc))
		}
	}
	for _, name := range []string{"Nope/Nowhere", "../etc/passwd", "/etc/localtime", "a\\b", "", "Local"} {
		loc, err := time.LoadLocation(name)
		fmt.Println(loc, err)
	}
	ny, _ := time.LoadLocation("America/New_York")
	for _, v := range [][2]string{
		{time.RFC3339, "2024-07-01T12:00:00+02:00"}, {time.RFC3339, "2024-07-01T12:00:00-04:00"}, {time.RFC3339, "2024-07-01T12:00:00Z"}, {time.RFC3339, "2024-01-01T12:00:00+02:00"},
		{time.RFC1123, "Mon, 01 Jul 2024 12:00:00 EDT"}, {time.RFC1123, "Mon, 01 Jul 2024 12:00:00 CEST"}, {time.RFC1123, "Mon, 01 Jul 2024 12:00:00 CET"}, {time.RFC1123, "Mon, 01 Jul 2024 12:00:00 XYZ"},
		{time.RFC1123, "Mon, 01 Jul 2024 12:00:00 GMT+3"}, {time.RFC1123, "Mon, 01 Jul 2024 12:00:00 GMT-12"}, {time.UnixDate, "Mon Jul  1 12:00:00 UTC 2024"}, {time.RFC822Z, "01 Jul 24 12:00 -0330"}, {time.RFC850, "Monday, 01-Jul-24 12:00:00 EST"},
		{"2006-01-02 15:04:05 -0700 MST", "2024-07-01 12:00:00 +0200 CEST"}, {"2006-01-02 15:04:05 -0700 MST", "2024-07-01 12:00:00 +0300 +03"}, {time.DateTime, "2024-03-31 02:30:00"}, {time.DateTime, "2024-13-31 02:30:00"}, {time.RFC3339, "2024-07-01 12:00"},
	} {
		t, err := time.Parse(v[0], v[1])
		fmt.Println(t, t.Location(), err)
		t, err = time.ParseInLocation(v[0], v[1], ny)
		fmt.Println(t, t.Location(), err)
	}
	local := time.Unix(1_720_000_000, 0)
	fmt.Println(local, local.Location(), time.Local, local.Local() == local)
	fmt.Printf("%#v %v\n", local, local.AddDate(0, 6, 0))
	b, err := local.MarshalBinary()
	fmt.Println(b, err)
	var back time.Time
	fmt.Println(back.UnmarshalBinary(b), back, back.Location(), back.Equal(local))
	j, err := local.In(ny).MarshalJSON()
	fmt.Println(string(j), err)
	text, err := time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC).MarshalText()
	fmt.Println(string(text), err)
	fmt.Println(back.UnmarshalBinary(nil), back.UnmarshalBinary([]byte{9}), back.UnmarshalBinary([]byte{1}))
}
