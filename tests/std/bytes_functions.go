package main

import (
	"bytes"
	"fmt"
	"unicode"
)

func main() {
	a, b := []byte("héllo, Wörld hello"), []byte("l")
	fmt.Println(bytes.Count(a, b), bytes.Count(a, nil), bytes.Index(a, b), bytes.LastIndex(a, b))
	fmt.Println(bytes.IndexAny(a, "öW"), bytes.LastIndexAny(a, "öé"), bytes.IndexRune(a, 'ö'), bytes.IndexRune(a, utf), bytes.IndexByte(a, 'z'))
	fmt.Printf("%q\n", bytes.Split(a, b))
	fmt.Printf("%q\n", bytes.SplitN(a, b, 2))
	fmt.Printf("%q\n", bytes.SplitAfter(a, b))
	fmt.Printf("%q\n", bytes.SplitAfterN(a, b, 3))
	fmt.Printf("%q\n", bytes.Split([]byte("aé\xffz"), nil))
	fmt.Printf("%q\n", bytes.SplitN(a, b, 0))
	fmt.Printf("%q\n", bytes.Fields([]byte("  a\tb\u0085c\u2003 d ")))
	fmt.Printf("%q\n", bytes.FieldsFunc(a, func(r rune) bool { return r == 'l' || r == 'ö' }))
	fmt.Printf("%s %s %s\n", bytes.ToUpper(a), bytes.ToLower(a), bytes.ToTitle(a))
	fmt.Printf("%s\n", bytes.ToUpperSpecial(unicode.TurkishCase, []byte("iı")))
	fmt.Printf("%q %q %q\n", bytes.Trim([]byte("xxaxx"), "x"), bytes.TrimLeft([]byte("éab"), "éa"), bytes.TrimRight([]byte("abé"), "bé"))
	fmt.Printf("%q %v\n", bytes.TrimSpace([]byte(" \n ")), bytes.TrimSpace([]byte("  ")) == nil)
	fmt.Printf("%q %q\n", bytes.TrimPrefix(a, []byte("hé")), bytes.TrimSuffix(a, []byte("llo")))
	fmt.Printf("%q\n", bytes.TrimFunc(a, unicode.IsLetter))
	fmt.Printf("%q %q\n", bytes.Replace(a, b, []byte("LL"), 2), bytes.ReplaceAll([]byte("ab"), nil, []byte("-")))
	fmt.Printf("%q\n", bytes.Map(func(r rune) rune {
		if r == 'l' {
			return -1
		}
		return r + 1
	}, a))
	fmt.Printf("%q\n", bytes.Repeat([]byte("ab"), 3))
	fmt.Printf("%q\n", bytes.Join([][]byte{[]byte("a"), nil, []byte("b")}, []byte("--")))
	fmt.Printf("%q %q\n", bytes.ToValidUTF8([]byte("a\xff\xfeb"), []byte("?")), bytes.Title([]byte("ab cd-ef")))
	fmt.Println(bytes.EqualFold([]byte("Straße"), []byte("STRAßE")), bytes.EqualFold([]byte("K"), []byte("\u212a")))
	fmt.Println(bytes.Compare(a, b), bytes.Compare(nil, nil), bytes.Compare(nil, b), bytes.Equal(nil, []byte{}))
	l, r, ok := bytes.Cut(a, []byte(", "))
	fmt.Printf("%q %q %v\n", l, r, ok)
	l, r, ok = bytes.Cut(a, []byte("zz"))
	fmt.Printf("%q %v %v\n", l, r == nil, ok)
	l, ok = bytes.CutPrefix(a, []byte("h"))
	fmt.Printf("%q %v\n", l, ok)
	l, ok = bytes.CutSuffix(a, []byte("h"))
	fmt.Printf("%q %v\n", l, ok)
	fmt.Println(bytes.Clone(nil) == nil, bytes.Clone([]byte{}) == nil, bytes.Runes([]byte("é\xff")))
	fmt.Println(bytes.ContainsAny(a, ""), bytes.ContainsRune(a, 'W'), bytes.ContainsFunc(a, unicode.IsDigit), bytes.HasPrefix(a, nil))
	for s := range bytes.Lines([]byte("a\nb\n\nc")) {
		fmt.Printf("%q ", s)
	}
	for s := range bytes.SplitSeq([]byte("a,b,,c"), []byte(",")) {
		fmt.Printf("%q ", s)
	}
	for s := range bytes.FieldsSeq([]byte(" a b ")) {
		fmt.Printf("%q ", s)
	}
	fmt.Println()
	defer func() { fmt.Println(recover()) }()
	bytes.Repeat(b, -1)
}

const utf = '\uFFFD'
