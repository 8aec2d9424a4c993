// Sequences of tokens and values with many options; errors, depth, writers that fail.
package main

import (
	"bytes"
	"encoding/json/jsontext"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

type T = jsontext.Token
type V = jsontext.Value

func desc(err error) string {
	var s *jsontext.SyntacticError
	if errors.As(err, &s) {
		return fmt.Sprintf("%v | off=%d ptr=%q", err, s.ByteOffset, s.JSONPointer)
	}
	return fmt.Sprintf("%T %v", err, err)
}
func run(opts []jsontext.Options, xs ...any) {
	var b bytes.Buffer
	e := jsontext.NewEncoder(&b, opts...)
	fmt.Printf("--- %q\n", xs)
	for _, x := range xs {
		var err error
		switch x := x.(type) {
		case T:
			err = e.WriteToken(x)
		case string:
			err = e.WriteValue(V(x))
		}
		if err != nil {
			k, n := e.StackIndex(e.StackDepth())
			fmt.Printf("  %q ERR %s at %d ptr %q %d %v/%d\n", x, desc(err), e.OutputOffset(), e.StackPointer(), e.StackDepth(), k, n)
		} else {
			fmt.Printf("  %q at %d ptr %q\n", x, e.OutputOffset(), e.StackPointer())
		}
	}
	fmt.Printf("=> %q\n", b.String())
}

type limited struct{ n int }

func (l *limited) Write(p []byte) (int, error) {
	l.n--
	if l.n < 0 {
		return len(p) / 2, io.ErrClosedPipe
	}
	fmt.Printf("w %d;", len(p))
	return len(p), nil
}

func main() {
	o := func(opts ...jsontext.Options) []jsontext.Options { return opts }
	var S = jsontext.String
	run(nil, jsontext.Null, jsontext.True, S("a"), jsontext.Int(-5), jsontext.Uint(7), jsontext.Float(1e21), jsontext.Float(math.NaN()), jsontext.Float(math.Inf(-1)), jsontext.Float32(3.14), jsontext.Float(math.Copysign(0, -1)), T{})
	run(nil, jsontext.BeginObject, jsontext.Null, jsontext.Int(1), jsontext.BeginArray, jsontext.EndArray, S("a"), jsontext.EndObject, S("b"), S("a"), jsontext.EndArray, jsontext.EndObject, jsontext.EndObject, jsontext.EndArray)
	run(nil, jsontext.BeginArray, S("a\xff"), S("b"), jsontext.EndObject, "\"\xff\"", "1 2", " 1 ", "", " ", "nul", "[1,]", "{\"a\":1,\"a\":2}", "{\"x\":[1,nul]}", "]", "[]", jsontext.EndArray)
	run(nil, jsontext.BeginObject, "1", "\"a\"", "]", "\"b\"", "\"a\"", S("a"), S("c"), "}", "{\"a\"}", "[", "{\"b\":[1,{\"x\":\"\\x\"}]}", "2", "3", "\"d\"", "tru", "01", "true x", jsontext.EndObject, jsontext.BeginArray, jsontext.EndArray, jsontext.EndObject)
	run(o(jsontext.Multiline(true)), jsontext.BeginObject, S("a"), jsontext.BeginArray, jsontext.EndArray, S("b"), jsontext.BeginArray, jsontext.Int(1), jsontext.Int(2), jsontext.EndArray, S("c"), jsontext.BeginObject, jsontext.EndObject, S("d"), "{\"x\" : [ 1,2 , {}], \"y\":[]}", jsontext.Int(5), jsontext.EndObject, "[1]", "[]", "\"\"")
	run(o(jsontext.WithIndent("  "), jsontext.WithIndentPrefix("\t")), "[1,{\"a\":2}]", "1", jsontext.BeginArray, "\"a\"", "x", jsontext.Int(1), jsontext.EndObject, jsontext.EndArray)
	run(o(jsontext.SpaceAfterColon(true), jsontext.SpaceAfterComma(true)), "[1,{\"a\":2,\"b\":[1,2]}]", "1", jsontext.BeginArray, jsontext.Int(1), jsontext.Int(1), "x", jsontext.EndArray)
	run(o(jsontext.SpaceAfterColon(false), jsontext.SpaceAfterComma(true), jsontext.Multiline(true)), "[1,{\"a\":2,\"b\":[1,2]}]")
	run(o(jsontext.Multiline(false), jsontext.SpaceAfterComma(true)), "[1,{\"a\":2,\"b\":[1,2]}]")
	run(o(jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true)), "\"\xff\"", S("\xff"), "{\"a\":1,\"a\":2}", "\"\\ud800\"", "\"\\ud800\\u0041\"", "\"\\udc00x\"")
	run(o(jsontext.AllowInvalidUTF8(true), jsontext.PreserveRawStrings(true)), "\"\xff\"", S("\xff"), "\"\\ud800\"", "\"\\u0041\\/<\\u003c\"", "{\"\\u0041\":1,\"A\":2}", "{\"\xff\":1,\"\xfe\":2}")
	run(o(jsontext.PreserveRawStrings(true), jsontext.EscapeForHTML(true), jsontext.EscapeForJS(true)), "\"\\ud83d\\ude00<\u2028>&\\/\\u000a\"", S("<\u2028>&\u2029'"), "\"\\ud800\"")
	run(o(jsontext.EscapeForHTML(true)), "\"\\u003c\u2028\\u2028\"", S("<\u2028>&\u2029'\x7f\x01\b\f\v"))
	run(o(jsontext.EscapeForJS(true)), "\"\\u003c\u2028\\u2028\"", S("<\u2028>&\u2029'\x7f\x01\b\f\v"), "\"\\u0008\\u000C\\/\\u001F\"")
	run(o(jsontext.CanonicalizeRawInts(true)), "1234567890123456789", "-0", "1e2", "-5", "1.50", "99999999999999999999999999", "0", "123", "-9007199254740993")
	run(o(jsontext.CanonicalizeRawFloats(true)), "1234567890123456789", "-0", "-0.0", "1e2", "-5", "1.50", "1e400", "-1e400", "1e-400", "1E+2", "-0e5")
	run(o(jsontext.ReorderRawObjects(true)), "{\"b\":1,\"a\":[{\"z\":1, \"y\":2}],\"\u20ac\":1,\"\\r\":1,\"\ufb33\":1,\"1\":2,\"\U0001f600\":2,\"\u0080\":3,\"\u00f6\":4}", "{\"b\" : 1 , \"a\" : 2}", "{ }", "{\"b\":1,\"a\":2,\"b\":3}")
	run(o(jsontext.ReorderRawObjects(true), jsontext.Multiline(true), jsontext.AllowDuplicateNames(true)), "{\"b\":1,\"a\":[{\"z\":1, \"y\":2}],\"\u20ac\":1}", "{\"b\":1,\"a\":2,\"b\":3,\"a\":0}")
	deep := strings.Repeat("[", 10001)
	run(nil, deep[:0])
	var b bytes.Buffer
	e := jsontext.NewEncoder(&b)
	fmt.Println(desc(e.WriteValue(V(deep + strings.Repeat("]", 10001)))))
	fmt.Println(desc(e.WriteValue(V(deep[1:] + strings.Repeat("]", 10000)))))
	for i := range 10002 {
		if err := e.WriteToken(jsontext.BeginArray); err != nil {
			fmt.Println(i, len(desc(err)), desc(err)[len(desc(err))-100:], e.StackDepth())
			break
		}
	}
	fmt.Println(desc(e.WriteValue(V("[]")))[:40], desc(e.WriteValue(V("1"))))
	d := jsontext.NewDecoder(strings.NewReader(deep))
	for i := range 10002 {
		if _, err := d.ReadToken(); err != nil {
			fmt.Println(i, len(desc(err)), desc(err)[:60], d.StackDepth())
			break
		}
	}
	d = jsontext.NewDecoder(strings.NewReader(strings.Repeat("{\"a\":", 10001)))
	_, err := d.ReadValue()
	fmt.Println(len(desc(err)), desc(err)[:60], desc(err)[len(desc(err))-60:], d.StackDepth())

	e = jsontext.NewEncoder(&limited{3})
	for i := range 3000 {
		if err := e.WriteToken(S("hello")); err != nil {
			fmt.Println(i, desc(err), errors.Is(err, io.ErrClosedPipe), errors.Unwrap(err), e.OutputOffset(), e.StackPointer())
			if i > 5 {
				break
			}
		}
	}
	for _, se := range []*jsontext.SyntacticError{{}, {Err: io.EOF}, {ByteOffset: 5, Err: io.EOF}, {ByteOffset: 5, JSONPointer: "/a/b"}, {ByteOffset: 5, JSONPointer: "/a~1\n/b", Err: jsontext.ErrDuplicateName}, {ByteOffset: 0, JSONPointer: "/a/b", Err: jsontext.ErrNonStringName}, {Err: jsontext.ErrDuplicateName}, {Err: fmt.Errorf("x: %w", jsontext.ErrDuplicateName), JSONPointer: "/a"}} {
		fmt.Println(se)
	}
}
