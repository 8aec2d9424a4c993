package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	patterns := []string{
		`a+`, `(a*)(b|c)*`, `(a|ab)(c|bcd)(d*)`, `^`, `$`, `(?m)^\w+$`, `\b`, `\bfoo\b`, ``, `(|a)*`, `(a*)*`, `(a*)+`, `(a|b)*?c`,
		`x*`, `(?i)hello|WÖRLD`, `[^a-c]+`, `.`, `(?s).+`, `\pL+`, `\p{Greek}`, `\PL`, `[[:alpha:]]+`, `[[:^digit:]]`, `\d{2,3}?`, `(\d+)-(\d+)`,
		`(?P<year>\d{4})-(?P<month>\d\d)`, `(?<k>\w)=(?<v>\w*)`, `[\d\-x]+`, `\Qa.b\E+`, `a{0}b`, `(?U)a+`, `(?U)a+?`, `\x{263a}|\x41`, `[]a]`, `[a-]`, `\z`, `\A\w`,
		`(a)|(b)|(c)`, `(?:(a)|b)*`, `é+`, `(?i)k`, `\s+`, `\W`, `a{,2}`, `a|b|`, `(?i)[a-c]+`, `\x{FFFD}`, `[^x]`, `(a+)(b+)?`, `\B`, `(?-s).`, `(?i:a)b`, `\.`,
	}
	texts := []string{
		"", "a", "aaa", "abcd", "foo bar foo", "hello HELLO wörld WÖRLD", "2024-05 and 2023-11", "k=v x= KK\u212a", "line one\nline two\n", "αβγ abc ☺A☺", "a.b.bb", "bad\xff\xe2\x82end\xf0", "x--y12345", "]a-a", "ab aB Ab AB",
	}
	for _, p := range patterns {
		re := regexp.MustCompile(p)
		fmt.Println(re, re.NumSubexp(), re.SubexpNames())
		fmt.Println(re.LiteralPrefix())
		for _, t := range texts {
			fmt.Printf("%q %v\n", t, re.MatchString(t))
			fmt.Println(re.FindStringSubmatchIndex(t), re.FindAllStringIndex(t, -1), re.FindAllStringSubmatchIndex(t, 2))
			fmt.Printf("%q %q %q\n", re.FindAllString(t, -1), re.Split(t, -1), re.Split(t, 2))
			fmt.Printf("%q %q\n", re.ReplaceAllString(t, "<$0>"), re.ReplaceAllLiteralString(t, "$1"))
			fmt.Printf("%q\n", re.ReplaceAll([]byte(t), []byte("[${1}]")))
		}
	}
	re := regexp.MustCompile(`(?P<first>\w+)\s(?P<second>\w+)`)
	fmt.Println(re.ReplaceAllString("one two three four", "$second $first ${first}x $firstx $$ $3 $"))
	fmt.Println(re.ReplaceAllStringFunc("one two three four", strings.ToUpper))
	fmt.Println(string(re.Expand(nil, []byte("$2-$1"), []byte("ab cd"), re.FindSubmatchIndex([]byte("ab cd")))))
	fmt.Println(re.SubexpIndex("second"), re.SubexpIndex("none"))
	long := regexp.MustCompile(`a|ab|abc`)
	fmt.Println(long.FindString("xabcd"))
	long.Longest()
	fmt.Println(long.FindString("xabcd"), long.FindAllString("abcabxa", -1))
	posix := regexp.MustCompilePOSIX(`(a|ab)(c|bcd)`)
	fmt.Println(posix.FindStringSubmatch("abcd"))
	fmt.Println(regexp.QuoteMeta("a.b*[c]\\{}^$|?+()"))
	fmt.Println(re.FindReaderIndex(strings.NewReader("  ab cd")))
	fmt.Printf("%q\n", re.FindAllSubmatch([]byte("a b c d"), -1))
	fmt.Println(regexp.MatchString(`^\d+$`, "123"))
}
