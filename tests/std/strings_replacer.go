// Replacers: the order of pairs, empty old texts, single bytes, generic ones, and misuse.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

type slow struct{ left int }

func (s *slow) Write(p []byte) (int, error) {
	if s.left < len(p) {
		n := s.left
		s.left = 0
		return n, errors.New("full")
	}
	s.left -= len(p)
	return len(p), nil
}

func try(pairs ...string) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println("panic:", r)
		}
	}()
	r := strings.NewReplacer(pairs...)
	fmt.Printf("%q:", pairs)
	for _, text := range []string{"", "a", "abc", "banana", "<a&b>", "日本語", "a\xffb", "aaaaaaa"} {
		fmt.Printf(" %q", r.Replace(text))
		var b bytes.Buffer
		n, err := r.WriteString(&b, text)
		if n != b.Len() || err != nil || b.String() != r.Replace(text) {
			fmt.Print("(differs)")
		}
	}
	fmt.Println()
}

func main() {
	try()
	try("a", "1")
	try("a", "1", "b", "2", "a", "3")
	try("a", "1", "ab", "2", "abc", "3")
	try("abc", "3", "ab", "2", "a", "1")
	try("", "-")
	try("", "-", "a", "A")
	try("a", "", "n", "")
	try("ana", "X", "na", "Y", "", ".")
	try("&", "&amp;", "<", "&lt;", ">", "&gt;")
	try("日", "sun", "本", "book")
	try("\xff", "?", "b", "\xfe")
	try("aaa", "3", "aa", "2", "a", "1")
	try("a", "a", "b", "bb")
	try("odd")
	try("a", "b", "c")
	r := strings.NewReplacer("x", "yy", "long", "l")
	for _, left := range []int{0, 1, 3, 100} {
		n, err := r.WriteString(&slow{left}, "x-long-x")
		fmt.Println(left, n, err)
	}
	fmt.Println(strings.Replace("cheese", "e", "E", 2), strings.Replace("cheese", "", "-", -1), strings.Replace("é", "", "|", 5))
	fmt.Println(strings.ReplaceAll("aaa", "aa", "b"), strings.Replace("aaa", "a", "b", 0))
	fmt.Println(strings.Map(func(r rune) rune {
		switch r {
		case 'a':
			return -1
		case 'b':
			return '日'
		case '\ufffd':
			return '?'
		}
		return r
	}, "abc\xffab\ufffd"))
}
