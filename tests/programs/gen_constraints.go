// Constraints with methods, type sets, core types and pointer methods.
package main

import "fmt"

type shower interface{ show() string }
type id int
type tag string

func (i id) show() string  { return fmt.Sprint("id", int(i)) }
func (t tag) show() string { return "tag " + string(t) }

func showAll[T shower](xs ...T) (out []string) {
	for _, x := range xs {
		out = append(out, x.show())
	}
	return
}

type numeric interface {
	~int | ~float64
	show() string
}

func twice[T numeric](x T) string { return (x + x).show() }

type setter[T any] interface {
	*T
	set(string)
}
type conf struct{ s string }

func (c *conf) set(s string) { c.s = s }

func build[T any, P setter[T]](vals ...string) []T {
	out := make([]T, len(vals))
	for i, v := range vals {
		P(&out[i]).set(v)
	}
	return out
}

type bytesish interface{ ~string | ~[]byte }

func count[T bytesish](s T, b byte) (n int) {
	for i := 0; i < len(s); i++ {
		if s[i] == b {
			n++
		}
	}
	return
}

func head[T bytesish](s T) T { return s[:1] }

func lens[M ~map[K]V, K comparable, V any](m M) int { return len(m) }

func send[F ~func(A) R, A, R any](f F, a A) R { return f(a) }

type cmp[T any] interface{ less(T) bool }
type age int

func (a age) less(b age) bool { return a < b }

func minOf[T cmp[T]](a T, rest ...T) T {
	for _, x := range rest {
		if x.less(a) {
			a = x
		}
	}
	return a
}

func equal[T comparable](a, b T) bool { return a == b }

type signed interface{ ~int8 | ~int16 | ~int32 }
type unsigned interface{ ~uint8 | ~uint16 }
type integer interface{ signed | unsigned }

func wrap[T integer](x T) T        { return x*2 + 1 }
func shl[T integer](x T, n uint) T { return x << n >> 1 }

func fill[T any](n int, f func(int) T) []T {
	s := make([]T, n)
	for i := range s {
		s[i] = f(i)
	}
	return s
}

func main() {
	fmt.Println(showAll(id(1), id(2)), showAll(tag("x")), showAll[shower](id(3), tag("y")))
	fmt.Println(twice(id(21)))
	fmt.Println(build[conf]("a", "b"))
	fmt.Println(count("banana", 'a'), count([]byte("xx"), 'x'), count(tag("tt"), 't'), head("hello"), string(head([]byte("hey"))))
	fmt.Println(lens(map[string]int{"a": 1}), send(func(x int) string { return fmt.Sprint(x * 2) }, 4))
	fmt.Println(minOf(age(5), 3, 9), minOf(age(1)))
	fmt.Println(equal(1, 1), equal("a", "b"), equal[any](1, "1"), equal([2]int{1, 2}, [2]int{1, 2}), equal[shower](id(1), id(1)))
	fmt.Println(wrap(int8(100)), wrap(uint8(200)), wrap(int16(30000)), wrap(uint16(40000)), shl(int8(64), 1), shl(uint8(255), 1))
	fmt.Println(fill(3, func(i int) [2]int { return [2]int{i, i * i} }), fill(2, func(i int) func() int { return func() int { return i } })[1]())
	func() {
		defer func() { fmt.Println(recover()) }()
		equal[any]([]int{1}, []int{1})
	}()
}
