package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

type Level int

func (l *Level) UnmarshalText(b []byte) error {
	switch string(b) {
	case "low":
		*l = 1
	case "high":
		*l = 2
	default:
		return fmt.Errorf("bad level %q", b)
	}
	return nil
}

type Custom struct{ s string }

func (c *Custom) UnmarshalJSON(b []byte) error {
	if string(b) == "13" {
		return errors.New("unlucky")
	}
	c.s = "<" + string(b) + ">"
	return nil
}

type Emb struct{ E1, E2 int }
type Animal interface{ Sound() string }

type T struct {
	Emb
	*Opt
	A   int               `json:"a"`
	B   *string           `json:"b"`
	C   []float64         `json:"c"`
	D   map[string]*Inner `json:"d"`
	L   Level             `json:"l"`
	LM  map[Level]int     `json:"lm"`
	X   Custom            `json:"x"`
	XP  *Custom           `json:"xp"`
	I   any               `json:"i"`
	R   json.RawMessage   `json:"r"`
	N   json.Number       `json:"n"`
	Bs  []byte            `json:"bs"`
	MI  map[int]string    `json:"mi"`
	Q   int               `json:"q,string"`
	QB  bool              `json:"qb,string"`
	QS  string            `json:"qs,string"`
	An  Animal            `json:"an"`
	S8  int8              `json:"s8"`
	An2 [3]int            `json:"arr"`
	PP  **int             `json:"pp"`
}
type Opt struct{ O string }
type Inner struct{ V int }

func try(s string) {
	var t T
	err := json.Unmarshal([]byte(s), &t)
	b := "nil"
	if t.B != nil {
		b = *t.B
	}
	xp := "nil"
	if t.XP != nil {
		xp = t.XP.s
	}
	pp := -1
	if t.PP != nil && *t.PP != nil {
		pp = **t.PP
	}
	o := "nil"
	if t.Opt != nil {
		o = t.Opt.O
	}
	fmt.Println(t.A, b, t.C, len(t.D), t.L, t.LM, t.X.s, xp, t.I, string(t.R), t.N, string(t.Bs), t.MI, t.Q, t.QB, t.QS, t.An, t.S8, t.An2, pp, t.E1, t.E2, o, "|", err)
}

func main() {
	for _, s := range []string{
		`{"a":1,"b":"x","c":[1,2.5,-3e2],"d":{"k":{"V":3},"n":null}}`,
		`{"l":"high","lm":{"low":1,"high":2},"x":"q","xp":[1, 2],"i":{"a":[1,2,{"b":null}]}}`,
		`{"r":{"z" : 1},"n":12e3,"bs":"aGVsbG8=","mi":{"1":"a","-2":"b"}}`,
		`{"q":"12","qb":"true","qs":"\"inner\""}`, `{"q":12}`, `{"q":"x"}`, `{"qs":"plain"}`,
		`{"l":"mid"}`, `{"lm":{"mid":1}}`, `{"x":13}`, `{"an":"dog"}`, `{"an":null}`, `{"s8":128}`, `{"s8":-128}`, `{"arr":[1,2,3,4]}`, `{"arr":[9]}`,
		`{"pp":5}`, `{"pp":null}`, `{"E1":1,"e2":2,"O":"opt"}`, `{"A":5,"unknown":[1,{"x":2}]}`, `{"b":null,"c":null}`,
		`{"bs":"!!!"}`, `{"mi":{"x":"a"}}`, `{"l":5}`, `{"b":"\u00e9\ud83d\ude00\ud800x\n\/"}`, `{"n":"12"}`, `{"n":"abc"}`, `{"c":"str"}`, `{"d":[1]}`, `{"a":1} {"a":2}`, `{"i":1e400}`,
		"{\"b\":\"\xff\"}",
	} {
		try(s)
	}
	var any1 any
	fmt.Println(json.Unmarshal([]byte(`[1,"a",{"b":[true,false,null]}]`), &any1), any1)
	var sl = []int{9, 9, 9, 9}
	fmt.Println(json.Unmarshal([]byte(`[1,2]`), &sl), sl, cap(sl))
	m := map[string]int{"keep": 1}
	fmt.Println(json.Unmarshal([]byte(`{"new":2}`), &m), m)
	dec := json.NewDecoder(strings.NewReader(`{"a":1} {"a":2} [3] "x" 5 null tru`))
	for {
		var v any
		err := dec.Decode(&v)
		fmt.Println(v, err, dec.InputOffset())
		if err != nil {
			break
		}
	}
	dec = json.NewDecoder(strings.NewReader(`{"a":[1,{"b":null}],"c":"d", "e":true}`))
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		fmt.Printf("%T %v %v\n", tok, tok, dec.More())
		if err != nil {
			fmt.Println(err)
			break
		}
	}
	dec = json.NewDecoder(strings.NewReader(`[{"V":1},{"V":2},{"V":3}]`))
	dec.Token()
	for dec.More() {
		var in Inner
		fmt.Println(dec.Decode(&in), in)
	}
	fmt.Println(dec.Token())
	dec = json.NewDecoder(strings.NewReader(`{"V":1,"W":2}`))
	dec.DisallowUnknownFields()
	var in Inner
	fmt.Println(dec.Decode(&in), in)
	dec = json.NewDecoder(strings.NewReader(`{"x":12345678901234567890}`))
	dec.UseNumber()
	var v map[string]any
	fmt.Println(dec.Decode(&v), v)
	fmt.Printf("%T\n", v["x"])
	n := json.Number("42")
	i, err := n.Int64()
	f, _ := n.Float64()
	fmt.Println(i, f, n, err)
}
