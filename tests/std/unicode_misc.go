package main

import (
	"fmt"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
	"slices"
)

func main() {
	for _, r := range []rune{'a', 'Z', '5', ' ', '\t', '\n', '.', '$', 'é', 'ß', 'Σ', 'ς', '世', '٣', '½', 'Ⅷ', 'ǅ', '\u0301', '\u200d', '\u00a0', '\u2028', '\ufffd', 0x1F600, 0x10FFFF, -1, 0x110000, '_', 'ª', '〇', 'İ', 'ı'} {
		fmt.Printf("%U %t%t%t%t%t%t%t%t%t%t%t%t %c%c%c %d %d\n", r, unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsNumber(r), unicode.IsSpace(r), unicode.IsUpper(r), unicode.IsLower(r), unicode.IsTitle(r), unicode.IsPunct(r), unicode.IsSymbol(r), unicode.IsControl(r), unicode.IsGraphic(r), unicode.IsMark(r), unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r), utf8.RuneLen(r))
		fmt.Print(unicode.Is(unicode.Han, r), unicode.In(r, unicode.Latin, unicode.Greek), unicode.IsOneOf([]*unicode.RangeTable{unicode.Nd, unicode.L}, r), utf8.ValidRune(r), utf16.IsSurrogate(r), utf16.RuneLen(r), " ")
	}
	fmt.Println()
	for _, s := range []string{"", "abc", "é世😀", "\xff", "a\xe4\xb8", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xc0\x80", "ok\xf0\x9f\x98"} {
		r, n := utf8.DecodeRuneInString(s)
		l, m := utf8.DecodeLastRuneInString(s)
		fmt.Println(utf8.ValidString(s), utf8.RuneCountInString(s), r, n, l, m, utf8.FullRuneInString(s), utf8.Valid([]byte(s)), []rune(s), utf16.Encode([]rune(s)))
		for i, r := range s {
			fmt.Print(i, ":", r, utf8.RuneStart(s[i]), " ")
		}
		fmt.Println()
	}
	b := make([]byte, 4)
	for _, r := range []rune{'a', 'é', '世', 0x1F600, 0xD800, -5, 0x110000} {
		n := utf8.EncodeRune(b, r)
		a, c := utf16.EncodeRune(r)
		fmt.Printf("% x %x %x %U %x\n", b[:n], a, c, utf16.DecodeRune(a, c), utf8.AppendRune([]byte("x"), r))
	}
	fmt.Println(string(utf16.Decode([]uint16{0x61, 0xd83d, 0xde00, 0xd800, 0xdc00, 0xdc00, 0xd83d})), utf16.AppendRune(nil, 0x1F600))
	fmt.Println(string(rune(0x4e16)), string([]rune{0x48, 0x10ffff + 1, 0xdfff}), []byte("é"), string([]byte{0xe4, 0xb8, 0x96}))
	names := []string{}
	for n := range unicode.Scripts {
		names = append(names, n)
	}
	slices.Sort(names)
	fmt.Println(len(names), names[:5], len(unicode.Categories), len(unicode.Properties), unicode.Version)
	counts := map[string]int{}
	for r := rune(0); r <= unicode.MaxRune; r += 7 {
		if unicode.IsLetter(r) { counts["L"]++ }
		if unicode.IsUpper(r) { counts["U"]++ }
		if unicode.IsPrint(r) { counts["P"]++ }
		if unicode.ToUpper(r) != r { counts["tu"]++ }
		if unicode.SimpleFold(r) != r { counts["sf"]++ }
	}
	fmt.Println(counts)
}
