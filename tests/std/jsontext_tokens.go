// Tokens and their accessors, kinds, pointers, values in other forms, quoting and numbers.
package main

import (
	"bytes"
	"encoding/json/jsontext"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

func try(name string, f func() any) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: panic %v\n", name, r)
		}
	}()
	fmt.Printf("%s: %v\n", name, f())
}
func pair[A any](a A, err error) string {
	if err != nil {
		return fmt.Sprintf("%v, %v range=%v syntax=%v", a, err, errors.Is(err, strconv.ErrRange), errors.Is(err, strconv.ErrSyntax))
	}
	return fmt.Sprint(a)
}
func accessors(name string, t jsontext.Token) {
	try(name+" Kind", func() any { return t.Kind() })
	try(name+" String", func() any { return t.String() })
	try(name+" Bool", func() any { return t.Bool() })
	try(name+" Int", func() any { return pair(t.Int()) })
	try(name+" Uint", func() any { return pair(t.Uint()) })
	try(name+" Float", func() any { return pair(t.Float()) })
	try(name+" Float32", func() any { return pair(t.Float32()) })
	try(name+" Clone", func() any { return t.Clone() })
}
func main() {
	for _, t := range []jsontext.Token{{}, jsontext.Null, jsontext.True, jsontext.False, jsontext.BeginObject, jsontext.EndArray, jsontext.Bool(true), jsontext.String("a\"\n"), jsontext.String("NaN"), jsontext.String("Infinity"), jsontext.String("-Infinity"), jsontext.String(""), jsontext.String("12"),
		jsontext.Int(-5), jsontext.Int(0), jsontext.Int(math.MinInt64), jsontext.Uint(math.MaxUint64), jsontext.Uint(1 << 63), jsontext.Float(1.9), jsontext.Float(-1.9), jsontext.Float(1e300), jsontext.Float(-1e300), jsontext.Float(math.NaN()), jsontext.Float(math.Inf(1)), jsontext.Float(math.Inf(-1)), jsontext.Float(math.Copysign(0, -1)), jsontext.Float(9223372036854775808), jsontext.Float32(0.1), jsontext.Float32(1e38), jsontext.Float(0.1), jsontext.Float(5), jsontext.Float32(float32(math.Inf(1)))} {
		accessors(fmt.Sprintf("%v", t), t)
	}
	for _, in := range []string{`null`, `true`, `"a\u0041\ud83d\ude00"`, `"NaN"`, `"-Infinity"`, `-0`, `0`, `12`, `-12`, `9223372036854775807`, `9223372036854775808`, `-9223372036854775808`, `-9223372036854775809`, `18446744073709551615`, `18446744073709551616`, `99999999999999999999999`, `1.5`, `-1.5`, `1e2`, `1e400`, `-1e400`, `1e19`, `-1e19`, `1e39`, `1e-400`, `123456789012.75`, `0.1`, `-0.9`, `{`, `[`, `9223372036854775807.5`, `12e-1`} {
		d := jsontext.NewDecoder(strings.NewReader(in))
		t, err := d.ReadToken()
		if err != nil {
			fmt.Println(in, err)
			continue
		}
		accessors(in, t)
		c := t.Clone()
		d.ReadToken()
		try(in+" voided", func() any { return t.String() })
		try(in+" voided kind", func() any { return t.Kind() })
		try(in+" clone", func() any { return fmt.Sprint(c.String(), c.Kind()) })
		try(in+" voided clone", func() any { return t.Clone() })
		try(in+" write", func() any { return jsontext.NewEncoder(new(bytes.Buffer)).WriteToken(t) })
	}
	for k := range 256 {
		fmt.Print(jsontext.Kind(k), " ")
	}
	fmt.Println()
	for _, p := range []jsontext.Pointer{"", "/", "/a", "/a/b", "a", "/a~0b~1c/d", "/a~", "/a~2", "~", "/\xff", "/a//b", "/a/"} {
		fmt.Printf("%q %v parent %q last %q", p, p.IsValid(), p.Parent(), p.LastToken())
		for t := range p.Tokens() {
			fmt.Printf(" %q", t)
		}
		for t := range p.Tokens() {
			fmt.Printf(" %q", t)
			break
		}
		fmt.Printf(" %q %q", p.AppendToken("x/~y"), p.AppendToken(""))
		fmt.Println(p.Contains("/a/b"), p.Contains("/a"), p.Contains("/ab"), p.Contains("/a~0b~1c/d/e"), p.Contains(""), jsontext.Pointer("/a").Contains(p))
	}
	fmt.Printf("%q\n", jsontext.Pointer("").AppendToken("\xff~"))
	for _, v := range []string{"", " ", "null", " [1, 2 ] ", "{\"b\":1,\"a\":2}", "{\"a\":1,\"a\":2}", "\"\xff\"", "[1,", "\"\\u0041\\/\"", "1e3", "}", " x", "1 2", "\"<\"", "12345678901234567890", "-0", "[{}, [ ],{\"x\":[]}]", "\"\\ud800\""} {
		x := jsontext.Value(v)
		fmt.Printf("%q valid %v %v kind %v string %q", v, x.IsValid(), x.IsValid(jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)), x.Kind(), x.String())
		for _, f := range []func(v *jsontext.Value, o ...jsontext.Options) error{(*jsontext.Value).Compact, (*jsontext.Value).Indent, (*jsontext.Value).Canonicalize, (*jsontext.Value).Format} {
			y := x.Clone()
			err := f(&y)
			fmt.Printf(" | %q %v", string(y), err)
		}
		out, err := jsontext.AppendFormat([]byte("pre"), v, jsontext.SpaceAfterComma(true))
		fmt.Printf(" | %q %v\n", string(out), err)
	}
	var nv *jsontext.Value
	v := jsontext.Value(nil)
	b, err := v.MarshalJSON()
	fmt.Println(string(b), err, v.String(), v.Clone() == nil, jsontext.Value{}.Clone() == nil)
	b, err = jsontext.Value("").MarshalJSON()
	fmt.Println(string(b), err)
	fmt.Println(v.UnmarshalJSON([]byte("xx")), string(v), nv.UnmarshalJSON(nil))
	v = jsontext.Value(`{"a":[1,2],"b":"<"}`)
	fmt.Println(v.Indent(jsontext.WithIndent("  "), jsontext.WithIndentPrefix("\t"), jsontext.EscapeForHTML(true)), string(v))
	fmt.Println(v.Indent(jsontext.Multiline(false), jsontext.SpaceAfterColon(true)), string(v))
	fmt.Println(v.Canonicalize(jsontext.ReorderRawObjects(false)), string(v))
	for _, s := range []string{`""`, `"abc"`, `"a\n\u00e9\ud83d\ude00"`, "\"a\xffb\"", `"a`, `"a"b`, ` "a"`, `a`, ``, `"\ud800"`, `"\ud800\u0041"`, `"\x"`, "\"\n\"", "\"\xe4\xb8\"", `1`, `"a" `, `"\ud800\ud800"`, `"\u12"`, `"\`} {
		out, err := jsontext.AppendUnquote([]byte("<"), s)
		fmt.Printf("%q -> %q %v\n", s, out, err)
	}
	for _, s := range []string{"", "abc", "a\"\\/\b\f\n\r\t\x00\x1f\x7f", "<>&\u2028\u2029", "a\xffb\xc3", "\ufffd", "héé😀", "\xed\xa0\x80"} {
		out, err := jsontext.AppendQuote([]byte("<"), s)
		fmt.Printf("%q -> %q %v\n", s, out, err)
		out, err = jsontext.AppendQuote(nil, []byte(s))
		fmt.Printf("%q -> %q %v\n", s, out, err)
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, -1, 0.1, 1e20, 1e21, 123456789012345680000, 1e-6, 1e-7, 1.5e-9, math.MaxFloat64, 5e-324, math.NaN(), math.Inf(1), math.Inf(-1), 3.4e38, 100} {
		fmt.Printf("%s %s\n", jsontext.AppendFloat(nil, f, 64), jsontext.AppendFloat([]byte("x"), f, 32))
	}
	try("bits", func() any { return string(jsontext.AppendFloat(nil, 1, 16)) })
	for n := 40; n < 60; n++ {
		e := &jsontext.SyntacticError{JSONPointer: jsontext.Pointer("/" + strings.Repeat("abcdefghi/", n/10) + strings.Repeat("é", n)), ByteOffset: 3}
		fmt.Println(len(e.JSONPointer), e)
	}
	for n := 90; n < 110; n++ {
		e := &jsontext.SyntacticError{JSONPointer: jsontext.Pointer("/" + strings.Repeat("0123456789", 20)[:n]), ByteOffset: 3}
		fmt.Println(n, e)
	}
	for n := 30; n < 40; n++ {
		e := &jsontext.SyntacticError{JSONPointer: jsontext.Pointer(strings.Repeat("/abc", n)), ByteOffset: 3}
		fmt.Println(n, e)
	}
}
