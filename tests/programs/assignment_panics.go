// The order of checks in assignments to elements of arrays and slices, and what tuples assign.
package main

import "fmt"

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

type P struct{ x, y int }
type Big struct {
	a [10]int
	p P
}
type Node struct {
	next *Node
	v    int
}
type K struct{ a, b, c, d, e int }
type Emb struct {
	*P
	z int
}

func at(s string, i int) int { fmt.Print(s, " "); return i }
func div(a, b int) int       { return a / b }

var ga [4]int
var gp *[4]int
var gs []P
var gz int
var huge [3][40000]int

func main() {
	q := []int{1, 2, 3}
	ps := []P{{1, 2}, {3, 4}}
	bs := []Big{{}, {}}
	i, j := 5, 7
	var np *P
	var na *[4]int
	var pi *int
	var a [3]int
	var as [3]P
	var s P
	var str [3]string
	var u uint64 = 1 << 63
	x, y, z := 0, 0, 0
	try("nil array idx", func() { _ = na[i] })
	try("nil array idx store", func() { na[i] = 1 })
	try("nil array const", func() { na[1] = 1 })
	try("nil array addr", func() { p := &na[i]; _ = p })
	try("nil garray idx", func() { gp[i] = 2 })
	try("nil array slice", func() { _ = na[i:] })
	try("nil array op", func() { na[i] += 2 })
	try("nil array inc", func() { na[i]++ })
	try("nil struct array", func() { var b *Big; b.a[j+6] = 1 })
	try("nil struct array get", func() { var b *Big; fmt.Println(b.a[j+6]) })
	try("nil range", func() {
		for k := range na {
			z = k
		}
	})
	try("nil range v", func() {
		for _, v := range na {
			z = v
		}
	})
	try("array=idx", func() { a[i] = q[j] })
	try("array=ptr", func() { a[i] = np.x })
	try("garray=idx", func() { ga[i] = q[j] })
	try("array struct=", func() { as[i] = ps[j] })
	try("array struct= lit", func() { as[i] = P{q[j], 1} })
	try("slice struct=", func() { ps[i] = ps[j] })
	try("slice struct= lit", func() { ps[i] = P{q[j], 1} })
	try("slice big= lit", func() { bs[i] = Big{a: [10]int{q[j]}} })
	try("slice big=", func() { bs[i] = bs[j] })
	try("slice big.a", func() { bs[i].a[j] = q[9] })
	try("slice big.a", func() { bs[0].a[j*2] = q[9] })
	try("slice big.a", func() { bs[0].a[j*2] = 9 })
	try("string array", func() { str[i] = str[j] })
	try("nested lhs", func() { q[q[i]] = q[j] })
	try("nested lhs div", func() { q[q[i]] = 1 / z })
	try("call lhs", func() { q[at("a", i)] = q[j] })
	try("call lhs arr", func() { a[at("a", i)] = q[j] })
	try("call lhs ps", func() { ps[at("a", i)] = ps[j] })
	try("call both", func() { a[at("a", i)] = at("b", q[j]) })
	try("call both 2", func() { a[i] = at("b", q[j]) })
	try("call rhs", func() { a[i] = at("b", 3) })
	try("call rhs ps", func() { ps[i] = P{at("b", 3), 2} })
	try("huge", func() { a[u] = q[j] })
	try("huge2", func() { a[u] = 4 })
	try("huge3", func() { ps[u].x = 4 })
	try("huge4", func() { fmt.Println(ps[u]) })
	try("huge5", func() { fmt.Println(as[u]) })
	try("far", func() { huge[i][j] = 1 })
	try("far ok", func() {
		huge[i-3][j] = 1
		fmt.Println(huge[2][7], huge[1][7])
		huge[0] = huge[2]
		fmt.Println(huge[0][7])
	})
	try("op arr", func() { a[i] += q[j] })
	try("op arr ok", func() {
		a[i-3] += q[2]
		a[2]++
		str[i-3] += "q"
		str[2] += "r"
		as[i-3].x++
		as[i-4].y -= 2
		fmt.Println(a, str, as)
	})
	try("tup arr", func() { a[i], a[j] = q[8], q[9] })
	try("tup as", func() { as[i], as[j] = as[j], as[0] })
	try("tup as2", func() { as[i], as[0] = as[0], as[j] })
	try("tup as3", func() { as[0], as[i] = as[j], as[1] })
	try("tup ps", func() { ps[i], ps[j] = ps[j], ps[0] })
	try("tup str", func() { str[i], str[j] = str[j], str[0] })
	try("tup str2", func() { str[i], str[0] = "a", str[j] })
	try("tup call", func() { str[i], a[at("k", 9)] = "a", q[j] })
	try("tup call arr", func() { a[i], a[at("k", 9)] = q[11], q[j] })
	try("tup call arr2", func() { a[i], x = q[j], at("v", 3) })
	try("tup nested", func() { q[q[i]], q[q[j]] = q[8], q[9] })
	try("tup nested2", func() { q[q[0]], q[q[j]] = q[8], q[9] })
	try("tup x first", func() { x, a[x] = 9, 2 })
	fmt.Println(x, a)
	try("tup x first2", func() { x, a[x] = 2, 2 })
	fmt.Println(x, a)
	try("tup reg", func() { x, y = 77, q[j] })
	fmt.Println(x, y)
	try("tup reg2", func() { x, y = q[j], 78 })
	fmt.Println(x, y)
	try("tup reg3", func() { x, y, z = 1, x, q[j] })
	fmt.Println(x, y, z)
	try("tup glob", func() { gz, y = 88, q[j] })
	fmt.Println(gz, y)
	try("tup glob2", func() { gz, y = 89, 1/z })
	fmt.Println(gz, y)
	try("deref", func() { *pi, y = 5, 6 })
	fmt.Println(y)
	try("deref2", func() { y, *pi = 5, 6 })
	fmt.Println(y)
	try("struct fields", func() { s.x, s.y = 1, q[j] })
	fmt.Println(s)
	s = P{3, 4}
	s.x, s.y = s.y, s.x
	fmt.Println(s)
	loc()
	try("comma", func() { m := map[string]int{"a": 3}; a[i], _ = m["b"] })
	try("multi", func() { a[i], q[j] = func() (int, int) { fmt.Print("f "); return 1, 2 }() })
	try("multi2", func() { q[i], a[j] = func() (int, int) { fmt.Print("f "); return 1, 2 }() })
	try("multi3", func() { q[i], a[at("p", 8)] = func() (int, int) { fmt.Print("f "); return 1, 2 }() })
	try("ret", func() { fmt.Println(ret(q, i, j)) })
	try("define", func() { v, w := q[i], q[j]; _, _ = v, w })
	try("append", func() { ps[i].x, q = 1, append(q, at("v", 5)) })
	fmt.Println(len(q))
	try("emb", func() { var e Emb; e.x, q[i] = 1, 2 })
	try("emb2", func() { var e Emb; e.z, e.x = 1, 2 })
	try("chan", func() { var c chan int; close(c) })
}

