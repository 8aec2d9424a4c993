// Wrong verbs, missing and extra arguments, and bad indices.
package main

import "fmt"

type t struct{ a, b int }

func main() {
	f := fmt.Sprintf
	fmt.Println(f("%d", "hi"))
	fmt.Println(f("%s", 5))
	fmt.Println(f("%d %d", 1))
	fmt.Println(f("%d", 1, 2, "x"))
	fmt.Println(f("no verbs", 1, "a"))
	fmt.Println(f("%z %y", 1, "s"))
	fmt.Println(f("%"))
	fmt.Println(f("100%"))
	fmt.Println(f("%!", 1))
	fmt.Println(f("%d", true), f("%t", 1), f("%f", "x"), f("%c", "x"))
	fmt.Println(f("%s", true), f("%x", true), f("%d", nil), f("%s", nil), f("%t", nil))
	fmt.Println(f("%d", []string{"a"}), f("%s", []int{1, 2}), f("%d", map[string]int{"k": 1}))
	fmt.Println(f("%s", t{1, 2}), f("%t", t{1, 2}), f("%q", t{65, 66}))
	fmt.Println(f("%*d", "x", 5), f("%*d", 3), f("%.*f", "p", 1.5))
	fmt.Println(f("%[3]d", 1, 2), f("%[0]d", 1), f("%[x]d", 1), f("%[1]d %d", 1))
	fmt.Println(f("%v"), f("%s %s", "only"))
	fmt.Println(f("%-+5d|%+-5d|%0-5d|", 1, 2, 3))
	fmt.Println(f("%é", 1), f("%d%%", 50), f("%5%|"))
	fmt.Println(f("%s", &t{1, 2}), f("%d", &t{3, 4}))
	fmt.Println(f("%s", struct{ e error }{}), f("%d", struct{ s string }{"q"}))
	fmt.Println(f("%s", func() {} == nil), f("%d", 1.5), f("%e", "e"))
}
