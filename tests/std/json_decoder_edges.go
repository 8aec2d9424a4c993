package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

type pair struct {
	A int
	B struct {
		C []int
		D map[string]bool
	}
}

// slow gives its text one byte at a time, then an error.
type slow struct {
	text string
	err  error
}

func (s *slow) Read(p []byte) (int, error) {
	if s.text == "" {
		return 0, s.err
	}
	p[0] = s.text[0]
	s.text = s.text[1:]
	return 1, nil
}

func explain(err error) string {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	text := fmt.Sprint(err)
	if errors.As(err, &syntax) {
		text += fmt.Sprintf(" [syntax at %d]", syntax.Offset)
	}
	if errors.As(err, &kind) {
		text += fmt.Sprintf(" [value %q type %v offset %d struct %q field %q]", kind.Value, kind.Type, kind.Offset, kind.Struct, kind.Field)
	}
	return text
}

func rest(d *json.Decoder) string {
	data, _ := io.ReadAll(d.Buffered())
	return string(data)
}

func values(text string) {
	d := json.NewDecoder(strings.NewReader(text))
	fmt.Printf("values %q\n", text)
	for range 5 {
		var v any
		more := d.More()
		err := d.Decode(&v)
		fmt.Printf("  more=%t %#v %s at %d rest %q\n", more, v, explain(err), d.InputOffset(), rest(d))
		if err != nil {
			break
		}
	}
}

func tokens(text string) {
	d := json.NewDecoder(strings.NewReader(text))
	fmt.Printf("tokens %q:", text)
	for range 20 {
		more := d.More()
		token, err := d.Token()
		if err != nil {
			fmt.Printf(" %t %s at %d", more, explain(err), d.InputOffset())
			break
		}
		fmt.Printf(" %t:%T(%v)@%d", more, token, token, d.InputOffset())
	}
	fmt.Println()
}

func main() {
	for _, text := range []string{"", " ", "1 2 3", "1,2", "{}[]", "null\nnull", "\"a\"\"b\"", "tru", "true false x", "[1,2", "1 ]", "{\"a\":1}}", "-", "1.", "01", "1 02", "\xef\xbb\xbf1", "[1 2]", "\"\x01\"", "\"\\x\"", "nulls", "1e5 1e400", "\x00", "{,}", "[,]", "{\"a\" 1}", "{\"a\":}", "{1:2}"} {
		values(text)
	}
	for _, text := range []string{"", "[1,\"a\",null,{\"b\":[true]}]", "{\"a\":1,\"b\":{}}", "[1 2]", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "[1,]", "{\"a\":1,}", "{1:2}", "]", "}", "[}", "{]", ",", ":", "[,1]", "{:1}", "1 2 ,3", "[1", "{\"a\"", "{\"a\":", "[1]]", "nul", "{} {} []"} {
		tokens(text)
	}

	d := json.NewDecoder(strings.NewReader(`  {"list": [ {"A":1}, {"A":"x"}, {"A":3} , 4], "end" : true } tail`))
	step := func(what string, value any, err error) {
		fmt.Printf("%s %v %s at %d more %t\n", what, value, explain(err), d.InputOffset(), d.More())
	}
	token, err := d.Token()
	step("open", token, err)
	token, err = d.Token()
	step("key", token, err)
	token, err = d.Token()
	step("list", token, err)
	for range 3 {
		var p pair
		err := d.Decode(&p)
		step("decode", p.A, err)
	}
	var number float64
	err = d.Decode(&number)
	step("number", number, err)
	err = d.Decode(&number)
	step("decode at the end of a list", number, err)
	token, err = d.Token()
	step("close", token, err)
	var key string
	err = d.Decode(&key)
	step("decode a key", key, err)
	token, err = d.Token()
	step("next", token, err)
	token, err = d.Token()
	step("next", token, err)
	token, err = d.Token()
	step("tail", token, err)

	for _, text := range []string{`{"A":1,"X":2}`, `{"B":{"Z":[1,{}]}}`, `{"a":1}`, `{"B":{"D":{"any":true}}}`, `{"A":1,"X":`, `{"X":1} {"A":2}`} {
		d := json.NewDecoder(strings.NewReader(text))
		d.DisallowUnknownFields()
		for range 2 {
			var p pair
			err := d.Decode(&p)
			fmt.Printf("%s: %+v %s at %d\n", text, p, explain(err), d.InputOffset())
		}
	}
	for _, text := range []string{"1", "1.50", "1e400", "-0", "123456789012345678901234567890", "[1,2.0,{\"a\":3e5}]", "01", "-"} {
		d := json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		var v any
		err := d.Decode(&v)
		fmt.Printf("%s: %#v %s\n", text, v, explain(err))
		if n, ok := v.(json.Number); ok {
			i, intErr := n.Int64()
			f, floatErr := n.Float64()
			fmt.Println("  ", i, intErr, f, floatErr)
		}
		d = json.NewDecoder(strings.NewReader(text))
		d.UseNumber()
		token, err := d.Token()
		fmt.Printf("  %T %v %s\n", token, token, explain(err))
	}
	for _, text := range []string{`{"A":"x"}`, `{"A":1.5}`, `{"A":99999999999999999999}`, `{"B":{"C":[1,"two",3]}}`, `{"B":{"C":{}}}`, `{"B":{"D":{"k":1}}}`, `{"B":[]}`, `[]`, `"s"`, `{"A":{"q":1},"B":{"C":[7]}}`, `{"A":true,"B":5}`, `{"B":{"D":{"k":true,"l":"x"}},"A":3}`} {
		var p pair
		err := json.Unmarshal([]byte(text), &p)
		fmt.Printf("%s: %+v %s\n", text, p, explain(err))
		d := json.NewDecoder(strings.NewReader(" 1 " + text + " 2"))
		var n int
		first := d.Decode(&n)
		err = d.Decode(&p)
		last := d.Decode(&n)
		fmt.Println("  ", first, explain(err), last, n)
	}
	for _, end := range []error{io.EOF, io.ErrUnexpectedEOF, errors.New("line dropped")} {
		for _, text := range []string{"", " ", "12", "{\"A\":", "{} ", "[1]"} {
			d := json.NewDecoder(&slow{text, end})
			var v any
			err := d.Decode(&v)
			again := d.Decode(&v)
			fmt.Printf("slow %q %v: %v %s | %s\n", text, end, v, explain(err), explain(again))
		}
	}
	var p pair
	for _, target := range []any{nil, pair{}, (*pair)(nil), &p, "s"} {
		err := json.NewDecoder(strings.NewReader("{}")).Decode(target)
		fmt.Printf("%T: %v\n", err, err)
	}
}
