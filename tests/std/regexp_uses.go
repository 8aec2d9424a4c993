package main

import (
	"fmt"
	"regexp"
	"strings"
)

func main() {
	re := regexp.MustCompile(`(?P<user>[a-z.]+)@(?P<host>[a-z]+)(\.(com|org))?`)
	s := "bob@site.com, x.y@home; eve@work.org!"
	fmt.Println(re.NumSubexp(), re.SubexpNames(), re.SubexpIndex("host"), re.SubexpIndex("zz"))
	fmt.Printf("%q\n", re.FindStringSubmatch(s))
	fmt.Printf("%q\n", re.FindAllStringSubmatch(s, -1))
	fmt.Println(re.FindAllStringSubmatchIndex(s, 2), re.FindStringIndex(s), re.FindStringSubmatchIndex("none"))
	for _, t := range []string{"$host at $user", "${user}x$3", "$userx", "$$1", "$", "${", "${1", "$9", "[$0]", "$1$2$4"} {
		fmt.Printf("%q %q\n", re.ReplaceAllString(s, t), re.ReplaceAllLiteralString("a@b", t))
	}
	fmt.Println(re.ReplaceAllStringFunc(s, strings.ToUpper))
	fmt.Println(string(re.ExpandString([]byte("> "), "$user|${host}", s, re.FindStringSubmatchIndex(s))))
	for _, p := range []string{"a*", ",", "", "b+", `\b`, "(?m)^", "$", "x?"} {
		r := regexp.MustCompile(p)
		fmt.Printf("%s %q %q %q\n", p, r.Split("baa,bac,", -1), r.Split("baa,bac", 2), r.FindAllString("baa,é", -1))
		fmt.Printf("%q %v\n", r.ReplaceAllString("baaé", "<$0>"), r.FindAllStringIndex("aéb", -1))
	}
	for _, p := range []string{"(", ")", "[a", "a**", "*", "a{2,1}", "a{1001}", `\8`, `\pX`, "(?P<n>a)(?P<n>b)", "(?z)", "[z-a]", "(?P<>a)", "\xff", `\`, "[[:foo:]]", "(?i", "x{2}{3}", "a|*", "(?<x", "((((a{100}){100}){100}){100})"} {
		_, err := regexp.Compile(p)
		_, err2 := regexp.CompilePOSIX(p)
		fmt.Printf("%q %v | %v\n", p, err, err2)
	}
	a := regexp.MustCompile("a+|a+b|(a)(b)?")
	fmt.Println(a.FindString("aab"), a)
	a.Longest()
	fmt.Println(a.FindString("aab"), a.FindStringSubmatch("aab"))
}

func init() {
	fmt.Println(regexp.QuoteMeta(`a.b*c[d]^$\é-{}`), regexp.MustCompile("(?i)HeLLo").MatchString("hEllO"), regexp.MustCompile("(?s)a.b").MatchString("a\nb"))
	p, full := regexp.MustCompile("abc+d").LiteralPrefix()
	fmt.Println(p, full)
	p, full = regexp.MustCompile("abc").LiteralPrefix()
	fmt.Println(p, full)
	fmt.Println(regexp.MatchString("a(", "a"))
	fmt.Println(regexp.MustCompile(`(a|ab)(c|bcd)(d*)`).FindStringSubmatch("abcd"), regexp.MustCompilePOSIX(`(a|ab)(c|bcd)(d*)`).FindStringSubmatch("abcd"))
	fmt.Println(regexp.MustCompile(`\p{Greek}+|\pL`).FindAllString("αβγ x Ω", -1), regexp.MustCompile(`[^\d\s]+`).FindAllString("a1 b2é", -1))
	fmt.Println(regexp.MustCompile(`(?U)a+`).FindString("aaa"), regexp.MustCompile(`a{2,3}?`).FindString("aaaa"), regexp.MustCompile(`\x{61}\Q.*\E`).FindString("xa.*"))
	fmt.Println(regexp.MustCompile("b").MatchReader(strings.NewReader("aab")), regexp.MustCompile("b+").FindReaderIndex(strings.NewReader("aabb")))
	t, err := regexp.MustCompile("x+").MarshalText()
	fmt.Println(string(t), err)
	defer func() { fmt.Println(recover()) }()
	regexp.MustCompile("a(b")
}
