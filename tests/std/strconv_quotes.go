// Quoting and unquoting: every kind of rune, the errors, and prefixes.
package main

import (
	"fmt"
	"strconv"
)

func main() {
	texts := []string{"", "plain", "tab\t nl\n cr\r nul\x00 bell\a esc\x1b del\x7f", `back\slash "double" 'single'`,
		"日本語 é ñ", "\xff\xfe\xc3", "\u00a0\u200b\ufeff\u2028", "😀\U000e0001\U0010ffff", "\u0301combining", "a`b"}
	for _, s := range texts {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
		for _, quoted := range []string{strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s)} {
			if back, err := strconv.Unquote(quoted); back != s || err != nil {
				fmt.Printf("lost: %q %v\n", back, err)
			}
		}
	}
	for _, r := range []rune{'a', '\'', '"', '\\', 0, 7, 0x7f, 0xa0, 0xad, 0x301, 0x3000, 0xd800, 0xfffd, 0x1f600, 0x10ffff, 0x110000, -1} {
		fmt.Println(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r))
	}
	for _, s := range []string{`"a"`, "`a\\n`", "`a\r\nb`", `'a'`, `'\''`, `"\""`, `'\"'`, `"\'"`, `"\x41\101\u0041\U00000041"`,
		`"\ud800"`, `"\U00110000"`, `"\400"`, `"\8"`, `"\xg0"`, `"\q"`, `"`, `'`, "`", ``, `a`, `"a`, `"a'`, `'ab'`, `''`, `"a"b`,
		"\"a\nb\"", "'\n'", `"\`, `"\x`, `"\u12"`, `'日'`, `'\xff'`, `"\xff"`, "`a`b`", `"é"`} {
		u, err := strconv.Unquote(s)
		fmt.Printf("%s => %q %v\n", s, u, err)
		prefix, err := strconv.QuotedPrefix(s + " rest")
		fmt.Printf("   %q %v\n", prefix, err)
	}
	for _, quote := range []byte{'"', '\'', '`', 0} {
		for _, s := range []string{`abc`, `\n"`, `"x`, `'x`, "`x", `\'`, `\"`, `\x4`, "日", "\xff", "", "\n"} {
			r, multi, tail, err := strconv.UnquoteChar(s, quote)
			fmt.Printf("%q:%q %v %q %v; ", s, r, multi, tail, err)
		}
		fmt.Println()
	}
	b := strconv.AppendQuote([]byte("x="), "é\n")
	b = strconv.AppendQuoteToASCII(b, "é\n")
	b = strconv.AppendQuoteRune(b, 'é')
	b = strconv.AppendQuoteRuneToASCII(b, 'é')
	b = strconv.AppendQuoteToGraphic(b, "\u3000\t")
	b = strconv.AppendQuoteRuneToGraphic(b, '\u3000')
	fmt.Println(string(b))
}
