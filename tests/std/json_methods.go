// Marshaler, Unmarshaler and their text cousins on values, pointers, keys and elements; their errors.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"time"
)

type Celsius float64

func (c Celsius) MarshalJSON() ([]byte, error) { return fmt.Appendf(nil, `{ "c": %.1f }`, float64(c)), nil }
func (c *Celsius) UnmarshalJSON(b []byte) error {
	_, err := fmt.Sscanf(string(b), `{"c":%f}`, (*float64)(c))
	return err
}

type Color struct{ R, G, B uint8 }

func (c *Color) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "#%02x%02x%02x", c.R, c.G, c.B), nil }
func (c *Color) UnmarshalText(b []byte) error {
	if len(b) != 7 {
		return errors.New("bad color " + string(b))
	}
	_, err := fmt.Sscanf(string(b), "#%02x%02x%02x", &c.R, &c.G, &c.B)
	return err
}

type Key int

func (k Key) MarshalText() ([]byte, error) { return []byte(strings.Repeat("k", int(k))), nil }
func (k *Key) UnmarshalText(b []byte) error {
	*k = Key(len(b))
	return nil
}

type Broken struct{ text string }

func (b Broken) MarshalJSON() ([]byte, error) {
	if b.text == "" {
		return nil, errors.New("nothing to say")
	}
	return []byte(b.text), nil
}

type BrokenText struct{}

func (BrokenText) MarshalText() ([]byte, error) { return nil, errors.New("no text") }

type Raw struct {
	A json.RawMessage
	B *json.RawMessage
	C json.Number
}

func show(v any) {
	b, err := json.Marshal(v)
	fmt.Printf("%s %v\n", b, err)
	if e, ok := errors.AsType[*json.MarshalerError](err); ok {
		fmt.Println(e.Type, e.Err, errors.Unwrap(err))
	}
}

func main() {
	show(Celsius(21.5))
	show([]Celsius{1, 2})
	show(map[string]Celsius{"b": 1, "a": 2})
	show(Color{1, 2, 3})
	show(&Color{1, 2, 3})
	show([]Color{{1, 2, 3}})
	show([1]Color{{1, 2, 3}})
	show(map[string]Color{"a": {}})
	show(struct{ C Color }{})
	show(&struct{ C Color }{})
	show(map[Key]int{3: 3, 1: 1, 2: 2})
	show((*Celsius)(nil))
	for _, text := range []string{"", "{", "1 2", "nul", `"a` + "\n" + `"`, ` [1 , 2] `, `"<&>"`, "\"\xff\""} {
		show(Broken{text})
		show(map[string]any{"in": &Broken{text}})
	}
	show(BrokenText{})
	show(map[BrokenText]int{{}: 1})
	show(time.Date(2026, 11, 25, 12, 0, 0, 5000, time.FixedZone("", 3600)))
	show(big.NewInt(123456789))
	show(1500 * time.Millisecond)
	raw := json.RawMessage(`"r"`)
	show(Raw{json.RawMessage(`[ 1 ]`), &raw, "1e5"})
	show(Raw{})
	show(Raw{C: "x1"})

	var c Celsius
	fmt.Println(json.Unmarshal([]byte(`{"c":3.5}`), &c), c)
	var colors map[string]*Color
	fmt.Println(json.Unmarshal([]byte(`{"red":"#ff0000","none":null}`), &colors), *colors["red"], colors["none"])
	var color Color
	for _, text := range []string{`"#12"`, `12`, `null`, `{}`, `[1]`, `true`} {
		fmt.Println(text, json.Unmarshal([]byte(text), &color), color)
	}
	var keys map[Key]string
	fmt.Println(json.Unmarshal([]byte(`{"kk":"two","kkk":"three"}`), &keys), keys)
	var r Raw
	fmt.Println(json.Unmarshal([]byte(`{"A": { "x" : 1 } , "B":null,"C":12.50}`), &r), string(r.A), r.B, r.C)
	fmt.Println(r.C.Float64())
	fmt.Println(r.C.Int64())
	fmt.Println(json.Unmarshal([]byte(`{"C":"12"}`), &r), r.C)
	fmt.Println(json.Unmarshal([]byte(`{"C":"a"}`), &r), r.C)
	var when time.Time
	fmt.Println(json.Unmarshal([]byte(`"2026-01-02T03:04:05.678+02:00"`), &when), when)
	fmt.Println(json.Unmarshal([]byte(`"yesterday"`), &when))
	var n big.Int
	fmt.Println(json.Unmarshal([]byte(`123456789012345678901234567890`), &n), &n)
	var any any = &color
	fmt.Println(json.Unmarshal([]byte(`"#010203"`), any), color)
	fmt.Println(json.Unmarshal([]byte(`"#040506"`), &any), color, any == &color)
}
