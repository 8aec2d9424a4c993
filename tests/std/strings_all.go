package main

import (
	"fmt"
	"strings"
	"unicode"
)

func main() {
	texts := []string{"", "a", "abcabc", "Hello, 世界", "\xffab\xfe", "  lead and trail\t\n", "a,b,,c,", "ÀÉîõü ß ſ K", "ǅ ǆ İ ı"}
	subs := []string{"", "a", "abc", "世", "\xff", ",", "zz"}
	for _, t := range texts {
		fmt.Printf("%q: %q %q %q %q %q\n", t, strings.ToUpper(t), strings.ToLower(t), strings.ToTitle(t), strings.TrimSpace(t), strings.Fields(t))
		fmt.Printf("  %q %q %v\n", strings.ToValidUTF8(t, "?"), strings.Repeat(t, 2), []rune(t))
		for _, s := range subs {
			before, after, found := strings.Cut(t, s)
			cp, okp := strings.CutPrefix(t, s)
			cs, oks := strings.CutSuffix(t, s)
			fmt.Printf("  %q: %d %d %d %t %t %t %q %q %t %q %t %q %t %q %q\n", s, strings.Index(t, s), strings.LastIndex(t, s), strings.Count(t, s),
				strings.Contains(t, s), strings.HasPrefix(t, s), strings.HasSuffix(t, s), before, after, found, cp, okp, cs, oks,
				strings.TrimPrefix(t, s), strings.TrimSuffix(t, s))
			fmt.Printf("    %q %q %q %q\n", strings.Split(t, s), strings.SplitN(t, s, 2), strings.SplitAfter(t, s), strings.SplitAfterN(t, s, 2))
			fmt.Printf("    %q %q %d %d %t %q %q %q\n", strings.Replace(t, s, "<>", 1), strings.ReplaceAll(t, s, "-"), strings.IndexAny(t, s), strings.LastIndexAny(t, s),
				strings.ContainsAny(t, s), strings.Trim(t, s), strings.TrimLeft(t, s), strings.TrimRight(t, s))
			fmt.Printf("    %d %t\n", strings.Compare(t, s), strings.EqualFold(t, s))
		}
	}
	fmt.Println(strings.EqualFold("Straße", "STRASSE"), strings.EqualFold("K", "k"), strings.EqualFold("ſ", "S"), strings.EqualFold("ǅ", "ǆ"))
	fmt.Println(strings.Map(func(r rune) rune {
		switch {
		case r == 'a':
			return -1
		case unicode.IsUpper(r):
			return unicode.ToLower(r)
		case r == 'x':
			return '世'
		}
		return r
	}, "aXbxAa\xffZ"))
	fmt.Println(strings.IndexByte("abc", 'c'), strings.IndexRune("a世", '世'), strings.IndexRune("\xff", unicode.ReplacementChar), strings.IndexFunc("ab1", unicode.IsDigit), strings.LastIndexFunc("1ab", unicode.IsDigit), strings.LastIndexByte("aba", 'a'))
	fmt.Println(strings.FieldsFunc("a1b22c", unicode.IsDigit), strings.TrimFunc("12ab34", unicode.IsDigit), strings.ContainsRune("abc", 'b'), strings.ContainsFunc("abc", unicode.IsUpper))
	fmt.Println(strings.Join([]string{"a"}, "-"), strings.Join(nil, "-"), strings.Join([]string{"a", "", "b"}, "--"), strings.Title("hello wOrld o'neil"))
	for l := range strings.Lines("a\nb\n\nc") {
		fmt.Printf("%q ", l)
	}
	for l := range strings.SplitSeq("a,b,,c", ",") {
		fmt.Printf("%q ", l)
	}
	for l := range strings.SplitAfterSeq("a,b,,c", ",") {
		fmt.Printf("%q ", l)
	}
	for l := range strings.FieldsSeq("  a b  c ") {
		fmt.Printf("%q ", l)
	}
	for l := range strings.FieldsFuncSeq("1a22b3", unicode.IsDigit) {
		fmt.Printf("%q ", l)
	}
	for l := range strings.SplitSeq("héy", "") {
		fmt.Printf("%q ", l)
	}
	fmt.Println()
	r := strings.NewReplacer("a", "1", "ab", "2", "b", "", "<", "&lt;", "", "E")
	fmt.Println(r.Replace("abc<ab>"))
	r = strings.NewReplacer("abc", "x", "ab", "y", "a", "z")
	fmt.Println(r.Replace("abcabaab"), strings.NewReplacer("a", "b", "b", "a").Replace("abba"), strings.NewReplacer().Replace("same"))
	func() {
		defer func() { fmt.Println(recover()) }()
		strings.NewReplacer("a")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		strings.Repeat("x", -1)
	}()
	var b strings.Builder
	b.Grow(10)
	fmt.Fprintf(&b, "%d", 42)
	b.WriteByte('-')
	b.WriteRune('世')
	n, err := b.WriteString("end")
	fmt.Println(b.String(), b.Len(), b.Cap() >= 10, n, err)
	b.Reset()
	fmt.Println(b.Len(), b.String() == "")
	func() {
		defer func() { fmt.Println(recover()) }()
		c := b
		b.WriteString("x")
		c = b
		c.WriteString("y")
	}()
	fmt.Println(strings.ToUpperSpecial(unicode.TurkishCase, "iı"), strings.ToLowerSpecial(unicode.TurkishCase, "Iİ"), strings.Clone("c"), strings.Count("cheese", "e"), strings.Count("five", ""))
}
