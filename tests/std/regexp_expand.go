// Replacing and expanding: templates, names, functions, literals, limits.
package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	re := regexp.MustCompile(`(?P<key>\w+)=(?P<value>[^;]*);?`)
	text := "a=1;bc=;d=é日;=x;last=9"
	for _, template := range []string{"$key:$value ", "${key}x", "$keyx", "$1$2", "$10", "${1}0", "$$", "$", "${", "${}", "${key", "$-", "$0!", "${value}${nope}", "é$value", "$key$"} {
		fmt.Printf("%q %q\n", template, re.ReplaceAllString(text, template))
		m := re.FindStringSubmatchIndex(text)
		fmt.Printf("  %q %q\n", re.ExpandString([]byte("<"), template, text, m), re.Expand(nil, []byte(template), []byte(text), m))
	}
	fmt.Printf("%q\n", re.ReplaceAllLiteralString(text, "$key"))
	fmt.Printf("%q\n", re.ReplaceAllStringFunc(text, strings.ToUpper))
	fmt.Printf("%q\n", re.ReplaceAllFunc([]byte(text), func(b []byte) []byte { return b[:1] }))
	fmt.Printf("%q %q\n", re.ReplaceAll([]byte("none"), []byte("x")), re.ReplaceAllLiteral([]byte("k=v"), []byte("$0")))
	for _, pattern := range []string{"", "a*", "b|", "^", "$", `\b`, "(?m)^", "x*y?", "日*"} {
		empty := regexp.MustCompile(pattern)
		for _, s := range []string{"", "a", "baac", "é日日x", "a\nb\n"} {
			fmt.Printf("%q %q: %q %q %v\n", pattern, s, empty.ReplaceAllString(s, "-"), empty.Split(s, -1), empty.FindAllStringIndex(s, -1))
		}
	}
	comma := regexp.MustCompile(`\s*[,;]\s*`)
	for n := -1; n < 5; n++ {
		fmt.Printf("%d %q %q\n", n, comma.Split("a , b;c,,d", n), comma.FindAllString("a , b;c,,d", n))
	}
	fmt.Println(re.SubexpNames(), re.NumSubexp(), re.SubexpIndex("value"), re.SubexpIndex("nope"), re.String())
	for _, pattern := range []string{"abc", "abc.*", "(abc)", "a|b", "(?i)abc", "abc$", "", "日本+", `\Qa.b\E`} {
		prefix, full := regexp.MustCompile(pattern).LiteralPrefix()
		fmt.Printf("%q %q %v; ", pattern, prefix, full)
	}
	fmt.Println()
	fmt.Println(regexp.QuoteMeta(`a.b*c[d]{e}(f)\g^$|?+日-_`), regexp.QuoteMeta(""))
	posix := regexp.MustCompilePOSIX(`a+|a+b`)
	perl := regexp.MustCompile(`a+|a+b`)
	fmt.Println(posix.FindString("xaab"), perl.FindString("xaab"))
	perl.Longest()
	fmt.Println(perl.FindString("xaab"))
	func() {
		defer func() { fmt.Println(recover()) }()
		regexp.MustCompile(`a(b`)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		regexp.MustCompilePOSIX(`\d`)
	}()
	b, err := re.MarshalText()
	var back regexp.Regexp
	fmt.Println(string(b), err, back.UnmarshalText([]byte("x+")), back.MatchString("xx"), back.UnmarshalText([]byte("*")))
	ok, err := regexp.MatchString("[", "x")
	fmt.Println(ok, err)
	ok, err = regexp.Match(`^\d{3}$`, []byte("123"))
	fmt.Println(ok, err)
	fmt.Println(re.MatchReader(strings.NewReader("zz k=v")), re.FindReaderIndex(strings.NewReader("zz k=v;")), re.FindReaderSubmatchIndex(strings.NewReader("éé k=v;")))
}
