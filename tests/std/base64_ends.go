// Texts of base 64 that end in every way, with and without padding and strictness, whole and by a stream: bytes and positions of errors.
package main

import (
	"encoding/base64"
	"fmt"
	"strings"
)

func main() {
	for _, e := range []*base64.Encoding{base64.RawStdEncoding.Strict(), base64.StdEncoding.Strict(), base64.StdEncoding} {
		for _, s := range []string{"zz", "zzz", "zz==", "zzz=", "AAAAzz==", "AAAAzz", "AAAAzzz=", "AAAAzzz", "AA\nAA\nz\nz=\n=\n", "A\nAAAz\nz\n", "zz=\nx", "zz==x", "zzz=x", "zz=", "z", "z=", "=", "A===", "zz\n\n=", "AAAAAAAAAAAAzz==", "AAAAAAAAAAAAzzz", "zz=z", "AAzz=", "\n\nzz\n", "\nzz==\n", "\nzzz\n=\n", "z\nz\nz\n"} {
			b, err := e.DecodeString(s)
			fmt.Printf("%q %x %v\n", s, b, err)
			r := base64.NewDecoder(e, strings.NewReader(s))
			buf := make([]byte, 20)
			n, err := r.Read(buf)
			n2, err2 := r.Read(buf)
			fmt.Println(n, err, n2, err2)
		}
	}
}
