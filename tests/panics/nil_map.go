// Writing to a nil map.
package main

import "fmt"

type table map[string]int

func (t table) set(k string) {
	t[k]++
}

func main() {
	table{}.set("a")
	fmt.Println("set")
	var t table
	t.set("b")
}
