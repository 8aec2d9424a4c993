package main

import (
	"bytes"
	"encoding/base32"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
)

// pieces gives a text in pieces of a size.
type pieces struct {
	text string
	size int
	err  error
}

func (p *pieces) Read(b []byte) (int, error) {
	if p.text == "" {
		return 0, p.err
	}
	n := min(p.size, len(b), len(p.text))
	copy(b, p.text[:n])
	p.text = p.text[n:]
	return n, nil
}

func attempt(what string, do func()) {
	defer func() {
		if reason := recover(); reason != nil {
			fmt.Println(what, "panic:", reason)
		}
	}()
	do()
}

func main() {
	encodings := []struct {
		name string
		*base64.Encoding
	}{
		{"std", base64.StdEncoding}, {"url", base64.URLEncoding}, {"raw", base64.RawStdEncoding}, {"rawurl", base64.RawURLEncoding},
		{"strict", base64.StdEncoding.Strict()}, {"rawstrict", base64.RawStdEncoding.Strict()}, {"star", base64.StdEncoding.WithPadding('*')},
	}
	texts := []string{"", "Y", "YQ", "YQ=", "YQ==", "YQ===", "YQ==YQ==", "YWI=", "YWI", "YWJj", "YWJjZ", "YWJjZA==", "YR==", "YWJ=", "YR", "YQ**", "YWI*", "=", "==", "====", "Y===", "YW=I", "Y=Q=", "YW\nI=", "Y\r\nWI=\n", "YWI=\n\n", "YWI= ", " YWI=", "YW I=", "YWI=\r\n=", "+/+/", "-_-_", "YW!j", "YWJjYW\x00j", "é", "YQ=\n=", "YQ\n==", "YQ==\nx", "YWJj====", "\n", "YWJjZGVmZ2hpamtsbW5vcHFy$", "$YWJjZGVmZ2hpamtsbW5vcHFy"}
	for _, text := range texts {
		fmt.Printf("%q\n", text)
		for _, encoding := range encodings {
			data, err := encoding.DecodeString(text)
			var corrupt base64.CorruptInputError
			fmt.Printf("  %s: %q %v", encoding.name, data, err)
			if errors.As(err, &corrupt) {
				fmt.Print(" at ", int64(corrupt))
			}
			for _, size := range []int{1, 5, 100} {
				streamed, streamErr := io.ReadAll(base64.NewDecoder(encoding.Encoding, &pieces{text, size, io.EOF}))
				if !bytes.Equal(streamed, data) || fmt.Sprint(streamErr) != fmt.Sprint(err) {
					fmt.Printf(" stream%d: %q %v", size, streamed, streamErr)
				}
			}
			fmt.Println()
		}
	}
	_, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, &pieces{"YWJjYW", 4, errors.New("cut")}))
	fmt.Println(err)
	_, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, &pieces{"YWJj", 4, io.ErrUnexpectedEOF}))
	fmt.Println(err)
	decoder := base64.NewDecoder(base64.StdEncoding, strings.NewReader("YWJjZGVm"))
	for range 6 {
		buffer := make([]byte, 2)
		n, err := io.ReadFull(decoder, buffer)
		fmt.Print(n, err, string(buffer[:n]), " ")
	}
	fmt.Println()
	attempt("short destination", func() {
		n, err := base64.StdEncoding.Decode(make([]byte, 2), []byte("YWJj"))
		fmt.Println(n, err)
	})
	attempt("short destination", func() { base64.StdEncoding.Encode(make([]byte, 3), []byte("abc")) })
	appended, err := base64.StdEncoding.AppendDecode([]byte("x:"), []byte("YWJjYQ=!"))
	fmt.Printf("%q %v %q\n", appended, err, base64.RawURLEncoding.AppendEncode([]byte("y:"), []byte{0xfb, 0xff}))

	alphabet := strings.Repeat("ab", 32)
	for _, text := range []string{"", "short", alphabet, "\n" + alphabet[1:], strings.Repeat("x", 64)} {
		attempt("alphabet", func() { fmt.Println(base64.NewEncoding(text) != nil) })
		attempt("alphabet32", func() { fmt.Println(base32.NewEncoding(text) != nil) })
	}
	for _, padding := range []rune{'=', '\n', '\r', 'A', 0x100, -2, base64.NoPadding, 0xff, '*'} {
		attempt(fmt.Sprint("padding ", padding), func() {
			fmt.Printf("%q\n", base64.StdEncoding.WithPadding(padding).EncodeToString([]byte("a")))
		})
		attempt(fmt.Sprint("padding32 ", padding), func() {
			fmt.Printf("%q\n", base32.StdEncoding.WithPadding(padding).EncodeToString([]byte("a")))
		})
	}
	for n := range 8 {
		fmt.Print(base64.StdEncoding.EncodedLen(n), base64.RawStdEncoding.EncodedLen(n), base64.StdEncoding.DecodedLen(n), base64.RawStdEncoding.DecodedLen(n),
			base32.StdEncoding.EncodedLen(n), base32.HexEncoding.WithPadding(-1).EncodedLen(n), base32.StdEncoding.DecodedLen(n), base32.StdEncoding.WithPadding(-1).DecodedLen(n), ";")
	}
	fmt.Println()

	raw32 := base32.StdEncoding.WithPadding(base32.NoPadding)
	for _, text := range []string{"", "M", "ME", "ME======", "ME=====", "ME=======", "MFRA====", "MFRGG===", "MFRGGZA=", "MFRGGZDF", "MFRGGZDFM", "MF======", "mfrg", "MFR1", "ME==\n====", "M\nE======", "ME======\n", "MEME====", "========", "=", "MFRGG=A=", "M=======", "MFR=====", "MFRGGZ==", "ME"} {
		data, err := base32.StdEncoding.DecodeString(text)
		rawData, rawErr := raw32.DecodeString(text)
		streamed, streamErr := io.ReadAll(base32.NewDecoder(base32.StdEncoding, &pieces{text, 3, io.EOF}))
		fmt.Printf("base32 %q: %q %v | %q %v | %q %v\n", text, data, err, rawData, rawErr, streamed, streamErr)
	}
	for _, text := range []string{"", "0", "00", "0g", "g0", "000", "00g", "0G0", "FFff", "0x", " 0", "00\n", "é0"} {
		data, err := hex.DecodeString(text)
		destination := make([]byte, 4)
		n, decodeErr := hex.Decode(destination, []byte(text))
		streamed, streamErr := io.ReadAll(hex.NewDecoder(&pieces{text, 1, io.EOF}))
		appended, appendErr := hex.AppendDecode([]byte("x"), []byte(text))
		fmt.Printf("hex %q: %q %v %t | %d %v | %q %v | %q %v\n", text, data, err, err == hex.ErrLength, n, decodeErr, streamed, streamErr, appended, appendErr)
	}
	var out bytes.Buffer
	encoder := base64.NewEncoder(base64.StdEncoding, &out)
	for _, part := range []string{"a", "", "bc", "defgh", "i"} {
		n, err := encoder.Write([]byte(part))
		fmt.Print(n, err, out.String(), " ")
	}
	fmt.Println(encoder.Close(), out.String(), encoder.Close(), out.String())
	failing := base64.NewEncoder(base64.StdEncoding, failingWriter{})
	n, err := failing.Write([]byte("abcdef"))
	fmt.Println(n, err)
	n, err = failing.Write([]byte("x"))
	fmt.Println(n, err, failing.Close())
}

type failingWriter struct{}

func (failingWriter) Write([]byte) (int, error) { return 0, errors.New("no room") }
