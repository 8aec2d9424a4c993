package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
)

type Option[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Option[T]    { return Option[T]{v, true} }
func None[T any]() (o Option[T])   { return }
func (o Option[T]) Get() (T, bool) { return o.v, o.ok }
func (o Option[T]) OrElse(d T) T {
	if o.ok {
		return o.v
	}
	return d
}

// Map is a generic method.
func (o Option[T]) Map[U any](f func(T) U) Option[U] {
	if !o.ok {
		return None[U]()
	}
	return Some(f(o.v))
}
func (o Option[T]) String() string {
	if v, ok := o.Get(); ok {
		return fmt.Sprintf("Some(%v)", v)
	}
	return "None"
}
func (o Option[T]) MarshalJSON() ([]byte, error) {
	if !o.ok {
		return []byte("null"), nil
	}
	return json.Marshal(o.v)
}
func (o *Option[T]) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*o = Option[T]{}
		return nil
	}
	o.ok = true
	return json.Unmarshal(b, &o.v)
}

type Result[T any] struct {
	Val T
	Err error
}

func Try[T any](f func() (T, error)) (r Result[T]) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case error:
			r.Err = fmt.Errorf("try %T: %w", r.Val, p)
		default:
			r.Err = fmt.Errorf("try %T: %v", r.Val, p)
		}
	}()
	v, err := f()
	return Result[T]{v, err}
}
func (r Result[T]) AndThen[U any](f func(T) Result[U]) Result[U] {
	if r.Err != nil {
		return Result[U]{Err: r.Err}
	}
	return f(r.Val)
}

type Either[L, R any] interface{ isEither(L, R) }
type Left[L, R any] struct{ V L }
type Right[L, R any] struct{ V R }

func (Left[L, R]) isEither(L, R)  {}
func (Right[L, R]) isEither(L, R) {}

func Fold[L, R, T any](e Either[L, R], f func(L) T, g func(R) T) T {
	switch e := e.(type) {
	case Left[L, R]:
		return f(e.V)
	case Right[L, R]:
		return g(e.V)
	}
	panic(fmt.Sprintf("unexpected %T", e))
}

type Number interface {
	~int | ~int64 | ~float64
}
type Seq[T any] iter.Seq[T]

func From[T any](xs ...T) Seq[T] { return Seq[T](slices.Values(xs)) }
func (s Seq[T]) Filter(p func(T) bool) Seq[T] {
	return func(y func(T) bool) {
		for x := range s {
			if p(x) && !y(x) {
				return
			}
		}
	}
}
func (s Seq[T]) Map[U any](f func(T) U) Seq[U] {
	return func(y func(U) bool) {
		for x := range s {
			if !y(f(x)) {
				return
			}
		}
	}
}
func (s Seq[T]) Take(n int) Seq[T] {
	return func(y func(T) bool) {
		if n == 0 {
			return
		}
		left := n
		for x := range s {
			if left--; !y(x) || left == 0 {
				return
			}
		}
	}
}
func (s Seq[T]) Reduce[A any](a A, f func(A, T) A) A {
	for x := range s {
		a = f(a, x)
	}
	return a
}
func Sum[T Number](s Seq[T]) T { var z T; return s.Reduce(z, func(a, x T) T { return a + x }) }
func Zip[A, B any](a Seq[A], b Seq[B]) iter.Seq2[A, B] {
	return func(y func(A, B) bool) {
		next, stop := iter.Pull(iter.Seq[B](b))
		defer stop()
		for x := range a {
			v, ok := next()
			if !ok || !y(x, v) {
				return
			}
		}
	}
}

type Set[T comparable] = map[T]struct{}
type PairOf[T any] = struct{ A, B T }
type Celsius float64

func Describe[T any](x T) string {
	switch v := any(x).(type) {
	case int, int64:
		return fmt.Sprintf("int %v", v)
	case Celsius:
		return fmt.Sprintf("%.1f°C", float64(v))
	case []T:
		return "slice of self"
	case Option[int]:
		return "optint " + v.String()
	case fmt.Stringer:
		return "stringer " + v.String()
	case PairOf[string]:
		return v.A + "&" + v.B
	case error:
		return "error " + v.Error()
	case nil:
		return "nil"
	}
	return fmt.Sprintf("%T", x)
}

func main() {
	o := Some(21)
	fmt.Println(o, None[string](), o.Map(func(i int) string { return strings.Repeat("x", i/7) }), o.Map(strconv.Itoa).Map(func(s string) int { return len(s) }))
	b, err := json.Marshal(map[string]any{"a": o, "b": None[bool](), "c": Some([]string{"q"})})
	fmt.Println(string(b), err)
	var in struct {
		A Option[int]
		B Option[string]
		C Option[PairOf[float64]]
	}
	fmt.Println(json.Unmarshal([]byte(`{"A":5,"B":null,"C":{"A":1.5,"B":2}}`), &in), in)
	parse := func(s string) Result[int] { return Try(func() (int, error) { return strconv.Atoi(s) }) }
	inv := func(n int) Result[float64] {
		return Try(func() (float64, error) { return float64(100 / n), nil })
	}
	for _, s := range []string{"8", "zero", "0"} {
		r := parse(s).AndThen(inv).AndThen(func(f float64) Result[Celsius] { return Result[Celsius]{Val: Celsius(f)} })
		fmt.Println(r.Val, r.Err, errors.Is(r.Err, strconv.ErrSyntax))
	}
	fmt.Println(Try(func() (x [3]int, e error) { panic("str") }).Err)
	es := []Either[int, string]{Left[int, string]{7}, Right[int, string]{"hello"}}
	for _, e := range es {
		fmt.Printf("%T %d\n", e, Fold(e, func(i int) int { return i * i }, func(s string) int { return len(s) }))
	}
	nat := Seq[int](func(y func(int) bool) {
		for i := 0; y(i); i++ {
		}
	})
	sq := nat.Filter(func(i int) bool { return i%3 == 1 }).Map(func(i int) float64 { return float64(i*i) / 2 }).Take(5)
	fmt.Println(slices.Collect(iter.Seq[float64](sq)), Sum(sq), Sum(From[Celsius](1.5, 2)))
	for a, b := range Zip(From("a", "b", "c"), nat) {
		fmt.Print(a, b, " ")
	}
	fmt.Println()
	f := Seq[int].Take
	fmt.Println(slices.Collect(iter.Seq[int](f(nat, 3))), Sum(nat.Take(0)))
	set := Set[PairOf[int]]{{1, 2}: {}, {3, 4}: {}}
	delete(set, PairOf[int]{1, 2})
	fmt.Println(set, len(set))
	fmt.Println(Describe(1), Describe(Celsius(3)), Describe(o), Describe(Some("s")), Describe(PairOf[string]{"x", "y"}), Describe(errors.New("e")), Describe[any](nil), Describe[any]([]any{}), Describe([]int{}), Describe(struct{}{}))
	fmt.Printf("%T %T %T %v\n", o, sq, set, o.Map[float64](func(i int) float64 { return float64(i) / 2 }))
}
