package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

func main() {
	inputs := []string{"", "a", "a,b,,c", ",", "  lead and  trail\t\n", "héllo wörld", "\xff\xfeab\xc0", "ǅungla ǆ ß İ ſ", "aaaa", "line1\nline2\r\n\nlast", "K\u212a k"}
	seps := []string{"", ",", "a", "aa", "\xff", "é", "\n", " "}
	for _, s := range inputs {
		fmt.Printf("%q %q %q %q %q\n", strings.ToUpper(s), strings.ToLower(s), strings.ToTitle(s), strings.Title(s), strings.ToValidUTF8(s, "?"))
		fmt.Printf("%q %q %q\n", strings.Fields(s), strings.TrimSpace(s), strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r + 1
		}, s))
		fmt.Printf("%q %q\n", slices.Collect(strings.Lines(s)), slices.Collect(strings.FieldsSeq(s)))
		fmt.Printf("%q\n", strings.FieldsFunc(s, func(r rune) bool { return r == 'l' || r == ',' }))
		for _, sep := range seps {
			fmt.Printf("%q %q %q %q ", strings.Split(s, sep), strings.SplitN(s, sep, 2), strings.SplitAfter(s, sep), strings.SplitAfterN(s, sep, 2))
			fmt.Printf("%q %q ", slices.Collect(strings.SplitSeq(s, sep)), slices.Collect(strings.SplitAfterSeq(s, sep)))
			fmt.Println(strings.Count(s, sep), strings.Index(s, sep), strings.LastIndex(s, sep), strings.IndexAny(s, sep), strings.LastIndexAny(s, sep), strings.Contains(s, sep), strings.ContainsAny(s, sep))
			before, after, found := strings.Cut(s, sep)
			p, okP := strings.CutPrefix(s, sep)
			q, okQ := strings.CutSuffix(s, sep)
			fmt.Printf("%q %q %t %q %t %q %t ", before, after, found, p, okP, q, okQ)
			fmt.Printf("%q %q %q %q %q\n", strings.Trim(s, sep), strings.TrimLeft(s, sep), strings.TrimRight(s, sep), strings.Replace(s, sep, "<>", 2), strings.ReplaceAll(s, sep, "-"))
			b, c := []byte(s), []byte(sep)
			fmt.Printf("%q %q %d %d %q %t\n", bytes.Split(b, c), bytes.ReplaceAll(b, c, []byte("-")), bytes.Index(b, c), bytes.LastIndexAny(b, sep), bytes.Trim(b, sep), bytes.EqualFold(b, c))
		}
		for _, t := range inputs {
			fmt.Print(strings.EqualFold(s, t), strings.Compare(s, t), bytes.Compare([]byte(s), []byte(t)), strings.HasPrefix(t, s), strings.HasSuffix(t, s), " ")
		}
		fmt.Println(strings.IndexRune(s, 'é'), strings.IndexRune(s, unicode.ReplacementChar), strings.IndexRune(s, -1), strings.IndexByte(s, 0xff), strings.LastIndexByte(s, 'l'))
	}
	fmt.Println(strings.EqualFold("Kk", "\u212ak"), strings.EqualFold("ſ", "S"), strings.EqualFold("ß", "SS"))
	for _, pairs := range [][]string{{"a", "1", "b", "2"}, {"a", "1", "aa", "2"}, {"aa", "2", "a", "1"}, {"", "X"}, {"", "X", "a", "Y"}, {"é", "e", "ö", "oe"}, {"a", "", "b", "longer"}} {
		r := strings.NewReplacer(pairs...)
		for _, s := range inputs {
			fmt.Printf("%q ", r.Replace(s))
		}
		var out strings.Builder
		n, err := r.WriteString(&out, "banana aa")
		fmt.Println(n, err, out.String())
	}
	try := func(name string, f func()) {
		defer func() { fmt.Println(name, recover()) }()
		f()
	}
	try("repeat", func() { strings.Repeat("x", -1) })
	try("replacer", func() { strings.NewReplacer("a") })
	try("grow", func() { new(strings.Builder).Grow(-1) })
	try("copied", func() { var a strings.Builder; a.WriteByte('x'); b := a; b.WriteByte('y') })
	r := strings.NewReader("héy")
	fmt.Println(r.Len(), r.Size(), r.UnreadByte(), r.UnreadRune())
	for range 4 {
		c, n, err := r.ReadRune()
		fmt.Println(c, n, err, r.UnreadRune(), r.UnreadRune())
		r.ReadRune()
	}
	for _, at := range []int64{-1, 0, 2, 9} {
		b := make([]byte, 3)
		n, err := r.ReadAt(b, at)
		pos, err2 := r.Seek(at, 0)
		fmt.Println(n, err, b, pos, err2, r.Len())
	}
	_, err := r.Seek(0, 7)
	fmt.Println(err)
}
