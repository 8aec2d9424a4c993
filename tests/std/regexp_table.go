// regexp: a table of patterns and texts through every way of finding; one digest and the odd ones out.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

var patterns = []string{
	``, `a`, `a*`, `a+?`, `(a|ab)(c|bcd)(d*)`, `(a+)(b+)?`, `^`, `$`, `^$`, `\b`, `\B`, `\bfoo\b`, `(?i)FoO`, `[^a-c]+`, `[[:alpha:]]+`, `\d{2,3}`, `\d{2,3}?`, `(?m)^\w+$`, `(?s)a.b`, `a.b`,
	`(?U)a+`, `(?P<year>\d+)-(?<month>\d+)`, `x*`, `(x*)*`, `(|a)*`, `(|a)+`, `\pL+`, `\p{Greek}`, `[\p{Lu}\d]`, `é+`, `[日本]+`, `\x{1F600}`, `\Qa.b\E`, `(a)(b)(c)(d)`, `(?:(a)|(b))+`, `a{0}`, `a{2}`, `(ab){1,2}c`, `[-a]`, `[a\-z]`,
	`\z`, `\A`, `a$`, `(?m)a$`, `.`, `..`, `\s+`, `\S+`, `[^\n]*`, `foo|foobar`, `foobar|foo`, `(foo|foobar)$`, `\t`, `\x41`, `\101`, `[[:^digit:]]`, `(?i:a)b`, `(?i)k`, `(?i)ſ`, `^a|b$`,
}

var texts = []string{
	"", "a", "ab", "abcd", "aaab", "foo", "foo bar", "foobar", "FOO\nBAR", "a\nb", "xx", "2026-11-25 12:34", "αβγ", "Ünï", "éé", "日本語", "😀x", "a.b", "a-z", "\t \n", "abab abc", "k\u212a", "sſS", "a\xffb", "xaxbx",
}

func main() {
	for _, p := range patterns {
		re, err := regexp.Compile(p)
		if err != nil {
			fmt.Println(p, err)
			continue
		}
		fmt.Printf("%q %d %q\n", p, re.NumSubexp(), re.SubexpNames())
		for _, s := range texts {
			fmt.Print(re.MatchString(s), re.FindStringSubmatchIndex(s), re.FindAllStringIndex(s, -1), re.FindAllStringSubmatchIndex(s, 2))
			fmt.Printf("%q %q %q\n", re.ReplaceAllString(s, "<$0|$1>"), re.Split(s, -1), re.Split(s, 2))
		}
	}
	for _, p := range []string{`(`, `)`, `[`, `a**`, `*`, `+a`, `a{2,1}`, `a{1001}`, `[z-a]`, `\`, `\8`, `(?<n>a)(?<n>b)`, `(?z)`, `[[:foo:]]`, `\p{Foo}`, `a\`, "\xff", `(?=a)`, `\C`, `x{1000}{1000}`, `(?P<>a)`, `(?P<1a`, `[a-\d]`, `\pX`} {
		_, err := regexp.Compile(p)
		fmt.Println(err)
	}
	re := regexp.MustCompile(`(?P<first>\w+)\s(?P<last>\w+)`)
	fmt.Println(re.ReplaceAllString("ada lovelace, alan turing", "${last} $first $1x ${1}x $$ $9 $"))
	fmt.Println(re.ReplaceAllLiteralString("ada lovelace", "$1"))
	fmt.Println(re.ReplaceAllStringFunc("ada lovelace x", strings.ToUpper))
	fmt.Println(string(re.Expand([]byte("is: "), []byte("$first-${last}"), []byte("ada lovelace"), re.FindSubmatchIndex([]byte("ada lovelace")))))
	fmt.Println(re.SubexpIndex("last"), re.SubexpIndex("none"), re.String(), regexp.QuoteMeta(`a.b*c[d]\e^$é`))
	prefix, complete := regexp.MustCompile(`abc+d`).LiteralPrefix()
	fmt.Println(prefix, complete)
	longest := regexp.MustCompile(`a+|a+b`)
	fmt.Println(longest.FindString("aaab"))
	longest.Longest()
	fmt.Println(longest.FindString("aaab"), regexp.MustCompilePOSIX(`a+|a+b`).FindString("aaab"))
	fmt.Println(re.FindReaderSubmatchIndex(strings.NewReader("  grace hopper ")), re.MatchReader(strings.NewReader("x")))
	ok, err := regexp.MatchString(`^\d+$`, "123")
	fmt.Println(ok, err)
	text, err := re.MarshalText()
	fmt.Println(string(text), err)
}
