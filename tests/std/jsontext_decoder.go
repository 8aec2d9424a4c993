// Sequences of calls of a Decoder, with readers that end, that fail and that are buffers.
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
		return fmt.Sprintf("%v | off=%d ptr=%q", err, s.ByteOffset, s.JSONPointer)
	}
	return fmt.Sprintf("%T %v", err, err)
}

type failing struct {
	s string
	n int
}

func (f *failing) Read(p []byte) (int, error) {
	if f.s == "" {
		f.n++
		return 0, fmt.Errorf("broken %d", f.n)
	}
	n := copy(p[:1], f.s)
	f.s = f.s[n:]
	return n, nil
}

func main() {
	// P peek T token V value S skip
	for _, c := range [][2]string{
		{"[1,,2]", "TTTT"}, {"[1,,2]", "TTPTPT"}, {"[1,}", "TTTT"}, {"[1,}", "TTVT"}, {"[1,]", "TTVT"}, {"{\"a\":,", "TTTT"}, {"{\"a\":,", "TTVT"}, {"{\"a\"::", "TTTT"}, {"{\"a\":]", "TTTT"}, {"{\"a\":}", "TTVV"}, {"{\"a\":}", "TTSS"}, {"{\"a\":}", "TTPPTT"},
		{"[1]", "TVV"}, {"[]", "TVT"}, {"[]", "TST"}, {"[]", "TPVT"}, {"{}", "TVT"}, {"{1:2}", "TVT"}, {"{\"a\":1}", "TVVVTV"}, {"{\"a\":1, \"a\":2}", "TVVVTV"}, {"{\"a\":1, \"a\":2}", "TTTPTT"}, {"{:", "TT"}, {"[:", "TT"}, {"[:", "TV"}, {"{:", "TV"}, {"{,", "TV"}, {"[,", "TV"}, {"{\"a\":1,,", "TTTT"}, {"{\"a\":1,,", "TTTV"}, {"{\"a\":1,:", "TTTT"}, {"{\"a\":1,2", "TTTV"}, {"{\"a\":1,2", "TTTT"}, {"{\"a\" 1", "TTV"}, {"[1 2", "TTV"}, {"[1]]", "TTTT"}, {"[1]]", "TTTV"}, {"[1]]", "VV"}, {"1]", "TP"}, {"1}", "PTPT"}, {"[}", "TT"}, {"[}", "TV"}, {"{]", "TT"}, {"{]", "TV"}, {"[1", "TS"}, {"[[1,2", "TS"}, {"{\"a\":[1,{\"b\":nul}]}", "S"}, {"{\"a\":[1,{\"b\":nul}]}", "TTS"}, {"{\"a\":[1,{\"b\":nul}]}", "TTTS"}, {"{\"a\":[1,{\"b\":null}]}", "TSSTT"}, {"[1,]", "S"}, {"[1,2,}", "S"}, {" [ 1 , 2 ] ", "TPVPVPTPT"}, {"\"a", "PP"}, {"{\"a\":{},\"b\":[]}", "TTTTTTTTT"}, {"", "PTPT"}, {" ", "PVPT"}, {"[", "TPPTT"}, {"nulll", "TPT"}, {"  1  2", "PSPSPS"}, {"[1 ", "TTPT"}, {"[1 , ", "TTPT"}, {"{\"a\" : ", "TTPT"}, {"{\"a\" ", "TTPT"}, {"[\"\\ud83d\\ude00\",\"\\/\"]", "V"}, {"[\"\\ud83d\"]", "V"}, {"[\"\\ud83d\"]", "TT"},
	} {
		for mode := range 3 {
			var r io.Reader = strings.NewReader(c[0])
			if mode == 1 {
				r = &failing{s: c[0]}
			}
			if mode == 2 {
				r = bytes.NewBufferString(c[0])
			}
			d := jsontext.NewDecoder(r)
			fmt.Printf("%q %s:\n", c[0], c[1])
			for _, op := range c[1] {
				var err error
				var out string
				switch op {
				case 'P':
					out = d.PeekKind().String()
				case 'T':
					var t jsontext.Token
					t, err = d.ReadToken()
					out = t.String()
				case 'V':
					var v jsontext.Value
					v, err = d.ReadValue()
					out = string(v)
				case 'S':
					err = d.SkipValue()
				}
				fmt.Printf("   %c %q ", op, out)
				if err != nil {
					fmt.Print(" ERR ", desc(err))
				}
				k, n := d.StackIndex(d.StackDepth())
				fmt.Printf(" at %d ptr %q %d %v/%d\n", d.InputOffset(), d.StackPointer(), d.StackDepth(), k, n)
			}
		}
	}
	d := jsontext.NewDecoder(strings.NewReader("1"))
	func() {
		defer func() { fmt.Println(recover()) }()
		d.StackIndex(1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		d.StackIndex(-1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		jsontext.NewDecoder(nil)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		jsontext.NewEncoder(nil)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var d *jsontext.Decoder
		d.Reset(strings.NewReader(""))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var d jsontext.Decoder
		fmt.Println(d.ReadToken())
	}()
}
