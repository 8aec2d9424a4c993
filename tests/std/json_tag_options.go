// Options of tags over kinds, zero tests, cycles, depth, folded names, conflicts of embedded fields, odd numbers.
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

type zero struct{ n int }

func (z zero) IsZero() bool { return z.n == 7 }

type ptrZero struct{ n int }

func (z *ptrZero) IsZero() bool { return z == nil || z.n == 0 }

type iface interface{ IsZero() bool }

type Empty struct {
	I   int            `json:"i,omitempty"`
	S   string         `json:",omitempty"`
	B   bool           `json:",omitempty"`
	F   float64        `json:",omitempty"`
	P   *int           `json:",omitempty"`
	L   []int          `json:",omitempty"`
	A0  [0]int         `json:",omitempty"`
	A2  [2]int         `json:",omitempty"`
	M   map[string]int `json:",omitempty"`
	St  struct{}       `json:",omitempty"`
	Any any            `json:",omitempty"`
	T   time.Time      `json:",omitempty"`
	Z   zero           `json:",omitempty"`
}
type Zeroes struct {
	I  int             `json:"i,omitzero"`
	L  []int           `json:",omitzero"`
	M  map[string]int  `json:",omitzero"`
	A2 [2]int          `json:",omitzero"`
	St struct{ X int } `json:",omitzero"`
	T  time.Time       `json:",omitzero"`
	Z  zero            `json:",omitzero"`
	PZ ptrZero         `json:",omitzero"`
	ZP *ptrZero        `json:",omitzero"`
	If iface           `json:",omitzero"`
	F  float64         `json:",omitzero"`
	LE []int           `json:",omitzero,omitempty"`
}
type Quoted struct {
	I  int            `json:",string"`
	U  uint8          `json:",string"`
	F  float32        `json:",string"`
	B  bool           `json:",string"`
	S  string         `json:",string"`
	P  *int           `json:",string"`
	L  []int          `json:",string"`
	IE int            `json:",string,omitempty"`
	M  map[string]int `json:",string"`
}
type Names struct {
	A int `json:"a b"`
	B int `json:"x,y"`
	C int `json:"é☺"`
	D int `json:"a\"b"`
	E int `json:"-,"`
	F int `json:"-"`
	G int `json:"$%-/"`
	H int `json:"<&>"`
	I int `json:",bogus"`
	J int `json:"'q'"`
	K int `json:""`
	L int `json:"a\tb"`
}
type Low struct{ X, Y, Z int }
type Mid struct {
	Low
	X string
	W int `json:"y"`
}
type Other struct{ Z, Q int }
type Top struct {
	Mid
	*Other
	Q bool `json:"Z"`
}
type Named struct {
	Low `json:"low"`
	*Other
}
type unexported struct{ V int }
type HasUnexported struct {
	unexported
	*Low
	N int
}
type Ring struct {
	Name string
	Next *Ring          `json:",omitempty"`
	M    map[string]any `json:",omitempty"`
	L    []any          `json:",omitempty"`
}
type Fold struct {
	ID      int
	Id      int `json:"iD"`
	Straße  int
	Kelvin  int `json:"\u212a"`
	MaxSize int `json:"max_size"`
	ſ       int
	S       int
}

func show(x any) {
	b, err := json.Marshal(x)
	var unsupported *json.UnsupportedValueError
	var typ *json.UnsupportedTypeError
	fmt.Println(string(b), err, errors.As(err, &unsupported), errors.As(err, &typ))
}

