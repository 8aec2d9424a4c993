// What a tuple assignment evaluates, checks and assigns before it panics.
package main

import "fmt"

func try(name string, f func()) {
	defer func() { fmt.Println(name, recover()) }()
	f()
}

type P struct{ x, y int }

func at(s string, i int) int     { fmt.Print(s, " "); return i }
func sl(s string, q []int) []int { fmt.Print(s, " "); return q }
func pt(s string, p *P) *P       { fmt.Print(s, " "); return p }

var gq = []int{1, 2, 3}
var garr [3]int
var gm map[string]int

func main() {
	q := []int{1, 2, 3}
	i, j := 5, 7
	var np *P
	var na *[4]int
	var nm map[string]int
	var a [3]int
	var x, y int
	var pi *int
	var e any = "s"
	ch := make(chan int, 5)
	for k := range 5 {
		ch <- k
	}
	try("swap", func() { q[i], q[j] = q[j], q[i] })
	try("swap in/out", func() { q[0], q[j] = q[j], q[0] })
	try("swap out/in", func() { q[i], q[0] = q[0], q[i] })
	try("left both", func() { q[i], q[j] = 1, 2 })
	try("left second", func() { q[0], q[j] = 91, 2 })
	fmt.Println(q)
	try("left second, x", func() { x, q[j] = 91, 2 })
	fmt.Println(x)
	try("left first, x", func() { q[j], x = 92, 2 })
	fmt.Println(x)
	try("nil map then idx", func() { nm["a"], q[j] = 92, 2 })
	try("idx then nil map", func() { q[j], nm["a"] = 92, 2 })
	try("nil ptr then idx", func() { np.x, q[j] = 92, 2 })
	try("idx then nil ptr", func() { q[j], np.x = 92, 2 })
	try("ptr rhs idx lhs", func() { q[j], x = np.x, 2 })
	try("ptr lhs idx rhs", func() { np.x, x = q[j], 2 })
	try("deref lhs idx rhs", func() { *pi, x = q[j], 2 })
	try("deref lhs idx lhs", func() { *pi, q[j] = 1, 2 })
	try("idx lhs deref lhs", func() { q[j], *pi = 1, 2 })
	try("single idx = idx", func() { q[i] = q[j] })
	try("single idx = ptr", func() { q[i] = np.x })
	try("single ptr = idx", func() { np.x = q[i] })
	try("single deref = idx", func() { *pi = q[i] })
	try("single map = idx", func() { nm["a"] = q[i] })
	try("single idx = call", func() { q[i] = at("c", 2) })
	try("single idx = div", func() { q[i] = 1 / x0() })
	try("single idx = assert", func() { q[i] = e.(int) })
	try("array", func() { a[i], a[j] = a[j], a[i] })
	try("garray", func() { garr[i], garr[j] = garr[j], garr[i] })
	try("array 2", func() { a[i], a[0] = 7, a[j] })
	try("nil array", func() { na[1], q[j] = 7, 8 })
	try("nil array 2", func() { q[j], na[1] = 7, 8 })
	try("nested", func() { q[q[i]], q[q[j]] = 1, 2 })
	try("nested 2", func() { q[q[0]], q[q[j]] = 1, 2 })
	fmt.Println(q)
	try("calls", func() { sl("l", q)[at("i", i)], sl("m", q)[at("j", j)] = at("v", 1), at("w", 2) })
	try("call idx rhs", func() { q[at("i", i)], x = q[j], at("w", 2) })
	try("ptr calls", func() { pt("l", np).x, pt("m", np).y = at("v", 1), q[j] })
	try("from call", func() { q[i], q[j] = two() })
	try("from call ptr", func() { np.x, q[j] = two() })
	try("from call 2", func() { q[0], q[j] = two() })
	fmt.Println(q)
	try("comma ok map", func() { q[i], e = gm2()["a"] })
	var ok bool
	var oks []bool
	try("comma ok map", func() { q[i], oks[j] = nm["a"] })
	try("comma ok recv", func() { q[i], oks[j] = <-ch })
	try("comma ok recv2", func() { q[1], oks[j] = <-ch })
	try("comma ok assert", func() { q[i], ok = e.(int) })
	try("comma ok assert2", func() { np.x, oks[j] = e.(int) })
	try("comma ok assert3", func() { x, oks[j] = e.(int) })
	try("comma ok assert4", func() { oks[j], nm["q"] = true, 4 })
	try("range", func() {
		for q[i], q[j] = range q {
		}
	})
	try("range2", func() {
		for q[0], q[j] = range q {
		}
	})
	fmt.Println(q)
	try("op", func() { q[i] += q[j] })
	try("op2", func() { q[i] += np.x })
	try("op3", func() { np.x += q[i] })
	try("op4", func() { q[i] += at("k", 3) })
	try("op5", func() { nm["a"] += q[i] })
	try("three", func() { q[i], q[j], q[9] = q[10], q[11], q[12] })
	try("three x", func() { x, q[j], y = 100, 101, 102 })
	fmt.Println(x, y, q, len(ch), ok, a)
	try("slice of slice", func() { q[i], q[j] = len(q[4:2+x]), 2 })
	try("rhs panic div", func() { q[i], q[j] = 1/x0(), 2 })
	try("rhs div", func() { z := 0; q[i], x = 1/z, q[j] })
	try("rhs assert", func() { q[i], x = e.(int), q[j] })
	try("struct elem", func() { ps := []P{{1, 2}}; ps[i].x, ps[j].y = ps[j].x, ps[i].y })
	try("struct elem 2", func() { ps := []P{{1, 2}}; ps[i], ps[j] = ps[j], ps[i] })
	try("ptr elem", func() { ps := []*P{nil}; ps[0].x, ps[j].y = 1, 2 })
	try("ptr elem 2", func() { ps := []*P{nil}; ps[j].x, ps[0].y = 1, 2 })
	try("strings", func() { ps := []string{"a"}; ps[i], ps[j] = ps[j], ps[i] })
	try("ifaces", func() { ps := []any{"a"}; ps[i], ps[j] = ps[j], ps[i] })
	try("bytes from string", func() { b := []byte{1}; s := "abc"; b[i], b[j] = s[j], s[i] })
	try("blank", func() { _, q[i] = q[j], 2 })
	try("blank2", func() { q[i], _ = 1, q[j] })
	try("blank3", func() { q[i], _ = 1, *pi })
	try("blank4", func() { _, q[i] = *pi, 1 })
	try("map key idx", func() { m := map[int]int{}; m[q[i]], m[q[j]] = 1, 2 })
	try("map key unhash", func() { m := map[any]int{}; m[[]int{}], q[j] = 1, 2 })
	try("map key unhash 2", func() { m := map[any]int{}; q[j], m[[]int{}] = 1, 2 })
	try("map unhash rhs", func() { m := map[any]int{}; q[j], x = m[[]int{}], 2 })
	try("2d", func() { g := [][]int{{1}, {2}}; g[0][i], g[j][1] = g[j][0], g[0][j] })
	try("2d b", func() { g := [][]int{{1}, {2}}; g[0][i], g[j][1] = 1, 2 })
	try("2d arr", func() { var g [2][2]int; g[0][i], g[j][1] = 1, 2 })
	try("2d arr b", func() { var g [2][2]int; g[i][j] = 1 })
	try("2d arr c", func() { var g *[2][2]int; g[1][1], q[i] = 1, 2 })
}
func x0() int             { return 0 }
func two() (int, int)     { fmt.Print("two "); return 1, 2 }
func gm2() map[string]int { fmt.Print("gm "); return nil }
