package main

import (
	"errors"
	"fmt"
	"time"
)

func parse(layout, value string) {
	t, err := time.Parse(layout, value)
	if err != nil {
		var pe *time.ParseError
		if errors.As(err, &pe) {
			fmt.Printf("%q %q %q %q\n", pe.LayoutElem, pe.ValueElem, pe.Message, err)
		} else {
			fmt.Println("other", err)
		}
		return
	}
	fmt.Println(t.Format(time.RFC3339Nano), t.Location(), t.YearDay())
}

func main() {
	for _, v := range []string{
		"2024-02-29T12:30:45Z", "2023-02-29T12:30:45Z", "2024-02-29T24:00:00Z", "2024-02-29T12:60:00Z", "2024-02-29T12:30:60Z",
		"2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z", "2024-04-31T00:00:00Z", "2024-04-00T00:00:00Z", "2024-2-01T00:00:00Z",
		"2024-02-29T12:30:45", "2024-02-29T12:30:45+24:00", "2024-02-29T12:30:45+23:59", "2024-02-29T12:30:45-00:60", "2024-02-29T12:30:45.Z",
		"2024-02-29T12:30:45.123456789Z", "2024-02-29T12:30:45,5Z", "2024-02-29T12:30:45.1234567890123Z", "", "2024", "x024-02-29T12:30:45Z",
		"2024-02-29 12:30:45Z", "2024-02-29T12:30:45Z ", "2024-02-29T12:30:45ZZ", "-024-02-29T12:30:45Z", "2024-02-29T1:30:45Z", "0000-01-01T00:00:00Z",
	} {
		parse(time.RFC3339, v)
	}
	for _, c := range [][2]string{
		{time.ANSIC, "Mon Jan  2 15:04:05 2006"}, {time.ANSIC, "Mon Jan 12 15:04:05 2006"}, {time.ANSIC, "Foo Jan  2 15:04:05 2006"}, {time.ANSIC, "Mon jAN 2 15:04:05 2006"},
		{time.RFC850, "Monday, 02-Jan-06 15:04:05 MST"}, {time.RFC850, "Sunday, 02-Jan-69 15:04:05 UTC"}, {time.RFC850, "Sunday, 02-Jan-68 15:04:05 XYZT"},
		{time.RFC1123, "Mon, 02 Jan 2006 15:04:05 G"}, {time.RFC1123, "Mon, 02 Jan 2006 15:04:05 GMT+3"}, {time.RFC1123, "Mon, 02 Jan 2006 15:04:05 GMT-25"},
		{time.RFC1123Z, "Mon, 02 Jan 2006 15:04:05 -0700"}, {time.RFC1123Z, "Mon, 02 Jan 2006 15:04:05 0700"}, {time.RFC822, "02 Jan 06 15:04 PST"},
		{time.Kitchen, "3:04PM"}, {time.Kitchen, "13:04PM"}, {time.Kitchen, "12:00AM"}, {time.Kitchen, "0:00PM"}, {time.Kitchen, "3:04pm"}, {time.Kitchen, "3:4PM"},
		{"pm", "AM"}, {"3pm", "12am"}, {"002 2006", "366 2024"}, {"002 2006", "366 2023"}, {"002 2006", "000 2023"}, {"__2 2006", " 45 2023"}, {"2006-01-02 002", "2024-03-01 061"},
		{"2006-01-02 002", "2024-03-01 060"}, {"2006-01 002", "2024-03 061"}, {"_2 Jan", " 5 Feb"}, {"2 January", "30 February"}, {"Jan", "Janu"}, {"January", "Jan"},
		{"05.000", "07.123"}, {"05.000", "07.12"}, {"05.999", "07.12345"}, {"05,000", "07,123"}, {"05.00", "07.123"}, {"05", "07.5"}, {"04 .000", "07 .123"},
		{"-07", "+05"}, {"-07", "+25"}, {"-07:00:00", "+05:30:15"}, {"Z0700", "Z"}, {"Z0700", "+0530"}, {"Z07:00:00", "-01:02:03"}, {"Z07", "X"}, {"-0700", "+0560"},
		{"MST", "CEST"}, {"MST", "+03"}, {"MST", "WITA"}, {"MST", "ABCDE"}, {"MST", "lower"}, {"MST", "ChST"}, {"MST", "+3"}, {"2006 MST", "2024 "},
		{"Mon Monday", "Tue Wednesday"}, {"Monday", "Mond"}, {"2006x01", "2024y02"}, {"hello 15", "hello 23"}, {"15h", "23"}, {"06", "6"}, {"1/2/06", "12/31/99"}, {"01", "1"}, {"1", "012"},
		{"2006-01-02 15:04:05 -0700 MST", "2024-01-01 00:00:00 -0500 EST"}, {"15:04:05.999999999 -0700", "01:02:03.000000001 +0000"},
	} {
		fmt.Printf("%q ", c[0])
		parse(c[0], c[1])
	}
	ny, err := time.LoadLocation("America/New_York")
	fmt.Println(err)
	for _, v := range []string{"2024-03-10 02:30 EST", "2024-07-01 12:00 EST", "2024-07-01 12:00 EDT", "2024-11-03 01:30 EDT", "2024-11-03 01:30 EST", "2024-01-01 12:00 XXX"} {
		t, err := time.ParseInLocation("2006-01-02 15:04 MST", v, ny)
		name, off := t.Zone()
		fmt.Println(t, name, off, err)
	}
	t, err := time.ParseInLocation(time.DateTime, "2024-03-10 02:30:00", ny)
	fmt.Println(t, err)
	_, err = time.LoadLocation("No/Such")
	fmt.Println(err)
	_, err = time.LoadLocation("../etc/passwd")
	fmt.Println(err)
	for _, d := range []string{"", "1", "1x", ".", "1.5.5h", "-", "+5s", "-1.5h", "1h-5m", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "1e3s", "0", "+0", "1µs1μs", "3000000h", ".5s", "1.s", "\xff"} {
		v, err := time.ParseDuration(d)
		fmt.Println(v, err)
	}
}
