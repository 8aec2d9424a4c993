// Graphs: searches, shortest paths, order, spanning trees, components, cycles, flow, with generic keys.
package main

import (
	"cmp"
	"container/heap"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
)

type Edge[K cmp.Ordered] struct {
	From, To K
	Weight   float64
}

type Graph[K cmp.Ordered] struct {
	next     map[K]map[K]float64
	directed bool
}

func New[K cmp.Ordered](directed bool, edges ...Edge[K]) *Graph[K] {
	g := &Graph[K]{map[K]map[K]float64{}, directed}
	for _, e := range edges {
		g.Add(e)
	}
	return g
}

func (g *Graph[K]) Add(e Edge[K]) {
	for _, k := range []K{e.From, e.To} {
		if g.next[k] == nil {
			g.next[k] = map[K]float64{}
		}
	}
	g.next[e.From][e.To] = e.Weight
	if !g.directed {
		g.next[e.To][e.From] = e.Weight
	}
}

func sorted[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }

func (g *Graph[K]) Edges() iter.Seq[Edge[K]] {
	return func(yield func(Edge[K]) bool) {
		for _, from := range sorted(g.next) {
			for _, to := range sorted(g.next[from]) {
				if (g.directed || from <= to) && !yield(Edge[K]{from, to, g.next[from][to]}) {
					return
				}
			}
		}
	}
}

func (g *Graph[K]) Breadth(start K) iter.Seq2[K, int] {
	return func(yield func(K, int) bool) {
		depth := map[K]int{start: 0}
		for queue := []K{start}; len(queue) > 0; queue = queue[1:] {
			if !yield(queue[0], depth[queue[0]]) {
				return
			}
			for _, k := range sorted(g.next[queue[0]]) {
				if _, seen := depth[k]; !seen {
					depth[k] = depth[queue[0]] + 1
					queue = append(queue, k)
				}
			}
		}
	}
}

type CycleError[K cmp.Ordered] struct{ Path []K }

func (e *CycleError[K]) Error() string { return fmt.Sprint("cycle ", e.Path) }

func (g *Graph[K]) Order() (order []K, err error) {
	state := map[K]int{}
	var path []K
	var visit func(k K) error
	visit = func(k K) error {
		path = append(path, k)
		defer func() { path = path[:len(path)-1] }()
		switch state[k] {
		case 1:
			return &CycleError[K]{slices.Clone(path[slices.Index(path, k):])}
		case 2:
			return nil
		}
		state[k] = 1
		for _, n := range sorted(g.next[k]) {
			if err := visit(n); err != nil {
				return err
			}
		}
		state[k] = 2
		order = append(order, k)
		return nil
	}
	for _, k := range sorted(g.next) {
		if err := visit(k); err != nil {
			return nil, err
		}
	}
	slices.Reverse(order)
	return order, nil
}

type item[K cmp.Ordered] struct {
	key  K
	dist float64
}
type queue[K cmp.Ordered] []item[K]

func (q queue[K]) Len() int { return len(q) }
func (q queue[K]) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(q[i].dist, q[j].dist), cmp.Compare(q[i].key, q[j].key)) < 0
}
func (q queue[K]) Swap(i, j int) { q[i], q[j] = q[j], q[i] }
func (q *queue[K]) Push(x any)   { *q = append(*q, x.(item[K])) }
func (q *queue[K]) Pop() (x any) { x, *q = (*q)[len(*q)-1], (*q)[:len(*q)-1]; return }

var (
	ErrNoPath   = errors.New("no path")
	ErrNegative = errors.New("negative weight")
)

func (g *Graph[K]) Shortest(from, to K) (path []K, total float64, err error) {
	dist, before := map[K]float64{from: 0}, map[K]K{}
	q := &queue[K]{{from, 0}}
	for q.Len() > 0 {
		at := heap.Pop(q).(item[K])
		if at.dist > dist[at.key] {
			continue
		}
		if at.key == to {
			for k := to; ; k = before[k] {
				path = append(path, k)
				if k == from {
					slices.Reverse(path)
					return path, at.dist, nil
				}
			}
		}
		for _, k := range sorted(g.next[at.key]) {
			w := g.next[at.key][k]
			if w < 0 {
				return nil, 0, fmt.Errorf("%v-%v: %w", at.key, k, ErrNegative)
			}
			if d, ok := dist[k]; !ok || at.dist+w < d {
				dist[k], before[k] = at.dist+w, at.key
				heap.Push(q, item[K]{k, at.dist + w})
			}
		}
	}
	return nil, math.Inf(1), fmt.Errorf("%v to %v: %w", from, to, ErrNoPath)
}

type sets[K comparable] map[K]K

func (s sets[K]) find(k K) K {
	if p, ok := s[k]; ok && p != k {
		s[k] = s.find(p)
		return s[k]
	}
	return k
}

