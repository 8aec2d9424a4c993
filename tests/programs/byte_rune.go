// Bytes and runes are integers: arithmetic, classification and conversion.
package main

import "fmt"

func upper(b byte) byte {
	if 'a' <= b && b <= 'z' {
		return b - 'a' + 'A'
	}
	return b
}

func rot13(s string) string {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z':
			c = 'a' + (c-'a'+13)%26
		case c >= 'A' && c <= 'Z':
			c = 'A' + (c-'A'+13)%26
		}
		out = append(out, c)
	}
	return string(out)
}

func hexDigit(n int) byte { return "0123456789abcdef"[n&15] }

func parse(s string) (n int, ok bool) {
	for _, r := range s {
		d := r - '0'
		if d < 0 || d > 9 {
			return n, false
		}
		n = n*10 + int(d)
	}
	return n, len(s) > 0
}

func main() {
	for _, b := range []byte("az{AZ`09é") {
		fmt.Print(upper(b), " ")
	}
	fmt.Println()
	fmt.Println(rot13("Hello, World!"), rot13(rot13("The Quick Brown Fox")))
	for i := 0; i < 256; i += 37 {
		fmt.Print(string([]byte{hexDigit(i >> 4), hexDigit(i)}), " ")
	}
	fmt.Println()
	fmt.Println(parse("12345"))
	fmt.Println(parse("12x"))
	fmt.Println(parse(""))
	r := '世'
	fmt.Println(r, string(r), r+1, string(r+1), r > 'z', r>>8, byte(r))
	var c byte = 'a'
	c += 200
	fmt.Println(c, c-'a', 'a'-c)
	counts := [256]int{}
	for _, b := range []byte("mississippi") {
		counts[b]++
	}
	for b, n := range counts {
		if n > 0 {
			fmt.Printf("%c=%d ", b, n)
		}
	}
	fmt.Println()
	fmt.Println(string(rune(65)), string(rune(0x1F600)), string(rune(-1)), string(rune(0xD800)), string(rune(0x110000)))
	fmt.Printf("%c %q %U %d %x\n", r, r, r, r, r)
	fmt.Println(rune('\a'), '\b', '\f', '\r', '\t', '\v', '\\', '\000', '\377', '\U0001F600')
}
