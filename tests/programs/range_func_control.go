package main

import "fmt"

type Tree[T any] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) Walk(yield func(T) bool) bool {
	return t == nil || (t.l.Walk(yield) && yield(t.v) && t.r.Walk(yield))
}
func (t *Tree[T]) Seq(yield func(T) bool) { t.Walk(yield) }
func main() {
	evens := func(y func(int) bool) {
		defer fmt.Print("<done>")
		for i := 0; i < 10 && y(i); i += 2 {
		}
	}
	for x := range evens {
		if fmt.Print(x, " "); x > 5 {
			break
		}
	}
	fmt.Println()
	t := &Tree[rune]{&Tree[rune]{nil, nil, 'a'}, &Tree[rune]{&Tree[rune]{v: 'c'}, nil, 'd'}, 'b'}
	for r := range t.Seq {
		fmt.Printf("%c", r)
	}
	fmt.Println()
	for r := range t.Seq {
		if r == 'b' {
			break
		}
		fmt.Printf("%c", r)
	}
	fmt.Println(1)
}
