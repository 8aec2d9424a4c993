package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

type Stage[I, O any] func(context.Context, <-chan I) <-chan O

func Source[T any](ctx context.Context, xs iter.Seq[T]) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		for x := range xs {
			select {
			case out <- x:
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}
func MapStage[I, O any](workers int, f func(I) O) Stage[I, O] {
	return func(ctx context.Context, in <-chan I) <-chan O {
		out := make(chan O, workers)
		var wg sync.WaitGroup
		for range workers {
			wg.Go(func() {
				for x := range in {
					select {
					case out <- f(x):
					case <-ctx.Done():
						return
					}
				}
			})
		}
		go func() { wg.Wait(); close(out) }()
		return out
	}
}
func Compose[A, B, C any](f Stage[A, B], g Stage[B, C]) Stage[A, C] {
	return func(ctx context.Context, in <-chan A) <-chan C { return g(ctx, f(ctx, in)) }
}
func Drain[T any](ch <-chan T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for x := range ch {
			if !yield(x) {
				return
			}
		}
	}
}
func Merge[T any](chs ...<-chan T) <-chan T {
	out := make(chan T)
	go func() {
		defer close(out)
		a, b := chs[0], chs[1]
		for a != nil || b != nil {
			select {
			case x, ok := <-a:
				if !ok {
					a = nil
					continue
				}
				out <- x
			case x, ok := <-b:
				if !ok {
					b = nil
					continue
				}
				out <- x
			}
		}
	}()
	return out
}

type List[T any] struct {
	head *cell[T]
	n    int
}
type cell[T any] struct {
	v    T
	next *cell[T]
}

func (l *List[T]) Push(vs ...T) *List[T] {
	for _, v := range vs {
		l.head = &cell[T]{v, l.head}
		l.n++
	}
	return l
}
func (l *List[T]) All() iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		i := 0
		for c := l.head; c != nil; c = c.next {
			if !yield(i, c.v) {
				return
			}
			i++
		}
	}
}
func Values[K, V any](s iter.Seq2[K, V]) iter.Seq[V] {
	return func(y func(V) bool) { s(func(_ K, v V) bool { return y(v) }) }
}
func Chunk[T any](s iter.Seq[T], n int) iter.Seq[[]T] {
	return func(yield func([]T) bool) {
		buf := make([]T, 0, n)
		for x := range s {
			if buf = append(buf, x); len(buf) == n {
				if !yield(buf) {
					return
				}
				buf = make([]T, 0, n)
			}
		}
		if len(buf) > 0 {
			yield(buf)
		}
	}
}
func MergeSorted[T any](cmp func(T, T) int, a, b iter.Seq[T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		x, okx := na()
		y, oky := nb()
		for okx || oky {
			if okx && (!oky || cmp(x, y) <= 0) {
				if !yield(x) {
					return
				}
				x, okx = na()
			} else {
				if !yield(y) {
					return
				}
				y, oky = nb()
			}
		}
	}
}
func primes(yield func(int) bool) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	gen := func(yield func(int) bool) {
		for i := 2; yield(i); i++ {
		}
	}
	ch := Source(ctx, gen)
	for {
		p := <-ch
		if !yield(p) {
			return
		}
		in, out := ch, make(chan int)
		go func() {
			for {
				select {
				case x := <-in:
					if x%p == 0 {
						continue
					}
					select {
					case out <- x:
					case <-ctx.Done():
						return
					}
				case <-ctx.Done():
					return
				}
			}
		}()
		ch = out
	}
}
func fib() func() int {
	a, b := 0, 1
	return func() (r int) {
		r, a, b = a, b, a+b
		return
	}
}

type Tree[T any] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Walk(yield func(T) bool) bool {
	return t == nil || (t.l.Walk(yield) && yield(t.v) && t.r.Walk(yield))
}
func (t *Tree[T]) Seq(yield func(T) bool) { t.Walk(yield) }

var errStop = errors.New("stop")

func safely(f func()) (err error) {
	defer func() {
		if e, ok := recover().(error); ok {
			err = e
		}
	}()
	f()
	return
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	pipe := Compose(MapStage(3, func(i int) string { return strings.Repeat("x", i%4) }), MapStage(2, func(s string) int { return len(s) }))
	got := slices.Sorted(Drain(pipe(ctx, Source(ctx, slices.Values([]int{1, 2, 3, 4, 5, 6, 7})))))
	fmt.Println(got)
	m := Merge(Source(ctx, slices.Values([]string{"a", "b"})), Source(ctx, maps.Keys(map[string]int{"z": 1})))
	fmt.Println(slices.Sorted(Drain(m)))
	cancel()
	l := new(List[string]).Push("c", "b", "a")
	for i, v := range l.All() {
		if i == 1 {
			continue
		}
		defer fmt.Println("deferred", i, v)
	}
	fmt.Println(slices.Collect(Values(l.All())), l.n)
	for c := range Chunk(Values(l.All()), 2) {
		fmt.Print(len(c), cap(c), c, " ")
	}
	fmt.Println()
	for p := range primes {
		if p > 40 {
			break
		}
		fmt.Print(p, " ")
	}
	fmt.Println()
	f := fib()
	var fs []int
	for range 12 {
		fs = append(fs, f())
	}
	fmt.Println(fs)
	evens := func(y func(int) bool) {
		defer fmt.Print("<done>")
		for i := 0; i < 10 && y(i); i += 2 {
		}
	}
	for x := range MergeSorted(func(a, b int) int { return a - b }, slices.Values([]int{1, 2, 3, 8}), evens) {
		if fmt.Print(x, " "); x > 5 {
			break
		}
	}
	fmt.Println()
	t := &Tree[rune]{&Tree[rune]{nil, nil, 'a'}, &Tree[rune]{&Tree[rune]{v: 'c'}, nil, 'd'}, 'b'}
	for r := range t.Seq {
		fmt.Printf("%c", r)
	}
	next, stop := iter.Pull2(l.All())
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	fmt.Println(safely(func() {
		for r := range t.Seq {
			if r == 'b' {
				panic(errStop)
			}
		}
	}) == errStop)
	bad := func(y func(int) bool) { y(1); y(2) }
	fmt.Println(safely(func() {
		for range bad {
			break
		}
	}))
	var leak func(int) bool
	fmt.Println(safely(func() {
		for range func(y func(int) bool) { leak = y; y(0) } {
		}
		leak(1)
	}))
	np, sp := iter.Pull(func(y func(int) bool) { y(1); panic(errStop) })
	fmt.Println(np())
	fmt.Println(safely(func() { np() }))
	sp()
	fmt.Println(slices.Collect(maps.Values(map[int]int{1: 2})), slices.Collect(slices.Chunk([]int{1, 2, 3}, 2)), slices.Sorted(maps.Keys(maps.Collect(slices.All([]string{"p", "q"})))))
}
