// Method values bind their receiver when evaluated; method expressions take it first.
package main

import "fmt"

type acc struct{ total int }

func (a acc) plus(n int) int     { return a.total + n }
func (a *acc) add(n int) *acc    { a.total += n; return a }
func (a acc) many(xs ...int) int { return a.total*100 + len(xs) }

type adder interface{ plus(int) int }
type num int

func (n num) plus(m int) int { return int(n) + m }

func apply(f func(int) int, x int) int { return f(x) }

func get(log *[]string, name string, a *acc) *acc {
	*log = append(*log, name)
	return a
}

func main() {
	a := acc{10}
	plus := a.plus
	add := a.add
	a.total = 100
	fmt.Println(plus(1), a.plus(1))
	add(5)
	fmt.Println(a.total, plus(1))
	pa := &a
	pplus := pa.plus
	pa.total = 7
	fmt.Println(pplus(0), pa.plus(0))
	f := acc.plus
	g := (*acc).plus
	h := (*acc).add
	fmt.Println(f(a, 1), g(&a, 2), h(&a, 3).total)
	many := acc.many
	fmt.Println(many(a), many(a, 1, 2, 3), many(a, []int{1}...))
	var i adder = num(5)
	ip := i.plus
	i = a
	fmt.Println(ip(1), i.plus(1), adder.plus(i, 2), adder.plus(num(1), 2))
	fmt.Println(apply(num(40).plus, 2), apply(a.plus, 1))
	fs := []func(int) int{a.plus, num(1).plus, i.plus, func(x int) int { return -x }}
	for _, f := range fs {
		fmt.Print(f(3), " ")
	}
	fmt.Println()
	var log []string
	m := get(&log, "receiver", &a).add
	log = append(log, "bound")
	m(1)
	fmt.Println(log, a.total)
	table := map[string]func(*acc, int) *acc{"add": (*acc).add}
	table["add"](&a, 10).add(10)
	fmt.Println(a.total)
	defer fmt.Println("deferred method value ran first")
	defer a.add(1).add(2)
	fmt.Println(a.total)
	type alias = acc
	fmt.Println(alias.plus(alias{1}, 1))
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var np *acc
		v := np.add
		fmt.Println(v != nil)
		_ = np.plus
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		var ni adder
		_ = ni.plus
	}()
}
