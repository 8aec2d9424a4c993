package main

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Point is a key of text; its pointer reads it.
type Point struct{ X, Y int }

func (p Point) MarshalText() ([]byte, error) {
	if p.X < 0 {
		return nil, errors.New("negative point")
	}
	return fmt.Appendf(nil, "%d;%d", p.X, p.Y), nil
}

func (p *Point) UnmarshalText(text []byte) error {
	x, y, found := strings.Cut(string(text), ";")
	if !found {
		return fmt.Errorf("no point in %q", text)
	}
	p.X, _ = strconv.Atoi(x)
	p.Y, _ = strconv.Atoi(y)
	return nil
}

// Level is an int with a text form; Plain one without.
type Level int

func (l Level) MarshalText() ([]byte, error) {
	return []byte("level<" + strconv.Itoa(int(l)) + ">"), nil
}
func (l *Level) UnmarshalText(text []byte) error {
	*l = Level(len(text))
	return nil
}

type Plain int8
type Label string

// Loud is a string with a text form, which keys of kind string do not use.
type Loud string

func (l Loud) MarshalText() ([]byte, error) { return []byte(strings.ToUpper(string(l))), nil }
func (l *Loud) UnmarshalText(text []byte) error {
	*l = Loud("read:" + string(text))
	return nil
}

// OnPointer has its text form on the pointer only.
type OnPointer struct{ S string }

func (o *OnPointer) MarshalText() ([]byte, error) { return []byte("ptr:" + o.S), nil }

// Both has two forms.
type Both int

func (b Both) MarshalJSON() ([]byte, error) {
	return []byte(`{"json":` + strconv.Itoa(int(b)) + `}`), nil
}
func (b Both) MarshalText() ([]byte, error) { return []byte("text" + strconv.Itoa(int(b))), nil }

// Raw answers text that JSON must escape.
type Raw struct{ S string }

func (r Raw) MarshalText() ([]byte, error) { return []byte(r.S), nil }

func encode(what string, value any) {
	data, err := json.Marshal(value)
	fmt.Printf("%s: %s", what, data)
	if err != nil {
		var wrapped *json.MarshalerError
		fmt.Printf(" %v (%T) %t", err, err, errors.As(err, &wrapped))
	}
	fmt.Println()
}

func decode[M any](text string) {
	var m M
	err := json.Unmarshal([]byte(text), &m)
	fmt.Printf("%T %s: %v", m, text, m)
	if err != nil {
		var kind *json.UnmarshalTypeError
		fmt.Printf(" %v (%T)", err, err)
		if errors.As(err, &kind) {
			fmt.Printf(" value=%q offset=%d", kind.Value, kind.Offset)
		}
	}
	fmt.Println()
}

