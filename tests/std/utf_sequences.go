package main

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {
	for _, s := range []string{"", "a", "\x80", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2\x80", "\xe0\x80\x80", "\xe0\xa0\x80", "\xe0\xa0", "\xed\x9f\xbf", "\xed\xa0\x80", "\xef\xbf\xbd", "\xf0\x80\x80\x80", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf0\x9f\x98", "a\xffb", "\xe4\xb8"} {
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRuneInString(s)
		fmt.Printf("%-18q %x %d %x %d %d %t %t\n", s, r, n, l, m, utf8.RuneCountInString(s), utf8.ValidString(s), utf8.FullRuneInString(s))
		b := []byte(s)
		r2, n2 := utf8.DecodeRune(b)
		l2, m2 := utf8.DecodeLastRune(b)
		if r2 != r || n2 != n || l2 != l || m2 != m || utf8.RuneCount(b) != utf8.RuneCountInString(s) || utf8.Valid(b) != utf8.ValidString(s) || utf8.FullRune(b) != utf8.FullRuneInString(s) {
			fmt.Println("bytes and string differ")
		}
		for i, r := range s {
			fmt.Print(i, ":", r, " ")
		}
		fmt.Println([]rune(s), string([]rune(s)))
	}
	for _, r := range []rune{-1, 0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff, 0x10000, 0x10ffff, 0x110000} {
		buf := make([]byte, 4)
		n := utf8.EncodeRune(buf, r)
		a, b := utf16.EncodeRune(r)
		fmt.Printf("%x %d %t %x %x %d %x %x %t\n", r, utf8.RuneLen(r), utf8.ValidRune(r), buf[:n], utf8.AppendRune(nil, r), utf16.RuneLen(r), a, b, utf16.IsSurrogate(r))
		fmt.Printf("%x\n", utf16.AppendRune(nil, r))
	}
	for _, c := range []byte{0, 0x7f, 0x80, 0xbf, 0xc0, 0xff} {
		fmt.Print(utf8.RuneStart(c), " ")
	}
	fmt.Println()
	e := utf16.Encode([]rune("a😀é\U0010ffff"))
	fmt.Printf("%x %q\n", e, string(utf16.Decode(e)))
	fmt.Printf("%x\n", utf16.Decode([]uint16{0xd800, 'a', 0xdc00, 0xd83d, 0xde00, 0xd83d}))
	fmt.Printf("%x %x\n", utf16.DecodeRune(0xd83d, 0xde00), utf16.DecodeRune('a', 0xde00))
	defer func() { fmt.Println(recover()) }()
	utf8.EncodeRune(make([]byte, 1), '世')
}
