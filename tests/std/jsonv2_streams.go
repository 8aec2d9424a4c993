// Values of streams: readers and writers, tokens before and after, errors of either side.
package main

import (
	"bytes"
	"encoding/json/jsontext"
	"encoding/json/v2"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing/iotest"
)

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

type Record struct {
	ID   int               `json:"id"`
	Tags []string          `json:"tags,omitempty"`
	Meta map[string]string `json:"meta,omitempty"`
	Sub  *Record           `json:"sub,omitempty"`
}

// limited takes n bytes and then fails.
type limited struct{ n int }

func (l *limited) Write(p []byte) (int, error) {
	if len(p) > l.n {
		n := l.n
		l.n = 0
		return n, errors.New("full")
	}
	l.n -= len(p)
	return len(p), nil
}

func writers() {
	r := Record{1, []string{"a"}, nil, &Record{2, nil, map[string]string{"k": "v"}, nil}}
	var b bytes.Buffer
	fmt.Println(json.MarshalWrite(&b, r), b.String())
	b.Reset()
	fmt.Println(json.MarshalWrite(&b, []any{r, make(chan int)}) != nil, b.String())
	for _, n := range []int{0, 5, 100, 5000} {
		w := &limited{n}
		err := json.MarshalWrite(w, make([]Record, 1000))
		var semantic *json.SemanticError
		fmt.Println(n, shown(err), errors.As(err, &semantic))
	}
	b.Reset()
	e := jsontext.NewEncoder(&b)
	fmt.Println(json.MarshalEncode(e, r), json.MarshalEncode(e, nil), json.MarshalEncode(e, "x"))
	e.WriteToken(jsontext.BeginObject)
	fmt.Println(shown(json.MarshalEncode(e, 1)))
	fmt.Println(shown(json.MarshalEncode(e, r)))
	fmt.Println(json.MarshalEncode(e, "name"), json.MarshalEncode(e, []Record{{}, {ID: 5}}))
	fmt.Println(shown(json.MarshalEncode(e, "name")))
	fmt.Println(json.MarshalEncode(e, 7, json.StringifyNumbers(true)), shown(json.MarshalEncode(e, struct{ F func() }{})))
	fmt.Println(e.StackPointer(), e.OutputOffset(), e.StackDepth())
	complete, _, _ := strings.Cut(b.String(), "{\"1\"")
	fmt.Println(complete)
}

func readers() {
	const stream = ` {"id":1,"tags":["a","b"]} {"id":2,"sub":{"id":3}}
	[4] {"id":"x"} null {"id":5} {"id":6`
	for _, read := range []func(io.Reader) io.Reader{
		func(r io.Reader) io.Reader { return r }, iotest.OneByteReader, iotest.HalfReader, iotest.DataErrReader,
	} {
		d := jsontext.NewDecoder(read(strings.NewReader(stream)))
		for range 8 {
			r := Record{ID: -1}
			err := json.UnmarshalDecode(d, &r)
			fmt.Println(r.ID, r.Tags, r.Sub != nil, d.InputOffset(), d.StackPointer(), shown(err))
			if err != nil && d.StackDepth() > 0 {
				fmt.Println("\tinside", d.StackDepth())
				break
			}
		}
	}
	var r Record
	fmt.Println(shown(json.UnmarshalRead(strings.NewReader(` {"id":9} `), &r)), r.ID)
	fmt.Println(shown(json.UnmarshalRead(strings.NewReader(`{"id":10} {}`), &r)), r.ID)
	fmt.Println(shown(json.UnmarshalRead(strings.NewReader(`{"id":11`), &r)), r.ID)
	fmt.Println(shown(json.UnmarshalRead(strings.NewReader(`  `), &r)))
	fmt.Println(shown(json.UnmarshalRead(iotest.ErrReader(errors.New("broken")), &r)))
	fmt.Println(shown(json.UnmarshalRead(iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader(`{"id":12}`))), &r)))
	large := `[` + strings.Repeat(`{"id":1,"tags":["tag"],"meta":{"k":"v"}},`, 3000) + `{"id":2}]`
	var list []Record
	fmt.Println(json.UnmarshalRead(iotest.HalfReader(strings.NewReader(large)), &list), len(list), list[3000].ID, list[2999].Meta)
	var b strings.Builder
	fmt.Println(json.MarshalWrite(&b, list), b.String() == large)
}

func elements() {
	d := jsontext.NewDecoder(strings.NewReader(`{"list":[{"id":1},{"id":2},{"id":3},{"id":4}],"rest":{"a":[1]}}`))
	for d.StackDepth() < 2 {
		t, err := d.ReadToken()
		fmt.Println(t.Kind(), err)
	}
	for d.PeekKind() != jsontext.KindEndArray {
		var r Record
		err := json.UnmarshalDecode(d, &r)
		fmt.Println(r.ID, d.StackPointer(), d.InputOffset(), shown(err))
	}
	d.ReadToken()
	var name string
	var rest map[string][]int
	fmt.Println(json.UnmarshalDecode(d, &name), name, json.UnmarshalDecode(d, &rest), rest)
	fmt.Println(shown(json.UnmarshalDecode(d, &name)))
	d.ReadToken()
	fmt.Println(json.UnmarshalDecode(d, &name))
	d = jsontext.NewDecoder(strings.NewReader(`{"1":2,"x":3,"y":"4"}`))
	d.ReadToken()
	var n int
	fmt.Println(shown(json.UnmarshalDecode(d, &n)), n)
	fmt.Println(shown(json.UnmarshalDecode(d, &n)), n)
	fmt.Println(shown(json.UnmarshalDecode(d, &n)), n, d.StackPointer())
	fmt.Println(shown(json.UnmarshalDecode(d, &n)), n)
	fmt.Println(shown(json.UnmarshalDecode(d, &n)), n)
	fmt.Println(shown(json.UnmarshalDecode(d, &n, json.StringifyNumbers(true))), n)
}

func main() {
	writers()
	readers()
	elements()
}
