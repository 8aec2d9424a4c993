// Type assertions with and without comma ok, to types and to interfaces.
package main

import "fmt"

type reader interface{ read() string }
type writer interface{ write(string) }
type readWriter interface {
	reader
	writer
}
type file struct{ data string }
type ro struct{}

func (f *file) read() string   { return f.data }
func (f *file) write(s string) { f.data += s }
func (ro) read() string        { return "read only" }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var i interface{} = 5
	n, ok := i.(int)
	fmt.Println(n, ok, i.(int)+1)
	s, ok := i.(string)
	fmt.Printf("%q %v\n", s, ok)
	f, ok := i.(float64)
	fmt.Println(f, ok)
	if _, ok := i.(int64); !ok {
		fmt.Println("int is not int64")
	}
	var r reader = &file{"start"}
	if w, ok := r.(writer); ok {
		w.write(" more")
	}
	fmt.Println(r.read(), r.(*file).data, r.(readWriter).read())
	r = ro{}
	_, ok = r.(writer)
	fmt.Println(ok)
	rw, ok := r.(readWriter)
	fmt.Println(rw == nil, ok)
	var rw2 readWriter = &file{}
	rw2.write("x")
	var r2 reader = rw2
	var any1 interface{} = r2
	fmt.Println(r2.read(), any1.(reader).read(), any1.(writer) != nil)
	var nilI interface{}
	_, ok = nilI.(int)
	_, ok2 := nilI.(reader)
	fmt.Println(ok, ok2)
	p, ok := any1.(*ro)
	fmt.Println(p == nil, ok)
	st, ok := any1.(struct{ a, b int })
	fmt.Println(st, ok)
	arr, ok := interface{}([3]string{"a", "b", "c"}).([3]string)
	fmt.Println(arr, ok)
	sl := interface{}([]int{1, 2}).([]int)
	sl[0] = 9
	fmt.Println(sl)
	m := interface{}(map[string]int{"a": 1}).(map[string]int)
	fmt.Println(m["a"])
	fn := interface{}(func(a, b int) int { return a * b }).(func(int, int) int)
	fmt.Println(fn(6, 7))
	try(func() { fmt.Println(i.(string)) })
	try(func() { fmt.Println(r.(*file)) })
	try(func() { fmt.Println(r.(writer)) })
	try(func() { fmt.Println(nilI.(int)) })
	try(func() { fmt.Println(nilI.(reader)) })
	try(func() { fmt.Println(any1.(interface{ missing(int) bool })) })
	var e error
	try(func() { fmt.Println(e.(fmt.Stringer)) })
	try(func() { fmt.Println(e.Error()) })
	v, ok := interface{}(uint8(200)).(byte)
	fmt.Println(v, ok)
	rn, ok := interface{}('x').(int32)
	fmt.Println(rn, ok)
	var x, y interface{} = 1, "a"
	a, aok := x.(int)
	b, bok := y.(string)
	fmt.Println(a, aok, b, bok)
	vals := map[string]interface{}{"n": 1, "s": "t", "m": map[string]interface{}{"deep": []interface{}{1, 2.5}}}
	fmt.Println(vals["m"].(map[string]interface{})["deep"].([]interface{})[1].(float64))
}
