package main

import (
	"fmt"
	"maps"
	"slices"
	"unicode"
)

func main() {
	for _, set := range []map[string]*unicode.RangeTable{unicode.Categories, unicode.Scripts, unicode.Properties, unicode.FoldCategory, unicode.FoldScript} {
		for _, name := range slices.Sorted(maps.Keys(set)) {
			t := set[name]
			sum := uint32(t.LatinOffset)
			for _, r := range t.R16 {
				sum = sum*31 + uint32(r.Lo)*7 + uint32(r.Hi)*3 + uint32(r.Stride)
			}
			for _, r := range t.R32 {
				sum = sum*31 + r.Lo*7 + r.Hi*3 + r.Stride
			}
			count := 0
			for r := rune(0); r < 0x2000; r += 3 {
				if unicode.Is(t, r) {
					count++
				}
			}
			fmt.Println(name, len(t.R16), len(t.R32), sum, count)
		}
	}
	fmt.Println(unicode.Is(unicode.Latin, 'é'), unicode.In('世', unicode.Greek, unicode.Han), unicode.Version, len(unicode.CategoryAliases))
	fmt.Println(string(unicode.TurkishCase.ToUpper('i')), string(unicode.TurkishCase.ToLower('I')), string(unicode.AzeriCase.ToTitle('ı')), string(unicode.TurkishCase.ToUpper('a')))
}
