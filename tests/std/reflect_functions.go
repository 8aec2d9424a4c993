// Functions by reflection: calls of all shapes, variadic ones, made ones, results, panics through them, Swapper.
package main

import (
	"errors"
	"fmt"
	"io"
	"reflect"
	"runtime"
	"sort"
	"strings"
)

type Big struct {
	A, B, C, D int
	S          string
}
type Mixed struct {
	F float32
	N int8
	P *int
}
type Op func(a, b float64) float64

func (b Big) Sum(more ...int) (total int) {
	total = b.A + b.B + b.C + b.D
	for _, n := range more {
		total += n
	}
	return
}
func (b *Big) Set(n int) *Big { b.A = n; return b }

func many(a int8, b uint16, c float32, d string, e Big, f Mixed, g []int, h any, i error, j complex64, k [3]byte, l func() int, m map[string]int, n bool) (int8, uint16, float32, string, Big, Mixed, []int, any, error, complex64, [3]byte, int, map[string]int, bool) {
	return a + 1, b * 2, c / 2, d + "!", Big{e.D, e.C, e.B, e.A, e.S}, f, append(g, 9), fmt.Sprintf("%T", h), i, -j, [3]byte{k[2], k[1], k[0]}, l(), m, !n
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			var re runtime.Error
			if e, ok := r.(error); ok && errors.As(e, &re) {
				fmt.Println(name+": runtime error:", r)
				return
			}
			fmt.Println(name+": panic:", r)
		}
	}()
	f()
}

func values(xs ...any) (out []reflect.Value) {
	for _, x := range xs {
		out = append(out, reflect.ValueOf(x))
	}
	return
}

func show(out []reflect.Value) {
	for _, v := range out {
		fmt.Printf("%v:%v ", v.Type(), v)
	}
	fmt.Println(len(out))
}

