// A document of an application: typed, with names of its own, read, changed and written again.
package main

import (
	"encoding/json/jsontext"
	"encoding/json/v2"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"
)

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

type Level int

const (
	Low Level = iota
	High
)

func (l Level) MarshalText() ([]byte, error) {
	switch l {
	case Low:
		return []byte("low"), nil
	case High:
		return []byte("high"), nil
	}
	return nil, fmt.Errorf("no level %d", int(l))
}

func (l *Level) UnmarshalText(b []byte) error {
	switch string(b) {
	case "low":
		*l = Low
	case "high":
		*l = High
	default:
		return fmt.Errorf("no level %q", b)
	}
	return nil
}

// Money is written as "12.50 EUR".
type Money struct {
	Cents    int64
	Currency string
}

func (m Money) MarshalJSONTo(e *jsontext.Encoder) error {
	return e.WriteToken(jsontext.String(fmt.Sprintf("%d.%02d %s", m.Cents/100, m.Cents%100, m.Currency)))
}

func (m *Money) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	t, err := d.ReadToken()
	if err != nil {
		return err
	}
	if t.Kind() != jsontext.KindString {
		return &json.SemanticError{JSONKind: t.Kind(), Err: errors.New("amount is no string")}
	}
	var whole int64
	if _, err := fmt.Sscanf(t.String(), "%d.%d %s", &whole, &m.Cents, &m.Currency); err != nil {
		return errors.New("bad amount")
	}
	m.Cents += whole * 100
	return nil
}

// Ordered keeps the members of an object in their order.
type Ordered[V any] []struct {
	Name  string
	Value V
}

func (o *Ordered[V]) MarshalJSONTo(e *jsontext.Encoder) error {
	e.WriteToken(jsontext.BeginObject)
	for i := range *o {
		if err := e.WriteToken(jsontext.String((*o)[i].Name)); err != nil {
			return err
		}
		if err := json.MarshalEncode(e, &(*o)[i].Value); err != nil {
			return err
		}
	}
	return e.WriteToken(jsontext.EndObject)
}

func (o *Ordered[V]) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	if k := d.PeekKind(); k != jsontext.KindBeginObject {
		return fmt.Errorf("expected an object, have %v", k)
	}
	d.ReadToken()
	for d.PeekKind() != jsontext.KindEndObject {
		*o = append(*o, struct {
			Name  string
			Value V
		}{})
		last := &(*o)[len(*o)-1]
		if err := json.UnmarshalDecode(d, &last.Name); err != nil {
			return err
		}
		if err := json.UnmarshalDecode(d, &last.Value); err != nil {
			return err
		}
	}
	_, err := d.ReadToken()
	return err
}

type Order struct {
	ID      uint64          `json:"id,string"`
	Placed  time.Time       `json:"placed"`
	Shipped *time.Time      `json:"shipped,omitzero"`
	Level   Level           `json:"level,omitzero"`
	Items   Ordered[Item]   `json:"items"`
	Limits  map[Level]Money `json:"limits,omitempty"`
	Notes   []string        `json:"notes,omitempty"`
	Link    *url.URL        `json:"link,omitempty"`
	Unknown map[string]any  `json:",embed"`
}

type Item struct {
	Count int     `json:",omitzero"`
	Price Money   `json:"price"`
	Part  [2]int8 `json:"part,omitzero"`
}

const document = `{
	"id": "18446744073709551615", "placed": "2024-02-29T10:00:00.25+01:00", "level": "high",
	"items": {"zebra": {"Count": 2, "price": "12.50 EUR"}, "apple": {"price": "0.99 EUR", "part": [1, -1]}},
	"limits": {"low": "1.00 EUR", "high": "9.99 USD"}, "notes": [],
	"extra": {"deep": [1, 2.5, "x", null, true]}, "more": "kept"
}`

func main() {
	var o Order
	fmt.Println(json.Unmarshal([]byte(document), &o))
	fmt.Println(o.ID, o.Placed, o.Level, o.Items[0].Name, o.Items[1].Value, o.Limits[High], len(o.Unknown))
	shipped := o.Placed.Add(36 * time.Hour)
	o.Shipped = &shipped
	o.Notes = append(o.Notes, "späť <ok>", "tab\there")
	o.Items[0].Value.Count++
	o.Unknown["again"] = map[string]int{"b": 1, "a": 2}
	b, err := json.Marshal(&o, json.Deterministic(true), jsontext.WithIndent("  "))
	fmt.Println(string(b), err)
	var again Order
	fmt.Println(json.Unmarshal(b, &again, json.RejectUnknownMembers(true)), again.Shipped.Equal(shipped), slices.Sorted(maps.Keys(again.Unknown)))
	fmt.Println(slices.Equal(again.Items, o.Items), again.Notes, maps.Equal(again.Limits, o.Limits))
	for _, change := range [][2]string{
		{`"18446744073709551615"`, `18446744073709551615`}, {`73709551615"`, `73709551616"`}, {`"high",`, `"medium",`},
		{`"12.50 EUR"`, `12.5`}, {`"0.99 EUR"`, `"lots"`}, {`[1, -1]`, `[1, -129]`}, {`[1, -1]`, `[1]`}, {`{"zebra"`, `[{"zebra"`},
		{`"low": "1.00 EUR"`, `"lo": "1.00 EUR"`}, {`"apple"`, `"zebra"`}, {`"more": "kept"`, `"more": kept`}, {`"extra"`, `"id"`},
		{`02-29`, `02-30`}, {`"x", null`, `"x" null`}, {`"notes": []`, `"notes": [[]]`},
	} {
		var o Order
		err := json.Unmarshal([]byte(strings.Replace(document, change[0], change[1], 1)), &o)
		fmt.Println(change[1], "->", shown(err))
	}
	o.Level = 7
	_, err = json.Marshal(map[string]*Order{"o": &o})
	fmt.Println(shown(err))
}
