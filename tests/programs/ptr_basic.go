// Pointers to variables, fields, elements and other pointers.
package main

import "fmt"

type node struct {
	val  int
	next *node
	arr  [3]int
	sub  struct{ a, b int8 }
}

func inc(p *int)          { *p++ }
func set(p **int, q *int) { *p = q }
func swap(a, b *int)      { *a, *b = *b, *a }
func escape(x int) *int   { return &x }

func pair() (*int, *string) {
	a, b := 1, "one"
	return &a, &b
}

func counter() (func() int, *int) {
	n := 0
	return func() int { n++; return n }, &n
}

func main() {
	x := 5
	p := &x
	*p += 2
	inc(p)
	inc(&x)
	fmt.Println(x, *p, p == &x)
	y := 100
	pp := &p
	set(pp, &y)
	*p = 101
	fmt.Println(x, y, **pp, p == &y)
	swap(&x, &y)
	fmt.Println(x, y)
	n := node{val: 1}
	pf := &n.val
	pa := &n.arr[1]
	pb := &n.sub.b
	*pf, *pa, *pb = 10, 20, 30
	*pb += 100
	fmt.Println(n)
	n2 := n
	*pf = 11
	fmt.Println(n.val, n2.val)
	n.next = &n2
	n.next.next = &n
	n.next.next.val = 77
	fmt.Println(n.val, n.next.next == &n)
	s := []int{1, 2, 3}
	ps := &s[1]
	inc(ps)
	s2 := append(s, 4)
	inc(ps)
	fmt.Println(s, s2)
	slicePtr := &s
	*slicePtr = append(*slicePtr, 9)
	(*slicePtr)[0] = 8
	fmt.Println(s, len(*slicePtr))
	e1, e2 := escape(1), escape(1)
	fmt.Println(*e1 == *e2, e1 == e2)
	a, b := pair()
	*b += "!"
	fmt.Println(*a, *b)
	f, q := counter()
	f()
	*q += 10
	fmt.Println(f(), *q)
	var np *node
	fmt.Println(np == nil, n.next.next != nil)
	var ptrs []*int
	for i := 0; i < 3; i++ {
		ptrs = append(ptrs, &i)
	}
	for _, p := range ptrs {
		*p *= 10
		fmt.Print(*p, " ")
	}
	fmt.Println()
	arr := [3]int{1, 2, 3}
	ap := &arr
	for i := range ap {
		ap[i] *= ap[len(ap)-1]
	}
	fmt.Println(arr, len(ap))
	st := &struct {
		f float32
		u uint16
	}{1.5, 65535}
	st.u++
	st.f /= 2
	fp := &st.f
	*fp += 1
	fmt.Println(*st)
	k := new(int)
	*k = 3
	v := new(*k + 4)
	str := new("text")
	*str += "s"
	fmt.Println(*k, *v, *str)
	bp := new(bool)
	*bp = !*bp
	fmt.Println(*bp, *new(string) == "", *new([2]int))
	z := &[]string{"a", "b"}
	zp := &(*z)[1]
	*zp = "c"
	fmt.Println(*z)
	mp := &map[string]int{"a": 1}
	(*mp)["b"] = 2
	fmt.Println(len(*mp), *mp)
}
