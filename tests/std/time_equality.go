// Times of one instant under ==, DeepEqual and as keys of maps; what strips a reading of the monotonic clock; what their fields show.
package main

import (
	"fmt"
	"math"
	"reflect"
	"strings"
	"time"
	"unsafe"
)

type stamped struct {
	name string
	at   time.Time
}

func main() {
	parsed := func(s string) time.Time {
		t, err := time.Parse(time.RFC3339Nano, s)
		if err != nil {
			fmt.Println(err)
		}
		return t
	}
	var binary, text time.Time
	b, _ := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).MarshalBinary()
	fmt.Println(binary.UnmarshalBinary(b), text.UnmarshalJSON([]byte(`"0001-01-01T00:00:00Z"`)))
	hour := parsed("0001-01-01T01:00:00+01:00")
	all := []time.Time{{}, time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC), time.Unix(-62135596800, 0).UTC(), parsed("0001-01-01T00:00:00Z"), time.Time{}.UTC(), time.Time{}.In(time.UTC), time.Time{}.Local().UTC(), hour.UTC(), binary, text, time.Time{}.Add(1).Add(-1), hour}
	for _, a := range all {
		for _, b := range all {
			fmt.Print(a == b, reflect.DeepEqual(a, b), a.Equal(b), " ")
		}
		fmt.Println(a.IsZero(), a.Location() == time.UTC, reflect.ValueOf(a).IsZero())
	}
	counts := map[any]int{}
	for _, a := range all {
		counts[stamped{"x", a}]++
	}
	fmt.Println(len(counts), counts[stamped{"x", time.Time{}}], unsafe.Sizeof(all[0]))

	utc := time.Date(2024, 2, 29, 12, 30, 15, 999, time.UTC)
	fmt.Printf("%v %+v\n%v\n", stamped{}, []stamped{{"a", utc}}, struct{ t *time.Time }{}.t)
	fmt.Printf("%#v %#v\n", stamped{at: utc}, utc)
	now := time.Now()
	monotonic := func(t time.Time) bool { return strings.Contains(t.String(), " m=") }
	fmt.Println(monotonic(now), monotonic(now.Add(time.Hour)), monotonic(now.Add(-200*365*24*time.Hour)), monotonic(now.Add(math.MaxInt64).Add(math.MaxInt64)))
	fmt.Println(monotonic(now.UTC()), monotonic(now.Local()), monotonic(now.In(time.UTC)), monotonic(now.Round(0)), monotonic(now.Truncate(1)), monotonic(now.AddDate(0, 0, 1)), monotonic(utc))
	fmt.Println(now.UTC() == now.Round(0).UTC(), now.Equal(now.UTC()), now == now.Round(0), now.Add(5).Sub(now), now.Round(0).Add(5).Sub(now))
	fmt.Println(now.Add(time.Hour).Unix()-now.Unix(), now.Add(-time.Nanosecond).Before(now), now.UTC().Add(time.Minute).Sub(now))
	for _, d := range []time.Duration{math.MaxInt64, math.MinInt64, 1, -1} {
		far := utc.Add(d)
		fmt.Println(far, far.Sub(utc) == d, far.Add(-d) == utc, time.Unix(0, int64(d)).UTC())
	}
}
