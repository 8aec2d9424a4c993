package main

import (
	"fmt"
	"time"
)

func weeks() {
	for year := 1995; year <= 2035; year++ {
		first := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
		last := time.Date(year, 12, 31, 23, 59, 59, 999999999, time.UTC)
		y1, w1 := first.ISOWeek()
		y2, w2 := last.ISOWeek()
		fmt.Println(year, first.Weekday(), y1, w1, last.Weekday(), y2, w2, last.YearDay())
	}
	for _, year := range []int{-400, -4, -1, 0, 1, 4, 100, 400, 1582, 1900, 9999, 10000, 292277026596} {
		t := time.Date(year, 12, 29, 0, 0, 0, 0, time.UTC)
		y, w := t.ISOWeek()
		fmt.Println(year, t.Weekday(), y, w, t.YearDay(), t.Add(72*time.Hour).YearDay())
	}
}

func normalised() {
	for _, c := range [][7]int{
		{2024, 13, 1, 0, 0, 0, 0}, {2024, 0, 1, 0, 0, 0, 0}, {2024, -11, 1, 0, 0, 0, 0}, {2024, 2, 30, 0, 0, 0, 0}, {2023, 2, 29, 0, 0, 0, 0},
		{2024, 1, 0, 0, 0, 0, 0}, {2024, 1, -365, 0, 0, 0, 0}, {2024, 1, 1, 24, 0, 0, 0}, {2024, 1, 1, -1, -1, -1, -1}, {2024, 1, 1, 0, 1440, 0, 0},
		{2024, 1, 1, 0, 0, 86399, 1000000000}, {2024, 14, 35, 25, 61, 61, 1}, {0, 0, 0, 0, 0, 0, 0}, {-1, -1, -1, 0, 0, 0, 0}, {2024, 12, 31, 23, 59, 60, 0},
		{1, 1, 1, 0, 0, 0, 0}, {2024, 1, 100000, 0, 0, 0, 0}, {2024, 1, 1, 100000, 0, 0, 0}, {2024, 1200, 1, 0, 0, 0, 0}, {2024, 1, 1, 0, 0, 0, -1 << 40},
	} {
		t := time.Date(c[0], time.Month(c[1]), c[2], c[3], c[4], c[5], c[6], time.UTC)
		fmt.Println(t.Format("2006-01-02T15:04:05.999999999"), t.Weekday(), t.YearDay(), t.Unix())
	}
}

func addDates() {
	start := time.Date(2024, 1, 31, 12, 0, 0, 0, time.UTC)
	for _, d := range [][3]int{{0, 1, 0}, {0, -1, 0}, {0, 13, 0}, {1, 1, 0}, {0, 0, 29}, {0, 1, -31}, {-1, -13, 400}, {4, 0, 0}, {0, 0, -400000}, {-3000, 0, 0}, {0, 2400, 0}, {8000, 0, 0}} {
		fmt.Println(d, start.AddDate(d[0], d[1], d[2]).Format("2006-01-02 Mon __2 002"))
	}
	leap := time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)
	for years := -4; years <= 4; years++ {
		t := leap.AddDate(years, 0, 0)
		fmt.Print(t.Format("06-01-02 "), t.YearDay(), "; ")
	}
	fmt.Println()
}

func names() {
	for _, d := range []time.Weekday{-1, 0, 6, 7, 100} {
		fmt.Print(d, " ")
	}
	for _, m := range []time.Month{-1, 0, 1, 12, 13, 1000} {
		fmt.Print(m, " ")
	}
	fmt.Println()
	fmt.Printf("%d %v %q %x %s|%12s|%-10v|\n", time.Friday, time.Friday, time.Friday, time.Friday, time.May, time.May, time.Monday)
}

func formats() {
	t := time.Date(2024, 3, 5, 7, 8, 9, 10203040, time.UTC)
	for _, layout := range []string{"002", "__2", "_2", "02", "2", "Jan _2 06", "Monday Mon Mo", "January Jan Ja", "2006 06 6", "1 01 001", "15 3 03 PM pm", ".000 .999 ,000 .0000000000", "2006002", "20060102150405", "Z07 -07 -0700 MST", "5.00 05.000 4 04"} {
		fmt.Printf("%q %q\n", layout, t.Format(layout))
	}
	for _, c := range [][2]string{
		{"2006 002", "2024 060"}, {"2006 002", "2023 366"}, {"2006 002", "2024 366"}, {"2006 002", "2024 000"}, {"2006 002", "2024 367"},
		{"2006 __2", "2024  60"}, {"2006 __2", "2024 6"}, {"2006-002 01", "2024-060 02"}, {"2006-002 01", "2024-060 03"}, {"2006-002 01-02", "2024-060 02-29"},
		{"2006-002 02", "2024-060 28"}, {"Mon 2006-01-02", "Tue 2024-01-01"}, {"Monday 2006-01-02", "Funday 2024-01-01"}, {"2006-01-02", "2023-02-29"}, {"2006-01-02", "2024-02-30"},
		{"2006-01-02", "2024-04-31"}, {"2006-01-02", "2024-00-10"}, {"2006-01-02", "2024-13-10"}, {"2006-01-02", "2024-1-10"}, {"2006-1-2", "2024-01-09"},
		{"Jan _2 2006", "Feb  9 2024"}, {"Jan _2 2006", "feb 29 2023"}, {"January 2", "February 29"}, {"01/02", "02/29"}, {"06", "68"}, {"06", "69"}, {"15:04:05", "24:00:00"}, {"3PM", "13PM"}, {"3PM", "12AM"}, {"3PM", "0PM"},
	} {
		t, err := time.Parse(c[0], c[1])
		fmt.Println(t.Format("2006-01-02 15:04:05 Mon 002"), err)
	}
}

func roundings() {
	t := time.Date(2024, 2, 29, 13, 37, 42, 123456789, time.UTC)
	for _, d := range []time.Duration{0, -time.Hour, 1, 1000, time.Second, 7 * time.Second, time.Hour, 24 * time.Hour, 7 * 24 * time.Hour, 1 << 62} {
		fmt.Println(d, t.Truncate(d).Format(time.RFC3339Nano), t.Round(d).Format(time.RFC3339Nano))
	}
	old := time.Date(-44, 3, 15, 12, 0, 0, 0, time.UTC)
	fmt.Println(old, old.Weekday(), old.YearDay(), old.Truncate(7*24*time.Hour).Weekday(), old.Round(time.Hour*24))
	early := time.Date(2024, 1, 1, 0, 30, 0, 0, time.FixedZone("east", 3600))
	y, w := early.ISOWeek()
	uy, uw := early.UTC().ISOWeek()
	fmt.Println(early.YearDay(), early.UTC().YearDay(), y, w, uy, uw, early.Weekday(), early.UTC().Weekday())
	fmt.Println(time.Time{}.Weekday(), time.Time{}.YearDay(), time.Unix(0, 0).UTC().Weekday(), time.Unix(-1, 0).UTC().YearDay())
}

func main() {
	weeks()
	normalised()
	addDates()
	names()
	formats()
	roundings()
}
