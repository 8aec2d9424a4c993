// Option, Result and Either with their maps and chains: formatting, JSON, comparers, errors in layers and validation that collects.
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
)

type Option[T any] struct {
	v  T
	ok bool
}

func Some[T any](v T) Option[T]  { return Option[T]{v, true} }
func None[T any]() (o Option[T]) { return }

func (o Option[T]) Or(v T) T {
	if o.ok {
		return o.v
	}
	return v
}

func (o Option[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { _ = o.ok && yield(o.v) }
}

func (o Option[T]) Format(s fmt.State, verb rune) {
	switch {
	case !o.ok:
		io.WriteString(s, "none")
	case verb == 'v' && s.Flag('#'):
		fmt.Fprintf(s, "Some[%T](%#v)", o.v, o.v)
	default:
		fmt.Fprintf(s, fmt.FormatString(s, verb)+"?", o.v)
	}
}

func (o Option[T]) IsZero() bool { return !o.ok }

func (o Option[T]) MarshalJSON() ([]byte, error) {
	if !o.ok {
		return []byte("null"), nil
	}
	return json.Marshal(o.v)
}

func (o *Option[T]) UnmarshalJSON(b []byte) error {
	if o.ok = string(b) != "null"; !o.ok {
		return nil
	}
	return json.Unmarshal(b, &o.v)
}

func Bind[A, B any](o Option[A], f func(A) Option[B]) (r Option[B]) {
	for v := range o.All() {
		r = f(v)
	}
	return
}

func Lift[A, B any](f func(A) B) func(Option[A]) Option[B] {
	return func(o Option[A]) Option[B] { return Bind(o, func(a A) Option[B] { return Some(f(a)) }) }
}

type Result[T any] struct {
	Val T
	Err error
}

func Try[T any](v T, err error) Result[T] { return Result[T]{v, err} }

func Catch[T any](f func() T) (r Result[T]) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case error:
			r.Err = fmt.Errorf("caught: %w", p)
		default:
			r.Err = fmt.Errorf("caught %T %[1]v", p)
		}
	}()
	return Result[T]{Val: f()}
}

func Then[A, B any](r Result[A], f func(A) (B, error)) Result[B] {
	if r.Err != nil {
		return Result[B]{Err: fmt.Errorf("%T: %w", *new(A), r.Err)}
	}
	return Try(f(r.Val))
}

func (r Result[T]) Option() Option[T] { return Option[T]{r.Val, r.Err == nil} }
func (r Result[T]) String() string {
	if r.Err != nil {
		return "Err(" + r.Err.Error() + ")"
	}
	return fmt.Sprintf("Ok(%v)", r.Val)
}

type Either[L, R any] struct {
	left  *L
	right *R
}

func Left[R, L any](l L) Either[L, R]  { return Either[L, R]{left: &l} }
func Right[L, R any](r R) Either[L, R] { return Either[L, R]{right: &r} }

func Fold[L, R, T any](e Either[L, R], l func(L) T, r func(R) T) T {
	if e.left != nil {
		return l(*e.left)
	}
	return r(*e.right)
}

func (e Either[L, R]) Swap() Either[R, L] {
	return Fold(e, Right[R, L], Left[L, R])
}

func (e *Either[L, R]) UnmarshalJSON(b []byte) error {
	l, errL := Then(Try(b, nil), func(b []byte) (v L, err error) { return v, json.Unmarshal(b, &v) }), error(nil)
	if l.Err == nil {
		json.Unmarshal(b, &l.Val)
		e.left = &l.Val
		return nil
	}
	errL = l.Err
	e.right = new(R)
	if err := json.Unmarshal(b, e.right); err != nil {
		return errors.Join(errL, err)
	}
	return nil
}

func Sequence[T any](rs ...Result[T]) Result[[]T] {
	var all Result[[]T]
	for i, r := range rs {
		if r.Err != nil {
			all.Err = errors.Join(all.Err, fmt.Errorf("#%d: %w", i, r.Err))
			continue
		}
		all.Val = append(all.Val, r.Val)
	}
	return all
}

func Compare[T any](f func(a, b T) int) func(a, b Option[T]) int {
	return func(a, b Option[T]) int {
		switch {
		case a.ok && b.ok:
			return f(a.v, b.v)
		case a.ok:
			return 1
		case b.ok:
			return -1
		}
		return 0
	}
}

type User struct {
	Name  Option[string]            `json:"name"`
	Age   Option[uint8]             `json:"age,omitzero"`
	ID    Either[int, string]       `json:"-"`
	Boss  *Option[*User]            `json:"boss,omitempty"`
	Since Option[time.Duration]     `json:"since"`
	Tags  Option[map[string][]byte] `json:"tags,omitzero"`
}

