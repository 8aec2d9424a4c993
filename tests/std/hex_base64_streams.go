// Hex and base64: alphabets, padding, line breaks, corrupt input, streams.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
)

func main() {
	encodings := map[string]*base64.Encoding{"std": base64.StdEncoding, "url": base64.URLEncoding, "rawstd": base64.RawStdEncoding, "rawurl": base64.RawURLEncoding,
		"strict": base64.StdEncoding.Strict(), "star": base64.StdEncoding.WithPadding('*')}
	names := []string{"std", "url", "rawstd", "rawurl", "strict", "star"}
	data := []byte{0, 0xfb, 0xff, 0xbe, 'h', 'i', 0x80}
	for _, name := range names {
		e := encodings[name]
		for n := range len(data) {
			text := e.EncodeToString(data[:n])
			back, err := e.DecodeString(text)
			fmt.Print(text, " ", e.EncodedLen(n), " ", e.DecodedLen(len(text)), " ", bytes.Equal(back, data[:n]), " ", err, "; ")
		}
		fmt.Println()
		for _, bad := range []string{"A", "AA", "AAA", "AA=", "AA==", "AA=A", "AAA=", "AAA==", "A===", "====", "AAAA=", "AA==AA==", "AB==", "AAB=", "A\nA=\r\n=", "A A=", "AA\x00=", "_-8=", "+/8=", "AAAAA", "日本"} {
			out, err := e.DecodeString(bad)
			fmt.Printf("%q:%x %v; ", bad, out, err)
		}
		fmt.Println()
	}
	var corrupt base64.CorruptInputError
	_, err := base64.StdEncoding.DecodeString("AA!A")
	fmt.Println(errors.As(err, &corrupt), int64(corrupt))
	for _, alphabet := range []string{"short", strings.Repeat("A", 64), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+\n"} {
		func() {
			defer func() { fmt.Println("panic:", recover()) }()
			base64.NewEncoding(alphabet)
		}()
	}
	for _, padding := range []rune{'\n', 'A', 0x100, '\r'} {
		func() {
			defer func() { fmt.Println("panic:", recover()) }()
			base64.StdEncoding.WithPadding(padding)
		}()
	}
	var out strings.Builder
	w := base64.NewEncoder(base64.StdEncoding, &out)
	for _, part := range []string{"a", "", "bc", "defgh", "i"} {
		n, err := w.Write([]byte(part))
		fmt.Print(n, err, out.Len(), " ")
	}
	fmt.Println(w.Close(), out.String())
	for _, text := range []string{"YWJj", "YW\nJj\n", "YWI", "YWI=", "YW!j", "", "YWJjZA=="} {
		all, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader(text)))
		fmt.Printf("%q %q %v; ", text, all, err)
	}
	fmt.Println()
	fmt.Println(string(base64.StdEncoding.AppendEncode([]byte("x:"), data)))
	dst, err := base64.StdEncoding.AppendDecode([]byte("y:"), []byte("aGk="))
	fmt.Println(string(dst), err)
	for _, text := range []string{"", "0", "00ff", "0G", "0", "zz", "ABcd", "é0"} {
		b, err := hex.DecodeString(text)
		fmt.Printf("%q %x %v %v; ", text, b, err, errors.Is(err, hex.ErrLength))
	}
	fmt.Println()
	fmt.Print(hex.Dump([]byte("The quick brown fox\x00\x1f\x7f\xff!")))
	d := hex.Dumper(&out)
	d.Write([]byte("abc"))
	fmt.Println(d.Close(), d.Close())
	n, err := d.Write([]byte("x"))
	fmt.Println(n, err)
	var hexed bytes.Buffer
	hex.NewEncoder(&hexed).Write(data)
	fmt.Println(hexed.String())
	for _, text := range []string{"6869", "686", "68zz", ""} {
		all, err := io.ReadAll(hex.NewDecoder(strings.NewReader(text)))
		fmt.Printf("%q %v; ", all, err)
	}
	fmt.Println(hex.EncodedLen(3), hex.DecodedLen(7), string(hex.AppendEncode(nil, data)))
}
