// Dijkstra finds shortest paths in a pseudo-random graph: slices of structs, and
// a priority queue in a slice.
package main

import (
	"fmt"
	"os"
	"strconv"
)

type edge struct {
	to     int32
	weight int32
}

// graph has the edges of vertex v at edges[first[v]:first[v+1]].
type graph struct {
	first []int32
	edges []edge
}

const degree = 5

func newGraph(n int) *graph {
	g := &graph{first: make([]int32, n+1), edges: make([]edge, 0, n*degree)}
	seed := uint32(17)
	random := func() uint32 {
		seed = seed*1664525 + 1013904223
		return seed >> 8
	}
	for v := 0; v < n; v++ {
		g.edges = append(g.edges, edge{int32((v + 1) % n), int32(500 + random()%500)})
		for k := 1; k < degree; k++ {
			g.edges = append(g.edges, edge{int32(random() % uint32(n)), int32(1 + random()%1000)})
		}
		g.first[v+1] = int32(len(g.edges))
	}
	return g
}

type entry struct {
	distance int64
	vertex   int32
}

type queue []entry

func (q *queue) push(e entry) {
	*q = append(*q, e)
	items := *q
	i := len(items) - 1
	for i > 0 {
		parent := (i - 1) / 2
		if items[parent].distance <= e.distance {
			break
		}
		items[i] = items[parent]
		i = parent
	}
	items[i] = e
}

func (q *queue) pop() entry {
	items := *q
	top := items[0]
	last := items[len(items)-1]
	items = items[:len(items)-1]
	*q = items
	if len(items) == 0 {
		return top
	}
	i := 0
	for {
		child := 2*i + 1
		if child >= len(items) {
			break
		}
		if child+1 < len(items) && items[child+1].distance < items[child].distance {
			child++
		}
		if items[child].distance >= last.distance {
			break
		}
		items[i] = items[child]
		i = child
	}
	items[i] = last
	return top
}

const unreached = int64(1) << 62

func (g *graph) distances(from int32) []int64 {
	distance := make([]int64, len(g.first)-1)
	for v := range distance {
		distance[v] = unreached
	}
	distance[from] = 0
	q := queue{{0, from}}
	for len(q) > 0 {
		e := q.pop()
		if e.distance > distance[e.vertex] {
			continue
		}
		for _, out := range g.edges[g.first[e.vertex]:g.first[e.vertex+1]] {
			if d := e.distance + int64(out.weight); d < distance[out.to] {
				distance[out.to] = d
				q.push(entry{d, out.to})
			}
		}
	}
	return distance
}

func main() {
	n := 3
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "dijkstra: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	g := newGraph(10000)
	sum, farthest := int64(0), int64(0)
	for from := 0; from < n; from++ {
		for _, d := range g.distances(int32(from)) {
			sum += d
			farthest = max(farthest, d)
		}
	}
	fmt.Println("sum:", sum, "farthest:", farthest)
}