func tree(err error, depth int) {
	fmt.Printf("%s%T %s\n", strings.Repeat(". ", depth), err, strconv.Quote(err.Error()))
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		if e.Unwrap() != nil {
			tree(e.Unwrap(), depth+1)
		}
	case interface{ Unwrap() []error }:
		for _, e := range e.Unwrap() {
			tree(e, depth+1)
		}
	}
}

func main() {
	half := func(i int) Option[float64] {
		if i%2 != 0 {
			return None[float64]()
		}
		return Some(float64(i) / 4)
	}
	for i := range 3 {
		o := Bind(Some(i), half)
		fmt.Printf("%v|%8.3f|%+e|%#v|%-6v|%T|%s\n", o, o, o, o, o, o, Lift(strconv.Itoa)(Some(i)))
	}
	fmt.Println([]Option[any]{Some[any](nil), {}, Some[any](Some(1)), {v: "hidden"}}, map[Option[string]]int{Some("k"): 1, {}: 0})
	fmt.Printf("%q %x %05d %#v\n", Some([]string{"a b", "c"}), Some("hex"), Some(-42), Some(map[string]*int{"p": nil}))

	parse := func(s string) Result[int64] { return Try(strconv.ParseInt(s, 0, 16)) }
	for _, s := range []string{"0x7f", "40000", "", "9_9"} {
		r := Then(Then(parse(s), func(n int64) (time.Duration, error) {
			if n > 100 {
				return 0, context.DeadlineExceeded
			}
			return time.Duration(n) * time.Second, nil
		}), func(d time.Duration) ([]string, error) { return strings.SplitAfter(d.String(), "m"), nil })
		fmt.Printf("%v %q %v %t\n", r, r.Val, r.Option(), errors.Is(r.Err, strconv.ErrRange))
	}
	all := Sequence(parse("1"), parse("x"), parse("2"), Then(Try(os.ReadFile("/no/such")), func(b []byte) (int64, error) { return int64(len(b)), nil }))
	fmt.Println(all.Val, errors.Is(all.Err, fs.ErrNotExist), errors.Is(all.Err, strconv.ErrSyntax), errors.Is(all.Err, strconv.ErrRange))
	tree(all.Err, 0)
	var m map[string]int
	var zero int
	for _, f := range []func() int{
		func() int { return len(m) },
		func() int { m["x"] = 1; return 0 },
		func() int { return 1 / zero },
		func() int { return []int{1, 2}[zero+2] },
		func() int { panic(fmt.Sprintf("%v", math.Inf(-1))) },
		func() int { panic(fs.ErrClosed) },
		func() int { return any("s").(int) },
		func() int { return len([]int{1, 2}[2-zero : 1+zero]) },
	} {
		r := Catch(f)
		fmt.Println(r, errors.Is(r.Err, fs.ErrClosed))
	}

	e := Left[string](1.5)
	show := func(e Either[float64, string]) string {
		return Fold(e, func(f float64) string { return strconv.FormatFloat(f, 'b', -1, 32) }, strings.ToUpper)
	}
	fmt.Printf("%s %s %T %T\n", show(e), show(Left[float64]("straße").Swap()), e, e.Swap())

	var users []User
	err := json.Unmarshal([]byte(`[{"name":"Ada","age":36,"since":1500000000,"boss":null},{"name":null,"boss":{"name":"Bob","tags":{"k":"aGk="}}},{"age":300},{}]`), &users)
	fmt.Printf("%v %d\n", err, len(users))
	js, err := json.Marshal(users)
	fmt.Println(string(js), err)
	fmt.Printf("%+v\n%v %s\n", users[0], users[1].Boss.v.Name, users[1].Boss.v.Tags.v)
	slices.SortStableFunc(users, func(a, b User) int {
		return cmp.Or(Compare(cmp.Compare[uint8])(b.Age, a.Age), Compare(strings.Compare)(a.Name, b.Name))
	})
	for _, u := range users {
		fmt.Print(u.Name, u.Age, u.Age.Or(1), u.Since, " ")
	}
	var mixed map[string]Either[int, []string]
	fmt.Println(json.Unmarshal([]byte(`{"a":1,"b":["x","y"]}`), &mixed), *mixed["a"].left, *mixed["b"].right)
	err = json.Unmarshal([]byte(`{"c":true}`), &mixed)
	tree(err, 0)
	floats := []Option[float64]{Some(2.), None[float64](), Some(math.NaN()), Some(-1.), Some(math.NaN()), None[float64]()}
	slices.SortFunc(floats, Compare(cmp.Compare[float64]))
	fmt.Println(floats, slices.MaxFunc(floats, Compare(cmp.Compare[float64])), floats[0] == floats[1], floats[2] == floats[3])
}
