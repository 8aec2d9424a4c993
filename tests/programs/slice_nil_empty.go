// Nil slices behave like empty ones, except when compared with nil.
package main

import "fmt"

type t struct {
	s []string
	m map[string]int
}

func maybe(ok bool) []int {
	if ok {
		return []int{}
	}
	return nil
}

func main() {
	var n []int
	e := []int{}
	m := make([]int, 0)
	fmt.Println(n == nil, e == nil, m == nil, len(n), len(e), cap(n))
	fmt.Println(n, e, m)
	fmt.Printf("%v %v %#v %#v\n", n, e, n, e)
	for range n {
		fmt.Println("never")
	}
	n = append(n, 1)
	fmt.Println(n, n != nil)
	n = n[:0]
	fmt.Println(n == nil, len(n))
	fmt.Println(maybe(true) == nil, maybe(false) == nil)
	var x t
	fmt.Println(x.s == nil, x.m == nil, len(x.s), len(x.m), x)
	x.s = append(x.s, "a")
	fmt.Println(x)
	var nested [][]int = make([][]int, 2)
	fmt.Println(nested[0] == nil, nested)
	fmt.Println(len([]byte("")), []byte("") == nil, string([]byte(nil)) == "", string([]rune(nil)))
	var p *[4]int
	fmt.Println(len(p), p == nil)
	for i := range p {
		fmt.Print(i, " ")
	}
	fmt.Println()
	z := make([]struct{}, 5)
	fmt.Println(len(z), z)
	z = append(z, struct{}{})
	fmt.Println(len(z))
	clear(e)
	s := []int{1, 2, 3}
	clear(s[1:])
	fmt.Println(s, e)
}
