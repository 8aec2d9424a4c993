// Scopes: shadowing of variables, types, functions and predeclared names.
package main

import "fmt"

var x = "package"

func f() string { return "outer f" }

func scopes(n int) (out []string) {
	x := "function"
	out = append(out, x)
	{
		x := "block"
		out = append(out, x)
		x += "!"
	}
	if x := n * 2; x > 5 {
		out = append(out, fmt.Sprint("if ", x))
	} else if y := x + 1; y > 3 {
		x := fmt.Sprint("else ", x, y)
		out = append(out, x)
	}
	for x := 0; x < 2; x++ {
		x := x * 10
		out = append(out, fmt.Sprint("for ", x))
	}
	switch x := len(x); {
	case x > 3:
		x := "case"
		out = append(out, x)
	}
	func(x int) { out = append(out, fmt.Sprint("param ", x)) }(n)
	out = append(out, x)
	return
}

func redeclare() {
	a, b := 1, 2
	b, c := 3, 4
	fmt.Println(a, b, c)
	{
		b, d := 5, 6
		_, _ = b, d
	}
	fmt.Println(b)
}

func predeclared() {
	len := func(s string) int { return 42 }
	true := false
	int := "int"
	nil := 0
	fmt.Println(len("x"), true, int, nil)
	type string struct{ v float64 }
	fmt.Println(string{1.5})
}

func main() {
	fmt.Println(x)
	for _, s := range scopes(2) {
		fmt.Print(s, "; ")
	}
	fmt.Println()
	fmt.Println(scopes(5))
	redeclare()
	predeclared()
	f := func() string { return "inner " + f() }
	fmt.Println(f())
	type point struct{ a int }
	p := point{1}
	{
		type point struct{ b, c string }
		q := point{"b", "c"}
		fmt.Println(p, q)
	}
	err := "none"
	if _, err := fmt.Sscan, 5; err > 3 {
		fmt.Println(err)
	}
	fmt.Println(err)
	var y = x
	x = "changed"
	fmt.Println(x, y)
label:
	for label := 0; ; label++ {
		if label == 2 {
			break label
		}
	}
	const k = 1
	{
		const k = k + 1
		fmt.Println(k)
	}
	fmt.Println(k)
}
