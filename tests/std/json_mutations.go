// A document damaged at every byte: the same errors with the same offsets, and the same values.
package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
)

type item struct {
	Name  string   `json:"name"`
	Tags  []string `json:"tags"`
	Size  float64
	Count *int
	Sub   map[string]item `json:"sub,omitempty"`
	Flag  bool
}

const document = `{"name":"caf\u00e9 \"x\"","tags":["a","b\n"],"Size":-12.5e+3,"Count":7,"sub":{"k":{"name":null,"tags":[],"Flag":true}},"other":[{},[1.0,false]]}`

func main() {
	h := fnv.New64a()
	try := func(data []byte) {
		var v any
		err := json.Unmarshal(data, &v)
		var it item
		err2 := json.Unmarshal(data, &it)
		fmt.Fprintln(h, string(data), err, err2, v, it.Name, it.Tags, it.Size, it.Flag, it.Sub, json.Valid(data))
		if s, ok := err.(*json.SyntaxError); ok {
			fmt.Fprintln(h, s.Offset)
		}
		if t, ok := err2.(*json.UnmarshalTypeError); ok {
			fmt.Fprintln(h, t.Offset, t.Value, t.Type, t.Struct, t.Field)
		}
	}
	replacements := []string{"", " ", "\"", "\\", "{", "}", "[", "]", ",", ":", "0", "1", "-", ".", "e", "t", "n", "\x00", "\xff", "é", "null", "\n"}
	for i := range document {
		for _, r := range replacements {
			try([]byte(document[:i] + r + document[i+1:]))
			try([]byte(document[:i] + r + document[i:]))
		}
		try([]byte(document[:i]))
		try([]byte(document[i:]))
		if i%16 == 0 {
			fmt.Println(i, h.Sum64())
		}
	}
	fmt.Println(h.Sum64())
}
