// Disjoint sets over any comparable key: interfaces, arrays, structs and NaN as elements, payloads merged by closures, a maze and a percolation on top.
package main

import (
	"bytes"
	"cmp"
	"crypto/sha1"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"iter"
	"log"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"time"
	"unicode"
)

type node[T any] struct {
	parent *node[T]
	rank   int
	size   uint
	data   T
}

func (n *node[T]) root() *node[T] {
	for n.parent != nil && n.parent.parent != nil {
		n.parent, n = n.parent.parent, n.parent
	}
	if n.parent != nil {
		return n.parent
	}
	return n
}

type Sets[K comparable, T any] struct {
	nodes map[K]*node[T]
	merge func(T, T) T
	trace func(format string, args ...any)
}

func (s *Sets[K, T]) Make(k K, data T) *Sets[K, T] {
	if s.nodes == nil {
		s.nodes = map[K]*node[T]{}
	}
	s.nodes[k] = &node[T]{size: 1, data: data}
	return s
}

type UnknownError struct{ Key any }

func (e UnknownError) Error() string { return fmt.Sprintf("unknown element %#v", e.Key) }

func (s *Sets[K, T]) Union(a, b K) (joined bool, err error) {
	x, okX := s.nodes[a]
	y, okY := s.nodes[b]
	for k, ok := range map[any]bool{a: okX, b: okY} {
		if !ok {
			err = errors.Join(err, UnknownError{k})
		}
	}
	if err != nil {
		return
	}
	if x, y = x.root(), y.root(); x == y {
		return
	}
	if x.rank < y.rank {
		x, y = y, x
	} else if x.rank == y.rank {
		x.rank++
	}
	y.parent, x.size, x.data = x, x.size+y.size, s.merge(x.data, y.data)
	if s.trace != nil {
		s.trace("%v + %v = %d (rank %d) %v", a, b, x.size, x.rank, x.data)
	}
	return true, nil
}

func (s Sets[K, T]) Groups(order func(K, K) int) iter.Seq2[[]K, T] {
	groups := make(map[*node[T]][]K)
	for k, n := range s.nodes {
		groups[n.root()] = append(groups[n.root()], k)
	}
	for _, g := range groups {
		slices.SortFunc(g, order)
	}
	return func(yield func([]K, T) bool) {
		for _, n := range slices.SortedFunc(maps.Keys(groups), func(a, b *node[T]) int { return order(groups[a][0], groups[b][0]) }) {
			if !yield(groups[n], n.data) {
				return
			}
		}
	}
}

type Point [2]int8

type Span struct {
	Lo, Hi float64
	Tags   map[string]bool
}

func (s *Span) String() string {
	return fmt.Sprintf("[%g..%g]%v", s.Lo, s.Hi, slices.Sorted(maps.Keys(s.Tags)))
}

func byText[K any](a, b K) int {
	return cmp.Compare(fmt.Sprintf("%v %T", a, a), fmt.Sprintf("%v %T", b, b))
}

