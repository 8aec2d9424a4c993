package main

import (
	"fmt"
	"strconv"
)

type Box[T any] struct{ v T }

func (b Box[T]) Map[U any](f func(T) U) Box[U]         { return Box[U]{f(b.v)} }
func (b *Box[T]) Zip[U, R any](o Box[U], f func(T, U) R) R { return f(b.v, o.v) }
func (b Box[T]) Get() T                                { return b.v }

type Plain int

func (p Plain) As[T ~int | ~float64]() T { return T(p) }
func (p Plain) Show[T fmt.Stringer](x T) string { return x.String() + strconv.Itoa(int(p)) }

func (p Plain) String() string { return "P" }

type outer struct {
	*Box[string]
	Plain
}

func twice[T any](f func(T) T, x T) T { return f(f(x)) }

func main() {
	b := Box[int]{20}
	fmt.Println(b.Map(func(x int) string { return strconv.Itoa(x) + "!" }).Get())
	fmt.Println(b.Map(strconv.Itoa).Map(func(s string) int { return len(s) }))
	fmt.Println(b.Zip(Box[string]{"ab"}, func(n int, s string) string { return fmt.Sprint(n, s) }))
	fmt.Println(Plain(7).As[float64]()/2, Plain(3).Show(Plain(4)))
	o := outer{&Box[string]{"in"}, 5}
	fmt.Println(o.Map(func(s string) []byte { return []byte(s) }).v, o.As[int]())
	f := b.Map[float64]
	fmt.Println(f(func(x int) float64 { return float64(x) / 8 }))
	g := Box[int].Get
	fmt.Println(g(b), twice(func(x int) int { return x * x }, 3))
	h := Box[int].Map[string]
	fmt.Println(h(b, func(x int) string { return fmt.Sprint(-x) }))
}
