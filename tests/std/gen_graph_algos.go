// Generic graphs: topological order with a cycle in the error, components, spanning trees, all pairs, shortest paths over NaN and infinity.
package main

import (
	"bufio"
	"cmp"
	"container/heap"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"text/tabwriter"
)

type Weight interface{ ~int | ~float64 }

type Edge[N cmp.Ordered, W Weight] struct {
	From, To N
	W        W
}

type Graph[N cmp.Ordered, W Weight] struct {
	out   map[N][]Edge[N, W]
	nodes map[N]struct{}
}

func (g *Graph[N, W]) Add(from, to N, w W) *Graph[N, W] {
	if g.out == nil {
		g.out, g.nodes = make(map[N][]Edge[N, W]), make(map[N]struct{})
	}
	g.nodes[from], g.nodes[to] = struct{}{}, struct{}{}
	g.out[from] = append(g.out[from], Edge[N, W]{from, to, w})
	return g
}

func (g *Graph[N, W]) Nodes() iter.Seq[N] { return slices.Values(slices.Sorted(maps.Keys(g.nodes))) }

func (g *Graph[N, W]) Edges() iter.Seq2[int, Edge[N, W]] {
	return func(yield func(int, Edge[N, W]) bool) {
		i := 0
		for n := range g.Nodes() {
			for _, e := range g.out[n] {
				if !yield(i, e) {
					return
				}
				i++
			}
		}
	}
}

type CycleError[N any] []N

func (c CycleError[N]) Error() string { return "cycle " + strings.Trim(fmt.Sprint([]N(c)), "[]") }

func (g *Graph[N, W]) Topological() (order []N, err error) {
	const (
		white = iota
		grey
		black
	)
	colour := map[N]int{}
	var path []N
	var visit func(N) error
	visit = func(n N) error {
		switch colour[n] {
		case black:
			return nil
		case grey:
			return append(CycleError[N](slices.Clone(path[slices.Index(path, n):])), n)
		}
		colour[n], path = grey, append(path, n)
		for _, e := range g.out[n] {
			if err := visit(e.To); err != nil {
				return fmt.Errorf("%v: %w", n, err)
			}
		}
		colour[n], path = black, path[:len(path)-1]
		order = append(order, n)
		return nil
	}
	for n := range g.Nodes() {
		if err := visit(n); err != nil {
			return nil, err
		}
	}
	slices.Reverse(order)
	return order, nil
}

func (g *Graph[N, W]) Components() (all [][]N) {
	type mark struct {
		index, low int
		on         bool
	}
	marks := map[N]*mark{}
	var stack []N
	var connect func(N) *mark
	connect = func(n N) *mark {
		m := &mark{len(marks), len(marks), true}
		marks[n] = m
		stack = append(stack, n)
		for _, e := range g.out[n] {
			if o, seen := marks[e.To]; !seen {
				m.low = min(m.low, connect(e.To).low)
			} else if o.on {
				m.low = min(m.low, o.index)
			}
		}
		if m.low == m.index {
			at := slices.Index(stack, n)
			part := slices.Sorted(slices.Values(stack[at:]))
			for _, p := range part {
				marks[p].on = false
			}
			stack, all = stack[:at], append(all, part)
		}
		return m
	}
	for n := range g.Nodes() {
		if marks[n] == nil {
			connect(n)
		}
	}
	return
}

func (g *Graph[N, W]) Spanning() (tree []Edge[N, W], total W) {
	edges := make([]Edge[N, W], 0)
	for _, e := range g.Edges() {
		edges = append(edges, e)
	}
	sort.SliceStable(edges, func(i, j int) bool { return edges[i].W < edges[j].W })
	root := map[N]N{}
	var find func(N) N
	find = func(n N) N {
		if r, ok := root[n]; ok {
			root[n] = find(r)
			return root[n]
		}
		return n
	}
	for _, e := range edges {
		if a, b := find(e.From), find(e.To); a != b {
			root[a] = b
			tree, total = append(tree, e), total+e.W
		}
	}
	return
}

func AllPairs[N cmp.Ordered](g *Graph[N, float64]) ([]N, [][]float64) {
	names := slices.Collect(g.Nodes())
	d := make([][]float64, len(names))
	for i := range d {
		d[i] = slices.Repeat([]float64{math.Inf(1)}, len(names))
		d[i][i] = 0
	}
	for _, e := range g.Edges() {
		i, _ := slices.BinarySearch(names, e.From)
		j, _ := slices.BinarySearch(names, e.To)
		d[i][j] = min(d[i][j], e.W)
	}
	for k := range names {
		for i := range names {
			for j := range names {
				d[i][j] = min(d[i][j], d[i][k]+d[k][j])
			}
		}
	}
	return names, d
}