func maze(w io.Writer, width, height int8, seed uint64) (walls int) {
	s := Sets[Point, int]{merge: func(a, b int) int { return a + b }}
	type wall struct {
		a, b Point
	}
	var all []wall
	for y := range height {
		for x := range width {
			s.Make(Point{x, y}, 1)
			if x > 0 {
				all = append(all, wall{Point{x - 1, y}, Point{x, y}})
			}
			if y > 0 {
				all = append(all, wall{Point{x, y - 1}, Point{x, y}})
			}
		}
	}
	rand.New(rand.NewPCG(seed, 0)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	closed := make(map[wall]bool)
	for _, w := range all {
		if ok, _ := s.Union(w.a, w.b); !ok {
			closed[w] = true
		}
	}
	rows := bytes.Repeat([]byte(strings.Repeat("+--", int(width))+"+\n"+strings.Repeat("|  ", int(width))+"|\n"), int(height))
	stride := int(width)*3 + 2
	for _, w := range all {
		if closed[w] {
			continue
		}
		row, col := 2*int(w.b[1]), 3*int(w.b[0])
		if w.a[1] == w.b[1] {
			rows[(row+1)*stride+col] = ' '
		} else {
			copy(rows[row*stride+col+1:], "  ")
		}
	}
	io.Copy(w, io.MultiReader(bytes.NewReader(rows), strings.NewReader(strings.Repeat("+--", int(width))+"+\n")))
	return len(closed)
}

func percolates(n int, rng *rand.Rand) (opened int) {
	type site struct{ row, col int }
	top, bottom := site{-1, 0}, site{n, 0}
	s := (&Sets[any, struct{}]{merge: func(a, _ struct{}) struct{} { return a }}).Make(top, struct{}{}).Make(bottom, struct{}{})
	for _, at := range rng.Perm(n * n) {
		here := site{at / n, at % n}
		s.Make(here, struct{}{})
		opened++
		for _, d := range [...]site{{-1, 0}, {1, 0}, {0, -1}, {0, 1}} {
			next := site{here.row + d.row, here.col + d.col}
			if next.row == -1 || next.row == n {
				next.col = 0
			}
			s.Union(here, next)
		}
		if s.nodes[top].root() == s.nodes[bottom].root() {
			break
		}
	}
	return
}

func main() {
	logger := log.New(os.Stdout, "sets: ", log.Lmsgprefix)
	spans := Sets[string, *Span]{merge: func(a, b *Span) *Span {
		tags := maps.Clone(a.Tags)
		maps.Copy(tags, b.Tags)
		return &Span{min(a.Lo, b.Lo), max(a.Hi, b.Hi), tags}
	}, trace: logger.Printf}
	for i, word := range strings.FieldsFunc("Élan;vital,über-alles naïve", func(r rune) bool { return !unicode.IsLetter(r) }) {
		spans.Make(word, &Span{math.Pow(-1, float64(i)) * float64(i), float64(len(word)), map[string]bool{word[:2]: true}})
	}
	fmt.Println(spans.Union("Élan", "naïve"))
	fmt.Println(spans.Union("vital", "über"))
	fmt.Println(spans.Union("über", "Élan"))
	fmt.Println(spans.Union("naïve", "vital"))
	_, err := spans.Union("nobody", "vital")
	fmt.Printf("%v %T %v\n", err, err, errors.As(err, new(UnknownError)))
	for group, span := range spans.Groups(cmp.Compare[string]) {
		fmt.Printf("%q %v %+v\n", group, span, *span)
	}

	mixed := &Sets[any, []int]{merge: func(a, b []int) []int { return slices.Sorted(slices.Values(append(a, b...))) }}
	keys := []any{1, int8(1), 1.0, "1", Point{1, 1}, struct{ X, Y any }{1, "1"}, nil, true, 'x', 2i, time.Second, error(UnknownError{1}), [0]int{}}
	for i, k := range keys {
		mixed.Make(k, []int{i})
	}
	for i := range keys {
		mixed.Union(keys[i], keys[i*i%len(keys)])
	}
	for group, data := range mixed.Groups(byText[any]) {
		fmt.Printf("%v %#v %v\n", group, group, data)
	}
	mixed.Make(math.NaN(), nil).Make(math.NaN(), nil)
	_, err = mixed.Union(math.NaN(), 1)
	fmt.Println(len(mixed.nodes), err)
	func() {
		defer func() {
			r := recover()
			fmt.Printf("%v %t\n", r, r.(error) != nil)
		}()
		mixed.Union([]string{"no key"}, 1)
	}()

	var b bytes.Buffer
	fmt.Println(maze(io.MultiWriter(&b, os.Stdout), 9, 4, 42), b.Len())
	sum := sha1.New()
	for i := range int8(30) {
		binary.Write(sum, binary.LittleEndian, struct {
			I int8
			P Point
			N uint16
		}{i, Point{i, -i}, uint16(maze(sum, i%7+1, i%5+1, uint64(i)))})
	}
	fmt.Println(hex.EncodeToString(sum.Sum(nil)))
	rng, total := rand.New(rand.NewPCG(1, 2)), 0
	for range 40 {
		total += percolates(10, rng)
	}
	fmt.Printf("%.3f\n", float64(total)/40/100)
}
