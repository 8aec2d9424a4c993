// Embedded structs promote fields and methods, through values and pointers.
package main

import "fmt"

type base struct {
	id   int
	name string
}

func (b base) describe() string { return fmt.Sprint(b.name, "#", b.id) }
func (b *base) rename(s string) { b.name = s }
func (b base) hello() string    { return "base " + b.name }

type middle struct {
	base
	level int
}

func (m middle) hello() string { return "middle over " + m.base.hello() }

type top struct {
	*middle
	extra
	name string
}

type extra struct{ level2, weight float64 }

func (e extra) heavy() bool     { return e.weight > 10 }
func (e *extra) gain(x float64) { e.weight += x }

type list []int

func (l list) sum() (s int) {
	for _, x := range l {
		s += x
	}
	return
}

type bag struct {
	list
	map1
}
type map1 map[string]int

func (m map1) set(k string, v int) { m[k] = v }

type speaker interface{ hello() string }

type wrapper struct{ speaker }

func main() {
	m := middle{base{1, "m"}, 2}
	fmt.Println(m.id, m.name, m.describe(), m.hello(), m.base.hello())
	m.rename("renamed")
	fmt.Println(m.name, m.describe(), m)
	t := top{&m, extra{1, 5}, "top"}
	fmt.Println(t.name, t.middle.name, t.id, t.level, t.describe(), t.hello(), t.heavy())
	t.gain(6)
	t.rename("through top")
	t.id = 42
	fmt.Println(m.name, m.id, t.heavy(), t.weight)
	u := t
	u.gain(100)
	u.id++
	fmt.Println(t.weight, u.weight, t.id, m.id)
	b := bag{list{1, 2, 3}, map1{}}
	b.set("k", 9)
	fmt.Println(b.sum(), b.map1["k"], len(b.list), b.list[1])
	f := t.describe
	g := t.rename
	g("method value")
	fmt.Println(f(), t.describe())
	w := wrapper{m}
	fmt.Println(w.hello())
	w.speaker = base{3, "plain"}
	fmt.Println(w.hello())
	var s speaker = t
	fmt.Println(s.hello())
	s = &m
	fmt.Println(s.hello())
	h := middle.describe
	k := (*middle).rename
	k(&m, "expr")
	fmt.Println(h(m), (*middle).hello(&m))
	anon := struct {
		base
		extra
	}{base{7, "anon"}, extra{0, 1}}
	anon.gain(2)
	fmt.Println(anon.describe(), anon.weight)
}
