// Functions made by reflect.MakeFunc, of many signatures, called, deferred and started as goroutines.
package main

import (
	"fmt"
	"reflect"
	"runtime"
	"sort"
	"strings"
	"sync"
)

type small struct {
	A int8
	B float32
	C string
}

type big struct {
	Name  string
	Parts [6]int64
	Next  *big
	Ratio float64
}

// echo makes a function of type F that returns its arguments in reverse.
func echo[F any]() F {
	t := reflect.TypeFor[F]()
	f := reflect.MakeFunc(t, func(args []reflect.Value) []reflect.Value {
		out := make([]reflect.Value, len(args))
		for i, a := range args {
			out[len(args)-1-i] = a
		}
		return out
	})
	return f.Interface().(F)
}

func shapes() {
	fmt.Println(echo[func(int, string) (string, int)]()(1, "one"))
	fmt.Println(echo[func(float32, float64, complex64, complex128) (complex128, complex64, float64, float32)]()(1.5, 2.5, 3+4i, 5-6i))
	fmt.Println(echo[func(int8, int16, int32, uint8, uint16, uint32) (uint32, uint16, uint8, int32, int16, int8)]()(-1, -2, -3, 4, 5, 6))
	fmt.Println(echo[func([]int, map[string]int, error, any) (any, error, map[string]int, []int)]()([]int{1, 2}, map[string]int{"a": 1}, nil, 7))
	fmt.Println(echo[func(small, bool) (bool, small)]()(small{-1, 0.25, "c"}, true))
	b := big{"b", [6]int64{1, 2, 3, 4, 5, 6}, nil, 0.5}
	n, back := echo[func(big, int) (int, big)]()(b, 9)
	fmt.Println(n, back.Name, back.Parts, back.Next == nil, back.Ratio)
	fmt.Println(echo[func([3]string) [3]string]()([3]string{"x", "y", "z"}))
	fmt.Println(echo[func(struct{}, chan int) (chan int, struct{})]()(struct{}{}, nil))
	echo[func()]()()
}

// swap and adder are the classical generic functions.
func adapters() {
	swap := func(in []reflect.Value) []reflect.Value { return []reflect.Value{in[1], in[0]} }
	makeSwap := func(fptr any) {
		fn := reflect.ValueOf(fptr).Elem()
		fn.Set(reflect.MakeFunc(fn.Type(), swap))
	}
	var intSwap func(int, int) (int, int)
	makeSwap(&intSwap)
	fmt.Println(intSwap(0, 1))
	var stringSwap func(a, b string) (string, string)
	makeSwap(&stringSwap)
	fmt.Println(stringSwap("left", "right"))

	join := reflect.MakeFunc(reflect.TypeOf(fmt.Sprintf), func(in []reflect.Value) []reflect.Value {
		parts := make([]string, in[1].Len())
		for i := range parts {
			parts[i] = fmt.Sprint(in[1].Index(i).Interface())
		}
		return []reflect.Value{reflect.ValueOf(strings.Join(parts, in[0].String()))}
	}).Interface().(func(string, ...any) string)
	fmt.Println(join("-", 1, "two", 3.5), join("-"))

	logged := func(name string, f any) any {
		v := reflect.ValueOf(f)
		return reflect.MakeFunc(v.Type(), func(in []reflect.Value) []reflect.Value {
			fmt.Print(name, " ")
			if v.Type().IsVariadic() {
				return v.CallSlice(in)
			}
			return v.Call(in)
		}).Interface()
	}
	fmt.Println(logged("upper", strings.ToUpper).(func(string) string)("abc"))
	fmt.Println(logged("sprint", fmt.Sprint).(func(...any) string)(1, 2, "x"))

	words := strings.Fields("the quick brown fox jumps")
	less := reflect.MakeFunc(reflect.TypeFor[func(i, j int) bool](), func(in []reflect.Value) []reflect.Value {
		i, j := in[0].Int(), in[1].Int()
		return []reflect.Value{reflect.ValueOf(len(words[i]) < len(words[j]) || len(words[i]) == len(words[j]) && words[i] < words[j])}
	}).Interface().(func(i, j int) bool)
	sort.Slice(words, less)
	fmt.Println(words)

	var fib func(int) int
	fv := reflect.ValueOf(&fib).Elem()
	fv.Set(reflect.MakeFunc(fv.Type(), func(in []reflect.Value) []reflect.Value {
		n := int(in[0].Int())
		if n < 2 {
			return in
		}
		return []reflect.Value{reflect.ValueOf(fib(n-1) + fib(n-2))}
	}))
	fmt.Println(fib(15))
}

