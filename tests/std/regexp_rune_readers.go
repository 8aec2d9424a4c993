package main

import (
	"bytes"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf16"
)

// units reads a text as UTF-16 does: sizes of runes count its units.
type units struct {
	text []uint16
}

func (u *units) ReadRune() (r rune, size int, err error) {
	if len(u.text) == 0 {
		return 0, 0, io.EOF
	}
	r, size = rune(u.text[0]), 1
	if len(u.text) > 1 && utf16.IsSurrogate(r) {
		if pair := utf16.DecodeRune(r, rune(u.text[1])); pair != 0xFFFD {
			r, size = pair, 2
		}
	}
	u.text = u.text[size:]
	return r, size, nil
}

// wide reads runes that count four each; an error stands at the end.
type wide struct {
	runes []rune
	err   error
}

func (w *wide) ReadRune() (rune, int, error) {
	if len(w.runes) == 0 {
		return 0, 0, w.err
	}
	r := w.runes[0]
	w.runes = w.runes[1:]
	return r, 4, nil
}

func main() {
	texts := []string{"", "abc", "héllo wörld", "x😀y😀z", "日本語 text", "a\xffb\xfe", "ααα=βββ", "12:34"}
	patterns := []string{`\w+`, `(.)(.)$`, `^(\pL+)`, `😀(.)`, `(x)?y?`, `[^a-z]+`, `(\d+):(\d+)`, `=(β)`, `.\z`, `b`}
	for _, pattern := range patterns {
		re := regexp.MustCompile(pattern)
		fmt.Printf("%s\n", pattern)
		for _, text := range texts {
			u := &units{utf16.Encode([]rune(text))}
			w := &wide{[]rune(text), io.ErrUnexpectedEOF}
			fmt.Printf("  %q string %v reader %v units %v wide %v", text, re.FindStringSubmatchIndex(text),
				re.FindReaderSubmatchIndex(strings.NewReader(text)), re.FindReaderSubmatchIndex(u),
				re.FindReaderSubmatchIndex(w))
			fmt.Println("", re.FindReaderIndex(bytes.NewBufferString(text)), re.MatchReader(strings.NewReader(text)),
				re.FindReaderIndex(&wide{[]rune(text), io.EOF}))
		}
	}
	ok, err := regexp.MatchReader(`(`, strings.NewReader("x"))
	fmt.Println(ok, err)
	ok, err = regexp.MatchReader(`x$`, strings.NewReader("yx"))
	fmt.Println(ok, err)
}
