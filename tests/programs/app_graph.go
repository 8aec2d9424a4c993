package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
)

type Weight interface{ ~int | ~float64 }
type Edge[N comparable, W Weight] struct {
	From, To N
	W        W
}
type Graph[N comparable, W Weight] struct {
	adj   map[N][]Edge[N, W]
	nodes []N
}

func (g *Graph[N, W]) Add(from, to N, w W) *Graph[N, W] {
	if g.adj == nil {
		g.adj = make(map[N][]Edge[N, W])
	}
	for _, n := range [...]N{from, to} {
		if _, ok := g.adj[n]; !ok {
			g.adj[n] = nil
			g.nodes = append(g.nodes, n)
		}
	}
	g.adj[from] = append(g.adj[from], Edge[N, W]{from, to, w})
	return g
}
func (g *Graph[N, W]) Edges() iter.Seq[Edge[N, W]] {
	return func(yield func(Edge[N, W]) bool) {
		for _, n := range g.nodes {
			for _, e := range g.adj[n] {
				if !yield(e) {
					return
				}
			}
		}
	}
}

type CycleError[N comparable] struct{ At N }

func (c CycleError[N]) Error() string { return fmt.Sprintf("cycle at %v", c.At) }

func (g *Graph[N, W]) Topo() (order []N, err error) {
	const (
		white = iota
		grey
		black
	)
	color := map[N]int{}
	var visit func(N)
	visit = func(n N) {
		switch color[n] {
		case grey:
			panic(CycleError[N]{n})
		case black:
			return
		}
		color[n] = grey
		for _, e := range g.adj[n] {
			visit(e.To)
		}
		color[n] = black
		order = append(order, n)
	}
	defer func() {
		if r := recover(); r != nil {
			c, ok := r.(CycleError[N])
			if !ok {
				panic(r)
			}
			order, err = nil, c
		}
	}()
	for _, n := range g.nodes {
		visit(n)
	}
	slices.Reverse(order)
	return order, nil
}

type item[N any, W Weight] struct {
	n N
	d W
}
type queue[N any, W Weight] []item[N, W]

func (q queue[N, W]) Len() int           { return len(q) }
func (q queue[N, W]) Less(i, j int) bool { return q[i].d < q[j].d }
func (q queue[N, W]) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }
func (q *queue[N, W]) Push(x any)        { *q = append(*q, x.(item[N, W])) }
func (q *queue[N, W]) Pop() (x any) {
	n := len(*q) - 1
	x, *q = (*q)[n], (*q)[:n]
	return
}

func Dijkstra[N comparable, W Weight](g *Graph[N, W], src N) (map[N]W, map[N]N) {
	dist, prev := map[N]W{src: 0}, map[N]N{}
	q := &queue[N, W]{{src, 0}}
	for q.Len() > 0 {
		it := heap.Pop(q).(item[N, W])
		if it.d > dist[it.n] {
			continue
		}
		for _, e := range g.adj[it.n] {
			nd := it.d + e.W
			if old, ok := dist[e.To]; !ok || nd < old {
				dist[e.To], prev[e.To] = nd, it.n
				heap.Push(q, item[N, W]{e.To, nd})
			}
		}
	}
	return dist, prev
}

type DSU struct{ parent, size []int }

func NewDSU(n int) (d DSU) {
	for i := range n {
		d.parent, d.size = append(d.parent, i), append(d.size, 1)
	}
	return
}
func (d DSU) Find(x int) int {
	for d.parent[x] != x {
		d.parent[x], x = d.parent[d.parent[x]], d.parent[x]
	}
	return x
}
func (d DSU) Union(a, b int) bool {
	a, b = d.Find(a), d.Find(b)
	if a == b {
		return false
	}
	if d.size[a] < d.size[b] {
		a, b = b, a
	}
	d.parent[b] = a
	d.size[a] += d.size[b]
	return true
}

func SCC[N comparable, W Weight](g *Graph[N, W]) (out [][]N) {
	type info struct {
		index, low int
		on         bool
	}
	st := map[N]*info{}
	var stack []N
	var rec func(N) *info
	rec = func(n N) *info {
		in := &info{len(st), len(st), true}
		st[n] = in
		stack = append(stack, n)
		for _, e := range g.adj[n] {
			if t, ok := st[e.To]; !ok {
				in.low = min(in.low, rec(e.To).low)
			} else if t.on {
				in.low = min(in.low, t.index)
			}
		}
		if in.low == in.index {
			i := slices.Index(stack, n)
			comp := slices.Clone(stack[i:])
			for _, c := range comp {
				st[c].on = false
			}
			stack = stack[:i]
			out = append(out, comp)
		}
		return in
	}
	for _, n := range g.nodes {
		if st[n] == nil {
			rec(n)
		}
	}
	return
}

type P struct{ R, C int }

func maze(rows ...string) (int, []P) {
	at := func(p P) byte {
		if p.R < 0 || p.R >= len(rows) || p.C < 0 || p.C >= len(rows[p.R]) {
			return '#'
		}
		return rows[p.R][p.C]
	}
	var start P
	for r, row := range rows {
		if c := strings.IndexByte(row, 'S'); c >= 0 {
			start = P{r, c}
		}
	}
	prev := map[P]P{start: start}
	q := list.New()
	q.PushBack(start)
	for e := q.Front(); e != nil; e = e.Next() {
		p := e.Value.(P)
		if at(p) == 'E' {
			var path []P
			for ; p != start; p = prev[p] {
				path = append(path, p)
			}
			return len(path), path[:2:2]
		}
		for _, d := range []P{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			n := P{p.R + d.R, p.C + d.C}
			if _, seen := prev[n]; !seen && at(n) != '#' {
				prev[n] = p
				q.PushBack(n)
			}
		}
	}
	return -1, nil
}

func main() {
	g := new(Graph[string, int]).Add("shirt", "tie", 3).Add("tie", "jacket", 2).Add("pants", "shoes", 1).Add("pants", "belt", 4).Add("belt", "jacket", 1).Add("shirt", "belt", 9)
	fmt.Println(g.Topo())
	d, prev := Dijkstra(g, "shirt")
	fmt.Println(d, prev)
	g.Add("jacket", "shirt", 1)
	_, err := g.Topo()
	var ce CycleError[string]
	fmt.Println(err, errors.As(err, &ce), ce.At, errors.As(err, new(*CycleError[int])) || false)
	fmt.Println(SCC(g))
	var gf Graph[P, float64]
	for i := range 5 {
		gf.Add(P{i, i}, P{i + 1, i + 1}, math.Sqrt2).Add(P{i, i}, P{(i * 3) % 6, (i * 3) % 6}, 0.5)
	}
	df, _ := Dijkstra(&gf, P{})
	for _, k := range slices.SortedFunc(maps.Keys(df), func(a, b P) int { return a.R - b.R }) {
		fmt.Printf("%v=%.2f ", k, df[k])
	}
	fmt.Println()
	es := slices.SortedStableFunc(gf.Edges(), func(a, b Edge[P, float64]) int { return int(a.W*10 - b.W*10) })
	u := NewDSU(6)
	total := 0.0
	for _, e := range es {
		if u.Union(e.From.R, e.To.R) {
			total += e.W
		}
	}
	fmt.Printf("%.3f %+v\n", total, es[0])
	fmt.Println(maze("S.#....", "..#.##.", ".##..#.", "....#..", "###...E"))
	fmt.Println(maze("S#E"))
	r := ring.New(5)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	for r.Len() > 1 {
		fmt.Print(r.Move(1).Unlink(1).Value, " ")
		r = r.Next()
	}
	fmt.Println(r.Value)
}
