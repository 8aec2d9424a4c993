// What the option string of a tag, and the same of the caller, mean to a method.
package main

import (
	"encoding/json/jsontext"
	"encoding/json/v2"
	"fmt"
)

type A struct{}

func (A) MarshalJSONTo(e *jsontext.Encoder) error {
	s, ok := json.GetOption(e.Options(), json.StringifyNumbers)
	fmt.Println("\tasked:", s, ok)
	return json.MarshalEncode(e, 1)
}

type T struct {
	I int `json:",string"`
	A A   `json:",string"`
	B A
}

func main() {
	for _, o := range [][]json.Options{nil, {json.StringifyNumbers(true)}, {json.StringifyNumbers(false)}, {json.DefaultOptionsV2()}, {json.StringifyNumbers(false), json.Deterministic(true)}} {
		b, err := json.Marshal(T{}, o...)
		fmt.Println(string(b), err)
	}
}
