package main

import (
	"encoding/json"
	"fmt"
	"reflect"
)

type E struct {
	A   int
	B   string `json:"b,omitempty"`
	C   []int
	D   *E
	F   map[string]int
	G   any
	U8  uint8
	Fl  float32
	Bo  bool
	s   int
	Arr [2]int
}

func try(s string, p any) {
	err := json.Unmarshal([]byte(s), p)
	fmt.Printf("%s -> %v", s, err)
	if err != nil {
		fmt.Printf(" %T %+v", err, err)
		if e, ok := err.(*json.SyntaxError); ok {
			fmt.Print(" off ", e.Offset)
		}
		if e, ok := err.(*json.UnmarshalTypeError); ok {
			fmt.Printf(" %q %v %d %q %q", e.Value, e.Type, e.Offset, e.Struct, e.Field)
		}
	}
	fmt.Println()
	fmt.Printf("%+v\n", reflect.Indirect(reflect.ValueOf(p)).Field(0).Interface())
}
func main() {
	for _, s := range []string{``, `{`, `{"A"`, `{"A":`, `{"A":1`, `{"A":1,`, `{"A":1,}`, `{"A":1}x`, `{A:1}`, `[1,2`, `[1,]`, `nul`, `nulx`, `tru`, `"abc`, `"a\x"`, "\"a\nb\"", `"\u12"`, `01`, `-`, `1.`, `1e`, `1e+`, `{"A":"x"}`, `{"b":1}`, `{"C":{"a":1}}`, `{"C":[1,"x"]}`, `{"D":{"B":"x"}}`, `{"F":{"x":"y"}}`, `{"U8":300}`, `{"U8":-1}`, `{"A":1.5}`, `{"Fl":1e60}`, `{"Bo":1}`, `[1]`, `"x"`, `1`, `null`, `true`, `{"a":5,"B":"q"}`, `{"Arr":[1,2,3]}`, `{"Arr":[7]}`, `{"G":[1,"a",null,true,{"x":1.5}]}`, `{"A":1e2}`, `{"A":99999999999999999999}`, ` {"A" : 1 } `} {
		var e E
		try(s, &e)
	}
	fmt.Println(json.Unmarshal([]byte("1"), nil), json.Unmarshal([]byte("1"), E{}), json.Unmarshal([]byte("1"), (*int)(nil)))
	_, err := json.Marshal(make(chan int))
	fmt.Printf("%v %T\n", err, err)

	_, err = json.Marshal(func() {})
	fmt.Printf("%v %T\n", err, err)
	f := 0.0
	_, err = json.Marshal(1 / f)
	fmt.Printf("%v %T\n", err, err)
}
