// Times as RFC 3339 has them, durations by option only, and bytes as base64.
package main

import (
	jsonv1 "encoding/json"
	"encoding/json/v2"
	"fmt"
	"strings"
	"time"
)

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

type Event struct {
	At    time.Time            `json:"at,omitzero"`
	Until *time.Time           `json:"until,omitempty"`
	By    map[time.Time]string `json:",omitempty"`
	Stamp
}

type Stamp struct {
	T time.Time `json:",omitempty"`
}

type Wrapped time.Time

type Embedded struct {
	time.Time
	X int
}

func main() {
	zone := time.FixedZone("", -(3*3600 + 30*60))
	for _, t := range []time.Time{{}, time.Unix(0, 0).UTC(), time.Date(2024, 2, 29, 23, 59, 59, 999999999, zone),
		time.Date(0, 1, 1, 0, 0, 0, 1000, time.UTC), time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("", 24*3600)),
		time.Date(2024, 1, 1, 0, 0, 0, 0, time.FixedZone("", 3601))} {
		b, err := json.Marshal(t)
		fmt.Println(string(b), shown(err))
		b, err = json.Marshal([]any{&t, map[time.Time]int{t: 1}})
		fmt.Println(string(b), shown(err))
	}
	for _, in := range []string{`"2024-02-29T23:59:59.999999999-03:30"`, `"0001-01-01T00:00:00Z"`, `"2023-02-29T00:00:00Z"`, `"2024-1-01T00:00:00Z"`,
		`"2024-01-01T1:00:00Z"`, `"2024-01-01T01:00:00,5Z"`, `"2024-01-01T01:00:00.Z"`, `"2024-01-01T01:00:00+24:00"`, `"2024-01-01T01:00:00+23:60"`,
		`"2024-01-01T01:00:00+23:59"`, `"2024-01-01T01:00:00"`, `"2024-01-01 01:00:00Z"`, `"2024-01-01t01:00:00z"`, `"2024-01-01T25:00:00Z"`,
		`"2024-01-01T01:00:60Z"`, `""`, `null`, `1`, `{}`, `true`, `"2024-01-01T01:00:00Z "`, `"\u0032024-01-01T01:00:00Z"`} {
		t := time.Unix(1, 0).UTC()
		err := json.Unmarshal([]byte(in), &t)
		fmt.Println(in, t, shown(err))
		err = json.Unmarshal([]byte(in), &t, jsonv1.ParseTimeWithLooseRFC3339(true))
		fmt.Println("\tloose", t, shown(err))
	}
	structs()
	durations()
	base64s()
}

func structs() {
	at := time.Date(2024, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, v := range []any{Event{}, Event{At: at, Until: &at, By: map[time.Time]string{at: "x"}}, Embedded{at, 1}, struct {
		T Embedded `json:"t"`
	}{Embedded{at, 1}}, Wrapped(at)} {
		b, err := json.Marshal(v)
		fmt.Println(string(b), shown(err))
	}
	var e Event
	fmt.Println(shown(json.Unmarshal([]byte(`{"at":"2024-01-02T03:04:05Z","until":"2024-01-02T03:04:05.5+01:00","By":{"2024-01-02T03:04:05Z":"y"}}`), &e)))
	fmt.Println(e.At, e.Until, e.By)
	fmt.Println(shown(json.Unmarshal([]byte(`{"until":null,"By":{"soon":"y"}}`), &e)), e.Until == nil)
	var w Embedded
	fmt.Println(shown(json.Unmarshal([]byte(`"2024-01-02T03:04:05Z"`), &w)), w)
}

func durations() {
	nano := jsonv1.FormatDurationAsNano(true)
	d := 90 * time.Second
	for _, v := range []any{d, &d, []time.Duration{1, -1}, map[time.Duration]int{d: 1}, struct {
		D time.Duration `json:",string"`
		E time.Duration `json:",omitzero"`
	}{D: d}} {
		b, err := json.Marshal(v)
		fmt.Println(string(b), shown(err))
		b, err = json.Marshal(v, nano)
		fmt.Println(string(b), shown(err))
		b, err = json.Marshal(v, nano, json.StringifyNumbers(true))
		fmt.Println(string(b), shown(err))
	}
	for _, in := range []string{`5`, `"5"`, `"1s"`, `null`, `1.5`, `9999999999999999999`} {
		var d time.Duration
		fmt.Println(in, shown(json.Unmarshal([]byte(in), &d)), d)
		fmt.Println(in, shown(json.Unmarshal([]byte(in), &d, nano)), d)
		fmt.Println(in, shown(json.Unmarshal([]byte(in), &d, nano, json.StringifyNumbers(true))), d)
	}
}

func base64s() {
	for _, in := range []string{`""`, `"AQ=="`, `"AQI="`, `"AQID"`, `"AQIDBA=="`, `"AQ"`, `"A"`, `"AR=="`, `"-_8="`, `"AQ==\n"`, `"A\r\nQ=="`, `"AQ==x"`, `"é"`, `1`, `[1,2]`, `null`} {
		slice, array := []byte("old"), [2]byte{8, 9}
		fmt.Println(in, shown(json.Unmarshal([]byte(in), &slice)), len(slice), slice == nil, shown(json.Unmarshal([]byte(in), &array)), array)
		fmt.Println("\tloose", shown(json.Unmarshal([]byte(in), &slice, jsonv1.ParseBytesWithLooseRFC4648(true))), slice)
		fmt.Println("\tarray", shown(json.Unmarshal([]byte(in), &array, jsonv1.FormatByteArrayAsArray(true))), array)
	}
	b, err := json.Marshal([2]byte{1, 2}, jsonv1.FormatByteArrayAsArray(true))
	fmt.Println(string(b), err)
}
