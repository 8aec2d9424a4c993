package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	fmt.Print(hex.Dump([]byte("hello \x00\x7f\xffworld, this is more than one line")), hex.Dump(nil))
	d := hex.Dumper(os.Stdout)
	for _, s := range []string{"abc", "defghijklmnop", "q"} {
		d.Write([]byte(s))
	}
	d.Close()
	_, err := d.Write([]byte("x"))
	fmt.Println(err)
	for _, s := range []string{"", "0", "0g", "zz", "abcdEF", "abc"} {
		b, err := hex.DecodeString(s)
		r, err2 := io.ReadAll(hex.NewDecoder(strings.NewReader(s)))
		fmt.Printf("%x %v %x %v\n", b, err, r, err2)
	}
	e := hex.NewEncoder(os.Stdout)
	e.Write([]byte("stream\n"))
	fmt.Println(string(hex.AppendEncode([]byte("p"), []byte{1, 2})), hex.EncodedLen(3), hex.DecodedLen(7))
	encs := []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding, base64.StdEncoding.Strict(), base64.StdEncoding.WithPadding('*')}
	for _, enc := range encs {
		for n := range 6 {
			src := []byte("\xfb\xff\xfe~?x")[:n]
			s := enc.EncodeToString(src)
			var buf bytes.Buffer
			w := base64.NewEncoder(enc, &buf)
			for i := range src {
				w.Write(src[i : i+1])
			}
			w.Close()
			b, err := enc.DecodeString(s)
			fmt.Println(s, buf.String() == s, b, err, enc.EncodedLen(n), enc.DecodedLen(len(s)))
		}
		for _, bad := range []string{"A", "AA", "AA=", "AA==", "AB==", "AAA=x", "A=AA", "AA\n==", "QU\r\nJD", "!AAA", "AAAA====", "AA**", "-_-_"} {
			b, err := enc.DecodeString(bad)
			r, err2 := io.ReadAll(base64.NewDecoder(enc, strings.NewReader(bad)))
			fmt.Printf("%q %v %v %v %v\n", bad, b, err, r, err2)
		}
	}
	var q []byte
	q = base64.StdEncoding.AppendEncode(q, []byte("hi"))
	q, err = base64.StdEncoding.AppendDecode([]byte(">"), q)
	fmt.Printf("%s %v\n", q, err)
	func() {
		defer func() { fmt.Println(recover()) }()
		base64.NewEncoding("abc")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		base64.StdEncoding.WithPadding('A')
	}()
}
