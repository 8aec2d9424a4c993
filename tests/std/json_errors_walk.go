// UnmarshalTypeError: value, type, offset, struct and field for mismatches at many places of many types.
package main

import (
	"encoding/json"
	"fmt"
)

type inner struct {
	I int
	S string
	L []int
	M map[string]bool
}

type outer struct {
	In   inner
	P    *inner
	List []inner
	Map  map[string]inner
	Arr  [2]inner
	Any  any
	inner
	B []byte
	F float32
	U uint8
	N json.Number
	Q int `json:",string"`
}

var values = []string{`null`, `true`, `12`, `-1.5`, `300`, `1e40`, `"text"`, `"12"`, `[]`, `["x"]`, `[1,"y",{}]`, `{}`, `{"I":"x"}`, `{"S":1,"L":{}}`, `{"L":[1,"x",3],"M":{"a":1}}`, `[{"I":1},{"I":"x"}]`, `{"k":{"L":["z"]}}`}

func main() {
	for _, field := range []string{"In", "P", "List", "Map", "Arr", "Any", "I", "S", "L", "M", "B", "F", "U", "N", "Q", "unknown"} {
		for _, v := range values {
			var o outer
			text := `{"F":1, "` + field + `": ` + v + `, "S":"after"}`
			err := json.Unmarshal([]byte(text), &o)
			fmt.Println(text, err, o.S)
			if e, ok := err.(*json.UnmarshalTypeError); ok {
				fmt.Println("  ", e.Value, "|", e.Type, "|", e.Offset, "|", e.Struct, "|", e.Field, "|", e.Err)
			}
		}
	}
	for _, v := range values {
		for _, to := range []any{new(bool), new(int), new(string), new([]int), new(map[string]int), new(inner), new([1]string), new(*int), new(map[int]string), new(any), new(fmt.Stringer), new(chan int), new([][]inner)} {
			err := json.Unmarshal([]byte(v), to)
			fmt.Printf("%T %s %v", to, v, err)
			if e, ok := err.(*json.UnmarshalTypeError); ok {
				fmt.Print(" ", e.Offset, e.Struct, e.Field)
			}
			fmt.Println()
		}
	}
}
