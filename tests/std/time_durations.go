package main

import (
	"fmt"
	"math"
	"time"
)

func main() {
	ds := []time.Duration{0, 1, 999, 1000, 1001, 1500 * time.Microsecond, time.Millisecond, time.Second, 61 * time.Second, time.Hour + 500*time.Millisecond, -90 * time.Minute, math.MaxInt64, math.MinInt64, 36*time.Hour + 15*time.Minute, 1234567890}
	for _, d := range ds {
		fmt.Println(d, d.Hours(), d.Minutes(), d.Seconds(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds(), d.Abs(), d.Truncate(time.Second), d.Round(time.Second), d.Round(7*time.Millisecond), d.Truncate(-1), d.Round(0))
		fmt.Printf("%v %d %s %q %T %10v|%-12s|\n", d, d, d, d, d, d, d)
	}
	for _, s := range []string{"0", "1s", "-1.5h", "+5m", "1h2m3s4ms5us6ns", "1µs", "1μs", ".5s", "1.s", "1.", ".s", "", "-", "3", "3x", "1h-2m", "9223372036854775807ns", "9223372036854775808ns", "-9223372036854775808ns", "2562047h47m16.854775807s", "2562048h", "1e3s", "0.000000000001s", "1 s", "0.3333333333333333333h", "1.00000000000000000001s"} {
		d, err := time.ParseDuration(s)
		fmt.Println(s, d, int64(d), err)
	}
	for m := time.January; m <= 13; m++ {
		fmt.Print(m, " ")
	}
	for w := time.Sunday; w <= 7; w++ {
		fmt.Print(w, " ")
	}
	fmt.Println(time.Month(0), time.Weekday(-1))
	start := time.Now()
	time.Sleep(2 * time.Millisecond)
	el := time.Since(start)
	fmt.Println(el >= 2*time.Millisecond, el < 5*time.Second, time.Until(start) < 0, start.Round(0) == start)
	tm := time.NewTimer(time.Hour)
	fmt.Println(tm.Stop(), tm.Stop(), tm.Reset(time.Millisecond))
	<-tm.C
	fmt.Println(tm.Stop())
	tk := time.NewTicker(time.Millisecond)
	for range 3 {
		<-tk.C
	}
	tk.Reset(2 * time.Millisecond)
	<-tk.C
	tk.Stop()
	done := make(chan string)
	time.AfterFunc(time.Millisecond, func() { done <- "after func" })
	select {
	case s := <-done:
		fmt.Println(s)
	case <-time.After(5 * time.Second):
		fmt.Println("timeout")
	}
	select {
	case <-done:
	case <-time.After(time.Millisecond):
		fmt.Println("timeout")
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		time.NewTicker(0)
	}()
	loc, err := time.LoadLocation("Nowhere/City")
	fmt.Println(loc, err)
	loc, err = time.LoadLocation("UTC")
	fmt.Println(loc, err, loc == time.UTC)
	fmt.Println(time.Date(2024, 1, 31, 0, 0, 0, 0, time.UTC).AddDate(0, 1, 0).Format(time.DateOnly), time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC).YearDay())
}
