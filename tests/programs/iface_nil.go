// A nil pointer in an interface is not a nil interface.
package main

import "fmt"

type thing struct{ n int }

func (t *thing) get() int {
	if t == nil {
		return -1
	}
	return t.n
}
func (t thing) val() int { return t.n }

type getter interface{ get() int }
type valer interface{ val() int }
type myErr struct{}

func (*myErr) Error() string { return "myErr" }

func fails(really bool) error {
	var e *myErr
	if really {
		e = &myErr{}
	}
	return e
}

func right(really bool) error {
	if really {
		return &myErr{}
	}
	return nil
}

type list []int

func (l list) get() int { return len(l) }

type fm func()

func (f fm) get() int {
	if f == nil {
		return 0
	}
	return 1
}

type mp map[string]int

func (m mp) get() int { return m["x"] }

func main() {
	var g getter
	fmt.Println(g == nil)
	var t *thing
	g = t
	fmt.Println(g == nil, g.get())
	g = &thing{5}
	fmt.Println(g.get())
	fmt.Println(fails(false) == nil, fails(true) == nil, right(false) == nil)
	g = list(nil)
	fmt.Println(g == nil, g.get())
	g = fm(nil)
	fmt.Println(g.get())
	g = mp(nil)
	fmt.Println(g.get())
	g = nil
	fmt.Println(g == nil)
	try := func(f func()) {
		defer func() { fmt.Println(recover()) }()
		f()
	}
	try(func() { g.get() })
	try(func() { var v valer = t; v.val() })
	try(func() { f := g.get; f() })
	try(func() { t.val() })
	var i interface{} = t
	fmt.Println(i == nil, i.(*thing) == nil, i.(getter).get())
	var e error = (*myErr)(nil)
	fmt.Println(e != nil, e.Error())
	var s []getter
	s = append(s, nil, t, list{1})
	for _, g := range s {
		if g == nil {
			fmt.Print("nil ")
			continue
		}
		fmt.Print(g.get(), " ")
	}
	fmt.Println(len(s))
}
