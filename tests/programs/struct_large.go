// Structs beyond eight words, passed, returned, stored and compared by value.
package main

import "fmt"

type big struct {
	id    int
	name  string
	data  [8]int
	tags  []string
	inner struct {
		x, y float64
		ok   bool
	}
	next *big
}

func make1(id int) big {
	b := big{id: id, name: fmt.Sprint("big", id), tags: []string{"t"}}
	for i := range b.data {
		b.data[i] = id * i
	}
	b.inner.x = float64(id) / 2
	b.inner.ok = id%2 == 0
	return b
}

func change(b big) big {
	b.id = -b.id
	b.data[3] = 1000
	b.inner.y = 9.5
	b.tags = append(b.tags, "u")
	return b
}

func sum(a, b big, k int) int { return a.id + b.id*k + a.data[7] - b.data[1] }

func (b big) total() (t int) {
	for _, x := range b.data {
		t += x
	}
	b.id = 555
	return t + b.id
}

func (b *big) link(n *big) *big {
	b.next = n
	return b
}

func three() (big, int, big) { return make1(7), 8, make1(9) }

type matrix struct{ m [4][4]float64 }

func (a matrix) mul(b matrix) (c matrix) {
	for i := 0; i < 4; i++ {
		for j := 0; j < 4; j++ {
			for k := 0; k < 4; k++ {
				c.m[i][j] += a.m[i][k] * b.m[k][j]
			}
		}
	}
	return
}

func identity() (r matrix) {
	for i := range r.m {
		r.m[i][i] = 1
	}
	return r
}

func main() {
	a := make1(3)
	b := change(a)
	fmt.Println(a)
	fmt.Println(b.id, b.data, b.inner, b.tags, b.name, b.next == nil)
	fmt.Println(sum(a, b, 10), a.total(), a.id)
	x, n, y := three()
	fmt.Println(x.name, n, y.data, y.inner.x)
	list := []big{a, b, x}
	for _, e := range list {
		e.data[0] = 12345
	}
	list[1].data[1]++
	fmt.Println(list[0].data[0], list[1].data, len(list))
	m := map[string]big{"a": a}
	c := m["a"]
	c.data[2] = -1
	fmt.Println(m["a"].data[2], c.data[2], m["none"].name == "")
	fmt.Println(a.link(&b).next.id, a.next == &b, a.next.next == nil)
	f := func() big { return a }
	a.id = 77
	fmt.Println(f().id, f().next.name)
	rot := identity()
	rot.m[0][1], rot.m[1][0] = 2, 0.5
	acc := identity()
	for i := 0; i < 3; i++ {
		acc = acc.mul(rot)
	}
	fmt.Println(acc, acc == acc, acc == rot, identity() == identity())
	p := &acc
	q := *p
	p.m[3][3] = 42
	fmt.Println(q.m[3][3], acc.m[3][3])
	var iface interface{} = acc
	acc.m[0][0] = 0
	fmt.Println(iface.(matrix).m[0], iface == acc)
	ch := [2]matrix{acc, q}
	ch[0], ch[1] = ch[1], ch[0]
	fmt.Println(ch[0].m[3][3], ch[1].m[3][3])
}