func main() {
	one := 1
	show(Empty{})
	show(Empty{I: 1, S: "s", B: true, F: math.Copysign(0, -1), P: new(int), L: []int{}, M: map[string]int{}, Any: 0, Z: zero{7}})
	show(Empty{L: []int{0}, M: map[string]int{"": 0}, Any: []int(nil), T: time.Unix(0, 0).UTC()})
	show(Zeroes{})
	show(&Zeroes{})
	show(Zeroes{L: []int{}, M: map[string]int{}, Z: zero{7}, F: math.Copysign(0, -1), If: zero{7}, ZP: &ptrZero{}, LE: []int{}})
	show(&Zeroes{I: 1, A2: [2]int{0, 1}, Z: zero{1}, PZ: ptrZero{2}, ZP: &ptrZero{3}, If: zero{8}, LE: []int{1}, T: time.Unix(1, 0).UTC()})
	show(Quoted{})
	show(Quoted{-5, 255, 1e21, true, "q\"<", &one, []int{1}, 3, map[string]int{"k": 2}})
	show(Names{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
	show(Top{Mid{Low{1, 2, 3}, "x", 4}, &Other{5, 6}, true})
	show(Top{})
	show(Named{Low{1, 2, 3}, nil})
	show(HasUnexported{unexported{1}, nil, 2})
	show(HasUnexported{unexported{1}, &Low{1, 2, 3}, 2})

	var q Quoted
	for _, s := range []string{`{"I":"12"}`, `{"I":12}`, `{"I":"x"}`, `{"I":""}`, `{"I":" 1"}`, `{"I":"1.5"}`, `{"U":"256"}`, `{"F":"1e2"}`, `{"F":"NaN"}`, `{"B":"true"}`, `{"B":"1"}`, `{"B":true}`, `{"S":"\"in\""}`, `{"S":"plain"}`, `{"S":""}`, `{"P":"5"}`, `{"P":null}`, `{"I":null}`, `{"I":"null"}`, `{"L":["1"]}`, `{"L":[2]}`, `{"M":{"k":"3"}}`, `{"M":{"k":4}}`, `{"I":"0x1"}`, `{"I":"-0"}`, `{"I":"01"}`, `{"I":"1e1"}`} {
		err := json.Unmarshal([]byte(s), &q)
		fmt.Println(s, err, q.I, q.U, q.F, q.B, q.S, q.P != nil, q.L, q.M)
	}
	for _, s := range []string{"01", "-01", "+1", "1_0", "300", "-5", " 1", "nan", "-Inf", "0x1p4", ".5", "1e400", "1e39", "00", "1e", "null"} {
		for _, k := range []string{"I", "U", "F", "P"} {
			err := json.Unmarshal([]byte(`{"`+k+`":"`+s+`"}`), &q)
			fmt.Println(s, k, err, q.I, q.U, q.F, q.P != nil && *q.P == 1)
		}
	}
	for _, s := range []string{`{"id":1}`, `{"ID":1,"iD":2,"Id":3}`, `{"STRASSE":1,"straße":2}`, `{"K":1}`, `{"k":2}`, `{"MAX_SIZE":1,"maxsize":2,"Max-Size":3}`, `{"s":1,"ſ":2}`, `{"maxSize":5}`, `{"ıd":1}`} {
		var f Fold
		fmt.Println(s, json.Unmarshal([]byte(s), &f), f)
	}
	var top Top
	fmt.Println(json.Unmarshal([]byte(`{"X":"s","y":1,"Y":2,"Z":true,"Q":9}`), &top), top.Mid, *top.Other, top.Q)
	var hidden HasUnexported
	fmt.Println(json.Unmarshal([]byte(`{"V":5,"X":6,"N":7}`), &hidden), hidden.V, *hidden.Low, hidden.N)
	type ptr struct{ *unexported }
	fmt.Println(json.Unmarshal([]byte(`{"V":5}`), new(ptr)))

	// Cycles, depth, what has no JSON.
	r := &Ring{Name: "a"}
	r.Next = &Ring{Name: "b", Next: r}
	show(r)
	m := map[string]any{}
	m["self"] = m
	show(m)
	l := []any{nil}
	l[0] = l
	show(l)
	show(&Ring{M: map[string]any{"k": []any{&Ring{Name: "deep"}, map[string]any{"x": nil}}}})
	for _, x := range []any{math.NaN(), math.Inf(-1), float32(math.Inf(1)), complex(1, 2), make(chan int), func() {}, []any{1, func() {}}, map[string]any{"f": math.NaN()}, struct{ C chan int }{}, map[complex128]int{}, map[[2]int]int{{1, 2}: 3}, (*func())(nil), struct {
		C chan int `json:"-"`
	}{}, []func(){}, map[string]chan int{}, [0]chan int{}} {
		show(x)
	}
	for _, n := range []int{10, 1000, 9999, 10000, 10001} {
		deep := strings.Repeat("[", n) + strings.Repeat("]", n)
		var x any
		err := json.Unmarshal([]byte(deep), &x)
		fmt.Println(n, err, json.Valid([]byte(deep)))
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1e20, 1e21, 1e-6, 9.99e-7, 123456789, 1.5e300, 5e-324, math.MaxFloat64, 100, 0.1, 1 << 53, 3.0e-5} {
		b, _ := json.Marshal([]any{f, float32(f)})
		fmt.Print(string(b), " ")
	}
	fmt.Println()
	show([]any{int64(math.MinInt64), uint64(math.MaxUint64), uintptr(1), int8(-128), "\x00\x1f\x7f\u2028\u2029\ufffd\xff\xc0é\U0001f600", []byte(nil), []byte{}, []byte("<>&"), [3]byte{1, 2, 3}, [0]int{}, json.Number("12")})
	type Bytes []byte
	type Elem byte
	show([]any{Bytes("x"), []Elem{1, 2}, map[string][]byte{"b": {255}}, []int8{-1}})
	var target struct {
		B []byte
		A [3]byte
		E []Elem
	}
	for _, s := range []string{`{"B":"AQI="}`, `{"B":"AQI"}`, `{"B":"!"}`, `{"B":[1,2]}`, `{"B":null}`, `{"A":[1,2,3,4]}`, `{"A":"AQID"}`, `{"E":"AQ=="}`, `{"B":"A\nQ\n=="}`, `{"B":""}`} {
		err := json.Unmarshal([]byte(s), &target)
		fmt.Println(s, err, target.B, target.B == nil, target.A, target.E)
	}
	var buf bytes.Buffer
	fmt.Println(json.Indent(&buf, []byte(`{"a":[],"b":{},"c":[1,{"d":[ ]}], "e" : "x y"}`), "#", "--"), buf.String())
}
