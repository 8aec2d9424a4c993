package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

type level int

func (l level) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "L%d", int(l)), nil }
func (l *level) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "L%d", (*int)(l))
	return err
}

type temp float64

func (t temp) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "{ \"deg\" : %.1f }", float64(t)), nil
}
func (t *temp) UnmarshalJSON(b []byte) error { *t = temp(len(b)); return nil }

type base struct {
	ID   int `json:"id"`
	Kind string
}
type zero struct{ A, B int }

func (z zero) IsZero() bool { return z.A == z.B }

type doc struct {
	base
	*zero  `json:"z,omitzero"`
	Name   string          `json:"name,omitempty"`
	N      int             `json:",string"`
	Raw    json.RawMessage `json:"raw,omitempty"`
	T      temp            `json:"t"`
	When   time.Time       `json:"when,omitzero"`
	Z      zero            `json:"zz,omitzero"`
	Lv     map[level]int   `json:"lv,omitempty"`
	B      []byte          `json:"b"`
	Skip   int             `json:"-"`
	Dash   int             `json:"-,"`
	Any    any             `json:"any"`
	F      float32         `json:"f,omitempty"`
	Arr    [2]bool         `json:"arr"`
	hidden int
}

func main() {
	d := doc{base: base{1, "k"}, N: 5, Raw: json.RawMessage(` [1, 2 ] `), T: 36.6, Lv: map[level]int{3: 1, 1: 2}, B: []byte("hi<"), Any: map[string]any{"z": nil, "a": "<&>\u2028"}, F: 1e21}
	b, err := json.Marshal(d)
	fmt.Println(string(b), err)
	var e doc
	fmt.Println(json.Unmarshal(b, &e), e.ID, e.Kind, e.N, string(e.Raw), e.T, e.Lv, string(e.B), e.Any, e.F)
	b, err = json.MarshalIndent(map[int]any{3: []int{}, 1: map[string]int{}, 2: []any{1, "x", nil, 1.5e-9}}, ">", "  ")
	fmt.Println(string(b), err)
	dec := json.NewDecoder(strings.NewReader(`{"a":[1,true,null,{"b":"c"}],"d":1e3} [ ] "x" 12 {"a":}`))
	for {
		t, err := dec.Token()
		if err != nil {
			fmt.Println(err, dec.InputOffset())
			break
		}
		fmt.Printf("%T %v %v %d;", t, t, dec.More(), dec.InputOffset())
	}
	for _, s := range []string{`{"id":"x"}`, `{"N":5}`, `{"N":"x"}`, `{"arr":[1]}`, `{"b":"!!"}`, `{"b":"aGk="`, `[1]`, `{"f":1e400}`, `{"lv":{"x":1}}`, `{"when":"zz"}`, `{"ID":4,"KIND":"q","unknown":1}`, `{"arr":[true,false,true]}`, `{"id":1.5}`, `nul`, ``, `{"a" 1}`, "{\"a\":\"\n\"}", `{"a":"\ud800x\u00e9\q"}`} {
		var v doc
		err := json.Unmarshal([]byte(s), &v)
		fmt.Printf("%s %T %v %d %s %v\n", s, err, err, v.ID, v.Kind, v.Arr)
		dec := json.NewDecoder(strings.NewReader(s))
		dec.DisallowUnknownFields()
		dec.UseNumber()
		fmt.Println(dec.Decode(&v), json.Valid([]byte(s)))
	}
	for _, v := range []any{make(chan int), func() {}, map[bool]int{}, complex(1, 2), []any{1, func() {}}, temp(1e300)} {
		_, err := json.Marshal(v)
		fmt.Printf("%T %v\n", err, err)
	}
	var buf bytes.Buffer
	fmt.Println(json.Compact(&buf, []byte(` { "a" : [ 1 , 2 ] } `)), buf.String())
	buf.Reset()
	fmt.Println(json.Indent(&buf, []byte(`{"a":[],"b":{},"c":[1]}`), "", "\t"), buf.String())
	json.HTMLEscape(&buf, []byte(`"<a>&"`))
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	fmt.Println(enc.Encode([]string{"<b>"}), buf.String())
}