func main() {
	x := 5
	in := values(int8(127), uint16(40000), float32(3), "str", Big{1, 2, 3, 4, "b"}, Mixed{1.5, -1, &x}, []int{1}, 2.5, io.EOF, complex64(1-2i), [3]byte{1, 2, 3}, func() int { return x }, map[string]int{"k": 1}, true)
	out := reflect.ValueOf(many).Call(in)
	out[5] = reflect.ValueOf(*out[5].Interface().(Mixed).P)
	show(out)
	nilErr := reflect.Zero(reflect.TypeFor[error]())
	in[8], in[7], in[6] = nilErr, reflect.Zero(reflect.TypeFor[any]()), reflect.Zero(reflect.TypeFor[[]int]())
	out = reflect.ValueOf(many).Call(in)
	fmt.Println(out[6], out[7], out[8].IsNil(), out[8].Type())

	b := Big{1, 2, 3, 4, ""}
	v := reflect.ValueOf(&b)
	show(v.MethodByName("Sum").Call(nil))
	show(v.MethodByName("Sum").Call(values(10, 20)))
	show(v.MethodByName("Sum").CallSlice(values([]int{5, 5, 5})))
	show(v.MethodByName("Set").Call(values(100))[0].MethodByName("Sum").Call(nil))
	m, _ := v.Type().MethodByName("Sum")
	show(m.Func.Call(append([]reflect.Value{v}, values(1, 2)...)))
	sum := v.MethodByName("Sum").Interface().(func(...int) int)
	b.A = 0
	fmt.Println(sum(1), v.MethodByName("Sum").Kind(), v.MethodByName("Sum").Type())

	variadic := func(prefix string, xs ...any) string { return fmt.Sprint(prefix, len(xs), xs == nil, xs) }
	f := reflect.ValueOf(variadic)
	for n := range 4 {
		show(f.Call(values("p", 1, "two", nil)[:min(n+1, 3)]))
	}
	show(f.CallSlice(values("s", []any{1, nil})))
	show(f.CallSlice([]reflect.Value{reflect.ValueOf("s"), reflect.Zero(reflect.TypeFor[[]any]())}))
	try("too few", func() { f.Call(nil) })
	try("too many", func() { reflect.ValueOf(strings.ToUpper).Call(values("a", "b")) })
	try("too few plain", func() { reflect.ValueOf(strings.ToUpper).Call(nil) })
	try("wrong type", func() { reflect.ValueOf(strings.ToUpper).Call(values(1)) })
	try("wrong variadic", func() { reflect.ValueOf(b.Sum).Call(values("x")) })
	try("zero arg", func() { reflect.ValueOf(strings.ToUpper).Call([]reflect.Value{{}}) })
	try("callslice of plain", func() { reflect.ValueOf(strings.ToUpper).CallSlice(values("a")) })
	try("callslice few", func() { f.CallSlice(values("a")) })
	try("callslice many", func() { f.CallSlice(values("a", []any{}, 1)) })
	try("callslice type", func() { f.CallSlice(values("a", []int{})) })
	try("nil func", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("not func", func() { reflect.ValueOf(1).Call(nil) })
	try("panics", func() { reflect.ValueOf(func() { panic(fmt.Errorf("inside: %w", io.EOF)) }).Call(nil) })
	try("index", func() { reflect.ValueOf(func(s []int) int { return s[3] }).Call(values([]int{1})) })
	try("nil map", func() { reflect.ValueOf(func(m map[int]int) { m[1] = 1 }).Call(values(map[int]int(nil))) })

	// Made functions.
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	var ints func(int, int) (int, int)
	var strs func(string, Big) (Big, string)
	for _, p := range []any{&ints, &strs} {
		fn := reflect.ValueOf(p).Elem()
		fn.Set(reflect.MakeFunc(fn.Type(), swap))
	}
	fmt.Println(ints(1, 2))
	fmt.Println(strs("s", Big{A: 7}))
	var op Op
	reflect.ValueOf(&op).Elem().Set(reflect.MakeFunc(reflect.TypeFor[Op](), func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(in[0].Float() * in[1].Float())}
	}))
	fmt.Println(op(1.5, 4), reflect.ValueOf(op).Call(values(2.0, 0.25))[0])
	makeFunc := func(result ...reflect.Value) func() error {
		return reflect.MakeFunc(reflect.TypeFor[func() error](), func([]reflect.Value) []reflect.Value { return result }).Interface().(func() error)
	}
	fmt.Println(makeFunc(nilErr)(), makeFunc(reflect.ValueOf(io.EOF))())
	try("no result", func() { makeFunc()() })
	try("two results", func() { makeFunc(nilErr, nilErr)() })
	try("wrong result", func() { makeFunc(reflect.ValueOf(1))() })
	try("zero result", func() { makeFunc(reflect.Value{})() })
	try("unexported result", func() {
		type s struct{ e error }
		makeFunc(reflect.ValueOf(s{io.EOF}).Field(0))()
	})
	try("panic in made", func() {
		reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value { panic("made") }).Interface().(func())()
	})
	va := reflect.MakeFunc(reflect.TypeFor[func(string, ...int) string](), func(in []reflect.Value) []reflect.Value {
		return values(fmt.Sprint(in[0], in[1].Type(), in[1].Len(), in[1].IsNil()))
	}).Interface().(func(string, ...int) string)
	fmt.Println(va("a"), va("b", 1), va("c", []int{1, 2, 3}...))
	depth := 0
	var recurse func(int) int
	rv := reflect.ValueOf(&recurse).Elem()
	rv.Set(reflect.MakeFunc(rv.Type(), func(in []reflect.Value) []reflect.Value {
		depth++
		if in[0].Int() == 0 {
			return values(depth)
		}
		return values(recurse(int(in[0].Int())-1) + 1)
	}))
	fmt.Println(recurse(50), depth)
	done := make(chan string)
	go reflect.ValueOf(func(c chan string, s string) { c <- s + " from a goroutine" }).Call(values(done, "hello"))
	fmt.Println(<-done)
	func() {
		defer reflect.ValueOf(func(s string) { fmt.Println("deferred", s, recover() != nil) }).Call(values("call"))
		fmt.Println("body")
	}()

	// Swapper and sorting by reflection.
	for _, s := range []any{[]int{3, 1, 2}, []string{"b", "c", "a"}, []Big{{A: 2, S: "x"}, {A: 1, S: "y"}}, []byte{2, 1}, []any{"x", 1, nil}, [][2]int16{{2, 1}, {1, 2}}, []struct{}{{}, {}}, []bool{true, false, true}, []error{io.EOF, nil}} {
		sv := reflect.ValueOf(s)
		swap := reflect.Swapper(s)
		sort.Sort(byText{sv, swap})
		fmt.Print(s, " ")
		try("range", func() { swap(0, sv.Len()) })
	}
	try("swapper of array", func() { reflect.Swapper([2]int{}) })
	try("swapper of nil", func() { reflect.Swapper(nil) })
	try("empty", func() { reflect.Swapper([]int{})(0, 0) })
}

type byText struct {
	reflect.Value
	swap func(i, j int)
}

func (b byText) Less(i, j int) bool { return fmt.Sprint(b.Index(i)) < fmt.Sprint(b.Index(j)) }
func (b byText) Swap(i, j int)      { b.swap(i, j) }
