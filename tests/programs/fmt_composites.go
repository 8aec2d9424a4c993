// Structs, slices, maps, pointers and interfaces under %v, %+v, %#v and %T.
package main

import "fmt"

type point struct{ X, Y int }
type shape struct {
	Name   string
	At     point
	Points []point
	Meta   map[string]int
	Next   *shape
	Any    interface{}
	f      func()
	ok     bool
	ratio  float64
	raw    []byte
}
type list []int
type dict map[string]bool
type str string
type empty struct{}
type emb struct {
	point
	*list
	Z float32
}

func main() {
	p := point{1, -2}
	fmt.Printf("%v %+v %#v %T\n", p, p, p, p)
	fmt.Printf("%v %+v %#v %T\n", &p, &p, &p, &p)
	s := shape{Name: "n", At: p, Points: []point{{3, 4}}, Meta: map[string]int{"b": 2, "a": 1}, Any: 5, ratio: 0.5, raw: []byte("x")}
	fmt.Printf("%v\n%+v\n", s, s)
	fmt.Println(s)
	fmt.Printf("%v %+v %#v %T\n", list{1, 2}, list{1, 2}, list{1, 2}, list{1, 2})
	fmt.Printf("%v %+v %#v %T\n", dict{"x": true}, dict{}, dict{"x": true}, dict{})
	fmt.Printf("%v %#v %T\n", str("s"), str("s"), str("s"))
	fmt.Printf("%v %+v %#v %T\n", empty{}, empty{}, empty{}, empty{})
	fmt.Printf("%v %+v\n", emb{p, nil, 1.5}, emb{p, nil, 1.5})
	fmt.Printf("%v %#v %T\n", [3]int{1, 2, 3}, [3]int{1, 2, 3}, [3]int{1, 2, 3})
	fmt.Printf("%v %#v %T\n", []string{"a", "b"}, []string{"a", "b"}, []string{"a"})
	fmt.Printf("%v %#v %T\n", [][]int{{1}, {2, 3}, nil}, [][]int{{1}, {2, 3}, nil}, [][]int{})
	fmt.Printf("%v %#v %T\n", map[string]int{"z": 26, "a": 1, "m": 13}, map[string]int{"z": 26, "a": 1}, map[string]int{})
	fmt.Println(map[int]string{3: "c", 1: "a", 2: "b"}, map[float64]int{2.5: 1, -1: 2}, map[bool]int{true: 1, false: 0})
	fmt.Println(map[point]string{{2, 1}: "b", {1, 9}: "a"}, map[[2]int]int{{2, 0}: 1, {1, 5}: 2}, map[str]list{"k": {1}})
	fmt.Println(map[interface{}]int{4: 1, 2: 2, 1: 3})
	fmt.Printf("%v %+v %#v %T\n", nil, nil, nil, nil)
	var np *point
	var ns []int
	var nm map[string]int
	var ni interface{}
	var ne error
	var nf func()
	fmt.Println(np, ns, nm, ni, ne, nf == nil)
	fmt.Printf("%v %+v %#v %#v %#v %T %T %T\n", np, np, np, ns, nm, np, ns, nf)
	fmt.Println([]interface{}{1, "a", nil, 2.5, p, []int{1}, true, 'c'})
	fmt.Printf("%v %d %s\n", []interface{}{1, "a"}, []interface{}{1, "a"}, []interface{}{1, "a"})
	fmt.Printf("%#v\n", []interface{}{1, "a", nil, 2.5, p, true, int8(3), uint(4)})
	fmt.Println(&[]int{1, 2}, &map[string]int{"a": 1}, &[2]bool{true})
	fmt.Printf("%+v %#v\n", []point{{1, 2}}, []point{{1, 2}})
	fmt.Printf("%+v\n", map[string]point{"k": {1, 2}})
	fmt.Printf("%v %+v %#v\n", struct {
		A int
		B string
	}{1, "x"}, struct{ A []string }{[]string{"q"}}, struct{ A int }{3})
	fmt.Printf("%T %T %T %T %T %T\n", 1, "s", 2.5, 'c', true, nil)
	fmt.Printf("%T %T %T %T %T\n", func(int) string { return "" }, make(chan int), struct{ X int }{}, []interface{}{}, [2]map[string][]*point{})
	fmt.Printf("%T %T %T %T\n", int8(1), uint16(1), float32(1), complex64(1))
	fmt.Printf("%5v|%-5v|%05v\n", []int{1, 2}, p, []int{3})
	fmt.Printf("%x %X %q\n", p, list{10, 255}, struct{ S string }{"s"})
	fmt.Printf("%v %v\n", [2][2]bool{{true}}, [0]int{})
	fmt.Printf("%6.2f|%v\n", struct{ A, B float64 }{1, 2}, struct{ E error }{})
}
