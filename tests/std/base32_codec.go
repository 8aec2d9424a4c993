// Base 32: alphabets, paddings, good and bad texts, streams.
package main

import (
	"bytes"
	"encoding/base32"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing/iotest"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name+": panic:", r)
		}
	}()
	f()
}

func main() {
	encodings := []struct {
		name string
		enc  *base32.Encoding
	}{
		{"std", base32.StdEncoding}, {"hex", base32.HexEncoding}, {"raw", base32.StdEncoding.WithPadding(base32.NoPadding)},
		{"star", base32.HexEncoding.WithPadding('*')}, {"high", base32.StdEncoding.WithPadding('\xfe')},
		{"own", base32.NewEncoding("abcdefghijklmnopqrstuvwxyz!@#$%^")},
	}
	text := "foobar\x00\xff\x80 more than one group"
	for _, e := range encodings {
		for n := range 12 {
			s := e.enc.EncodeToString([]byte(text[:n]))
			back, err := e.enc.DecodeString(s)
			fmt.Printf("%s %q %v %d %d %v\n", e.name, s, string(back) == text[:n], e.enc.EncodedLen(n), e.enc.DecodedLen(n), err)
		}
		fmt.Printf("%s\n", e.enc.AppendEncode([]byte("pre:"), []byte(text)))
	}

	texts := []string{
		"", "MZXW6===", "MZXW6==", "MZXW6=", "MZXW6", "MZXW", "MZX", "MZ", "M", "MZ======", "M=======", "MZX=====", "MZXW====", "MZXW6Y==", "MZXW6YQ=",
		"MZXW6YTB", "========", "=", "MZXW6YTBOI======", "MZXW6YTBOI=====", "MZXW6YTBOI", "mzxw6===", "MZXW6===MZXW6===", "MZXW6===A", "MZXW6=A=", "MZXW6==A",
		"MZ\nXW\r\n6===\n", "\n\n", "MZXW6===\n\n", "MZXW 6==", "MZXW1===", "MZXW6YT8", "MZXW6YTBO\n", "M Z", "é2345678", "MZXW6YTBMZXW6YTBMZXW6YT=", "MZXW6YTBMZXW!YTB", "MZXW6\x00==",
		"MZXW6======", "MZXW6=\n=\n=", "MY======AAAAAAAA", "77777777", "7777777=", "7=======",
	}
	for _, s := range texts {
		for _, e := range encodings[:3] {
			b, err := e.enc.DecodeString(s)
			var corrupt base32.CorruptInputError
			if errors.As(err, &corrupt) {
				fmt.Printf("%q %s: %q at %d | ", s, e.name, b, int64(corrupt))
			} else {
				fmt.Printf("%q %s: %q %v | ", s, e.name, b, err)
			}
		}
		app, err := base32.StdEncoding.AppendDecode([]byte("p"), []byte(s))
		fmt.Printf("%q %v\n", app, err)
	}

	try("short", func() { base32.NewEncoding("abc") })
	try("newline", func() { base32.NewEncoding("abcdefghijklmnopqrstuvwxyz!@#$%\n") })
	try("twice", func() { base32.NewEncoding("abcdefghijklmnopqrstuvwxyz!@#$%a") })
	try("pad newline", func() { base32.StdEncoding.WithPadding('\r') })
	try("pad letter", func() { base32.StdEncoding.WithPadding('A') })
	try("pad wide", func() { base32.StdEncoding.WithPadding('é' + 100) })
	try("pad negative", func() { base32.StdEncoding.WithPadding(-2) })
	try("short dst", func() { base32.StdEncoding.Encode(make([]byte, 7), []byte("a")) })
	dst := bytes.Repeat([]byte{'.'}, 10)
	n, err := base32.StdEncoding.Decode(dst, []byte("MZXW6YTB"))
	fmt.Printf("%q %d %v\n", dst, n, err)

	// Streams, written and read in pieces.
	for _, size := range []int{1, 2, 3, 5, 7, 100} {
		var out strings.Builder
		w := base32.NewEncoder(base32.StdEncoding, &out)
		for rest := text; rest != ""; {
			k := min(size, len(rest))
			fmt.Fprint(w, rest[:k])
			rest = rest[k:]
		}
		fmt.Print(out.Len(), " ")
		fmt.Println(w.Close(), out.String())
		r := base32.NewDecoder(base32.StdEncoding, iotest.OneByteReader(strings.NewReader(out.String()[:16]+"\r\n"+out.String()[16:])))
		back, err := io.ReadAll(r)
		fmt.Println(string(back) == text, err)
	}
	for _, s := range []string{"MZXW6", "MZXW6YTBOI", "MZXW6YTB!ZXW6YTB", "", "\n", "MZXW6==="} {
		back, err := io.ReadAll(base32.NewDecoder(base32.StdEncoding, strings.NewReader(s)))
		raw, err2 := io.ReadAll(base32.NewDecoder(encodings[2].enc, strings.NewReader(s)))
		fmt.Printf("%q: %q %v %q %v\n", s, back, err, raw, err2)
	}
	broken := iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("MZXW6YTB")))
	back, err := io.ReadAll(base32.NewDecoder(base32.StdEncoding, broken))
	fmt.Printf("%q %v\n", back, err)
	w := base32.NewEncoder(base32.StdEncoding, failing{})
	n, err = w.Write([]byte("twelve bytes"))
	fmt.Println(n, err, w.Close())
	back, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader("Zm9vYg==\nZm9v")))
	fmt.Printf("%q %v\n", back, err)
}

type failing struct{}

func (failing) Write(p []byte) (int, error) { return 0, errors.New("full") }
