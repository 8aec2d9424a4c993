// Logical operators evaluate their right operand only when they must.
package main

import "fmt"

var calls int

func t(name string) bool {
	calls++
	fmt.Print(name, "=true ")
	return true
}

func f(name string) bool {
	calls++
	fmt.Print(name, "=false ")
	return false
}

type answer bool

func (a answer) not() answer { return !a }

func main() {
	fmt.Println(t("a") && f("b") && t("c"))
	fmt.Println(t("a") || f("b") || t("c"))
	fmt.Println(f("a") || t("b") && f("c") || t("d"))
	fmt.Println((f("a") || t("b")) && !(f("c") || f("d")))
	fmt.Println(!t("a") == f("b"), t("x") != f("y"))
	fmt.Println(calls)
	var x answer = true
	fmt.Println(x, x.not(), x.not().not(), !x, x == x.not(), x && x.not(), bool(x))
	bits := [8]bool{true, false, true, true}
	n := 0
	for i, b := range bits {
		if b {
			n |= 1 << uint(i)
		}
	}
	fmt.Println(bits, n)
	p, q := 3 < 4, "a" > "b"
	p, q = q, p
	fmt.Println(p, q, p == q, p != q, p || q, p && q)
	count := map[bool]int{}
	for i := 0; i < 10; i++ {
		count[i%3 == 0]++
	}
	fmt.Println(count[true], count[false])
	switch {
	case p && t("never"):
		fmt.Println("first")
	case q || t("never"):
		fmt.Println("second")
	}
	for ok := true; ok; ok = calls < 12 {
		calls++
	}
	fmt.Println(calls)
}
