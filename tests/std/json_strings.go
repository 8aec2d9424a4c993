// Strings in both directions: escapes, HTML, invalid UTF-8, surrogates, long ones; Compact, Indent, HTMLEscape.
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"strings"
	"unicode/utf8"
)

func both(s string) {
	b, err := json.Marshal(s)
	var back string
	err2 := json.Unmarshal(b, &back)
	fmt.Printf("%q -> %s %v %v %t\n", s, b, err, err2, back == s || !utf8.ValidString(s))
}

func main() {
	for _, s := range []string{"", "plain", "\"\\/\b\f\n\r\t", "\x00\x01\x1f\x7f", "<script>&amp;</script>", "é世界🎉", "\u2027\u2028\u2029\u202a",
		"\xff", "a\xffb\xc3", "\xe4\xb8", "\xed\xa0\x80", "\xf0\x9f\x8e", "\xc0\x80", "1234567\"", "12345678\\", "123456789\n", "12345678901234é",
		"\ufffd", "\xf4\x90\x80\x80", "e\u0301"} {
		both(s)
	}
	for _, text := range []string{`"\u00e9\u4e16"`, `"\ud83c\udf89"`, `"\ud83c"`, `"\udf89"`, `"\ud83c\ud83c\udf89"`, `"\ud83cx"`, `"\ud83c\n"`, `"\ud83c\u0041"`, `"\/\b"`, `"\u0000"`,
		"\"\xff\xfe\"", "\"a\xc3\\n\"", `"\x"`, `"\u12"`, `"\u12g4"`, `"\`, `"abc`, "\"a\tb\"", "\"a\x7fb\"", `"\U00000041"`, `"\u"`, `"\ud83c\u"`, `'a'`, `""x`} {
		var s string
		err := json.Unmarshal([]byte(text), &s)
		fmt.Printf("%q -> %q %v\n", text, s, err)
		if e, ok := err.(*json.SyntaxError); ok {
			fmt.Println(" ", e.Offset)
		}
	}
	h := fnv.New64a()
	for n := range 300 {
		s := strings.Repeat("x", n) + "é\"<" + strings.Repeat("日本", n%7)
		b, _ := json.Marshal(s)
		h.Write(b)
		var back string
		if json.Unmarshal(b, &back); back != s {
			fmt.Println("differs", n)
		}
	}
	fmt.Println(h.Sum64())
	for r := rune(0); r < 0x11000; r += 7 {
		b, _ := json.Marshal(string(r))
		h.Write(b)
		var s string
		if json.Unmarshal(fmt.Appendf(nil, `"\u%04x"`, r&0xffff), &s) != nil {
			fmt.Println("refused", r)
		}
		h.Write([]byte(s))
	}
	fmt.Println(h.Sum64())
	for _, src := range []string{` { "a" : [ 1 , 2 , { } , [ ] ] , "b\"" : "x y" } `, `[]`, `{}`, `[[[]]]`, "1 \n", `"<&> ` + "\u2028" + `"`, `[1,`, `{"a"}`, ``} {
		var c, i, e bytes.Buffer
		i.WriteString("before ")
		fmt.Println(json.Compact(&c, []byte(src)), json.Indent(&i, []byte(src), "--", "  "))
		json.HTMLEscape(&e, []byte(src))
		fmt.Printf("%q\n%s|\n%q\n", c.String(), i.String(), e.String())
	}
	b, err := json.MarshalIndent(map[string]any{"a": []int{1, 2}, "e": []int{}, "m": map[string]int{}, "n": nil, "s": struct{ X, Y string }{"<", ""}}, "#", "\t")
	fmt.Printf("%s %v\n", b, err)
}
