package main

import (
	"fmt"
	"io"
	"os"
	"strings"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: %v\n", name, r)
		}
	}()
	f()
}

func main() {
	var b strings.Builder
	b.Grow(10)
	fmt.Println(b.Cap() >= 10, b.Len())
	for i := range 5 {
		fmt.Fprintf(&b, "%d-", i)
	}
	b.WriteRune(-1)
	b.WriteRune('é')
	b.WriteByte(0)
	fmt.Printf("%q %d\n", b.String(), b.Len())
	c := b
	try("copy", func() { c.WriteString("x") })
	try("grow", func() { b.Grow(-1) })
	b.Reset()
	fmt.Println(b.Len(), b.Cap(), b.String() == "")
	r := strings.NewReplacer("a", "1", "b", "2", "c", "")
	fmt.Println(r.Replace("abcabc xyz"))
	fmt.Println(strings.NewReplacer("a", "b", "b", "a").Replace("abba"))
	fmt.Println(strings.NewReplacer("aaa", "3", "aa", "2", "a", "1").Replace("aaaaaaaa b a"))
	fmt.Println(strings.NewReplacer("a", "1", "aa", "2", "aaa", "3").Replace("aaaa"))
	fmt.Println(strings.NewReplacer("", "X").Replace("héy"))
	fmt.Println(strings.NewReplacer("", "X", "a", "Y").Replace("bab"))
	fmt.Println(strings.NewReplacer("a", "Y", "", "X").Replace("bab"))
	fmt.Println(strings.NewReplacer("hello", "HI").Replace("hello hello hell"))
	fmt.Println(strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace("<a><b>"))
	fmt.Println(strings.NewReplacer().Replace("same"))
	fmt.Println(strings.NewReplacer("a", "1", "a", "2").Replace("aaa"))
	fmt.Println(strings.NewReplacer("é", "e", "\xff", "F").Replace("é\xffé"))
	n, err := r.WriteString(os.Stdout, "aabbcc\n")
	fmt.Println(n, err)
	try("odd", func() { strings.NewReplacer("a") })
	s := strings.NewReader("héllo")
	fmt.Println(s.ReadRune())
	fmt.Println(s.ReadRune())
	fmt.Println(s.UnreadRune(), s.Len(), s.UnreadRune())
	fmt.Println(s.Seek(2, io.SeekCurrent))
	fmt.Println(s.Seek(-9, io.SeekStart))
	fmt.Println(s.Seek(0, 7))
	fmt.Println(s.Seek(100, io.SeekStart))
	fmt.Println(s.ReadByte())
	fmt.Println(s.ReadRune())
	fmt.Println(s.Read(nil))
	fmt.Println(s.Len(), s.Size())
	s.Reset("")
	fmt.Println(s.UnreadByte())
	fmt.Println(s.WriteTo(os.Stdout))
	fmt.Println(s.ReadAt(make([]byte, 1), 0))
}
