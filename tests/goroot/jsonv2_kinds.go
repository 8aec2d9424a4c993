// Values of each kind to JSON and back, and what has no representation.
package main

import (
	"encoding/json/jsontext"
	"encoding/json/v2"
	"errors"
	"fmt"
	"math"
	"math/big"
	"net/netip"
	"reflect"
	"strings"
	"time"
)

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

func marshal(v any, opts ...json.Options) {
	b, err := json.Marshal(v, opts...)
	fmt.Printf("%T: %s | %s\n", v, b, shown(err))
	var s *json.SemanticError
	if errors.As(err, &s) {
		fmt.Printf("\tat %d %q %v %v %v\n", s.ByteOffset, s.JSONPointer, s.JSONKind, s.GoType, s.Err)
	}
}

func unmarshal(in string, v any, opts ...json.Options) {
	err := json.Unmarshal([]byte(in), v, opts...)
	fmt.Printf("%.40s: %#v | %s\n", in, reflect.ValueOf(v).Elem().Interface(), shown(err))
	var s *json.SemanticError
	if errors.As(err, &s) {
		fmt.Printf("\tat %d %q %v %q %v %v\n", s.ByteOffset, s.JSONPointer, s.JSONKind, string(s.JSONValue), s.GoType, s.Err)
	}
}

type (
	Named  int8
	Text   string
	Byte   byte
	Bytes  []byte
	Digest [4]byte
	List   []Named
)

func marshalAll() {
	five := 5
	pointer := &five
	for _, v := range []any{nil, true, "é\n\"\u2028<>&", Text("x"), 1, int8(-128), uint64(math.MaxUint64), int64(math.MinInt64),
		uintptr(7), Named(3), 1.5, float32(0.1), 0.1, 1e21, 1e20, 1e-6, 1e-7, -0.0, math.Copysign(0, -1), math.MaxFloat64,
		float32(math.MaxFloat32), math.SmallestNonzeroFloat64} {
		marshal(v)
	}
	for _, v := range []any{[]int{}, []int(nil), [0]int{}, [2]bool{true}, []any{1, "a", nil, []any{}, map[string]any{}},
		[]byte("hello"), []byte{}, []byte(nil), [3]byte{1, 2, 3}, []Byte{1, 2}, Bytes("xyz"), Digest{1}, List{1, 2}, [][]string{{"a"}, nil}} {
		marshal(v)
	}
	for _, v := range []any{map[string]int{"a": 1}, map[int]string{-1: "x"}, map[float64]bool{1.5: true}, map[Named]any{1: nil},
		map[string]any(nil), map[uint8][]int{3: {1}}, map[bool]int{true: 1}, map[struct{ A int }]int{{1}: 1}, map[*int]int{pointer: 2},
		map[any]int{"k": 1}, map[any]int{2.5: 1}, map[any]int{true: 1}, map[any]int{nil: 1}} {
		marshal(v)
	}
	for _, v := range []any{pointer, &pointer, (*int)(nil), struct{}{}, &struct{ A, b int }{1, 2}, struct{ a int }{1}, struct{ A any }{},
		make(chan int), func() {}, 1i, []any{1, make(chan int)}, map[string]any{"x/~": map[string]any{"y": 1i}}, math.NaN(),
		float32(math.Inf(-1)), "a\xffb", map[string]int{"\xfe": 1}, []any{map[any]any{1: 1}}} {
		marshal(v)
	}
	for _, v := range []any{big.NewInt(1 << 40), big.NewFloat(1.25), big.NewRat(1, 3), netip.MustParseAddr("1.2.3.4"), time.UTC,
		time.Date(2024, 2, 29, 12, 30, 0, 5, time.UTC), time.Second, errors.New("e"), jsontext.Value(` [1, 2 ] `),
		jsontext.Value(nil), jsontext.Value(`{"a":1,"a":2}`), []jsontext.Value{[]byte(`nul`)}} {
		marshal(v)
	}
}

func unmarshalAll() {
	for _, in := range []string{`true`, `"s"`, `12`, `-1`, `1.5`, `300`, `1e2`, `1e400`, `null`, `[]`, `{}`, `[1]`, `{"1":2}`, `"AQI="`, `"aGk"`, `nul`, ``} {
		unmarshal(in, new(bool))
		unmarshal(in, new(Text))
		unmarshal(in, new(int8))
		unmarshal(in, new(uint))
		unmarshal(in, new(float32))
		unmarshal(in, new([]int))
		unmarshal(in, new([1]int))
		unmarshal(in, new(map[int]int))
		unmarshal(in, new([]byte))
		unmarshal(in, new([2]byte))
		unmarshal(in, new(struct{ A int }))
		unmarshal(in, new(any))
		unmarshal(in, new(jsontext.Value))
		unmarshal(in, new(chan int))
		unmarshal(in, new(fmt.Stringer))
		unmarshal(in, new(time.Duration))
	}
}

func corners() {
	unmarshal(`[1,2,3]`, new([2]int))
	unmarshal(`[1,[2,3,4]]`, new([]any))
	unmarshal(`{"a":{"b":[1,"x"]}}`, new(map[string]map[string][]int))
	unmarshal(`{"1":1,"1.0":2}`, new(map[float64]int))
	unmarshal(`{"1":1,"1.0":2}`, new(map[float64]int), jsontext.AllowDuplicateNames(true))
	unmarshal(`{"-0":1,"0":2}`, new(map[int]int))
	unmarshal(`{"true":1}`, new(map[bool]int))
	unmarshal(`{"x":1}`, new(map[any]int))
	unmarshal("\"\\ud800\xff\"", new(string))
	unmarshal("\"\\ud800\xff\"", new(string), jsontext.AllowInvalidUTF8(true))
	unmarshal(`"1"`, new(int), json.StringifyNumbers(true))
	unmarshal(`"`+strings.Repeat("9", 120)+`"`, new(int64), json.StringifyNumbers(true))
	unmarshal(`[1,2`, new([]int))
	unmarshal(`[1 2]`, new([]int))
	unmarshal(`{"a" 1}`, new(map[string]int))
	unmarshal(`1 x`, new(int))
	unmarshal(`"12345678901234567890"`, new(big.Int))
	unmarshal(`12345678901234567890`, new(big.Int))
	unmarshal(`"1.2.3"`, new(netip.Addr))
	unmarshal(`null`, new(netip.Addr))
	var f big.Float
	var a netip.Addr
	fmt.Println(json.Unmarshal([]byte(`"2.5"`), &f), f.String(), json.Unmarshal([]byte(`"1.2.3.4"`), &a), a)
	for _, out := range []any{nil, 1, (*int)(nil), map[string]int{}, struct{}{}} {
		fmt.Println(shown(json.Unmarshal([]byte(`1`), out)))
	}
}

func main() {
	marshalAll()
	unmarshalAll()
	corners()
}
