// PEM: blocks written and read, with headers, between other text, damaged.
package main

import (
	"bytes"
	"encoding/pem"
	"errors"
	"fmt"
	"strings"
)

type failing struct{}

func (failing) Write(p []byte) (int, error) { return 0, errors.New("full") }

func show(b *pem.Block, rest []byte) {
	if b == nil {
		fmt.Printf("nil rest=%q\n", rest)
		return
	}
	fmt.Printf("%q %v %q nil=%v rest=%q\n", b.Type, b.Headers, b.Bytes, b.Bytes == nil, rest)
}

func main() {
	blocks := []*pem.Block{
		{Type: "MESSAGE", Bytes: []byte("hello")},
		{Type: "EMPTY"},
		{Type: "", Bytes: []byte("no type")},
		{Type: "LONG KEY", Bytes: bytes.Repeat([]byte("0123456789"), 15)},
		{Type: "EXACT", Bytes: bytes.Repeat([]byte("x"), 48)},
		{Type: "EXACT", Bytes: bytes.Repeat([]byte("y"), 49)},
		{Type: "H", Headers: map[string]string{"Zeta": "1", "Alpha": "two words", "Proc-Type": "4,ENCRYPTED", "DEK-Info": "AES"}, Bytes: []byte("secret")},
		{Type: "H", Headers: map[string]string{"A": ""}, Bytes: nil},
	}
	var all bytes.Buffer
	for _, b := range blocks {
		text := pem.EncodeToMemory(b)
		fmt.Print(string(text))
		fmt.Println(pem.Encode(&all, b))
		show(pem.Decode(text))
	}
	bad := &pem.Block{Type: "H", Headers: map[string]string{"a:b": "c"}}
	fmt.Println(pem.EncodeToMemory(bad) == nil, pem.Encode(&all, bad), pem.Encode(failing{}, blocks[0]))

	rest := []byte("preamble\n" + strings.ReplaceAll(all.String(), "-----END LONG", "-----END WRONG") + "trailer\n")
	for {
		var b *pem.Block
		if b, rest = pem.Decode(rest); b == nil {
			break
		}
		fmt.Print(b.Type, " ", len(b.Bytes), " ", len(b.Headers), " ", len(rest), "; ")
	}
	fmt.Printf("%q\n", rest)

	for _, s := range []string{
		"", "-----BEGIN A-----\n-----END A-----", "-----BEGIN A-----\n-----END A-----\n", "-----BEGIN A-----\nQQ==\n-----END A-----\nrest",
		"-----BEGIN A-----\r\nQQ==\r\n-----END A-----\r\nrest", "-----BEGIN A-----  \nQQ==  \n-----END A-----\t\n", "x-----BEGIN A-----\nQQ==\n-----END A-----\n",
		"-----BEGIN A-----\nQQ=\n-----END A-----\n", "-----BEGIN A-----\nQQ==\n-----END B-----\n", "-----BEGIN A----\nQQ==\n-----END A----\n",
		"-----BEGIN A-----\nQQ==\n-----END A----- x\n", "-----BEGIN A-----\nQQ==\n----END A-----\n", "-----BEGIN A-----\nQQ==-----END A-----\n", "-----BEGIN A-----\nQ Q\t= =\n-----END A-----\n",
		"-----BEGIN A-----\nKey: value\n\nQQ==\n-----END A-----\n", "-----BEGIN A-----\nKey: value\nQQ==\n-----END A-----\n", "-----BEGIN A-----\nKey:value:more  \n K : v\n\n-----END A-----\n",
		"-----BEGIN A-----\nKey: v\n-----END A-----\n", "-----BEGIN A-----\n-----BEGIN B-----\nQQ==\n-----END B-----\n", "-----BEGIN A-----\nQQ==\n-----BEGIN B-----\nQg==\n-----END B-----\n",
		"-----BEGIN A-----\nQQ==\n\n\n-----END A-----\n\nmore", "\n\n-----BEGIN A-----\n\n\nQQ==\n-----END A-----", "-----BEGIN A-----", "-----BEGIN A-----\n", "-----BEGIN A-----\nQQ==", "-----BEGIN A-----\nQQ==\n-----END A",
		"-----BEGIN -----\nQQ==\n-----END -----\n", "-----BEGIN A-----\nKey: a\nKey: b\n\nQQ==\n-----END A-----\n", "-----BEGIN A-----\n: v\n\nQQ==\n-----END A-----\n",
		"-----BEGIN A-----\nQQ==\n-----END A-----\n-----BEGIN C-----\nQw==\n-----END C-----\n", "-----BEGIN A-----\n\xff\xfe\n-----END A-----\n", "-----BEGIN A-----QQ==\n-----END A-----\n-----BEGIN A-----\nQQ==\n-----END A-----\n",
	} {
		fmt.Printf("%q\n  ", s)
		show(pem.Decode([]byte(s)))
	}
}
