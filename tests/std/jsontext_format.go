// How values are formatted: each option on its own and in pairs, of values that are formatted already, in place.
package main

import (
	"encoding/json/jsontext"
	"fmt"
)

var options = []struct {
	name string
	opts []jsontext.Options
}{
	{"none", nil},
	{"multiline", []jsontext.Options{jsontext.Multiline(true)}},
	{"no multiline", []jsontext.Options{jsontext.WithIndent(" "), jsontext.Multiline(false)}},
	{"indent", []jsontext.Options{jsontext.WithIndent("  ")}},
	{"no indent", []jsontext.Options{jsontext.WithIndent("")}},
	{"prefix", []jsontext.Options{jsontext.WithIndentPrefix("\t")}},
	{"colon", []jsontext.Options{jsontext.SpaceAfterColon(true)}},
	{"comma", []jsontext.Options{jsontext.SpaceAfterComma(true)}},
	{"html", []jsontext.Options{jsontext.EscapeForHTML(true)}},
	{"js", []jsontext.Options{jsontext.EscapeForJS(true)}},
	{"preserve", []jsontext.Options{jsontext.PreserveRawStrings(true)}},
	{"ints", []jsontext.Options{jsontext.CanonicalizeRawInts(true)}},
	{"floats", []jsontext.Options{jsontext.CanonicalizeRawFloats(true)}},
	{"reorder", []jsontext.Options{jsontext.ReorderRawObjects(true)}},
	{"duplicates", []jsontext.Options{jsontext.AllowDuplicateNames(true)}},
	{"utf8", []jsontext.Options{jsontext.AllowInvalidUTF8(true)}},
	{"colon off", []jsontext.Options{jsontext.SpaceAfterColon(false)}},
}

var texts = []string{
	"{\"b\":[1.50,-0,-0.0,1E+2,12345678901234567890,0.000001,1e-7,1e21,1e20],\"a\":{\"y\":\"\\u003c<\\/&\u2028\",\"x\":\"\\u00e9\\ud83d\\ude00\"}}",
	"{\"a\":1,\"a\":2,\"\\u0061\":[{},[],{\"k\":null}]}",
	"[\"\xff\",\"\\ud800\",{\"\xfe\":0,\"\xfd\":1}]",
	" [ ] ",
	"{\"\uff61\":1,\"\U0001f600\":2,\"\U0001f601\":3,\"a\":4,\"\":5,\"aa\":6}",
}

func show(names string, text string, opts []jsontext.Options) {
	v := jsontext.Value(text)
	err := v.Format(opts...)
	fmt.Printf("%s: %q %v\n", names, v, err)
	if err != nil {
		return
	}
	again := v.Clone()
	if err := again.Format(opts...); err != nil || string(again) != string(v) {
		fmt.Printf("again: %q %v\n", again, err)
	}
}

func main() {
	for _, text := range texts {
		fmt.Printf("== %q\n", text)
		for _, a := range options {
			show(a.name, text, a.opts)
			for _, b := range options {
				if a.name < b.name {
					show(a.name+", "+b.name, text, append(a.opts[:len(a.opts):len(a.opts)], b.opts...))
				}
			}
		}
	}

	// Values that overlap with where they are appended to.
	buf := []byte(`[1 , 2]`)
	out, err := jsontext.AppendFormat(buf[:0], buf)
	fmt.Println(string(out), err)
	buf = []byte(`[1,2]`)
	out, err = jsontext.AppendFormat(buf[:0], buf, jsontext.Multiline(true))
	fmt.Printf("%q %v\n", out, err)
	buf = []byte(`xx[1,2`)
	out, err = jsontext.AppendFormat(buf[:2], buf[2:])
	fmt.Printf("%q %v\n", out, err)
	v := jsontext.Value(`{"a": 1}`)
	alias := v
	fmt.Println(v.Compact(), string(v), string(alias))
	for _, bad := range []string{"x", " \n", "\r"} {
		func() {
			defer func() { fmt.Println(recover()) }()
			jsontext.WithIndent(bad)
		}()
		func() {
			defer func() { fmt.Println(recover()) }()
			jsontext.WithIndentPrefix(bad)
		}()
	}
}
