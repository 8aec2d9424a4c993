// The decoder: tokens, offsets, what it says of every kind of broken text, and where.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// oneByte reads a byte at a time.
type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) { return o.r.Read(p[:1]) }

func describe(err error) string {
	var syntax *json.SyntaxError
	var wrong *json.UnmarshalTypeError
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &syntax):
		return fmt.Sprintf("syntax@%d %v", syntax.Offset, err)
	case errors.As(err, &wrong):
		return fmt.Sprintf("type@%d value=%q type=%v struct=%q field=%q %v", wrong.Offset, wrong.Value, wrong.Type, wrong.Struct, wrong.Field, err)
	}
	return fmt.Sprintf("%T %v", err, err)
}

type Rec struct {
	A int               `json:"a"`
	S string            `json:"s"`
	L []Rec             `json:"l"`
	M map[string]*Rec   `json:"m"`
	F float32           `json:"f"`
	B bool              `json:"b"`
	U uint8             `json:"u"`
	K map[int8]string   `json:"k"`
	R [2]int            `json:"r"`
	E struct{ X []int } `json:"e"`
}

func tokens(s string, number bool) {
	d := json.NewDecoder(oneByte{strings.NewReader(s)})
	if number {
		d.UseNumber()
	}
	for range 40 {
		more := d.More()
		tok, err := d.Token()
		if err != nil {
			fmt.Printf(" %v @%d %s\n", more, d.InputOffset(), describe(err))
			return
		}
		fmt.Printf(" %T(%v)%v@%d", tok, tok, more, d.InputOffset())
	}
	fmt.Println()
}

func main() {
	texts := []string{
		``, ` `, `null`, `true false`, `[]`, `{}`, `[1,2]`, `{"a":1,"b":[true,null,"x"],"c":{}}`, `[1 2]`, `[1,]`, `[,1]`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{1:2}`, `{"a" 1}`, `{"a":1 "b":2}`, `{"a":]`, `{"a"]`, `{"a",`,
		`]`, `}`, `[}`, `{]`, `[1}`, `{"a":1]`, `[`, `{`, `{"a"`, `{"a":`, `{"a":1`, `"open`, `"bad\q"`, `"\u12"`, `"\u12G4"`, "\"tab\there\"", "\"nl\n\"", `tru`, `trux`, `nul`, `falsy`, `01`, `-`, `-a`, `1.`, `1.e2`,
		`1e`, `1e+`, `.5`, `+1`, `0x10`, `1_000`, `NaN`, `Infinity`, `1e400`, `-0`, `1e5 2`, `'a'`, `[1]]`, "\ufeff1", "\x00", `"\ud800"`, "\"\xff\xfe\"", `"\/\b\f\n\r\t\\\""`, `/*c*/1`, `[1,//x
2]`, `{"a":1}{"b":2}`, `[[[[1]]]]`, `{"":{"":""}}`, "[1\v]", "[1\u00a0]", `é`, `"é☺𝄞"`, `:`, `,`, `[:]`, `{"a",1}`, `{{}:1}`, `123456789012345678901234567890`, `1.0E-07`,
	}
	for _, s := range texts {
		fmt.Printf("%q valid=%v\n", s, json.Valid([]byte(s)))
		tokens(s, false)
		var x any
		fmt.Println(" ", describe(json.Unmarshal([]byte(s), &x)), x)
		d := json.NewDecoder(strings.NewReader(s))
		var y any
		err := d.Decode(&y)
		fmt.Println(" ", describe(err), y, d.InputOffset())
		var r Rec
		fmt.Println(" ", describe(json.Unmarshal([]byte(s), &r)))
	}
	tokens(`[1e400, 12345678901234567890, -0.0]`, true)

	for _, s := range []string{
		`{"a":"x"}`, `{"a":1.5}`, `{"a":1e2}`, `{"a":99999999999999999999}`, `{"s":1}`, `{"s":null,"a":null}`, `{"l":{}}`, `{"l":[{"a":[]}]}`, `{"m":{"k":{"l":[1]}}}`, `{"m":[]}`, `{"f":1e39}`, `{"f":"1"}`,
		`{"b":"true"}`, `{"u":256}`, `{"u":-1}`, `{"k":{"200":"x"}}`, `{"k":{"x":"y"}}`, `{"k":{"1":2}}`, `{"r":[1,2,3]}`, `{"r":[1]}`, `{"r":"x"}`, `{"e":{"X":[1,"2",3]}}`, `{"e":{"x":{}}}`, `[]`, `"s"`, `1`, `true`, `{"A":1,"a":"no"}`,
		`{"l":[{"m":{"deep":{"e":{"X":[true]}}}}]}`, `  {"a"  :  {}  }`, `{"unknown":{"a":[1,2,{"b":null}]},"a":7}`,
	} {
		r := Rec{A: -1, S: "old"}
		err := json.Unmarshal([]byte(s), &r)
		fmt.Println(s, describe(err), r.A, r.S, r.R)
		d := json.NewDecoder(strings.NewReader(s + s))
		d.DisallowUnknownFields()
		fmt.Println("  ", describe(d.Decode(new(Rec))), d.InputOffset())
		buffered, _ := io.ReadAll(d.Buffered())
		fmt.Println("  ", strings.HasPrefix((s + s)[d.InputOffset():], string(buffered)), describe(d.Decode(new(Rec))))
	}
	for _, x := range []any{nil, Rec{}, (*Rec)(nil), 1} {
		fmt.Println(json.Unmarshal([]byte(`{}`), x), json.NewDecoder(strings.NewReader(`{} 1`)).Decode(x))
	}
}
