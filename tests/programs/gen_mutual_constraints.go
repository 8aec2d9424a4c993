package main

import "fmt"

// Constraints that refer to each other's type parameters.
type Node[E any] interface{ Edges() []E }
type Edge[N any] interface{ Ends() (N, N) }

type Graph[N Node[E], E Edge[N]] struct{ nodes []N }

func New[N Node[E], E Edge[N]](nodes ...N) *Graph[N, E] { return &Graph[N, E]{nodes} }

func (g *Graph[N, E]) Count() (n int) {
	for _, node := range g.nodes {
		for _, e := range node.Edges() {
			from, to := e.Ends()
			_, _ = from, to
			n++
		}
	}
	return
}

type vertex struct {
	name string
	out  []*arc
}
type arc struct{ from, to *vertex }

func (v *vertex) Edges() []*arc         { return v.out }
func (a *arc) Ends() (*vertex, *vertex) { return a.from, a.to }

type Ordered[T any] interface{ Less(T) bool }

func Max[T Ordered[T]](first T, rest ...T) T {
	for _, x := range rest {
		if first.Less(x) {
			first = x
		}
	}
	return first
}

type age int

func (a age) Less(b age) bool { return a < b }

type Setter[B any] interface {
	Set(string)
	*B
}

func FromStrings[T any, PT Setter[T]](s []string) []T {
	result := make([]T, len(s))
	for i, v := range s {
		p := PT(&result[i])
		p.Set(v)
	}
	return result
}

type settable struct{ v string }

func (s *settable) Set(v string) { s.v = "<" + v + ">" }

type Number interface {
	~int | ~int8 | ~float64
	fmt.Stringer
}
type meters float64

func (m meters) String() string { return fmt.Sprintf("%.1fm", float64(m)) }

func Sum[T Number](xs ...T) (total T) {
	for _, x := range xs {
		total += x
	}
	return
}

func main() {
	a, b := &vertex{name: "a"}, &vertex{name: "b"}
	a.out = []*arc{{a, b}, {a, a}}
	b.out = []*arc{{b, a}}
	fmt.Println(New[*vertex, *arc](a, b).Count())
	fmt.Println(Max(age(3), 9, 4))
	fmt.Println(FromStrings[settable]([]string{"x", "y"}))
	fmt.Println(Sum(meters(1.5), 2, 0.25), Sum[meters]())
}
