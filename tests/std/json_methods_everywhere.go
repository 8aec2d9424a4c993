// Marshalers in every place: values, pointers, keys, elements, embedded, nil, failing, and their errors.
package main

import (
	"bytes"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

type Val struct{ n int }

func (v Val) MarshalJSON() ([]byte, error)  { return fmt.Appendf(nil, `{"val" : %d}`, v.n), nil }
func (v *Val) UnmarshalJSON(b []byte) error { v.n = len(b); return nil }

type Ptr struct{ n int }

func (p *Ptr) MarshalJSON() ([]byte, error) {
	if p == nil {
		return []byte(`"nil ptr"`), nil
	}
	return fmt.Appendf(nil, `"ptr%d"`, p.n), nil
}

type Text string

func (t Text) MarshalText() ([]byte, error) {
	if t == "bad" {
		return nil, errors.New("bad text")
	}
	return []byte("<" + t + ">"), nil
}
func (t *Text) UnmarshalText(b []byte) error {
	if string(b) == "bad" {
		return errors.New("cannot read bad")
	}
	*t = Text("[" + string(b) + "]")
	return nil
}

type PtrText struct{ s string }

func (t *PtrText) MarshalText() ([]byte, error) { return []byte("p" + t.s), nil }

type IntKey int

func (k IntKey) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "k%02d", int(k)), nil }
func (k *IntKey) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "k%d", (*int)(k))
	return err
}

type Both struct{}

func (Both) MarshalJSON() ([]byte, error) { return []byte(`"json"`), nil }
func (Both) MarshalText() ([]byte, error) { return []byte("text"), nil }

type Broken string

func (b Broken) MarshalJSON() ([]byte, error) {
	if b == "error" {
		return nil, errors.New("broken")
	}
	return []byte(b), nil
}

type Panics struct{}

func (Panics) MarshalJSON() ([]byte, error) { panic("in MarshalJSON") }

type Embeds struct {
	Val
	Extra int
}
type EmbedsPtr struct {
	*Ptr
	Extra int
}
type Hidden struct {
	Text  `json:"named"`
	Extra int
}
type Fields struct {
	V  Val                    `json:"v"`
	VP *Val                   `json:"vp"`
	P  Ptr                    `json:"p"`
	PP *Ptr                   `json:"pp"`
	T  Text                   `json:"t,omitempty"`
	TS Text                   `json:"ts,string"`
	PT PtrText                `json:"pt"`
	I  json.Marshaler         `json:"i"`
	IT encoding.TextMarshaler `json:"it"`
	R  json.RawMessage        `json:"r"`
	RP *json.RawMessage       `json:"rp,omitempty"`
	N  json.Number            `json:"n"`
	B  Both                   `json:"b"`
}

func show(x any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	b, err := json.Marshal(x)
	fmt.Printf("%T %s", x, b)
	var m *json.MarshalerError
	if errors.As(err, &m) {
		fmt.Printf(" marshaler error of %v: %v", m.Type, m.Err)
	}
	fmt.Println("", err)
}

