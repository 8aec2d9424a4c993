// What is wrong with texts, and where: by tokens, from a reader of single bytes, after peeking, by values.
package main

import (
	"bytes"
	"encoding/json/jsontext"
	"errors"
	"fmt"
	"io"
	"strings"
)

func desc(err error) string {
	var s *jsontext.SyntacticError
	if errors.As(err, &s) {
		return fmt.Sprintf("%v | off=%d ptr=%q err=%T %v", err, s.ByteOffset, s.JSONPointer, errors.Unwrap(s.Err), s.Err == io.ErrUnexpectedEOF)
	}
	return fmt.Sprintf("%T %v", err, err)
}

type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) { return o.r.Read(p[:1]) }

func main() {
	ins := []string{"", " ", "n", "nul", "nulx", "nuLl", "true", "t", "tru ", "fals,", "\"", "\"abc", "\"a\\", "\"a\\x\"", "\"a\\u12\"", "\"\\u12", "\"\\ud800\"", "\"\\ud800\\u0020\"", "\"\\ud800x\"", "\"\\ud800", "\"\\ud800\\", "\"\\ud800\\u", "\"\\udc00\"", "\"a\nb\"", "\"\xff\"", "\"\xe4\xb8\"", "\"\xe4", "-", "-x", "01", "1.", "1.x", "1e", "1e+", "1e+x", "0x", "1x", "1 x", "00", "-0", "1,", ",", ":", "]", "}", "[", "[1", "[1,", "[1,]", "[,", "[1 2]", "[1}", "[1:2]", "{", "{1", "{\"a\"", "{\"a\":", "{\"a\" 1", "{\"a\",", "{\"a\":1", "{\"a\":1,", "{\"a\":1,}", "{\"a\":1]", "{\"a\":1 \"b\"", "{\"a\"}", "{\"a\":}", "{null:1}", "{[", "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":[1,{\"x\":1,\"x\":2}]}}", "[1,[2,{\"~a/b\":[tru]}]]", "[{\"\xff\":1}]", "\u00e9", "\xff", "[\u00e9", "'a'", "[1,2] x", "{\"a\":1}}", "/", "{,", "[nulx]", "{\"a\":01}", "{\"\\u0061\":1,\"a\":2}", "{\"a\"  :  1  ,  \"a\"", "nullx", "\"a\"b", "truefalse", "[true\"a\"]", "\"\\uD800\\uDC0\"", "\"\\uD800\\uDC0G\"", "\"\\u000G\"", "\"\x7f\x00\"", "\"\\\u00e9\"", "[\"\\", "{\"a\":\"b\\x\"}", "\ufeff1", "[[[[1,2,3]]", "{\"a\":[]  ,,"}
	for _, in := range ins {
		prev := ""
		for mode := 0; mode < 4; mode++ {
			var r io.Reader = strings.NewReader(in)
			if mode == 1 {
				r = oneByte{r}
			}
			d := jsontext.NewDecoder(r)
			if mode == 3 {
				d = jsontext.NewDecoder(bytes.NewBufferString(in))
			}
			var out strings.Builder
			for i := 0; i < 20; i++ {
				var err error
				if mode == 2 {
					k := d.PeekKind()
					fmt.Fprintf(&out, "<%v>", k)
				}
				if mode == 3 {
					var v jsontext.Value
					v, err = d.ReadValue()
					fmt.Fprintf(&out, " %q", string(v))
				} else {
					var t jsontext.Token
					t, err = d.ReadToken()
					if err == nil {
						fmt.Fprintf(&out, " %q", t.String())
					} else {
						fmt.Fprintf(&out, " (%v)", t.Kind())
					}
				}
				if err != nil {
					fmt.Fprintf(&out, " ERR %s at %d ptr %q depth %d", desc(err), d.InputOffset(), d.StackPointer(), d.StackDepth())
					k, n := d.StackIndex(d.StackDepth())
					fmt.Fprintf(&out, " %v/%d", k, n)
					t2, err2 := d.ReadToken()
					if err2 == nil {
						fmt.Fprintf(&out, " NOERR %q", t2.String())
					} else if err2.Error() != err.Error() {
						fmt.Fprintf(&out, " AGAIN %s", desc(err2))
					}
					break
				}
			}
			if out.String() != prev {
				fmt.Printf("%d %q:%s\n", mode, in, out.String())
				prev = out.String()
			}
		}
	}
}
