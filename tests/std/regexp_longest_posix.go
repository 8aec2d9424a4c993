package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

func main() {
	patterns := []string{`a+|a+b`, `(a|ab)(c|bcd)(d*)`, `(a|ab)(bcd|c)(d*)`, `x*`, `(x*)*`, `(a*)(a*)`, `(a*?)(a*)`, `(ab|a)(bc)?`, `a*|b`, `(|a)*`, `(a|b)*ab`, `[ab]+?b`, `(?:a|ab)(?:c|bcd)(?:d|)`, `(foo|foobar)(bar)?`, `(a+)(b+)?|(ab+)`, `^(a|b)*$`, `(a??)(a)`, `(a{1,2}){2}`, `(a{1,2}?){2}`, `((a)|(b))*`, `(aa|a)*`, `(b*|a)*c?`, `a.*?b|a.*c`, `(^a)|(a$)|(a)`, `()|a`, `(é|éa)+`, `\b(a|ab)\b`}
	texts := []string{"", "aab", "abcd", "xxx", "aaa", "abc", "b", "foobar", "foobarbar", "abab", "aaaaa", "cab", "aXbYc", "ééaé", "ab a"}
	for _, pattern := range patterns {
		first := regexp.MustCompile(pattern)
		longest := regexp.MustCompile(pattern)
		longest.Longest()
		posix, posixErr := regexp.CompilePOSIX(pattern)
		fmt.Printf("%s %v\n", pattern, posixErr)
		for _, text := range texts {
			a, b := first.FindStringSubmatchIndex(text), longest.FindStringSubmatchIndex(text)
			fmt.Printf("  %q %v", text, a)
			if fmt.Sprint(a) != fmt.Sprint(b) {
				fmt.Printf(" longest %v", b)
			}
			if posix != nil {
				if c := posix.FindStringSubmatchIndex(text); fmt.Sprint(c) != fmt.Sprint(b) {
					fmt.Printf(" posix %v", c)
				}
			}
			fmt.Printf(" all %d %d\n", len(first.FindAllString(text, -1)), len(longest.FindAllString(text, -1)))
		}
	}
	for _, pattern := range []string{`\d`, `\pL`, `[[:alpha:]]`, `(?i)a`, `(?:a)`, `a*?`, `a{2}?`, `\bx`, `\Aa`, `\z`, `\Q.\E`, `[\d]`, `\n`, `\x41`, `\.`, `a**`, `a*+`, `(?P<n>a)`, `^*`, `a|*`, `a||b`, `()`, `(|a)`, `[]a]`, `[^]a]`, `[a-\d]`, `\C`, `a{1001}`, `a{2,1}`, `a{,2}`, `a{`, `$a`, `\w+`, `\-`, `\_`, `\8`, `\01`} {
		_, err := regexp.CompilePOSIX(pattern)
		_, perl := regexp.Compile(pattern)
		fmt.Printf("%s posix: %v perl: %v\n", pattern, err, perl)
	}
	for _, compile := range []func(string) *regexp.Regexp{regexp.MustCompile, regexp.MustCompilePOSIX} {
		func() {
			defer func() { fmt.Println(recover()) }()
			compile("a(`b")
		}()
		func() {
			defer func() { fmt.Println(recover()) }()
			compile("[é-a]\n\"")
		}()
	}

	fmt.Println("bytes and strings")
	for _, pattern := range []string{``, `.`, `é`, `[^a]`, `\x{fffd}`, `(?s).`, `a|`, `\b`, `(?i)k`, `[[:^ascii:]]`} {
		re := regexp.MustCompile(pattern)
		for _, text := range []string{"", "aé", "\xffa\xc3", "K\u212a\nk", "\xf0\x9f\x98", "日本"} {
			asString := re.FindAllStringIndex(text, -1)
			asBytes := re.FindAllIndex([]byte(text), -1)
			reader := re.FindReaderIndex(strings.NewReader(text))
			replaced := re.ReplaceAllString(text, "<$0>")
			replacedBytes := re.ReplaceAll([]byte(text), []byte("<$0>"))
			fmt.Printf("%s %q %v %t %v %q %t %q\n", pattern, text, asString, fmt.Sprint(asString) == fmt.Sprint(asBytes), reader, replaced, replaced == string(replacedBytes), re.Split(text, -1))
		}
	}
	re := regexp.MustCompile(`(a)(b)?`)
	matches := re.FindAllSubmatch([]byte("abxa"), -1)
	for _, match := range matches {
		fmt.Printf("%q %t %d\n", match, match[2] == nil, cap(match[0]))
	}
	source := []byte("abxa")
	found := re.Find(source)
	found = append(found, '!')
	fmt.Println(string(source), string(found))
	fmt.Println(re.Find(nil) == nil, regexp.MustCompile(``).Find(nil) == nil, len(regexp.MustCompile(``).Find(nil)), re.FindAll(source, 0) == nil, re.FindAllString("zz", -1) == nil)
	unchanged := re.ReplaceAll([]byte("zz"), []byte("x"))
	fmt.Println(string(unchanged), bytes.Equal(re.ReplaceAllLiteral([]byte("ab"), []byte("$1")), []byte("$1")), re.ReplaceAll(nil, nil) == nil)

	fmt.Println("split")
	for _, pattern := range []string{``, `,`, `,*`, `a`, `(,)`, `^`, `$`, `\s+`, `x*`} {
		re := regexp.MustCompile(pattern)
		for _, text := range []string{"", ",", "a,b,,c", " a  b ", "axxb", "é,", ",é"} {
			for _, n := range []int{-1, 0, 1, 2, 3} {
				fmt.Printf("%q", re.Split(text, n))
			}
			fmt.Println(pattern, text)
		}
	}
	copied := re.Copy()
	copied.Longest()
	text, err := re.MarshalText()
	fmt.Println(re, copied, string(text), err, re.NumSubexp(), re.SubexpIndex("x"))
	fmt.Println(re.LiteralPrefix())
	var unmarshalled regexp.Regexp
	fmt.Println(unmarshalled.UnmarshalText([]byte("(")), unmarshalled.UnmarshalText([]byte("a+|a+b")), unmarshalled.FindString("aab"))
	fmt.Println(regexp.QuoteMeta(`a.b*c[d]\e^$|é"#{}()+?-`))
}