func (g *Graph[K]) Spanning() (tree []Edge[K], total float64, parts int) {
	edges := slices.SortedStableFunc(g.Edges(), func(a, b Edge[K]) int { return cmp.Compare(a.Weight, b.Weight) })
	s := sets[K]{}
	parts = len(g.next)
	for _, e := range edges {
		if a, b := s.find(e.From), s.find(e.To); a != b {
			s[a] = b
			tree = append(tree, e)
			total += e.Weight
			parts--
		}
	}
	return
}

// All returns the distances between all pairs, by Floyd and Warshall.
func (g *Graph[K]) All() map[[2]K]float64 {
	d := map[[2]K]float64{}
	for e := range g.Edges() {
		d[[2]K{e.From, e.To}] = e.Weight
	}
	keys := sorted(g.next)
	for _, k := range keys {
		for _, i := range keys {
			for _, j := range keys {
				a, ok := d[[2]K{i, k}]
				b, ok2 := d[[2]K{k, j}]
				if old, has := d[[2]K{i, j}]; ok && ok2 && (!has || a+b < old) {
					d[[2]K{i, j}] = a + b
				}
			}
		}
	}
	return d
}

func (g *Graph[K]) Flow(source, sink K) (total float64) {
	rest := map[K]map[K]float64{}
	for k := range g.next {
		rest[k] = maps.Clone(g.next[k])
	}
	for {
		before := map[K]K{source: source}
		for q := []K{source}; len(q) > 0; q = q[1:] {
			for _, k := range sorted(rest[q[0]]) {
				if _, seen := before[k]; !seen && rest[q[0]][k] > 0 {
					before[k] = q[0]
					q = append(q, k)
				}
			}
		}
		if _, ok := before[sink]; !ok {
			return total
		}
		room := math.Inf(1)
		for k := sink; k != source; k = before[k] {
			room = min(room, rest[before[k]][k])
		}
		for k := sink; k != source; k = before[k] {
			rest[before[k]][k] -= room
			rest[k][before[k]] += room
		}
		total += room
	}
}

func main() {
	cities := New(false, []Edge[string]{{"Bern", "Basel", 95}, {"Bern", "Zürich", 122}, {"Basel", "Zürich", 87}, {"Zürich", "Chur", 118}, {"Bern", "Genf", 159}, {"Genf", "Lyon", 150.5}, {"Chur", "Davos", 58}, {"Oslo", "Bergen", 463}}...)
	for k, d := range cities.Breadth("Bern") {
		fmt.Print(strings.Repeat("·", d), k, " ")
		if k == "Chur" {
			break
		}
	}
	fmt.Println()
	for _, to := range []string{"Davos", "Lyon", "Bern", "Oslo", "Atlantis"} {
		path, total, err := cities.Shortest("Bern", to)
		fmt.Println(path, total, err, errors.Is(err, ErrNoPath))
	}
	fmt.Println(cities.Spanning())

	build := New(true, []Edge[string]{{"app", "lib", 1}, {"app", "log", 1}, {"lib", "core", 1}, {"log", "core", 1}, {"test", "app", 1}, {"docs", "app", 1}}...)
	fmt.Println(build.Order())
	build.Add(Edge[string]{"core", "app", 1})
	_, err := build.Order()
	var cycle *CycleError[string]
	fmt.Println(err, errors.As(err, &cycle), len(cycle.Path))
	_, _, err = New(true, Edge[int]{1, 2, 3}, Edge[int]{2, 3, -1}).Shortest(1, 3)
	fmt.Println(err, errors.Is(err, ErrNegative))

	r := rand.New(rand.NewPCG(10, 20))
	for _, n := range []int{2, 5, 12, 25} {
		g, u := New[int](true), New[int](false)
		for range n * 3 {
			e := Edge[int]{r.IntN(n), r.IntN(n), float64(r.IntN(90)+10) / 4}
			g.Add(e)
			u.Add(e)
		}
		all, same, reach := g.All(), 0, 0
		for pair, d := range all {
			reach++
			if _, total, err := g.Shortest(pair[0], pair[1]); pair[0] == pair[1] || err == nil && math.Abs(total-d) < 1e-9 {
				same++
			}
		}
		order, err := g.Order()
		_, total, parts := u.Spanning()
		fmt.Println(n, reach, same, len(order), err, total, parts, g.Flow(0, n-1))
	}
	pipes := New(true, Edge[rune]{'s', 'a', 10}, Edge[rune]{'s', 'b', 5}, Edge[rune]{'a', 'b', 15}, Edge[rune]{'a', 't', 5}, Edge[rune]{'b', 't', 10})
	fmt.Println(pipes.Flow('s', 't'), pipes.Flow('t', 's'))
	var empty Graph[float64]
	fmt.Println(empty.Order())
	fmt.Println(empty.Spanning())
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		empty.Add(Edge[float64]{1, 2, 3})
	}()
}
