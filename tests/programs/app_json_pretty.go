package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"
	"time"
)

type Level int

const (
	Debug Level = iota
	Info
	Warn
)

func (l Level) MarshalText() ([]byte, error) {
	if l > Warn {
		return nil, fmt.Errorf("level %d", int(l))
	}
	return []byte([...]string{"debug", "info", "warn"}[l]), nil
}
func (l *Level) UnmarshalText(b []byte) error {
	for i := Debug; i <= Warn; i++ {
		if t, _ := i.MarshalText(); bytes.Equal(t, b) {
			*l = i
			return nil
		}
	}
	return fmt.Errorf("unknown level %q", b)
}

type Base struct {
	ID   int64     `json:"id,string"`
	When time.Time `json:"when"`
}
type Item struct {
	Base
	Name   string          `json:"name"`
	Tags   []string        `json:"tags,omitempty"`
	Price  *float64        `json:"price"`
	Level  Level           `json:"level"`
	Counts map[Level]int   `json:"counts,omitempty"`
	Extra  json.RawMessage `json:"extra,omitempty"`
	Any    any             `json:"any,omitempty"`
	Bytes  []byte          `json:"bytes,omitempty"`
	hidden int
	Skip   string        `json:"-"`
	Dur    time.Duration `json:",omitzero"`
	Arr    [2]bool
}
type Celsius float64

func (c Celsius) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, `{"c":%.1f}`, float64(c)), nil
}

func pretty(w io.Writer, v any, indent string) {
	switch v := v.(type) {
	case map[string]any:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		for _, k := range keys {
			fmt.Fprintf(w, "%s%s:\n", indent, k)
			pretty(w, v[k], indent+"  ")
		}
	case []any:
		for i, x := range v {
			fmt.Fprintf(w, "%s[%d]\n", indent, i)
			pretty(w, x, indent+"  ")
		}
	default:
		fmt.Fprintf(w, "%s%v (%T)\n", indent, v, v)
	}
}

func main() {
	p := 9.99
	it := Item{Base: Base{42, time.Date(2024, 2, 29, 12, 30, 0, 500, time.UTC)}, Name: "a<b>&\u2028\"q\" é", Tags: []string{"x", "y"}, Price: &p, Level: Warn,
		Counts: map[Level]int{Info: 3, Debug: 1}, Extra: json.RawMessage(`{"k":[1, 2 ,3]}`), Any: []any{1, "s", nil, Celsius(36.6), map[string]float64{"z": 1e21, "a": 1e-7}}, Bytes: []byte("hello"), Dur: time.Second}
	b, err := json.Marshal(it)
	fmt.Println(string(b), err)
	b, err = json.MarshalIndent(it, ">", "  ")
	fmt.Println(string(b), err)
	var back Item
	fmt.Println(json.Unmarshal(b[1:], &back), json.Unmarshal(bytes.ReplaceAll(b, []byte("\n>"), []byte("\n")), &back))
	fmt.Println(back.ID, back.Name == it.Name, *back.Price, back.Level, back.Counts, string(back.Bytes), back.When.Equal(it.When), back.Dur)
	pretty(os.Stdout, back.Any, "")
	for _, bad := range []string{`{"level":"loud"}`, `{"name":5}`, `{"id":7}`, `{"name":"x"`, `[1]`, `{"Arr":[true,true,true]}`, `{"price":"1"}`, `{"name":"\ud800"} x`, `nul`, `{"tags":[1]}`, `{"when":"yesterday"}`} {
		var i Item
		err := json.Unmarshal([]byte(bad), &i)
		var se *json.SyntaxError
		var te *json.UnmarshalTypeError
		switch {
		case errors.As(err, &se):
			fmt.Println("syntax", se.Offset, err)
		case errors.As(err, &te):
			fmt.Println("type", te.Field, te.Value, te.Type, err)
		default:
			fmt.Println(err)
		}
	}
	dec := json.NewDecoder(strings.NewReader(`{"a":1} {"a":12345678901234567890} [true] {"zz":1}`))
	dec.UseNumber()
	for dec.More() {
		var m any
		if err := dec.Decode(&m); err != nil {
			fmt.Println(err)
			break
		}
		pretty(os.Stdout, m, "- ")
	}
	dec = json.NewDecoder(strings.NewReader(`{"name":"n","bogus":1}`))
	dec.DisallowUnknownFields()
	fmt.Println(dec.Decode(&back))
	dec = json.NewDecoder(strings.NewReader(`{"a":[1,"x",null,{"b":false}]}`))
	for {
		t, err := dec.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T %v|", t, t)
	}
	_, err = json.Marshal(map[string]any{"f": func() {}})
	fmt.Println(err)
	_, err = json.Marshal(Level(9))
	fmt.Println(err)
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "\t")
	enc.Encode(struct {
		A string `json:"a"`
		B []int
		C map[string]int
		D *int
		E struct{} `json:"e"`
	}{A: "<&>", B: []int{}})
	var buf bytes.Buffer
	fmt.Println(json.Compact(&buf, []byte(" { \"a\" : [ 1 , 2 ] } ")), buf.String(), json.Valid([]byte(`{"a":01}`)))
}
