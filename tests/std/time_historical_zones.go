package main

import (
	"fmt"
	"time"
)

func load(name string) *time.Location {
	l, err := time.LoadLocation(name)
	if err != nil {
		fmt.Println(name, err)
		return time.UTC
	}
	return l
}

func describe(t time.Time) string {
	zone, offset := t.Zone()
	return fmt.Sprintf("%s %s %d %v", t.Format("2006-01-02 15:04:05 -07:00:00"), zone, offset, t.IsDST())
}

func bounds(t time.Time) string {
	start, end := t.ZoneBounds()
	show := func(t time.Time) string {
		if t.IsZero() {
			return "none"
		}
		return describe(t)
	}
	return show(start) + " .. " + show(end)
}

func oldOffsets() {
	for _, name := range []string{
		"America/New_York", "Europe/Amsterdam", "Europe/London", "Europe/Dublin", "Africa/Monrovia", "Asia/Kolkata",
		"Pacific/Apia", "Asia/Kathmandu", "Australia/Lord_Howe", "Europe/Moscow", "Antarctica/Troll", "America/Caracas",
		"Asia/Pyongyang", "Pacific/Kiritimati", "Africa/Casablanca", "America/Sao_Paulo", "UTC", "Etc/GMT+5", "EST5EDT",
	} {
		l := load(name)
		fmt.Println(l)
		for _, year := range []int{1, 1850, 1916, 1937, 1942, 1971, 1995, 2011, 2024, 2037, 2038, 2100, 9999} {
			for _, month := range []time.Month{time.January, time.July} {
				fmt.Println(" ", describe(time.Date(year, month, 1, 12, 0, 0, 0, l)))
			}
		}
	}
}

func gapsAndOverlaps() {
	for _, c := range []struct {
		zone            string
		year, day, hour int
		month           time.Month
	}{
		{"America/New_York", 2024, 10, 2, time.March},
		{"America/New_York", 2024, 3, 1, time.November},
		{"Europe/Berlin", 2024, 31, 2, time.March},
		{"Europe/Berlin", 2024, 27, 2, time.October},
		{"Australia/Lord_Howe", 2024, 6, 2, time.October},
		{"Australia/Lord_Howe", 2024, 7, 1, time.April},
		{"Pacific/Apia", 2011, 30, 12, time.December},
		{"America/Sao_Paulo", 2018, 4, 0, time.November},
		{"Europe/Dublin", 2024, 27, 1, time.October},
		{"Asia/Pyongyang", 2015, 14, 23, time.August},
		{"Europe/Amsterdam", 1937, 1, 0, time.July},
		{"America/New_York", 2100, 14, 2, time.March},
		{"Africa/Monrovia", 1972, 7, 0, time.January},
	} {
		l := load(c.zone)
		fmt.Println(c.zone)
		for minute := -30; minute <= 90; minute += 30 {
			t := time.Date(c.year, c.month, c.day, c.hour, minute, 0, 0, l)
			fmt.Println(" ", describe(t), t.Unix())
		}
		t := time.Date(c.year, c.month, c.day, c.hour, 0, 0, 0, l)
		fmt.Println(" ", bounds(t))
		next := t.AddDate(0, 0, 1)
		fmt.Println(" ", next.Sub(t), t.Add(24*time.Hour).Sub(t), next.Equal(t.Add(24*time.Hour)))
	}
}

func zoneBounds() {
	for _, c := range []struct {
		zone string
		unix int64
	}{
		{"America/New_York", -1 << 40}, {"America/New_York", 1<<31 - 1}, {"America/New_York", 1 << 33},
		{"America/New_York", 1710053999}, {"America/New_York", 1710054000}, {"Asia/Kolkata", 0}, {"Asia/Kolkata", -2e9},
		{"Asia/Tokyo", 1 << 33}, {"Europe/London", 0}, {"UTC", 0}, {"Etc/GMT-3", 5}, {"Africa/Casablanca", 1712000000},
		{"America/Godthab", 1711846800}, {"Asia/Gaza", 1700000000},
	} {
		fmt.Println(c.zone, bounds(time.Unix(c.unix, 0).In(load(c.zone))))
	}
	fixed := time.FixedZone("LMT", -17762)
	fmt.Println(bounds(time.Unix(0, 0).In(fixed)), describe(time.Unix(0, 0).In(fixed)))
	var count int
	t := time.Date(2000, 1, 1, 0, 0, 0, 0, load("Europe/Paris"))
	for count < 90 {
		_, end := t.ZoneBounds()
		if end.IsZero() {
			break
		}
		t = end
		count++
	}
	fmt.Println(count, describe(t))
}

func parsing() {
	l := load("America/New_York")
	for _, text := range []string{
		"2024-03-10 02:30 EST", "2024-03-10 02:30 EDT", "2024-11-03 01:30 EST", "2024-11-03 01:30 EDT", "1942-06-01 12:00 EWT",
		"2024-07-01 12:00 CEST", "2024-07-01 12:00 UTC", "2024-07-01 12:00 GMT+3", "2024-07-01 12:00 LMT", "1880-07-01 12:00 LMT",
	} {
		t, err := time.ParseInLocation("2006-01-02 15:04 MST", text, l)
		fmt.Println(describe(t), t.Location(), t.Unix(), err)
	}
	t, err := time.ParseInLocation("2006-01-02 15:04 -0700", "2024-07-01 12:00 -0400", l)
	fmt.Println(t, t.Location(), err)
	t, err = time.ParseInLocation("2006-01-02 15:04 -0700", "2024-07-01 12:00 -0500", l)
	fmt.Printf("%v %q %v\n", t, t.Location(), err)
	for _, name := range []string{"", "UTC", "Local", "Nowhere/City", "../etc/passwd", "/etc/localtime", "America", "america/new_york", "A\\B", "Europe/Paris/"} {
		l, err := time.LoadLocation(name)
		fmt.Printf("%q %v %v\n", name, l != nil && err == nil, err != nil)
		if name == "../etc/passwd" || name == "A\\B" || name == "Nowhere/City" {
			fmt.Println(err)
		}
	}
	_, err = time.LoadLocationFromTZData("x", []byte("not zone data"))
	fmt.Println(err)
	_, err = time.LoadLocationFromTZData("x", nil)
	fmt.Println(err)
}

func main() {
	oldOffsets()
	gapsAndOverlaps()
	zoneBounds()
	parsing()
}
