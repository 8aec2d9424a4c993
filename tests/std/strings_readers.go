// Readers and builders of strings and bytes: positions, unread, seeks and their errors.
package main

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

type reader interface {
	io.Reader
	io.ReaderAt
	io.Seeker
	io.ByteScanner
	io.RuneScanner
	io.WriterTo
	Len() int
	Size() int64
}

func exercise(name string, r reader) {
	fmt.Println(name, r.Len(), r.Size())
	fmt.Println(r.UnreadByte(), r.UnreadRune())
	b, err := r.ReadByte()
	fmt.Println(b, err, r.UnreadRune(), r.UnreadByte(), r.UnreadByte())
	for range 4 {
		c, size, err := r.ReadRune()
		fmt.Print(string(c), " ", size, " ", err, "; ")
	}
	fmt.Println(r.Len(), r.UnreadRune(), r.Len(), r.UnreadRune())
	for _, whence := range []int{io.SeekStart, io.SeekCurrent, io.SeekEnd, 7} {
		for _, offset := range []int64{-100, -1, 0, 2, 100} {
			at, err := r.Seek(offset, whence)
			fmt.Print(at, " ", err, " ", r.Len(), "; ")
		}
		fmt.Println()
	}
	buf := make([]byte, 4)
	for _, at := range []int64{-1, 0, 3, 100} {
		n, err := r.ReadAt(buf, at)
		fmt.Printf("%d %v %q; ", n, err, buf[:n])
	}
	fmt.Println()
	n, err := r.Read(buf)
	fmt.Println(n, err)
	n, err = r.Read(nil)
	fmt.Println(n, err)
	r.Seek(2, io.SeekStart)
	var out strings.Builder
	m, err := r.WriteTo(&out)
	fmt.Printf("%d %v %q\n", m, err, out.String())
	m, err = r.WriteTo(&out)
	fmt.Println(m, err, r.Len())
	_, _, err = r.ReadRune()
	_, err2 := r.ReadByte()
	fmt.Println(err, err2)
}

func main() {
	text := "aé\xff日本"
	exercise("strings", strings.NewReader(text))
	exercise("bytes", bytes.NewReader([]byte(text)))
	s := strings.NewReader("x")
	s.Reset("reset")
	all, _ := io.ReadAll(s)
	fmt.Println(string(all))
	var b strings.Builder
	fmt.Println(b.Len(), b.Cap() == 0, b.String() == "")
	b.Grow(10)
	fmt.Println(b.Len(), b.Cap() >= 10)
	b.WriteByte('x')
	n, err := b.WriteRune('日')
	fmt.Println(n, err)
	n, err = b.WriteRune(-1)
	fmt.Println(n, err)
	n, err = b.Write([]byte{0xff, 'z'})
	fmt.Printf("%d %v %q\n", n, err, b.String())
	func() {
		defer func() { fmt.Println(recover()) }()
		b.Grow(-1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		c := b
		c.WriteByte('y')
	}()
	b.Reset()
	fmt.Println(b.Len(), b.Cap())
	fmt.Println(strings.Compare("a", "b"), strings.EqualFold("ſK", "SK"), strings.EqualFold("ß", "ss"), bytes.EqualFold([]byte("Σς"), []byte("σΣ")))
	fmt.Println(strings.ToTitle("ǆ ß"), strings.ToUpper("ŉ ı"), strings.ToLower("İ K"), strings.Title("hello wörld o'neil"))
	fmt.Printf("%q %q\n", strings.ToValidUTF8("a\xff\xfeb\xc0", "?"), bytes.ToValidUTF8([]byte("\xe6\x97x"), nil))
}