func goAndDefer() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	sum := 0
	add := reflect.MakeFunc(reflect.TypeFor[func(int, string)](), func(in []reflect.Value) []reflect.Value {
		mu.Lock()
		sum += int(in[0].Int()) * len(in[1].String())
		mu.Unlock()
		wg.Done()
		return nil
	}).Interface().(func(int, string))
	for i := range 100 {
		wg.Add(1)
		go add(i, "ab")
	}
	wg.Wait()
	fmt.Println(sum)

	rescue := reflect.MakeFunc(reflect.TypeFor[func(string)](), func(in []reflect.Value) []reflect.Value {
		fmt.Println(in[0], recover())
		return nil
	}).Interface().(func(string))
	func() {
		defer rescue("first")
		panic("one")
	}()
	func() {
		defer func() { fmt.Println("outer", recover()) }()
		defer func() { rescue("indirect") }()
		panic("two")
	}()
	func() {
		defer func() { fmt.Println("through", recover()) }()
		echo := reflect.MakeFunc(reflect.TypeFor[func(int) int](), func(in []reflect.Value) []reflect.Value {
			defer fmt.Println("unwinding")
			return []reflect.Value{reflect.ValueOf(100 / int(in[0].Int()))}
		}).Interface().(func(int) int)
		fmt.Println(echo(7))
		fmt.Println(echo(0))
	}()
}

func wrong(name string, f func()) {
	defer func() { fmt.Println(name+":", recover()) }()
	f()
}

func panics() {
	intFunc := func(results ...any) func() int {
		return reflect.MakeFunc(reflect.TypeFor[func() int](), func([]reflect.Value) []reflect.Value {
			var out []reflect.Value
			for _, r := range results {
				out = append(out, reflect.ValueOf(r))
			}
			return out
		}).Interface().(func() int)
	}
	wrong("no func", func() { reflect.MakeFunc(reflect.TypeOf(1), nil) })
	wrong("none", func() { intFunc()() })
	wrong("two", func() { intFunc(1, 2)() })
	wrong("zero", func() { intFunc(nil)() })
	wrong("type", func() { intFunc("x")() })
	wrong("fine", func() { fmt.Println(intFunc(42)()) })
	wrong("unexported", func() {
		hidden := reflect.ValueOf(struct{ x int }{1}).Field(0)
		reflect.MakeFunc(reflect.TypeFor[func() int](), func([]reflect.Value) []reflect.Value {
			return []reflect.Value{hidden}
		}).Interface().(func() int)()
	})
	named := reflect.MakeFunc(reflect.TypeFor[func() error](), func([]reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(fmt.Errorf("made"))}
	})
	fmt.Println(named.Call(nil)[0].Interface(), named.Interface().(func() error)())
}

func frames() {
	where := reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value {
		for i := range 3 {
			pc, _, line, ok := runtime.Caller(i)
			fmt.Println(i, runtime.FuncForPC(pc).Name(), line > 0, ok)
		}
		return nil
	})
	where.Interface().(func())()
	fmt.Println(runtime.FuncForPC(where.Pointer()).Name(), where.Kind(), where.Type(), where.IsNil())
}

// runtimeOnly makes functions of types that the program has no calls of.
func runtimeOnly() {
	t := reflect.FuncOf([]reflect.Type{reflect.TypeFor[uint8](), reflect.TypeFor[[]string](), reflect.TypeFor[[2]bool]()},
		[]reflect.Type{reflect.TypeFor[[2]bool](), reflect.TypeFor[uint8]()}, false)
	f := reflect.MakeFunc(t, func(in []reflect.Value) []reflect.Value {
		in[2].Index(0)
		return []reflect.Value{in[2], reflect.ValueOf(uint8(in[0].Uint()) + uint8(in[1].Len()))}
	})
	out := f.Call([]reflect.Value{reflect.ValueOf(uint8(3)), reflect.ValueOf([]string{"a"}), reflect.ValueOf([2]bool{true, false})})
	fmt.Println(t, out[0].Interface(), out[1].Interface(), f.Interface() != nil)
}

func main() {
	shapes()
	adapters()
	goAndDefer()
	panics()
	frames()
	runtimeOnly()
	for range 300 {
		echo[func(int, string) (string, int)]()(1, "one")
	}
}
