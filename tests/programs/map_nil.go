// A nil map reads as empty; writing to it panics.
package main

import "fmt"

func write(m map[string]int) (msg string) {
	defer func() {
		msg = fmt.Sprint(recover())
	}()
	m["x"] = 1
	return "wrote"
}

type conf struct{ opts map[string]bool }

func main() {
	var m map[string]int
	fmt.Println(m == nil, len(m), m["a"], m)
	v, ok := m["a"]
	fmt.Println(v, ok)
	delete(m, "a")
	for range m {
		fmt.Println("never")
	}
	clear(m)
	fmt.Println(write(m))
	m = map[string]int{}
	fmt.Println(write(m), m, m != nil)
	var c conf
	fmt.Println(c.opts["debug"], len(c.opts))
	func() {
		defer func() { fmt.Println(recover()) }()
		c.opts["debug"] = true
	}()
	c.opts = make(map[string]bool)
	c.opts["debug"] = true
	fmt.Println(c)
	var mm map[int]map[int]int
	fmt.Println(mm[1][2], len(mm[3]))
	func() {
		defer func() { fmt.Println(recover()) }()
		mm[1][2]++
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var k map[interface{}]int
		fmt.Println(k["x"])
		k = map[interface{}]int{}
		k[[]int{1}] = 2
	}()
}