type frontier[N cmp.Ordered] []struct {
	at   N
	cost float64
}

func (f frontier[N]) Len() int           { return len(f) }
func (f frontier[N]) Less(i, j int) bool { return cmp.Less(f[i].cost, f[j].cost) }
func (f frontier[N]) Swap(i, j int)      { f[i], f[j] = f[j], f[i] }
func (f *frontier[N]) Push(x any) {
	*f = append(*f, x.(struct {
		at   N
		cost float64
	}))
}
func (f *frontier[N]) Pop() (x any) {
	n := len(*f) - 1
	x, *f = (*f)[n], (*f)[:n]
	return x
}

func Shortest[N cmp.Ordered](g *Graph[N, float64], from N) map[N]float64 {
	best := map[N]float64{}
	f := frontier[N]{{from, 0}}
	for f.Len() > 0 {
		next := heap.Pop(&f).(struct {
			at   N
			cost float64
		})
		if _, done := best[next.at]; done {
			continue
		}
		best[next.at] = next.cost
		for _, e := range g.out[next.at] {
			next.at, next.cost = e.To, best[e.From]+e.W
			heap.Push(&f, next)
		}
	}
	return best
}

type Task string

func main() {
	var tasks Graph[Task, int]
	in := bufio.NewScanner(strings.NewReader("shirt tie 2\ntie jacket 1\ntrousers shoes 4\ntrousers belt 3\nbelt jacket 1\nsocks shoes 5\n"))
	for in.Scan() {
		var a, b Task
		var w int
		n, err := fmt.Sscan(in.Text(), &a, &b, &w)
		if err != nil {
			fmt.Println(n, err)
		}
		tasks.Add(a, b, w)
	}
	fmt.Println(tasks.Topological())
	fmt.Printf("%q\n", tasks.Components())
	fmt.Println(tasks.Spanning())
	tasks.Add("jacket", "shirt", -1)
	_, err := tasks.Topological()
	var cycle CycleError[Task]
	fmt.Printf("%v; %t %d %#v\n", err, errors.As(err, &cycle), len(cycle), cycle)
	for depth := 0; err != nil; err, depth = errors.Unwrap(err), depth+1 {
		fmt.Printf("%*s%T\n", depth*2, "", err)
	}
	fmt.Println(tasks.Components())
	for i, e := range tasks.Edges() {
		if i == 3 {
			break
		}
		fmt.Printf("%d %v %+v %#v\n", i, e, e, &e)
	}

	g := new(Graph[rune, float64])
	for i := range 9 {
		from, to := 'α'+rune(i*i%7), 'α'+rune(i*5%9)
		g.Add(from, to, math.Sqrt(float64(i+1))).Add(to, 'ψ', float64(-i)/8+2)
	}
	names, d := AllPairs(g)
	tw := tabwriter.NewWriter(os.Stdout, 5, 0, 1, ' ', tabwriter.AlignRight)
	fmt.Fprintf(tw, "\t%s\t\n", strings.Join(slices.Collect(func(y func(string) bool) {
		for _, n := range names {
			if !y(strconv.QuoteRune(n)) {
				return
			}
		}
	}), "\t"))
	for i, row := range d {
		fmt.Fprintf(tw, "%c\t", names[i])
		for _, v := range row {
			fmt.Fprintf(tw, "%.2f\t", v)
		}
		fmt.Fprintln(tw)
	}
	tw.Flush()
	short := Shortest(g, 'α')
	for n, cost := range short {
		if i := slices.Index(names, n); math.Abs(d[0][i]-cost) > 1e-9 {
			fmt.Println("differs", n, cost)
		}
	}
	fmt.Printf("%.3f\n", short)
	odd := new(Graph[float64, float64]).Add(math.NaN(), 1, 2).Add(1, math.NaN(), 3).Add(1, math.Inf(-1), math.NaN()).Add(1, 2, 4)
	fmt.Println(len(odd.nodes), slices.Collect(odd.Nodes()), Shortest(odd, 1))
	tree, total := g.Spanning()
	fmt.Printf("%d edges %.4f %T\n", len(tree), total, tree)
}