func main() {
	encode("points", map[Point]int{{3, 4}: 1, {1, 2}: 2, {10, 0}: 3})
	encode("negative", map[Point]int{{-1, 0}: 1})
	encode("pointers", map[*Point]int{{1, 1}: 1})
	encode("nil pointer", map[*Point]int{nil: 1})
	encode("levels", map[Level]string{10: "a", 9: "b", -1: "c"})
	encode("plain", map[Plain]bool{-128: true, 127: false, 5: true, 10: true})
	encode("uints", map[uint64]int{1<<64 - 1: 1, 0: 2, 100: 3, 20: 4})
	encode("uintptr", map[uintptr]int{7: 1})
	encode("labels", map[Label]int{"b": 1, "a": 2, "": 3, "é": 4, "Z": 5, "\xff": 6, "<": 7, "\u2028": 8, "\"": 9})
	encode("loud", map[Loud]Loud{"key": "value"})
	encode("on pointer", map[OnPointer]int{{"x"}: 1})
	encode("on pointers", map[*OnPointer]int{{"x"}: 1})
	encode("both", map[Both]Both{1: 2})
	encode("interface keys", map[encoding.TextMarshaler]int{Point{5, 6}: 1, Level(3): 2})
	encode("nil interface key", map[encoding.TextMarshaler]int{nil: 2})
	encode("any keys", map[any]int{"a": 1})
	encode("bool keys", map[bool]int{true: 1})
	encode("float keys", map[float64]int{1: 1})
	encode("struct keys", map[struct{ A int }]int{})
	encode("array keys", map[[2]int]int{})
	encode("empty", map[Point]int{})
	encode("nil", map[Point]int(nil))
	encode("raw keys", map[Raw]int{{"a\"b"}: 1, {"<\x01>"}: 2, {"\xff"}: 3, {""}: 4})
	encode("equal texts", map[Raw]Raw{{"same"}: {"v\n"}})
	encode("values", []any{Point{1, 2}, &Point{3, 4}, (*Point)(nil), Level(3), Loud("x"), Both(4), &OnPointer{"p"}, OnPointer{"v"}, Raw{"</script>\xff\u2029"}})
	encode("addressable", &struct {
		V OnPointer
		P *OnPointer
		I any
		L []OnPointer
		A [1]OnPointer
		M map[string]OnPointer
	}{OnPointer{"v"}, &OnPointer{"p"}, OnPointer{"i"}, []OnPointer{{"l"}}, [1]OnPointer{{"a"}}, map[string]OnPointer{"k": {"m"}}})
	encode("not addressable", struct{ V OnPointer }{OnPointer{"v"}})
	encode("failing value", []Point{{1, 1}, {-2, 0}})
	encode("failing field", struct{ P *Point }{&Point{-5, 0}})

	decode[map[Point]int](`{"1;2":3,"10;20":4}`)
	decode[map[Point]int](`{"none":3}`)
	decode[map[Point]int](`{"1;2":"x"}`)
	decode[map[*Point]int](`{}`)
	decode[map[Level]string](`{"abc":"x","abcd":"y"}`)
	decode[map[Plain]int](`{"127":1,"-128":2}`)
	decode[map[Plain]int](`{"128":1}`)
	decode[map[Plain]int](`{"1.0":1}`)
	decode[map[Plain]int](`{"":1}`)
	decode[map[Plain]int](`{"+1":1,"007":2}`)
	decode[map[Plain]int](`{"0x1":1}`)
	decode[map[Plain]int](`{" 1":1}`)
	decode[map[uint8]int](`{"-1":1,"255":2}`)
	decode[map[uint8]int](`{"256":1,"3":2}`)
	decode[map[uintptr]int](`{"9":1}`)
	decode[map[Label]int](`{"a":1,"a":2,"\u0061":3}`)
	decode[map[Loud]Loud](`{"k":"v"}`)
	decode[map[bool]int](`{"true":1}`)
	decode[map[float64]int](`{"1":1}`)
	decode[map[any]int](`{"1":1}`)
	decode[map[**int]int](`{"x":1}`)
	decode[map[string]Point](`{"a":"1;2","b":null}`)
	decode[map[string]Point](`{"a":5}`)
	decode[[]Level](`["abc",null,"x"]`)
	decode[[]Level](`[5]`)
	decode[[]Level](`[true,{"a":1}]`)
	decode[[]Point](`["bad"]`)
	decode[OnPointer](`"x"`)
	decode[OnPointer](`{"S":"x"}`)

	pointers := map[*Point]int{}
	err := json.Unmarshal([]byte(`{"1;2":3}`), &pointers)
	for key, value := range pointers {
		fmt.Println(*key, value, err)
	}
	m := map[Point]*Level{{1, 2}: new(Level)}
	kept := m[Point{1, 2}]
	err = json.Unmarshal([]byte(`{"1;2":"four","3;4":null}`), &m)
	fmt.Println(err, len(m), *kept, *m[Point{1, 2}], m[Point{3, 4}] == nil)
	sized := map[Plain][]int{1: {1, 2, 3}}
	err = json.Unmarshal([]byte(`{"1":[9],"2":[8],"300":[7],"3":[6]}`), &sized)
	fmt.Println(err, sized)
}
