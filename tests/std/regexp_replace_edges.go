package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

func main() {
	inputs := []string{"", "a", "aaa", "baab", "xaxbx", "é界a", "\xffa\xfe", "a\nb", "abcabc"}
	patterns := []string{"", "a*", "a+?", "(a)|b", "(?P<x>a)(b)?", "^", "$", "(?m)^|$", `\b`, ".", "(?s).", "[^a]", `\B`, "(a*)+", "(|a)*", "x*?", `\z`}
	for _, p := range patterns {
		re := regexp.MustCompile(p)
		fmt.Printf("== %q %d %q\n", re, re.NumSubexp(), re.SubexpNames())
		for _, in := range inputs {
			fmt.Printf("%q %q %q %q %q ", in, re.ReplaceAllString(in, "<$0>"), re.ReplaceAllLiteralString(in, "$1"), re.ReplaceAllString(in, "[${1}$2$x$1x$$]"),
				re.ReplaceAllStringFunc(in, strings.ToUpper))
			fmt.Printf("%q %v %v", re.ReplaceAllFunc([]byte(in), func(b []byte) []byte { return bytes.Repeat(b, 2) }), re.FindAllStringSubmatchIndex(in, -1), re.FindAllStringIndex(in, 2))
			for n := -1; n < 4; n++ {
				fmt.Printf(" %q", re.Split(in, n))
			}
			fmt.Println()
		}
	}
	re := regexp.MustCompile(`(?P<key>\w+)=(?P<value>"[^"]*"|\w*)(?P<e>!)?(?P<key2>)`)
	source := `a=1 bc="d e" f=! g=h!`
	for _, template := range []string{"$key:$value", "${key}:${value}", "$keys", "${keys}", "$key_", "$", "$$", "$$$", "${", "${}", "${key", "$1$2", "$12", "${12}", "${1}2", "$0", "${0}!", "$-1", "$e|${e}", "${ key}", "$10000000000", "a$b$c", "$key-$value", "\\$1"} {
		var out []byte
		for _, m := range re.FindAllStringSubmatchIndex(source, -1) {
			out = re.ExpandString(out, template, source, m)
			out = re.Expand(append(out, '|'), []byte(template), []byte(source), m)
			out = append(out, ' ')
		}
		fmt.Printf("%q %q\n", template, out)
	}
	fmt.Println(re.SubexpIndex("key"), re.SubexpIndex("none"), re.SubexpIndex(""), re.SubexpIndex("e"), re.NumSubexp())

	for _, p := range []string{"a+|a+b", "(a|ab)(c|bcd)(d*)", "a*?", "(a+)(b+)?", "x*", "foo|foobar", "(?:a|ab)(?:bc|c)?"} {
		for _, in := range []string{"aab", "abcd", "abcbcd", "foobar", ""} {
			first := regexp.MustCompile(p)
			longest := regexp.MustCompile(p)
			longest.Longest()
			fmt.Printf("%q %q %q %q", p, in, first.FindStringSubmatch(in), longest.FindStringSubmatch(in))
			if posix, err := regexp.CompilePOSIX(p); err != nil {
				fmt.Print(" ", err)
			} else {
				fmt.Printf(" %q", posix.FindStringSubmatch(in))
			}
			fmt.Println()
		}
	}
	for _, p := range []string{`\d`, `\pL`, `(?i)a`, `[[:alpha:]]+`, `a{2,3}`, `^a$`, `a**`, `\Qa\E`, `(?:a)`, `a+?`, `\x41`, `\.`} {
		_, err := regexp.CompilePOSIX(p)
		fmt.Printf("%q %v\n", p, err)
	}
	for _, s := range []string{"", "plain", `.+*?()|[]{}^$\`, "é\n-", "\xff", "a&b~c#d"} {
		q := regexp.QuoteMeta(s)
		matched, err := regexp.MatchString("^(?:"+q+")$", s)
		fmt.Printf("%q %q %v %v\n", s, q, matched, err)
	}
	for _, p := range []string{"abc", "abc+", "(abc)", "(?i)abc", "", "a|b", "ab{2}c", "a.b", "é界."} {
		prefix, complete := regexp.MustCompile(p).LiteralPrefix()
		fmt.Printf("%q %q %v\n", p, prefix, complete)
	}
	var decoded regexp.Regexp
	fmt.Println(decoded.UnmarshalText([]byte("(a")), decoded.UnmarshalText([]byte("a|b")), decoded.MatchString("b"), decoded.String())
	text, err := decoded.MarshalText()
	fmt.Printf("%s %v\n", text, err)
	reader := strings.NewReader("zzé界a\xffb")
	fmt.Println(regexp.MustCompile("a(.)b").FindReaderSubmatchIndex(reader), regexp.MustCompile("é").MatchReader(strings.NewReader("xé")), reader.Len())
}
