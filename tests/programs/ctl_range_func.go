// Range over functions: break, continue, return, labels and defer in the body.
package main

import "fmt"

type seq func(yield func(int) bool)

func upto(n int) seq {
	return func(yield func(int) bool) {
		for i := 0; i < n; i++ {
			if !yield(i) {
				fmt.Print("[stopped ", i, "] ")
				return
			}
		}
		fmt.Print("[exhausted] ")
	}
}

func pairs(m []string) func(func(int, string) bool) {
	return func(yield func(int, string) bool) {
		for i, s := range m {
			if !yield(i, s) {
				return
			}
		}
	}
}

func (s seq) filter(p func(int) bool) seq {
	return func(yield func(int) bool) {
		for x := range s {
			if p(x) && !yield(x) {
				return
			}
		}
	}
}

func thrice(yield func() bool) {
	_ = yield() && yield() && yield()
}

func first(s seq, p func(int) bool) (int, bool) {
	for x := range s {
		if p(x) {
			return x, true
		}
	}
	return -1, false
}

func collect(s seq) (out []int) {
	for x := range s {
		out = append(out, x)
	}
	return
}

type tree struct {
	left, right *tree
	v           int
}

func (t *tree) all(yield func(int) bool) bool {
	return t == nil || t.left.all(yield) && yield(t.v) && t.right.all(yield)
}

func (t *tree) walk() func(func(int) bool) {
	return func(yield func(int) bool) { t.all(yield) }
}

func deferred() {
	for x := range upto(3) {
		defer fmt.Print("deferred ", x, " ")
	}
	fmt.Print("end ")
}

func nested() string {
outer:
	for x := range upto(5) {
		for y := range upto(5) {
			if y > x {
				continue outer
			}
			if x+y == 4 {
				break outer
			}
			if x*y > 100 {
				return "never"
			}
			fmt.Print(x, y, " ")
		}
	}
	for x := range upto(9) {
		for y := range upto(9) {
			if x*y == 6 {
				return fmt.Sprint("found ", x, y)
			}
		}
	}
	return "none"
}

func main() {
	for x := range upto(3) {
		fmt.Print(x, " ")
	}
	fmt.Println()
	for x := range upto(10) {
		if x%2 == 0 {
			continue
		}
		if x > 5 {
			break
		}
		fmt.Print(x, " ")
	}
	fmt.Println()
	for i, s := range pairs([]string{"a", "b", "c"}) {
		fmt.Print(i, s, " ")
	}
	n := 0
	for range thrice {
		n++
	}
	fmt.Println(n)
	fmt.Println(first(upto(100), func(x int) bool { return x*x > 50 }))
	fmt.Println(first(upto(3), func(x int) bool { return x > 50 }))
	fmt.Println(collect(upto(20).filter(func(x int) bool { return x%7 == 3 })))
	t := &tree{&tree{nil, &tree{v: 2}, 1}, &tree{v: 4}, 3}
	for v := range t.walk() {
		fmt.Print(v, " ")
		if v == 3 {
			break
		}
	}
	fmt.Println()
	deferred()
	fmt.Println()
	fmt.Println(nested())
	sum := 0
	var fs []func() int
	for x := range upto(4) {
		sum += x
		fs = append(fs, func() int { return x * 10 })
	}
	fmt.Println(sum, fs[0](), fs[3]())
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		for x := range upto(5) {
			if x == 2 {
				panic("in body")
			}
		}
	}()
	var last int
	for last = range upto(3) {
	}
	fmt.Println(last)
}
