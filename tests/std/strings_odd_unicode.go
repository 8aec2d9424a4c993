package main

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
)

var words = []string{
	"", "hello world", "HELLO wORLD", "ǆ ǅ Ǆ", "ß ẞ", "İı iI", "ſ K Å", "Σίσυφος ΣΊΣΥΦΟΣ", "ﬁ ﬂ", "ⅷ Ⅷ", "ⓐ Ⓐ", "ა Ა",
	"\xffabc", "a\xc3b", "\xe2\x82", "o'neil mc-donald a_b 1st", "日本 語", "ᏸ Ᏸ ꭰ Ꭰ", "\u0345 \u1fbe ι Ι", "µ μ Μ", "ǰ ΐ", "𐐀𐐨", "a\u0300B", "�\xff\xfe�",
}

func main() {
	for _, w := range words {
		fmt.Printf("%q: %q %q %q title %q\n", w, strings.ToUpper(w), strings.ToLower(w), strings.ToTitle(w), strings.Title(w))
		fmt.Printf("  %q %q %q title %q\n", bytes.ToUpper([]byte(w)), bytes.ToLower([]byte(w)), bytes.ToTitle([]byte(w)), bytes.Title([]byte(w)))
		fmt.Printf("  tr %q %q %q az %q\n", strings.ToUpperSpecial(unicode.TurkishCase, w), strings.ToLowerSpecial(unicode.TurkishCase, w),
			strings.ToTitleSpecial(unicode.AzeriCase, w), bytes.ToUpperSpecial(unicode.AzeriCase, []byte(w)))
		fmt.Printf("  valid %q %q %q %q\n", strings.ToValidUTF8(w, "?"), strings.ToValidUTF8(w, ""), strings.ToValidUTF8(w, "\xff"), bytes.ToValidUTF8([]byte(w), []byte("<bad>")))
		fmt.Printf("  map %q\n", strings.Map(func(r rune) rune {
			switch {
			case r == 'l' || r == ' ':
				return -1
			case r == unicode.MaxRune || r == 'o':
				return 0x110000
			case r == 'a':
				return 0xd800
			}
			return r + 1
		}, w))
	}
	folds := [][2]string{
		{"", ""}, {"a", "A"}, {"ſ", "s"}, {"ſ", "S"}, {"K", "k"}, {"K", "K"}, {"Å", "å"}, {"ß", "ẞ"}, {"ß", "SS"}, {"İ", "i"}, {"ı", "I"}, {"σ", "ς"}, {"Σ", "ς"},
		{"ǆ", "ǅ"}, {"ǅ", "Ǆ"}, {"\u0345", "\u1fbe"}, {"ι", "\u0345"}, {"µ", "Μ"}, {"ﬅ", "ﬆ"}, {"\xff", "\xff"}, {"\xff", "\xfe"}, {"\xff", "�"}, {"abc", "AB"}, {"ab", "abc"}, {"Ა", "ა"}, {"ꭰ", "Ꭰ"}, {"θ", "ϴ"}, {"β", "ϐ"},
	}
	for _, f := range folds {
		fmt.Printf("%q %q %v %v %v\n", f[0], f[1], strings.EqualFold(f[0], f[1]), strings.EqualFold(f[1], f[0]), bytes.EqualFold([]byte(f[0]), []byte(f[1])))
	}
	search := "añb\xff界�a\xc3"
	for _, r := range []rune{'a', 'ñ', '界', unicode.ReplacementChar, -1, 0xd800, 0x110000, 0xff, 0} {
		fmt.Println(strings.IndexRune(search, r), bytes.IndexRune([]byte(search), r), strings.ContainsRune(search, r))
	}
	for _, set := range []string{"", "b界", "\xff", "�", "ñ\xc3", "zz"} {
		fmt.Println(strings.IndexAny(search, set), strings.LastIndexAny(search, set), bytes.IndexAny([]byte(search), set), bytes.LastIndexAny([]byte(search), set), strings.ContainsAny(search, set))
		fmt.Printf("%q %q %q %q\n", strings.Trim(search, set), strings.TrimLeft(search, set), strings.TrimRight(search, set), bytes.Trim([]byte(search), set))
	}
	for _, sep := range []string{"", "a", "\xff", "界"} {
		fmt.Printf("%d %q %q %q\n", strings.Count(search, sep), strings.SplitN(search, sep, 3), strings.SplitAfterN(search, sep, 2), strings.Replace(search, sep, "-", 4))
		before, after, ok := strings.Cut(search, sep)
		fmt.Printf("%q %q %v\n", before, after, ok)
	}
	fmt.Printf("%q %q\n", strings.TrimSpace("\u0085\u00a0\u2003x\u3000\v"), strings.TrimFunc("12é21", unicode.IsDigit))
	fmt.Println([]rune("\xff\xed\xa0\x80z"), bytes.Runes([]byte("\xc3(")), strings.ContainsFunc("\xff", func(r rune) bool { return r == 0xfffd }))
}
