// The text of every kind of run-time panic, as recovered.
package main

import "fmt"

type i1 interface{ m() }
type i2 interface{ n() }
type t1 struct{}
type t2 struct{ x int }

func (t1) m()  {}
func (*t2) m() {}

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, isErr := r.(error)
		fmt.Println(name, "->", r, isErr)
	}()
	f()
}

var sink interface{}

func main() {
	s := []int{1, 2, 3}
	arr := [4]int{}
	str := "hello"
	n, m, neg := 5, 2, -1
	var np *t2
	var nilm map[string]int
	var nilf func()
	var nili i1
	zero := 0
	var huge uint64 = 1 << 63
	try("index", func() { sink = s[n] })
	try("index store", func() { s[n] = 1 })
	try("index negative", func() { sink = s[neg] })
	try("index array", func() { sink = arr[n] })
	try("index string", func() { sink = str[n] })
	try("index nil", func() { var e []string; sink = e[zero] })
	try("index uint", func() { sink = s[huge] })
	try("index byte", func() { sink = s[byte(200)] })
	try("slice hi", func() { sink = s[:n] })
	try("slice lo", func() { sink = s[n:] })
	try("slice lo hi", func() { sink = s[3:m] })
	try("slice neg", func() { sink = s[neg:] })
	try("slice neg hi", func() { sink = s[:neg] })
	try("slice array", func() { sink = arr[n:] })
	try("slice array hi", func() { sink = arr[:n] })
	try("slice string", func() { sink = str[n+1:] })
	try("slice string hi", func() { sink = str[:n+4] })
	try("slice string order", func() { sink = str[3:m] })
	try("slice3 max", func() { sink = s[0:1:n] })
	try("slice3 hi", func() { sink = s[0:n:3] })
	try("slice3 lo", func() { sink = s[3:m:3] })
	try("slice cap", func() { sink = s[:1:2][:3] })
	try("to array", func() { sink = [4]int(s) })
	try("to array ptr", func() { sink = (*[5]int)(s) })
	try("nil load", func() { sink = np.x })
	try("nil store", func() { np.x = 1 })
	try("nil deref", func() { sink = *np })
	try("nil array ptr", func() { var p *[4]int; sink = p[1] })
	try("nil map", func() { nilm["a"] = 1 })
	try("nil func", func() { nilf() })
	try("nil iface", func() { nili.m() })
	try("divide", func() { sink = n / zero })
	try("modulo", func() { sink = n % zero })
	try("divide int8", func() { sink = int8(n) / int8(zero) })
	try("divide uint", func() { sink = uint(n) / uint(zero) })
	try("shift", func() { sink = n << neg })
	try("shift right", func() { sink = n >> neg })
	try("makeslice len", func() { sink = make([]int, neg) })
	try("makeslice cap", func() { sink = make([]int, 3, m) })
	try("makeslice huge", func() { sink = make([]int, 1<<62-n) })
	try("unhashable", func() { m := map[interface{}]int{}; m[[]int{1}] = 1 })
	try("unhashable func", func() { m := map[interface{}]int{}; sink = m[func() {}] })
	try("uncomparable", func() { var a, b interface{} = []int{1}, []int{1}; sink = a == b })
	try("uncomparable struct", func() {
		var a, b interface{} = struct{ f []int }{}, struct{ f []int }{}
		sink = a == b
	})
	try("assert nil", func() { var i interface{}; sink = i.(int) })
	try("assert type", func() { var i interface{} = "s"; sink = i.(int) })
	try("assert named", func() { var i interface{} = t2{1}; sink = i.(t1) })
	try("assert pointer", func() { var i interface{} = &t2{1}; sink = i.(t2) })
	try("assert iface", func() { var i interface{} = t1{}; sink = i.(i2) })
	try("assert iface ptr recv", func() { var i interface{} = t2{}; sink = i.(i1) })
	try("assert nonempty", func() { var i i1 = t1{}; sink = i.(*t2) })
	try("assert nil to iface", func() { var i i1; sink = i.(i2) })
	try("custom", func() { panic(t2{3}) })
	try("error", func() { panic(fmt.Errorf("wrapped %d", 1)) })
	try("none", func() {})
}
