// With the options of encoding/json its v2 does what encoding/json does.
package main

import (
	jsonv1 "encoding/json"
	"encoding/json/v2"
	"fmt"
	"time"
)

type P struct {
	A int `json:"a,omitempty"`
	B []string
	C map[string]int
	D [3]byte
	E []byte
	F time.Duration
	G *int
	H string
	I any `json:",omitempty"`
	J struct{ a int }
	L *PM
	M map[KJ]int
	N []B
}
type B byte
type PM int

func (p *PM) MarshalJSON() ([]byte, error) { return []byte(`"pm"`), nil }

type KJ string

func (k KJ) MarshalJSON() ([]byte, error) { return []byte(`"kj"`), nil }

func main() {
	v1 := jsonv1.DefaultOptionsV1()
	var pm PM
	for _, v := range []any{P{}, &P{A: 1, B: []string{"<&>"}, C: map[string]int{"z": 1, "a": 2}, D: [3]byte{1}, E: []byte("x"), F: 5, H: "\u2028\xff", I: 0, L: &pm, M: map[KJ]int{"k": 1}, N: []B{1, 2}}, []any{&pm}, map[string]any{"a": nil, "b": []int(nil)}} {
		b, err := json.Marshal(v, v1)
		fmt.Println(string(b), err)
		c, err := jsonv1.Marshal(v)
		fmt.Println(string(b) == string(c), err)
	}
	for _, in := range []string{`{"A":1,"a":2,"D":[1,2],"E":"AQ==","F":7,"h":"x"}`, `{"b":["x"],"B":["y","z"],"C":null,"G":null,"H":null}`, `{"D":[1,2,3,4],"N":[1,2]}`, `{"E":[1,2]}`, `{"N":"AQI="}`} {
		var p, q P
		p.H, q.H = "old", "old"
		err := json.Unmarshal([]byte(in), &p, v1)
		fmt.Printf("%+v %v\n", p, err)
		err = jsonv1.Unmarshal([]byte(in), &q)
		fmt.Printf("%+v %v\n", q, err)
	}
}
