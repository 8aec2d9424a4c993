// A slice as key of a map of interfaces.
package main

import "fmt"

func main() {
	m := map[interface{}]int{"ok": 1}
	fmt.Println(m["ok"])
	m[[]int{1}] = 2
}
