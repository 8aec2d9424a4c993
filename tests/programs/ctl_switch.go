// Expression switches in every form, with fallthrough, init statements and types.
package main

import "fmt"

type color int

const (
	red color = iota
	green
	blue
)

func (c color) String() string {
	switch c {
	case red:
		return "red"
	case green, blue:
		if c == green {
			return "green"
		}
		return "blue"
	}
	return fmt.Sprintf("color(%d)", int(c))
}

func grade(n int) string {
	switch {
	case n >= 90:
		return "A"
	case n >= 80:
		return "B"
	default:
		return "F"
	case n >= 70:
		return "C"
	}
}

func falls(n int) (s string) {
	switch n {
	case 0:
		s += "zero "
		fallthrough
	case 1:
		s += "one "
		fallthrough
	default:
		s += "default "
	case 2:
		s += "two "
		fallthrough
	case 3:
		s += "three"
	}
	return
}

func days(month int, leap bool) int {
	switch month {
	case 2:
		if leap {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	case 1, 3, 5, 7, 8, 10, 12:
		return 31
	}
	return -1
}

func dense(n int) int {
	switch n {
	case 0:
		return 10
	case 1:
		return 11
	case 2:
		return 12
	case 3:
		return 13
	case 4:
		return 14
	case 5:
		return 15
	case 6:
		return 16
	case 7:
		return 17
	case 100:
		return 1
	case -5:
		return 2
	case 1 << 40:
		return 3
	}
	return 0
}

func word(s string) int {
	switch s {
	case "", "empty":
		return 0
	case "one":
		return 1
	case "two", "zwei", "deux":
		return 2
	case "three" + "!":
		return 3
	}
	return len(s) * 100
}

var trace []string

func t(name string, v int) int {
	trace = append(trace, name)
	return v
}

func main() {
	for c := red; c < 5; c++ {
		fmt.Print(c, " ")
	}
	fmt.Println()
	fmt.Println(grade(95), grade(85), grade(75), grade(5))
	for i := 0; i < 5; i++ {
		fmt.Print(falls(i), "| ")
	}
	fmt.Println()
	fmt.Println(days(2, true), days(2, false), days(4, false), days(12, true), days(13, false))
	for _, n := range []int{-6, -5, -1, 0, 1, 6, 7, 8, 100, 1 << 40} {
		fmt.Print(dense(n), " ")
	}
	fmt.Println()
	for _, s := range []string{"", "empty", "one", "deux", "three!", "xx"} {
		fmt.Print(word(s), " ")
	}
	fmt.Println()
	switch x := t("tag", 2); x {
	case t("a", 1), t("b", 2), t("c", 3):
		trace = append(trace, "body")
	case t("d", 4):
	}
	fmt.Println(trace)
	switch x := 5; {
	case x > 3:
		fmt.Println("init only")
	}
	switch {
	}
	switch f := 2.5; f {
	case 2.5:
		fmt.Println("float")
	}
	switch u := uint8(200); u {
	case 200:
		fmt.Println("uint8")
	}
	switch true {
	case 1 > 2:
		fmt.Println("no")
	case "a" < "b":
		fmt.Println("bool tag")
	}
	var p *int
	switch p {
	case nil:
		fmt.Println("nil pointer")
	}
	switch r := 'x'; {
	case r >= 'a' && r <= 'z':
		fmt.Println("lower")
		switch r {
		case 'x', 'y':
			fmt.Println("xy")
			break
		}
	}
	n := 0
	for i := range 20 {
		switch i % 5 {
		case 0:
			continue
		case 3:
			n += 100
			break
		default:
			n++
		}
	}
	fmt.Println(n)
	switch i := interface{}(7); i {
	case "7":
		fmt.Println("string")
	case 7:
		fmt.Println("int in interface")
	}
}
