package main

import (
	"fmt"
	"math"
	"time"
)

func main() {
	for _, s := range []int64{math.MaxInt64, math.MinInt64, math.MaxInt64 - 62135596800, math.MinInt64 + 62135596800, 1 << 62, -1 << 62, math.MaxInt64 - 62135596800 + 1} {
		t := time.Unix(s, 0).UTC()
		y, w := t.ISOWeek()
		fmt.Println(t, t.Unix(), t.Weekday(), t.YearDay(), y, w, t.Hour(), t.Minute(), t.Second())
	}
	fmt.Println(time.Date(292277026596, 12, 4, 15, 30, 8, 0, time.UTC).Unix(), time.Date(math.MaxInt64, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(math.MinInt64, 1, 1, 0, 0, 0, 0, time.UTC))
	fmt.Println(time.Date(1, 1, math.MaxInt64, 0, 0, 0, 0, time.UTC), time.Date(1, math.MaxInt64, 1, 0, 0, 0, 0, time.UTC))
}
