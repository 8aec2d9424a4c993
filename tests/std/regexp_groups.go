// Submatches: nested, optional, repeated and empty groups, flags and classes over odd text.
package main

import (
	"fmt"
	"regexp"
)

func main() {
	patterns := []string{
		`(a)(b)?(c)*`, `((a|b)+)(c?)`, `(a*)*`, `(a*)+?`, `(a|ab)(c|bcd)(d*)`, `(?:a(b))?c`, `(a??)(a*)`, `(?i)(straße|K)`, `(?s).(.)`, `(?U)a+(b+)`,
		`(^|x)(a)`, `\b(\w+)\b`, `\B(.)\B`, `([[:alpha:]]+)([[:digit:]]*)`, `([^\x00-\x7F]+)`, `(\p{Greek}+)(\P{L})?`, `(\pL{2,3})`, `(?m)^(\w)(.*)$`, `\A(.*)\z`,
		`([\d\-x]+)`, `(\x{1F600}|\x41)`, `[^a-c]{2}`, `(?P<n>a)(?<m>b)`, `(a{0,2}){2}`, `x{0}(y)`, `(|a)+`, `(a|b|c|d|e)\z`, `(?:(x)|(y)|(z))+`,
	}
	texts := []string{"", "abcc", "ababc", "aaa", "abcd", "c ac", "STRASSE straße k K", "a\nb\nab", "xaa", "hello wörld 42", "αβγ. δ", "abc123", "日本語\xffx", "x1-2", "😀A", "yxz"}
	for _, pattern := range patterns {
		re := regexp.MustCompile(pattern)
		for _, text := range texts {
			if m := re.FindStringSubmatch(text); m != nil {
				fmt.Printf("%s on %q: %q %v", pattern, text, m, re.FindStringSubmatchIndex(text))
				all := re.FindAllStringSubmatch(text, 3)
				fmt.Printf(" %d %q\n", len(all), all[len(all)-1])
			}
		}
	}
	invalid := []string{"a**", "a{2}{3}", "a{1001}", "a{2,1}", "(?P<1>a)", "(?P<n>a)(?P<n>b)", "(?<>a)", "[b-a]", "[[:word:]]", "[[:nope:]]", `\pX`, `\p{Nope}`, `\8`, `\x{110000}`, `\xg`, "(", ")", "[", "[a", "x|*", "(?i", "(?z)", "(?i-)", `\`, "\xff", "a{,2}", "a{2", "(?=a)", `\1`, "(?P=n)", "[a-\\d]", `[\Q]\E]`, "((((((((((a{100}){100}){100}){100}))))))))"}
	for _, pattern := range invalid {
		re, err := regexp.Compile(pattern)
		if err != nil {
			fmt.Printf("%q: %v\n", pattern, err)
		} else {
			fmt.Printf("%q is fine: %q\n", pattern, re.FindString("a{,2} word d2"))
		}
		if _, err := regexp.CompilePOSIX(pattern); err != nil {
			fmt.Println("   posix:", err)
		}
	}
}
