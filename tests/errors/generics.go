package main

type num interface{ ~int | ~float64 }

func sum[T num](xs ...T) T       { var z T; return z }
func pair[A, B any](a A, b B)    {}
func mk[T any]() T               { var z T; return z }
func add[T any](a, b T) T        { return a + b }
func eq[T any](a, b T) bool      { return a == b }

type box[T any] struct{ v T }
type set[K comparable] map[K]bool

func main() {
	sum("a")
	sum(1, 2.5)
	sum(1, "a")
	mk()
	pair[int]("x", 1)
	var b box
	var s set[[]int]
	_ = box[int]{"x"}
	_, _ = b, s
}
