// Numbers of encoding/json, which have methods for streams.
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

func main() {
	for _, in := range []string{`1`, `-1.5e3`, `"1"`, `"x"`, `null`, `true`, `{}`, `[]`, `""`, `"null"`, ` 5 `, `01`, `-`} {
		for _, o := range [][]json.Options{nil, {json.StringifyNumbers(true)}, {json.StringifyNumbers(true), jsonv1.StringifyWithLegacySemantics(true)}} {
			n := jsonv1.Number("7")
			err := json.Unmarshal([]byte(in), &n, o...)
			fmt.Printf("%s %d: %q %v\n", in, len(o), n, shown(err))
			n = "7"
			err = n.UnmarshalJSONFrom(jsontext.NewDecoder(strings.NewReader(in), o...))
			fmt.Printf("   %q %v\n", n, shown(err))
		}
		m := map[jsonv1.Number]int{}
		fmt.Println(shown(json.Unmarshal([]byte(`{"`+strings.Trim(in, `"`)+`":1}`), &m)), m)
	}
	for _, n := range []jsonv1.Number{"", "1", "x", "1e5"} {
		b, err := json.Marshal(n)
		fmt.Println(string(b), shown(err))
		b, err = json.Marshal(n, json.StringifyNumbers(true))
		fmt.Println(string(b), shown(err))
		b, err = json.Marshal(map[jsonv1.Number]jsonv1.Number{n: n})
		fmt.Println(string(b), shown(err))
	}
}
