package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
)

type Addr struct {
	Street string `json:"street"`
	Zip    *int   `json:"zip,omitempty"`
}

type Base struct {
	ID   int `json:"id"`
	Kind string
}

type Person struct {
	Base
	*Addr
	Name    string         `json:"name"`
	Age     int            `json:"age,omitempty"`
	Tags    []string       `json:"tags"`
	Meta    map[string]any `json:"meta,omitempty"`
	private int
	Skip    string          `json:"-"`
	Dash    string          `json:"-,"`
	Num     int64           `json:",string"`
	F       float64         `json:"f"`
	Raw     json.RawMessage `json:"raw,omitempty"`
	N       json.Number     `json:"n"`
	B       []byte          `json:"b"`
	M       map[int]string  `json:"m"`
	Any     any             `json:"any"`
	Fn      *func()         `json:"fn"`
	Z       time.Duration   `json:"z,omitzero"`
	Arr     [2]bool         `json:"arr"`
}

type Color int

func (c Color) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("color-%d", int(c))), nil }

type Temp float64

func (t Temp) MarshalJSON() ([]byte, error) {
	return []byte(fmt.Sprintf(`{"t": %.1f}`, float64(t))), nil
}

type PtrM struct{ v string }

func (p *PtrM) MarshalJSON() ([]byte, error) { return json.Marshal("ptr:" + p.v) }

type Bad struct{}

func (Bad) MarshalJSON() ([]byte, error) { return nil, errors.New("bad marshal") }

type Bad2 struct{}

func (Bad2) MarshalJSON() ([]byte, error) { return []byte(`{"a":`), nil }

func show(v any) {
	b, err := json.Marshal(v)
	fmt.Printf("%s %v\n", b, err)
}

func main() {
	zip := 12345
	p := Person{Base: Base{7, "k"}, Addr: &Addr{"Main <st> & co", &zip}, Name: "Jo\u2028\"\\\n\t\x01é", Num: 99, F: 1e21,
		Raw: json.RawMessage(`{"x": [1, 2]}`), N: "12.50", B: []byte("hello"), M: map[int]string{2: "b", 1: "a", 10: "c"},
		Any: []any{1, "x", nil, true, 2.5, map[string]any{"z": 1, "a": 2}}, Meta: map[string]any{"k": 1}}
	show(p)
	show(&p)
	show(Person{})
	for _, v := range []any{nil, 1, -5, 1.0, 0.1, 1e20, 1e21, 1e-6, 1e-7, 123456789.0, float32(0.1), float32(1e21), math.MaxFloat64, "s", true, []int{}, []int(nil), map[string]int(nil), [3]int{1, 2, 3},
		Color(3), map[Color]int{1: 2, 0: 5}, Temp(36.6), []Temp{1, 2}, PtrM{"x"}, &PtrM{"y"}, []PtrM{{"a"}}, []*PtrM{{"b"}, nil}, map[string]PtrM{"k": {"c"}},
		struct {
			P PtrM
			Q *PtrM
		}{PtrM{"p"}, &PtrM{"q"}}, "<a>&'", "\xff\xfe", json.Number("1e5"), json.RawMessage(nil), []byte(nil), []byte{1, 2, 3}, uint64(math.MaxUint64), int64(math.MinInt64),
		time.Duration(5), struct{}{}, []any{}, &[]int{1}, map[string]any{"b": nil, "a": []string{"x"}}} {
		show(v)
	}
	show(Bad{})
	show(Bad2{})
	show([]any{Bad{}})
	show(make(chan int))
	show(math.NaN())
	show(math.Inf(-1))
	show(map[string]any{"f": func() {}})
	show(complex(1, 2))
	b, err := json.MarshalIndent(p, ">", "  ")
	fmt.Println(string(b), err)
	b, _ = json.MarshalIndent(map[string]any{"e": []int{}, "m": map[string]int{}, "n": []any{1, []int{2}}}, "", "\t")
	fmt.Println(string(b))
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.Encode(map[string]string{"h": "<b>"})
	enc.SetEscapeHTML(false)
	enc.Encode(map[string]string{"h": "<b>"})
	enc.SetIndent("", " ")
	fmt.Println(enc.Encode([]int{1, 2}), enc.Encode(make(chan int)))
	fmt.Print(buf.String())
	buf.Reset()
	fmt.Println(json.Compact(&buf, []byte(" { \"a\" : [ 1 , 2 ] , \"b\":\"x y\" } ")), buf.String())
	buf.Reset()
	fmt.Println(json.Indent(&buf, []byte(`{"a":[1,{"b":2}],"c":{}}`), "", "  "), buf.String())
	buf.Reset()
	fmt.Println(json.Indent(&buf, []byte(`{"a":[1,}`), "", "  "), buf.String())
	buf.Reset()
	json.HTMLEscape(&buf, []byte(`"<x>&"`))
	fmt.Println(buf.String())
	fmt.Println(json.Valid([]byte(`{"a":1}`)), json.Valid([]byte(`{a:1}`)), json.Valid([]byte(``)), json.Valid([]byte(strings.Repeat("[", 50)+strings.Repeat("]", 50))))
}
