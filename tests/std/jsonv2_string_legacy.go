// The option string of tags as encoding/json has it, for booleans and strings, and not for what values hold.
package main

import (
	jsonv1 "encoding/json"
	"encoding/json/v2"
	"fmt"
	"strings"
)

type T struct {
	A string          `json:",string"`
	B bool            `json:",string"`
	C int             `json:",string"`
	D float64         `json:",string"`
	E map[string]int  `json:",string"`
	F struct{ X int } `json:",string"`
	G []string        `json:",string"`
	H any             `json:",string"`
	I *int            `json:",string"`
	J *string         `json:",string"`
	K []byte          `json:",string"`
	L [1]int          `json:",string"`
}

type U struct {
	A string         `json:",string"`
	B bool           `json:",string"`
	C int            `json:",string"`
	E map[string]int `json:",string"`
	G []int          `json:",string"`
	H any            `json:",string"`
}

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

func main() {
	i := 5
	s := "s"
	for _, o := range [][]json.Options{nil, {jsonv1.StringifyWithLegacySemantics(true)}, {json.DefaultOptionsV2()}, {jsonv1.DefaultOptionsV1()}} {
		for _, v := range []any{T{}, T{I: &i, J: &s, H: 1}, struct {
			A string `json:",string"`
		}{"x"}, struct {
			A []int `json:",string"`
		}{}, struct {
			A any `json:",string"`
		}{1}} {
			b, err := json.Marshal(v, o...)
			fmt.Println(string(b), shown(err))
		}
	}
	for _, o := range [][]json.Options{nil, {jsonv1.StringifyWithLegacySemantics(true)}} {
		for _, in := range []string{`{"A":"\"x\""}`, `{"A":"x"}`, `{"A":""}`, `{"A":null}`, `{"A":1}`, `{"B":"true"}`, `{"B":"x"}`, `{"B":true}`,
			`{"C":"1"}`, `{"C":1}`, `{"E":{"a":1}}`, `{"G":[1]}`, `{"H":[1]}`} {
			var u U
			err := json.Unmarshal([]byte(in), &u, o...)
			fmt.Println(in, u, shown(err))
		}
	}
}
