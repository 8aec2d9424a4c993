// Options of marshaling, of encoding/json and of jsontext, and what GetOption tells of them.
package main

import (
	jsonv1 "encoding/json"
	"encoding/json/jsontext"
	"encoding/json/v2"
	"fmt"
	"strings"
)

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

type Inner struct {
	Slice []int
	Map   map[string]int
	Bytes []byte
}

type Asker struct{}

func (Asker) MarshalJSONTo(e *jsontext.Encoder) error {
	s, ok := json.GetOption(e.Options(), json.StringifyNumbers)
	d, ok2 := json.GetOption(e.Options(), json.Deterministic)
	h, ok3 := json.GetOption(e.Options(), jsontext.EscapeForHTML)
	fmt.Println("\tasked:", s, ok, d, ok2, h, ok3)
	e.WriteToken(jsontext.BeginArray)
	json.MarshalEncode(e, 1)
	json.MarshalEncode(e, map[string]float64{"f": 2.5})
	json.MarshalEncode(e, 3, json.StringifyNumbers(true))
	json.MarshalEncode(e, []any{4, "<"}, json.StringifyNumbers(false), jsontext.EscapeForHTML(true))
	return e.WriteToken(jsontext.EndArray)
}

type Everything struct {
	I     int      `json:",string"`
	F     *float64 `json:",string"`
	M     map[string]int
	A     any
	Inner Inner
	Ask   Asker `json:",string"`
	Plain Asker
	Zero  int
	Text  string `json:",omitempty"`
	Nil   *int
}

type Strings struct {
	B bool   `json:",string"`
	S string `json:",string"`
	N int    `json:",string"`
}

func marshal(v any, opts ...json.Options) {
	b, err := json.Marshal(v, opts...)
	fmt.Println(string(b), shown(err))
}

func main() {
	f := 1.5
	v := Everything{I: 1, F: &f, M: map[string]int{"b": 2, "a": 1, "c": 3}, A: []any{1.0, int8(2), "x<y", nil, true}}
	det := json.Deterministic(true)
	for _, opts := range [][]json.Options{
		{det},
		{det, json.StringifyNumbers(true)},
		{det, json.FormatNilSliceAsNull(true), json.FormatNilMapAsNull(true)},
		{det, json.OmitZeroStructFields(true)},
		{det, jsontext.EscapeForHTML(true), jsontext.SpaceAfterComma(true)},
		{det, jsontext.Multiline(true)},
		{det, jsontext.WithIndent("  "), jsontext.WithIndentPrefix(" ")},
		{json.StringifyNumbers(true), det, json.DefaultOptionsV2(), det},
		{json.JoinOptions(json.StringifyNumbers(true), json.OmitZeroStructFields(true)), det},
		{json.JoinOptions(det, json.StringifyNumbers(true)), json.StringifyNumbers(false)},
		{jsonv1.OmitEmptyWithLegacySemantics(true), det},
	} {
		marshal(v, opts...)
	}
	legacy()
	lookups()
	encoding()
}

func legacy() {
	for _, opts := range [][]json.Options{nil, {jsonv1.StringifyWithLegacySemantics(true)}} {
		marshal(Strings{true, "s<", 1}, opts...)
		for _, in := range []string{`{"N":"1"}`, `{"N":1}`, `{"N":"x"}`} {
			var s Strings
			fmt.Println(in, shown(json.Unmarshal([]byte(in), &s, opts...)), s)
		}
	}
	for _, in := range []string{`[]`, `[1]`, `[1,2]`, `[1,2,3]`, `null`} {
		a := [2]int{8, 9}
		fmt.Println(in, shown(json.Unmarshal([]byte(in), &a)), a)
		fmt.Println(in, shown(json.Unmarshal([]byte(in), &a, jsonv1.UnmarshalArrayFromAnyLength(true))), a)
	}
}

func lookups() {
	all := json.JoinOptions(json.Deterministic(true), json.StringifyNumbers(false), jsontext.WithIndent("  "), nil,
		json.WithMarshalers(json.JoinMarshalers()))
	fmt.Println(json.GetOption(all, json.Deterministic))
	fmt.Println(json.GetOption(all, json.StringifyNumbers))
	fmt.Println(json.GetOption(all, json.RejectUnknownMembers))
	fmt.Println(json.GetOption(all, jsontext.WithIndent))
	fmt.Println(json.GetOption(all, jsontext.WithIndentPrefix))
	fmt.Println(json.GetOption(all, jsontext.Multiline))
	ms, ok := json.GetOption(all, json.WithMarshalers)
	fmt.Println(ms != nil, ok)
	us, ok := json.GetOption(all, json.WithUnmarshalers)
	fmt.Println(us == nil, ok)
	v1, v2 := jsonv1.DefaultOptionsV1(), json.DefaultOptionsV2()
	fmt.Println(json.GetOption(v1, json.Deterministic))
	fmt.Println(json.GetOption(v2, json.Deterministic))
	fmt.Println(json.GetOption(json.JoinOptions(v1, v2), jsontext.AllowDuplicateNames))
	fmt.Println(json.GetOption(json.JoinOptions(v2, v1), jsontext.AllowDuplicateNames))
	fmt.Println(json.GetOption(v2, json.StringifyNumbers))
	fmt.Println(json.GetOption(nil, json.StringifyNumbers))
}

// encoding shows options that hold for one value of an Encoder.
func encoding() {
	var b strings.Builder
	e := jsontext.NewEncoder(&b, jsontext.SpaceAfterColon(true))
	for _, opts := range [][]json.Options{nil, {json.StringifyNumbers(true)}, {jsontext.EscapeForHTML(true)}, {jsontext.Multiline(true)},
		{jsontext.SpaceAfterComma(true)}, {jsontext.SpaceAfterColon(true)}, {jsontext.WithIndent(" ")}, {jsontext.AllowInvalidUTF8(true)},
		{jsontext.AllowDuplicateNames(true)}, nil} {
		fmt.Println(shown(json.MarshalEncode(e, []any{1, "<", map[string]int{"a": 1}}, opts...)))
		fmt.Println(shown(json.MarshalEncode(e, "\xff", opts...)))
		fmt.Println(shown(json.MarshalEncode(e, jsontext.Value(`{"a":1,"a":2}`), opts...)))
	}
	fmt.Print(b.String())
}
