// unicode: categories, scripts, cases and tables over the whole of Unicode, as digests and at edges.
package main

import (
	"fmt"
	"hash/fnv"
	"sort"
	"unicode"
)

func digest(name string, is func(rune) bool) {
	h := fnv.New64a()
	count := 0
	for r := rune(-1); r <= unicode.MaxRune+1; r++ {
		if is(r) {
			count++
			h.Write([]byte{byte(r), byte(r >> 8), byte(r >> 16)})
		}
	}
	fmt.Printf("%s %d %x\n", name, count, h.Sum64())
}

func main() {
	digest("letter", unicode.IsLetter)
	digest("digit", unicode.IsDigit)
	digest("number", unicode.IsNumber)
	digest("space", unicode.IsSpace)
	digest("upper", unicode.IsUpper)
	digest("lower", unicode.IsLower)
	digest("title", unicode.IsTitle)
	digest("punct", unicode.IsPunct)
	digest("symbol", unicode.IsSymbol)
	digest("mark", unicode.IsMark)
	digest("control", unicode.IsControl)
	digest("graphic", unicode.IsGraphic)
	digest("print", unicode.IsPrint)
	digest("to upper", func(r rune) bool { return unicode.ToUpper(r) != r })
	digest("to lower", func(r rune) bool { return unicode.ToLower(r) != r })
	digest("to title", func(r rune) bool { return unicode.ToTitle(r) != unicode.ToUpper(r) })
	digest("fold", func(r rune) bool { return unicode.SimpleFold(r) > r })
	for _, tables := range []map[string]*unicode.RangeTable{unicode.Categories, unicode.Scripts, unicode.Properties} {
		var names []string
		for name := range tables {
			names = append(names, name)
		}
		sort.Strings(names)
		h := fnv.New64a()
		for _, name := range names {
			fmt.Fprint(h, name)
			for r := rune(0); r <= 0x3000; r++ {
				if unicode.Is(tables[name], r) {
					fmt.Fprint(h, r, " ")
				}
			}
		}
		fmt.Printf("%d %x %q\n", len(names), h.Sum64(), names[:3])
	}
	for _, r := range []rune{'A', 'ǅ', 'İ', 'ı', 'ſ', 'K', 'ß', 'ẞ', 'Σ', 'ς', -1, unicode.MaxRune + 1, 0x10400} {
		fmt.Printf("%U %U %U %U %U %U %U\n", r, unicode.ToUpper(r), unicode.ToLower(r), unicode.ToTitle(r), unicode.SimpleFold(r),
			unicode.To(unicode.UpperCase, r), unicode.TurkishCase.ToLower(r))
	}
	fmt.Printf("%U %U %U\n", unicode.To(-1, 'a'), unicode.To(unicode.MaxCase, 'a'), unicode.AzeriCase.ToUpper('i'))
	fmt.Println(unicode.In('é', unicode.Latin, unicode.Greek), unicode.IsOneOf([]*unicode.RangeTable{unicode.Han, unicode.Digit}, '日'), unicode.Is(unicode.Han, 'x'), unicode.Version)
	own := &unicode.RangeTable{R16: []unicode.Range16{{'a', 'e', 2}, {0x100, 0x200, 1}}, R32: []unicode.Range32{{0x10000, 0x10010, 4}}, LatinOffset: 1}
	for _, r := range []rune{'a', 'b', 'c', 'e', 'f', 0xff, 0x100, 0x200, 0x201, 0x10000, 0x10001, 0x10004, 0x10010} {
		fmt.Print(unicode.Is(own, r), " ")
	}
	fmt.Println()
	special := unicode.SpecialCase{{Lo: 'a', Hi: 'a', Delta: [unicode.MaxCase]rune{1, 2, 3}}}
	fmt.Printf("%c %c %c %c\n", special.ToUpper('a'), special.ToLower('a'), special.ToTitle('a'), special.ToUpper('b'))
}
