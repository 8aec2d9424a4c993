// String and byte slice verbs.
package main

import "fmt"

type name string

func main() {
	s := "héllo"
	fmt.Printf("%s|%10s|%-10s|%.2s|%8.3s|%q|%x|%X|% x|%#x|\n", s, s, s, s, s, s, s, s, s, s)
	fmt.Printf("%v|%+v|%#v|%T|%10v|%-8v|\n", s, s, s, s, s, s)
	b := []byte("hi\n\x00")
	fmt.Printf("%s|%q|%v|%d|%x|%X|% x|%#v|\n", b, b, b, b, b, b, b, b)
	fmt.Printf("%q %q %+q %#q %q\n", "quote\"s", 'x', "é世", "back`tick", `a\b`)
	fmt.Printf("%q %q\n", []string{"a", "b c"}, [2]string{"", "\t"})
	fmt.Printf("%s %v %d\n", []string{"a", "b"}, []string{"c"}, []string{"d"})
	fmt.Printf("%s|%5s|%q|%v|%#v\n", name("n"), name("n"), name("n"), name("n"), name("n"))
	fmt.Printf("%s|%s|%s\n", "", " ", "a\tb")
	fmt.Printf("%*s|%-*s|%.*s|\n", 5, "a", 5, "b", 1, "cd")
	fmt.Printf("%05s|%+s|%t\n", "ab", "cd", "ef")
	fmt.Printf("%c|%c|%s\n", 'a', 0x1F600, string(rune(0x1F600)))
	fmt.Printf("%q %q %q\n", 0x1F600, '\'', "\u200b\ufeff\x7f\u00a0")
	fmt.Printf("no args\n")
	fmt.Printf("%s", "no newline")
	fmt.Println()
	fmt.Print("a", "b", 1, 2, "c", 3.5, true, nil, 'x', "\n")
	fmt.Println("a", 1, 2.5, true, nil, 'x', []byte("z"), [1]bool{true})
	fmt.Print(1, 2, "x", 3, 4, "\n")
	fmt.Println()
	fmt.Println(fmt.Sprint("x", 1, 2, "y"), fmt.Sprintln("end", 1), fmt.Sprintf("%3d", 7))
	fmt.Printf("%s %s\n", error(nil), nil)
	fmt.Printf("%-5s|%5s|%5q|\n", "世界", "世界", "世")
	fmt.Printf("%6.3v|%-6v|%06d\n", "abcdef", "ab", 42)
	fmt.Printf("%[1]s %[1]q %[2]v %[1]x\n", "z", 5)
	fmt.Printf("%s\n", []interface{}{"a", 1, nil, 2.5})
}
