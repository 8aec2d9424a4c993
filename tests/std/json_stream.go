// Decoder and Encoder: several values, tokens, offsets, small reads, errors in the middle.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

type event struct {
	Kind string
	At   int
}

func tokens(text string) {
	fmt.Println("tokens of", text)
	d := json.NewDecoder(strings.NewReader(text))
	for {
		t, err := d.Token()
		if err != nil {
			fmt.Println(" end:", err, d.InputOffset())
			return
		}
		fmt.Printf(" %T %v more=%t at %d\n", t, t, d.More(), d.InputOffset())
	}
}

type oneByte struct{ io.Reader }

func (o oneByte) Read(b []byte) (int, error) { return o.Reader.Read(b[:1]) }

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("broken pipe") }

type failing struct{ n int }

func (f *failing) Write(b []byte) (int, error) {
	if f.n--; f.n < 0 {
		return 0, errors.New("full")
	}
	return len(b), nil
}

func main() {
	input := `{"Kind":"a","At":1} {"Kind":"b","At":2}` + "\n\n" + `[1,2] "text" 3 null true {"Kind":5} {"Kind":"c"`
	for _, r := range []io.Reader{strings.NewReader(input), oneByte{strings.NewReader(input)}} {
		d := json.NewDecoder(r)
		for {
			var v any
			if err := d.Decode(&v); err != nil {
				fmt.Println(err, d.InputOffset())
				break
			}
			fmt.Printf("%v %d; ", v, d.InputOffset())
		}
	}
	d := json.NewDecoder(strings.NewReader(input))
	for range 9 {
		var e event
		err := d.Decode(&e)
		fmt.Println(e, err)
		if t, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			fmt.Println(t.Value, t.Type, t.Offset, t.Struct, t.Field)
		}
	}
	for _, text := range []string{`[]`, `{}`, `{"a":[1,{"b":null}],"c":"d"} 5`, `[1,]`, `{"a" 1}`, `{"a":1,}`, `[1 2]`, `]`, `[`, `{"a":`, `{1:2}`, ` `, `tru`, `["a",tru]`, `{"a":}`} {
		tokens(text)
	}
	d = json.NewDecoder(strings.NewReader(`{"list":[{"Kind":"x","At":1},{"Kind":"y","At":2}],"rest":7} tail`))
	for range 3 {
		t, err := d.Token()
		fmt.Println(t, err)
	}
	for d.More() {
		var e event
		fmt.Println(d.Decode(&e), e)
	}
	t, err := d.Token()
	fmt.Println(t, err)
	var name string
	fmt.Println(d.Decode(&name), name)
	var rest int
	fmt.Println(d.Decode(&rest), rest)
	t, err = d.Token()
	fmt.Println(t, err)
	left, _ := io.ReadAll(d.Buffered())
	fmt.Printf("%q\n", left)

	d = json.NewDecoder(strings.NewReader(`{"Kind":"k","Nope":1,"At":2} {"At":3}`))
	d.DisallowUnknownFields()
	var e event
	fmt.Println(d.Decode(&e), e)
	fmt.Println(d.Decode(&e), e)
	d = json.NewDecoder(strings.NewReader(`[1, 2.50, 1e400, {"n": -0}]`))
	d.UseNumber()
	var v any
	fmt.Println(d.Decode(&v), v)
	fmt.Printf("%T\n", v.([]any)[1])

	var out bytes.Buffer
	w := json.NewEncoder(&out)
	fmt.Println(w.Encode(map[string]any{"html": "<a&b>\u2028", "n": 1}))
	w.SetEscapeHTML(false)
	fmt.Println(w.Encode("<a&b>\u2028"))
	w.SetIndent(">", "\t")
	fmt.Println(w.Encode([]any{1, []int{}, map[string]int{}, map[string]any{"k": []string{"v"}}}))
	w.SetIndent("", "")
	fmt.Println(w.Encode(event{"e", 1}), w.Encode(make(chan int)), w.Encode(nil))
	fmt.Print(out.String())
	w = json.NewEncoder(&failing{1})
	fmt.Println(w.Encode(1), w.Encode(2), w.Encode(3))
	d = json.NewDecoder(broken{})
	fmt.Println(d.Decode(&v))
	d = json.NewDecoder(io.MultiReader(strings.NewReader(`{"a":1} {"b"`), broken{}))
	fmt.Println(d.Decode(&v), v)
	fmt.Println(d.Decode(&v), v)
}