func main() {
	raw := json.RawMessage(` { "x" : "<&>" , "y":[ 1 ] } `)
	f := Fields{V: Val{1}, VP: &Val{2}, P: Ptr{3}, PP: &Ptr{4}, T: "t<&>", TS: "s", PT: PtrText{"x"}, I: Val{5}, IT: Text("i"), R: raw, RP: &raw, N: "1e3"}
	show(f)
	show(&f)
	show(Fields{})
	show([]any{Val{1}, &Val{2}, Ptr{3}, &Ptr{4}, (*Ptr)(nil), (*Val)(nil), Text("a"), PtrText{"b"}, &PtrText{"c"}, Both{}, nil})
	show([]Ptr{{1}, {2}})
	show([2]Ptr{{1}, {2}})
	show(&[2]Ptr{{1}, {2}})
	show(map[string]Ptr{"a": {1}})
	show(map[string]*Ptr{"a": {1}, "b": nil})
	show(map[Text]int{"b": 1, "a": 2, "": 3})
	show(map[IntKey]Text{10: "x", 2: "y", -1: "z"})
	show(map[*PtrText]int{{"q"}: 1})
	show(map[PtrText]int{{"q"}: 1})
	show(map[Both]int{{}: 1})
	show(map[any]int{1: 2})
	show(map[Text]int{"bad": 1})
	show(map[bool]int{true: 1})
	show(map[float64]int{1: 1})
	show(map[uint16]string{9: "n", 10: "t", 65535: "m"})
	show(Embeds{Val{7}, 8})
	show(EmbedsPtr{&Ptr{7}, 8})
	show(EmbedsPtr{nil, 8})
	show(Hidden{"h", 9})
	for _, b := range []Broken{"error", "", "{", `{"a":1}x`, "nul", `"\x"`, `[1,]`, " [ 1 , 2 ] ", "\"\xff\"", `"\u2028<"`, "1 2"} {
		show(b)
		show([]any{b})
	}
	for _, r := range []json.RawMessage{nil, {}, []byte("oops"), []byte(`{`), []byte(" [1 , 2]")} {
		b, err := json.Marshal(r)
		c, err2 := json.Marshal(map[string]*json.RawMessage{"r": &r})
		fmt.Println(string(b), err != nil, string(c), err2 != nil)
	}
	for _, n := range []json.Number{"", "1", "-0", "1e5", "01", "x", "1.", "0x1", "NaN", " 1"} {
		show(n)
	}
	show(Panics{})
	show(struct{ T Text }{"bad"})
	show(map[string]any{"deep": []any{map[string]any{"x": Broken("error")}}})

	var back Fields
	fmt.Println(json.Unmarshal([]byte(`{"v":{"x":1},"vp":null,"p":{},"t":"text","ts":"\"str\"","r":{"raw" : 1},"rp":[1, 2],"n":12}`), &back))
	fmt.Println(back.V, back.VP, back.P, back.T, back.TS, string(back.R), string(*back.RP), back.N)
	for _, s := range []string{`{"t":5}`, `{"t":null}`, `{"t":"bad"}`, `{"ts":"x"}`, `{"i":1}`, `{"i":null}`, `{"n":"12"}`, `{"n":"x"}`, `{"n":true}`, `{"vp":{"a":[1,2]}}`, `{"r":null}`, `{"rp":null}`, `{"it":"x"}`, `{"p":5}`, `{"pt":"x"}`} {
		back = Fields{}
		err := json.Unmarshal([]byte(s), &back)
		fmt.Println(s, err, back.T, back.TS, back.N, string(back.R), back.RP == nil)
	}
	var quoted struct {
		T *Text   `json:",string"`
		I *IntKey `json:",string"`
		N *int    `json:",string"`
	}
	for _, s := range []string{`"null"`, `null`, `"\"x\""`, `"k07"`, `"7"`, `7`} {
		for _, k := range []string{"T", "I", "N"} {
			err := json.Unmarshal([]byte(`{"`+k+`":`+s+`}`), &quoted)
			fmt.Println(k, s, err, quoted.T != nil, quoted.I != nil, quoted.N != nil)
		}
	}
	keys := map[IntKey]Text{}
	fmt.Println(json.Unmarshal([]byte(`{"k05":"a","k-3":"b"}`), &keys), keys)
	fmt.Println(json.Unmarshal([]byte(`{"nope":"a"}`), &keys), keys)
	texts := map[Text]Val{}
	fmt.Println(json.Unmarshal([]byte(`{"a":[1, 2],"b":null}`), &texts), texts)
	fmt.Println(json.Unmarshal([]byte(`{"bad":1}`), &texts))
	var embeds Embeds
	fmt.Println(json.Unmarshal([]byte(`{"Extra":5}`), &embeds), embeds)

	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetIndent(">", "\t")
	e.SetEscapeHTML(false)
	fmt.Println(e.Encode(f), e.Encode(map[string]any{"e": []int{}, "o": map[string]int{}, "r": raw}))
	fmt.Println(out.String())
	out.Reset()
	fmt.Println(json.Compact(&out, []byte(" {\"a\" : [ 1 , 2 ] } ")), out.String(), json.Compact(&out, []byte("[1")), out.String())
	out.Reset()
	json.HTMLEscape(&out, []byte("{\"<a&b>\":\"\u2028\u2029\"}"))
	fmt.Println(out.String(), json.Indent(&out, []byte(strings.Repeat("[", 3)+"]]"), "", " "))
}
