// UTF-8 and UTF-16: surrogates, overlong and truncated sequences, counts and boundaries.
package main

import (
	"fmt"
	"unicode/utf16"
	"unicode/utf8"
)

func main() {
	samples := []string{"", "a", "é", "日", "😀", "\xff", "\xc0\x80", "\xc3", "\xe6\x97", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf0\x9f\x98", "a\x80b", "\xef\xbf\xbd", "\xe0\x80\x80", "\xf8\x88\x80\x80\x80"}
	for _, s := range samples {
		r, size := utf8.DecodeRuneInString(s)
		l, lsize := utf8.DecodeLastRuneInString(s)
		rb, sb := utf8.DecodeRune([]byte(s))
		lb, lsb := utf8.DecodeLastRune([]byte(s))
		fmt.Printf("%q %U %d %U %d %v %v valid %v count %d full %v\n", s, r, size, l, lsize, r == rb && size == sb, l == lb && lsize == lsb, utf8.ValidString(s), utf8.RuneCountInString(s), utf8.FullRuneInString(s))
		for i, r := range s {
			fmt.Print(i, ":", r, " ")
		}
		fmt.Println([]rune(s), utf8.FullRune([]byte(s)), utf8.Valid([]byte(s)), utf8.RuneCount([]byte(s)))
	}
	for _, r := range []rune{-1, 0, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xfffd, 0xffff, 0x10000, 0x10ffff, 0x110000} {
		buf := make([]byte, 4)
		n := utf8.EncodeRune(buf, r)
		r1, r2 := utf16.EncodeRune(r)
		fmt.Printf("%U %d % x %v len %d append %x utf16 %x %x %v len %d %x %q\n", r, n, buf[:n], utf8.ValidRune(r), utf8.RuneLen(r), utf8.AppendRune(nil, r), r1, r2, utf16.IsSurrogate(r), utf16.RuneLen(r), utf16.AppendRune(nil, r), string(r))
	}
	for b := 0; b < 256; b += 16 {
		fmt.Print(utf8.RuneStart(byte(b)), " ")
	}
	fmt.Println()
	units := [][]uint16{{}, {'a'}, {0xd83d, 0xde00}, {0xd83d}, {0xde00}, {0xde00, 0xd83d}, {0xd83d, 'x'}, {0xd83d, 0xd83d, 0xde00}, {0xffff, 0xfffe}}
	for _, u := range units {
		runes := utf16.Decode(u)
		fmt.Printf("%x %U %x\n", u, runes, utf16.Encode(runes))
	}
	fmt.Printf("%x %U %U\n", utf16.Encode([]rune{-1, 0xd800, 0x110000, '😀'}), utf16.DecodeRune(0xd83d, 0xde00), utf16.DecodeRune('a', 0xde00))
	func() {
		defer func() { fmt.Println(recover()) }()
		utf8.EncodeRune(make([]byte, 2), '日')
	}()
	s := string([]rune{'a', -5, 0x10ffff + 1, 0xdc00})
	fmt.Printf("%q %x\n", s, []byte("\u00e9\U0001F600"))
}
