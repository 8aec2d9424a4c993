// Calls, method calls and communication happen in lexical left-to-right order.
package main

import "fmt"

var log []string

func t[T any](name string, v T) T {
	log = append(log, name)
	return v
}

func flush() {
	fmt.Println(log)
	log = nil
}

type obj struct{ n int }

func (o obj) m(a, b int) obj {
	log = append(log, fmt.Sprint("m", a, b))
	return o
}

func add3(a, b, c int) int {
	log = append(log, "add3")
	return a + b + c
}

func two() (int, int) {
	log = append(log, "two")
	return 1, 2
}

func main() {
	fmt.Println(t("a", 1) + t("b", 2)*t("c", 3) - t("d", 4))
	flush()
	fmt.Println(add3(t("x", 1), add3(t("y", 1), t("z", 1), 1), t("w", 1)))
	flush()
	s := []int{10, 20, 30}
	s[t("index", 1)] = t("value", 5)
	flush()
	m := map[string]int{}
	m[t("key", "k")] += t("amount", 3)
	m[t("k1", "p")], m[t("k2", "q")] = t("v1", 1), t("v2", 2)
	fmt.Println(s, m)
	flush()
	obj{1}.m(t("a", 1), t("b", 2)).m(t("c", 3), t("d", 4))
	flush()
	_ = []int{t("e0", 0), t("e1", 1), t("e2", 2)}
	_ = map[string]int{t("mk", "a"): t("mv", 1)}
	_ = obj{t("field", 1)}
	_ = [...]string{2: t("two", "x"), 0: t("zero", "y")}
	flush()
	_ = t("p", &s)
	(*t("ptr", &s))[t("i", 0)], s[t("j", 2)] = two()
	fmt.Println(s)
	flush()
	_ = t("slice", s)[t("lo", 0):t("hi", 2)]
	_ = t("l", true) && t("r", false) || t("o", true)
	flush()
	f := func(xs ...int) int { return len(xs) }
	_ = t("fn", f)(t("1", 1), t("2", 2))
	flush()
	i := 0
	i, s[i] = 1, 99
	fmt.Println(i, s)
	s[0], s[1], s[2] = s[2], s[0], s[1]
	fmt.Println(s)
	a, b, c := 1, 2, 3
	a, b, c = b+c, c+a, a+b
	fmt.Println(a, b, c)
	var p *obj
	func() {
		defer func() { fmt.Println(recover() != nil, log) }()
		p.n = t("evaluated before nil store", 1)
	}()
	log = nil
	func() {
		defer func() { fmt.Println(recover() != nil, log) }()
		var nm map[string]int
		nm[t("key", "k")] = t("value", 1)
	}()
	log = nil
	func() {
		defer func() { fmt.Println(recover(), log) }()
		s[t("five", 5)] = t("value", 1)
	}()
	log = nil
	x := []int{1, 2, 3}
	j := 0
	j, x[j], x = 2, 50, nil
	fmt.Println(j, x == nil)
	y := [3]int{}
	k := 0
	inc := func() int { k++; return k }
	y[inc()-1], y[inc()-1], y[inc()-1] = inc(), inc(), inc()
	fmt.Println(y, k)
	arr := [2]int{t("first", 1), t("second", 2)}
	arr[0], arr[1] = arr[1], arr[0]
	fmt.Println(arr)
	switch t("tag", 3) {
	case t("c1", 1), t("c2", 3), t("c3", 5):
	}
	for range t("range", []int{1, 2}) {
		t("body", 0)
	}
	defer func() { flush() }()
	defer t("deferred fn", func(int) { log = append(log, "ran") })(t("deferred arg", 1))
	log = append(log, "end")
}
