// Embedded structs, promotion, name conflicts, tags and the options of tags.
package main

import (
	"encoding/json"
	"fmt"
	"time"
)

type Base struct {
	ID    int
	Name  string `json:"name"`
	Dup   string
	inner int
}

type Other struct {
	Dup   string
	Extra string `json:"extra,omitempty"`
}

type Deep struct{ *Other }

type hidden struct {
	Visible int
	Level   string `json:"level"`
}

type All struct {
	Base
	Other
	hidden
	Named Base `json:"named"`
	Level int  `json:"level"`
}

type Pointers struct {
	*Base
	Deep
	Own *string `json:",omitempty"`
}

type Options struct {
	A int             `json:",string"`
	B float64         `json:"b,string,omitempty"`
	C bool            `json:"c,string"`
	D string          `json:"d,string"`
	E *int            `json:"e,string"`
	F []int           `json:"f,string"`
	G time.Time       `json:"g,omitzero"`
	H struct{}        `json:"h,omitempty"`
	I [0]int          `json:"i,omitempty"`
	J map[string]int  `json:"j,omitempty"`
	K any             `json:"k,omitempty"`
	L string          `json:"-"`
	M string          `json:"-,"`
	N string          `json:"naïve€"`
	O string          `json:"bad name\""`
	P int             `json:"p,omitzero"`
	Q *time.Time      `json:",omitzero"`
	R json.RawMessage `json:"r,omitempty"`
}

type Recursive struct {
	V    int
	Next *Recursive `json:",omitempty"`
	Kids []Recursive
}

type tagConflict struct {
	A int `json:"x"`
	B int `json:"x"`
	X int
}

func show(v any) {
	b, err := json.Marshal(v)
	fmt.Printf("%s %v\n", b, err)
}

func main() {
	show(All{Base: Base{1, "n", "d", 3}, Other: Other{"o", "e"}, hidden: hidden{4, "l"}, Level: 9})
	show(Pointers{})
	show(Pointers{Base: &Base{ID: 5}, Deep: Deep{&Other{Extra: "x"}}})
	show(Options{})
	one, text := 1, "text"
	show(Options{A: -1, B: 1.5, C: true, D: "q\"<", E: &one, F: []int{1}, J: map[string]int{"z": 1, "a": 2}, K: 0, L: "l", M: "m",
		N: "n", O: "o", P: 3, R: json.RawMessage(`{"a": [1, 2]}`), G: time.Date(2020, 1, 2, 3, 4, 5, 6, time.UTC)})
	show(Pointers{Own: &text})
	show(Recursive{1, &Recursive{V: 2}, []Recursive{{V: 3, Kids: []Recursive{}}}})
	show(tagConflict{1, 2, 3})
	for _, text := range []string{
		`{"ID":1,"name":"a","Dup":"x","extra":"e","Visible":7,"level":3,"named":{"ID":2,"Name":"CASE"}}`,
		`{"id":1,"NAME":"a","EXTRA":"e","LEVEL":3}`,
		`{"Named":null,"unknown":{"deep":[1,{"x":2}]}}`,
	} {
		var a All
		fmt.Println(json.Unmarshal([]byte(text), &a))
		fmt.Printf("%+v\n", a)
	}
	var p Pointers
	fmt.Println(json.Unmarshal([]byte(`{"ID":3,"extra":"made","Own":"o"}`), &p), p.Base, p.Other, *p.Own)
	var o Options
	fmt.Println(json.Unmarshal([]byte(`{"A":"12","b":"2.5","c":"true","d":"\"in\"","e":"7","f":[1,2],"-":"m","p":1,"naïve€":"n"}`), &o))
	fmt.Println(o.A, o.B, o.C, o.D, *o.E, o.F, o.M, o.P, o.N)
	for _, bad := range []string{`{"A":12}`, `{"A":"x"}`, `{"A":""}`, `{"c":"yes"}`, `{"d":"plain"}`, `{"e":null}`, `{"e":"null"}`, `{"b":"1e999"}`} {
		var o Options
		fmt.Println(bad, json.Unmarshal([]byte(bad), &o))
	}
}
