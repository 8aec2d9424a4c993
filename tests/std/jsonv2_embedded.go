// Embedded structs, and maps and raw objects that have what no field has.
package main

import (
	"encoding/json/jsontext"
	"encoding/json/v2"
	"fmt"
	"reflect"
	"strings"
)

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

type (
	Base   struct{ ID, Version int }
	hidden struct{ Secret string }
	Deep   struct {
		Base
		Leaf string `json:"leaf,omitempty"`
	}
	Node struct {
		*Base
		hidden
		D    Deep  `json:",embed"`
		Next *Node `json:"next,omitzero"`
		Name string
	}
	Named struct {
		Base `json:"base"`
		X    Base
	}
	Str     string
	Typed   map[Str]int
	MapRest struct {
		A    int
		Rest map[string]any `json:",embed"`
		B    int
	}
	TypedRest struct {
		Rest Typed `json:",embed"`
	}
	PtrRest struct {
		A    int                `json:"a"`
		Rest *map[string]string `json:",embed"`
	}
	RawRest struct {
		A    int            `json:"a"`
		Rest jsontext.Value `json:",embed"`
	}
	NestedRest struct {
		Z  int
		In struct {
			Y    int
			Rest jsontext.Value `json:",embed"`
		} `json:",embed"`
	}
	TwoRests struct {
		A jsontext.Value `json:",embed"`
		B map[string]int `json:",embed"`
	}
	OuterRest struct {
		A jsontext.Value `json:",embed"`
		MapRest
	}
	Conflict struct {
		Base
		Other struct{ ID int } `json:",embed"`
	}
	hiddenPtr struct{ *hidden }
	Loop      struct {
		V int
		*Loop
	}
)

func marshal(v any, opts ...json.Options) {
	b, err := json.Marshal(v, append(opts, json.Deterministic(true))...)
	fmt.Printf("%T %s %s\n", v, b, shown(err))
}

func unmarshal(in string, v any, opts ...json.Options) {
	err := json.Unmarshal([]byte(in), v, opts...)
	fmt.Printf("%s %+v %s\n", in, reflect.ValueOf(v).Elem().Interface(), shown(err))
}

func main() {
	marshal(Node{Name: "n"})
	marshal(Node{Base: &Base{1, 2}, hidden: hidden{"s"}, D: Deep{Base{3, 4}, "l"}, Next: &Node{Name: "m"}})
	marshal(Named{Base{1, 2}, Base{3, 4}})
	marshal(MapRest{1, map[string]any{"c": []int{1}, "b": nil}, 2})
	marshal(MapRest{1, map[string]any{"c": 1, "B": 3}, 2})
	marshal(MapRest{1, map[string]any{"c": 1, "B": 3}, 2}, jsontext.AllowDuplicateNames(true))
	marshal(TypedRest{Typed{"x": 1, "w": 2}})
	marshal(PtrRest{1, nil})
	marshal(PtrRest{1, &map[string]string{"x": "y"}})
	for _, raw := range []string{``, `{}`, ` { "b" : [ 1 , 2 ] } `, `{"b":1,"b":2}`, `{"a":1}`, `null`, `[]`, `{`, `{"b"}`, `{"b":1}}`, `{"b":1},`, `x`} {
		marshal(RawRest{1, jsontext.Value(raw)})
		r := RawRest{1, jsontext.Value(raw)}
		unmarshal(`{"x":1,"a":5,"y": { "z" : 2 } }`, &r)
		fmt.Printf("\t%s\n", r.Rest)
	}
	marshal(NestedRest{Z: 1})
	marshal(TwoRests{})
	marshal(OuterRest{A: jsontext.Value(`{"q":1}`), MapRest: MapRest{Rest: map[string]any{"r": 1}}})
	marshal(Conflict{})
	marshal(hiddenPtr{})
	marshal(hiddenPtr{&hidden{"h"}})
	marshal(Loop{1, &Loop{2, nil}})
	var n Node
	unmarshal(`{"ID":1,"Secret":"s","leaf":"l","next":{"Name":"m"}}`, &n.D)
	n = Node{}
	err := json.Unmarshal([]byte(`{"ID":1,"Version":2,"Secret":"s","leaf":"l","next":{"Name":"m","ID":3},"Name":"n"}`), &n)
	fmt.Println(shown(err), *n.Base, n.hidden, n.D, n.Next.Name, *n.Next.Base, n.Name)
	unmarshal(`{"base":{"ID":1},"X":{"Version":2}}`, new(Named))
	unmarshal(`{"A":1,"c":[1],"B":2,"d":null}`, new(MapRest))
	unmarshal(`{"c":{"x":1},"d":{"y":2}}`, &MapRest{Rest: map[string]any{"c": map[string]any{"w": 0}, "d": 5}})
	unmarshal(`{"a":1,"a":2}`, new(TypedRest))
	unmarshal(`{"a":1,"b":"x"}`, new(TypedRest))
	p := new(PtrRest)
	fmt.Println(shown(json.Unmarshal([]byte(`{"a":1,"b":"x","c":"y"}`), p)), p.A, *p.Rest)
	unmarshal(`{"Z":1,"Y":2,"X":3}`, new(NestedRest))
	unmarshal(`{"Z":1,"Y":2,"X":3}`, new(NestedRest), json.RejectUnknownMembers(true))
	unmarshal(`{"Secret":"x"}`, new(hiddenPtr))
	unmarshal(`{"other":"x"}`, new(hiddenPtr))
	unmarshal(`{"V":3}`, new(Loop))
	unmarshal(`{"q":1,"A":2,"r":3}`, new(OuterRest))
}
