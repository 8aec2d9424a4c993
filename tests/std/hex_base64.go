// hex and base64: all lengths, alphabets, paddings, streams, dumps, wrong input.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"hash/fnv"
	"io"
	"strings"
)

func main() {
	data := make([]byte, 300)
	for i := range data {
		data[i] = byte(i*7 + i>>3)
	}
	h := fnv.New64a()
	encodings := []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding, base64.StdEncoding.WithPadding('*'), base64.StdEncoding.Strict()}
	for n := range data {
		x := hex.EncodeToString(data[:n])
		back, err := hex.DecodeString(strings.ToUpper(x))
		fmt.Fprintln(h, x, err, bytes.Equal(back, data[:n]))
		for _, e := range encodings {
			s := e.EncodeToString(data[:n])
			back, err := e.DecodeString(s)
			if err != nil || !bytes.Equal(back, data[:n]) || len(s) != e.EncodedLen(n) {
				fmt.Println("wrong", n, s, err)
			}
			fmt.Fprintln(h, s, e.DecodedLen(len(s)))
		}
	}
	fmt.Println(h.Sum64())
	for _, s := range []string{"", "0", "0g", "g0", "00zz", "abc", "ABCDEF", "a b"} {
		b, err := hex.DecodeString(s)
		fmt.Println(b, err)
	}
	for _, s := range []string{"", "A", "AA", "AA=", "AA==", "AAA=", "AAAA", "AA==AA==", "A===", "====", "AAA", "A!AA", "AA\n==", "A\r\nA==", "AB==", "AAB=", "AA= =", "+/+/", "-_-_", "AAAA=", "AAAA==", "Zm9v YmFy"} {
		for _, e := range encodings[:6] {
			b, err := e.DecodeString(s)
			fmt.Print(b, " ", err, "; ")
		}
		fmt.Println()
	}
	fmt.Print(hex.Dump(data[:50]))
	var out bytes.Buffer
	d := hex.Dumper(&out)
	d.Write(data[:10])
	d.Write(data[10:35])
	d.Close()
	fmt.Print(out.String())
	out.Reset()
	w := base64.NewEncoder(base64.URLEncoding, &out)
	for i := 0; i < 100; i += 7 {
		w.Write(data[i : i+7])
	}
	w.Close()
	fmt.Println(out.String())
	r := base64.NewDecoder(base64.URLEncoding, strings.NewReader(out.String()[:60]+"\n"+out.String()[60:]))
	back, err := io.ReadAll(r)
	fmt.Println(len(back), err, bytes.Equal(back, data[:len(back)]))
	_, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader("AAAAA")))
	fmt.Println(err)
	out.Reset()
	hw := hex.NewEncoder(&out)
	hw.Write(data[:5])
	fmt.Println(out.String(), hex.AppendEncode([]byte("x"), data[:3]))
	all, err := io.ReadAll(hex.NewDecoder(strings.NewReader("00ff1")))
	fmt.Println(all, err)
	all, err = io.ReadAll(hex.NewDecoder(strings.NewReader("00fx10")))
	fmt.Println(all, err)
	dst := make([]byte, 2)
	n, err := base64.StdEncoding.Decode(dst, []byte("AQI="))
	fmt.Println(n, err, dst)
	fmt.Println(base64.RawStdEncoding.AppendDecode([]byte("a"), []byte("YmM")))
	func() {
		defer func() { fmt.Println(recover()) }()
		base64.NewEncoding("short")
	}()
}
