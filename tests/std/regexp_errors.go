package main

import (
	"fmt"
	"regexp"
)

func main() {
	for _, p := range []string{
		`a**`, `a*+`, `a??+`, `*`, `+a`, `?`, `(*)`, `|*`, `(a`, `a)`, `(a))`, `(`, `)`, `[`, `[a`, `[a-`, `[z-a]`, `[]`, `[^]`, `\`, `a\`, `\y`, `\8`, `\1`, `\xZ`, `\x{`, `\x{110000}`, `\x1`,
		`(?=a)`, `(?!a)`, `(?<=a)`, `(?<!a)`, `(?P=n)`, `(?P<n`, `(?P<n>a`, `(?P<>a)`, `(?P<n!>a)`, `(?P<n>a)(?P<n>b)`, `(?<n>a)(?<n>b)`, `(?i`, `(?z)`, `(?i-)`, `(?--i)`, `(?`, `(?:`,
		`a{2,1}`, `a{1001}`, `a{1000}`, `(a{100}){100}`, `(a{10}){100}`, `a{1,2}{3}`, `a{2}*`, `\pX`, `\p{Nope}`, `\p{`, `\p`, `[\p{Nope}]`, `[[:nope:]]`, `[a-\d]`, `[\y]`, "\xff", "a\xffb", `\C`, `[\b]`, `\Z`, `\G`, `x{`, `{1}`, `a|{1}`, `^*`, `$+`, `(?i)(?s)`, `(?i)*`, `(|a)**`, `\pN{2}`, `\Q*\E*`, `\Q`, `[a\]`, `(?P>x)`, `(?#c)`,
	} {
		_, err := regexp.Compile(p)
		fmt.Printf("%q: %v\n", p, err)
		_, err = regexp.CompilePOSIX(p)
		fmt.Printf("posix %q: %v\n", p, err)
	}
	defer func() { fmt.Println(recover()) }()
	regexp.MustCompile("a`(")
}
