package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

type Bad struct{}

func (Bad) MarshalJSON() ([]byte, error) { return nil, errors.New("bad marshal") }

type BadP struct{}

func (*BadP) MarshalJSON() ([]byte, error) { return nil, errors.New("bad marshal") }

type BT int

func (BT) MarshalText() ([]byte, error) { return nil, errors.New("bad text") }

type M interface{ MarshalJSON() ([]byte, error) }
type QS struct {
	Q string `json:",string"`
	B bool   `json:",string"`
	I *int   `json:",string"`
}

type Emb struct{ X int }
type un struct{ X int }

func main() {
	show := func(v any) { b, err := json.Marshal(v); fmt.Printf("%s %v\n", b, err) }
	var m M = Bad{}
	x := BT(1)
	for _, v := range []any{&Bad{}, []*Bad{{}}, []M{m}, &m, BadP{}, &BadP{}, []BadP{{}}, BT(1), map[BT]int{1: 1}, &x,
		map[float64]int{1.5: 1, 1e30: 2}, map[bool]int{true: 1}, map[any]int{"a": 1, 2: 3}, map[struct{}]int{}, map[struct{}]int{{}: 1},
		[3]byte{1, 2, 3}, json.Number("x"), json.Number("")} {
		show(v)
	}
	type C struct{ P *C }
	c := &C{}
	c.P = c
	show(c)
	a := []any{nil}
	a[0] = a
	show(a)
	for _, s := range []string{`{"Q":"plain"}`, `{"Q":"5"}`, `{"Q":""}`, `{"Q":"\"x"}`, `{"B":"yes"}`, `{"B":""}`, `{"B":true}`, `{"B":"null"}`, `{"I":"5"}`, `{"I":""}`, `{"I":"5x"}`, `{"I":"null"}`, `{"I":null}`, `{"Q":5}`, `{"Q":"null"}`, `{"B":"tru"}`} {
		var q QS
		err := json.Unmarshal([]byte(s), &q)
		fmt.Printf("%s %q %v %v: %v\n", s, q.Q, q.B, q.I != nil, err)
	}
	var bm map[float64]int
	fmt.Println(json.Unmarshal([]byte(`{"1.5":2}`), &bm), bm)
	var bb map[bool]int
	fmt.Println(json.Unmarshal([]byte(`{"true":2}`), &bb), bb)
	var n json.Number
	fmt.Println(json.Unmarshal([]byte(`"abc"`), &n), n)
	fmt.Println(json.Unmarshal([]byte(`"12"`), &n), n)
	var arr [2]byte
	fmt.Println(json.Unmarshal([]byte(`"AQI="`), &arr), arr)
	fmt.Println(json.Unmarshal([]byte(`[1,2]`), &arr), arr)
	var bs []byte
	fmt.Println(json.Unmarshal([]byte(`[1,2]`), &bs), bs)
	type E struct{ *Emb }
	var e E
	fmt.Println(json.Unmarshal([]byte(`{"X":1}`), &e), e.Emb != nil)
	type U struct{ *un }
	var u U
	fmt.Println(json.Unmarshal([]byte(`{"X":1}`), &u))
	var dup struct{ A int }
	fmt.Println(json.Unmarshal([]byte(`{"A":1,"a":2,"A":3}`), &dup), dup)
	var ip *int
	fmt.Println(json.Unmarshal([]byte(`"x"`), &ip), ip != nil)
	var s string
	fmt.Println(json.Unmarshal([]byte(`[1]`), &s), s)
	var mm map[string]map[string]int
	fmt.Println(json.Unmarshal([]byte(`{"a":{"b":"c"},"d":{"e":1}}`), &mm), mm)
	var ss []struct{ A []int }
	fmt.Println(json.Unmarshal([]byte(`[{"A":[1,"x",3]},{"A":5}]`), &ss), ss)
}