func ret(q []int, i, j int) (int, int) { return q[j], q[i] }

func loc() {
	var a [3]int
	s := P{1, 2}
	i, j := 0, 2
	a[i], a[j] = 5, a[i]+3
	s.x, a[s.x], s.y = 2, s.x, a[0]+s.x
	fmt.Println(a, s)
	i, a[i] = 1, 7
	i, j, a[i] = j, i, a[j]
	fmt.Println(a, i, j)
	var arrs [2]P
	arrs[0], arrs[1] = P{1, 2}, P{3, 4}
	arrs[0], arrs[1] = arrs[1], arrs[0]
	arrs[0].x, arrs[1] = 10, arrs[0]
	fmt.Println(arrs)
	n1, n2 := &Node{v: 1}, &Node{v: 2}
	n1.next, n2.next = n2, &Node{v: 3}
	var prev *Node
	for cur := n1; cur != nil; {
		prev, cur, cur.next = cur, cur.next, prev
	}
	for n := prev; n != nil; n = n.next {
		fmt.Print(n.v, " ")
	}
	k, k2 := K{a: 1}, K{a: 2}
	m := map[K]int{}
	k, m[k] = k2, 1
	m[k], k = 2, K{a: 9}
	fmt.Println(m, k)
	pk := &k
	pk.a, pk = 4, &k2
	fmt.Println(k, *pk)
	pk, pk.a = &k, 5
	fmt.Println(k, k2)
	k, k2 = k2, k
	fmt.Println(k, k2)
	st, ss := "a", []string{"x", "y"}
	st, ss[0], ss[1] = ss[0], ss[1], st
	fmt.Println(st, ss)
	ss, ss[0] = nil, "zz"
	fmt.Println(ss)
	var e any = 1
	var f func() int
	e, f = "s", func() int { return i }
	i, f = 7, func() int { return i + 1 }
	fmt.Println(e, f())
	sp := []byte("abc")
	str := "q"
	sp[0], str = 'Z', string(sp)
	fmt.Println(str, string(sp))
	q := []int{1, 2, 3}
	q[0], i = 100, q[0]
	q, i = q[1:], q[0]
	fmt.Println(q, i)
	q[0], q = 200, q[1:]
	fmt.Println(q)
	p2 := &q[0]
	*p2, q[0] = q[0]+1, *p2+2
	fmt.Println(q)
	x, y := 3.0, 4.0
	x, y = y, x
	x, y = x+y, x-y
	fmt.Println(x, y)
	gz, x = 5, float64(gz)
	gz, ga[gz-3] = 1, gz
	fmt.Println(gz, x, ga)
	t := P{1, 2}
	t, t.x = P{5, 6}, t.y
	fmt.Println(t)
	t.x, t = t.y, P{7, t.x}
	fmt.Println(t)
	c := complex(1, 2)
	cs := []complex128{1, 2}
	cs[0], cs[1], c = cs[1], c, cs[0]
	cs[0] += 1
	cs[1]++
	fmt.Println(c, cs)
	var ca [2]complex64
	ca[i%2] += 3
	ca[i%2]--
	fmt.Println(ca)
}
