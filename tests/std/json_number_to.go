// Numbers written by an Encoder of jsontext: as numbers, as strings where names belong, and those that are none.
package main

import (
	"encoding/json"
	"encoding/json/jsontext"
	"fmt"
	"strings"
)

func main() {
	for _, n := range []json.Number{"", "0", "123", "-1.5e+7", "abc", " 1", "1 ", "01", "\"1\"", "null", "1e400"} {
		var b strings.Builder
		e := jsontext.NewEncoder(&b, json.DefaultOptionsV1())
		fmt.Println(n.MarshalJSONTo(e), b.String())
		b.Reset()
		e.Reset(&b, jsontext.CanonicalizeRawFloats(true))
		e.WriteToken(jsontext.BeginObject)
		fmt.Println(n.MarshalJSONTo(e), e.StackPointer())
		fmt.Println(n.MarshalJSONTo(e), e.WriteToken(jsontext.EndObject), b.String())
	}
	var raw json.RawMessage = jsontext.Value(` {"a": 1 }`)
	b, err := json.Marshal(map[string]any{"raw": raw, "nil": json.RawMessage(nil), "pointer": &raw})
	fmt.Println(string(b), err)
	var s struct{ R json.RawMessage }
	fmt.Println(json.Unmarshal([]byte(`{"R": [ 1, 2 ] }`), &s), s.R, s.R.Kind(), s.R.Compact(), s.R)
	fmt.Printf("%T %v\n", s.R, json.RawMessage(nil))
	_, err = json.Marshal(json.RawMessage(`{`))
	fmt.Println(err)
}
