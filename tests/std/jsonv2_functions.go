// Functions for types, which take precedence over methods: for which values they are called, and in what order.
package main

import (
	"encoding/json/jsontext"
	"encoding/json/v2"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

type Celsius float64

func (c Celsius) String() string               { return fmt.Sprint(float64(c), "C") }
func (c Celsius) MarshalJSON() ([]byte, error) { return []byte(`"method"`), nil }
func (c *Celsius) UnmarshalJSON([]byte) error  { *c = -1; return nil }

type Ptr struct{ N int }

func (p *Ptr) String() string { return "Ptr" + strconv.Itoa(p.N) }

type All struct {
	C  Celsius
	P  Ptr
	Q  *Ptr
	S  fmt.Stringer
	A  any
	M  map[int]Celsius
	T  time.Duration
	PP **Ptr
}

func logEncode(name string) *json.Marshalers {
	return json.MarshalToFunc(func(e *jsontext.Encoder, v any) error {
		fmt.Printf("\t%s %T at %s\n", name, v, e.StackPointer())
		return errors.ErrUnsupported
	})
}

func logDecode(name string) *json.Unmarshalers {
	return json.UnmarshalFromFunc(func(d *jsontext.Decoder, v any) error {
		fmt.Printf("\t%s %T %v at %s\n", name, v, d.PeekKind(), d.StackPointer())
		return errors.ErrUnsupported
	})
}

func marshal(v any, ms ...*json.Marshalers) {
	opts := []json.Options{json.Deterministic(true)}
	if len(ms) > 0 {
		opts = append(opts, json.WithMarshalers(json.JoinMarshalers(ms...)))
	}
	b, err := json.Marshal(v, opts...)
	fmt.Println(string(b), shown(err))
}

func unmarshal(in string, v any, us ...*json.Unmarshalers) {
	err := json.Unmarshal([]byte(in), v, json.WithUnmarshalers(json.JoinUnmarshalers(us...)))
	fmt.Println(in, shown(err))
}

func main() {
	p := &Ptr{3}
	all := All{C: 1.5, P: Ptr{1}, Q: &Ptr{2}, S: Celsius(4), A: []any{1, "x", nil, p}, M: map[int]Celsius{7: 2}, PP: &p}
	duration := json.MarshalFunc(func(d time.Duration) ([]byte, error) { return []byte(strconv.Quote(d.String())), nil })
	celsius := json.MarshalToFunc(func(e *jsontext.Encoder, c Celsius) error {
		return e.WriteToken(jsontext.String(c.String()))
	})
	stringer := json.MarshalFunc(func(s fmt.Stringer) ([]byte, error) { return []byte(strconv.Quote(fmt.Sprintf("%T %v", s, s))), nil })
	ptr := json.MarshalFunc(func(p *Ptr) ([]byte, error) { return fmt.Appendf(nil, "%d", p.N), nil })
	value := json.MarshalFunc(func(p Ptr) ([]byte, error) { return fmt.Appendf(nil, "[%d]", p.N), nil })
	number := json.MarshalFunc(func(n int) ([]byte, error) { return fmt.Appendf(nil, `"#%d"`, n), nil })
	marshal(all)
	marshal(all, duration)
	marshal(all, duration, celsius)
	marshal(all, duration, stringer)
	marshal(all, duration, celsius, stringer)
	marshal(all, duration, ptr, value)
	marshal(all, duration, value, ptr)
	marshal(all, nil, json.JoinMarshalers(nil, duration), number)
	marshal(all, duration, logEncode("log"))
	marshal(&all, logEncode("first"), duration, logEncode("second"))
	marshal(map[int]any{1: map[Celsius]int{2: 3}}, number)
	marshal(map[Celsius]int{2: 3}, celsius)
	for _, err := range []error{errors.New("plain"), &json.SemanticError{Err: errors.New("semantic")}, errors.ErrUnsupported} {
		marshal([]int{1}, json.MarshalFunc(func(int) ([]byte, error) { return nil, err }))
		marshal([]int{1}, json.MarshalToFunc(func(*jsontext.Encoder, int) error { return err }))
		unmarshal(`[1]`, new([]int), json.UnmarshalFunc(func([]byte, *int) error { return err }))
		unmarshal(`[1]`, new([]int), json.UnmarshalFromFunc(func(*jsontext.Decoder, *int) error { return err }))
	}
	decodeAll()
	for _, f := range []func(){
		func() { json.MarshalFunc(func(NamedPtr) ([]byte, error) { return nil, nil }) },
		func() { json.MarshalToFunc(func(*jsontext.Encoder, NamedPtr) error { return nil }) },
		func() { json.UnmarshalFunc(func([]byte, Ptr) error { return nil }) },
		func() { json.UnmarshalFromFunc(func(*jsontext.Decoder, NamedPtr) error { return nil }) },
	} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

type NamedPtr *Ptr

func decodeAll() {
	in := `{"C":1,"P":{"N":1},"Q":{"N":2},"A":[1,"x",null],"M":{"7":2},"T":"3s","PP":{"N":5}}`
	duration := json.UnmarshalFunc(func(b []byte, d *time.Duration) (err error) {
		*d, err = time.ParseDuration(strings.Trim(string(b), `"`))
		return err
	})
	celsius := json.UnmarshalFromFunc(func(d *jsontext.Decoder, c *Celsius) error {
		return json.UnmarshalDecode(d, (*float64)(c))
	})
	integer := json.UnmarshalFromFunc(func(d *jsontext.Decoder, v *any) error {
		if d.PeekKind() == jsontext.KindNumber {
			*v = new(int64)
		}
		return errors.ErrUnsupported
	})
	ptr := json.UnmarshalFunc(func(b []byte, p *Ptr) error { p.N = len(b); return nil })
	for _, us := range [][]*json.Unmarshalers{{duration}, {duration, celsius}, {duration, integer}, {duration, ptr}, {logDecode("first"), duration, logDecode("second")}, {celsius}} {
		var all All
		unmarshal(in, &all, us...)
		fmt.Println(float64(all.C), all.P, all.Q, all.M, all.T, all.PP == nil)
		if list, ok := all.A.([]any); ok {
			n, isInt := list[0].(*int64)
			fmt.Printf("%T %T %v\n", list[0], list[1], isInt && *n == 1)
		}
	}
	var any any
	unmarshal(`{"a":{"b":[true,null]}}`, &any, logDecode("any"))
	fmt.Println(any)
}
