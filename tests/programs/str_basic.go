// Indexing, slicing, concatenation, comparison and conversion of strings.
package main

import "fmt"

type name string

func repeat(s string, n int) (out string) {
	for ; n > 0; n-- {
		out += s
	}
	return
}

func compare(a, b string) string {
	switch {
	case a < b:
		return "<"
	case a > b:
		return ">"
	case a == b:
		return "="
	}
	return "?"
}

func palindrome(s string) bool {
	for i, j := 0, len(s)-1; i < j; i, j = i+1, j-1 {
		if s[i] != s[j] {
			return false
		}
	}
	return true
}

func main() {
	s := "hello, 世界"
	fmt.Println(len(s), s[0], s[7], s[len(s)-1], s[1:5], s[7:10])
	fmt.Println(s+"!", "a"+s[:2]+"b"+string(s[4])+"c", s == "hello, "+"世界")
	for _, p := range [][2]string{{"a", "b"}, {"b", "a"}, {"a", "a"}, {"", "a"}, {"ab", "a"}, {"a", "ab"}, {"Z", "a"}, {"é", "z"}, {"", ""}, {"a\x00", "a"}} {
		fmt.Print(compare(p[0], p[1]), p[0] != p[1], p[0] <= p[1], p[0] >= p[1], " ")
	}
	fmt.Println()
	b := []byte(s)
	b[0] = 'J'
	fmt.Println(string(b), s, len(b))
	r := []rune(s)
	r[7] = 'W'
	fmt.Println(string(r), len(r), r[8])
	fmt.Println(string(rune(0x4e16)), string([]byte{104, 105}), string([]rune{104, 0x754c, -1, 0xd800}))
	fmt.Println(repeat("ab", 5), len(repeat("xyz", 1000)), palindrome("racecar"), palindrome("abca"))
	raw := `raw \n "quoted"
second line`
	fmt.Println(raw, len(raw))
	fmt.Println("tab\there", "quote\"", "\x41\u00e9\U0001F600\101", "\\", len("\xff\xfe"), "bell\a"[4])
	var zero string
	zero += "x"
	zero += zero + zero
	fmt.Println(zero, len(zero))
	n := name("typed")
	n += "!"
	fmt.Println(n, len(n), n[2:4], string(n)+"s", name("x") < n, []byte(n)[0])
	bad := "a\xffb\xc0\xafc\xed\xa0\x80d"
	fmt.Println(len(bad), len([]rune(bad)), []byte(bad))
	fmt.Printf("%q %x %+q\n", bad, bad, s)
	for i, c := range bad {
		fmt.Print(i, ":", c, " ")
	}
	fmt.Println()
	fmt.Println(string([]rune(bad)) == bad, []rune("\xe4\xb8"), []byte(string([]rune{0xfffd})))
	t := s[:5]
	u := t[1:]
	v := u + t
	fmt.Println(t, u, v, u[1:3] == "ll", t > u)
	m := map[string]int{}
	for i := 0; i+2 <= len("abababc"); i++ {
		m["abababc"[i:i+2]]++
	}
	fmt.Println(m)
	bs := append([]byte("x"), s[:3]...)
	bs = append(bs, '-')
	fmt.Println(string(bs), bs)
	a, c := "first", "second"
	a, c = c, a
	fmt.Println(a, c, a+c, c+a+a+c+"."+a)
	x := "concat"
	y := x + "1" + x + "2" + x + "3"
	fmt.Println(y, len(y))
	switch {
	case "abc"[1] == 'b' && "abc"[:1] == "a":
		fmt.Println("ok")
	}
	var empty []string
	empty = append(empty, "", " ", "a b")
	fmt.Printf("%q %d\n", empty, len(empty))
	const long = "0123456789"
	fmt.Println(long[3], long[2:4], len(long[5:]), long[len(long)-1:])
}
