package main

import (
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
)

type point struct{ x, y int }

//go:noinline
func (p point) value(f func()) { f() }

//go:noinline
func (p *point) pointer(f func()) { f() }

type wrapper struct{ *point }

type list[T any] struct{ items []T }

//go:noinline
func (l *list[T]) each(f func(T)) {
	for _, item := range l.items {
		f(item)
	}
}

//go:noinline
func apply[K comparable, V any](k K, v V, f func()) { f() }

//go:noinline
func variadic(f func(), rest ...int) { f() }

//go:noinline
func deep(n int, f func()) {
	if n == 0 {
		f()
		return
	}
	deep(n-1, f)
}

// trail prints the frames of package main above it.
func trail(label string) {
	pcs := make([]uintptr, 32)
	n := runtime.Callers(2, pcs)
	frames := runtime.CallersFrames(pcs[:n])
	var steps []string
	for {
		frame, more := frames.Next()
		if strings.HasPrefix(frame.Function, "main.") {
			name := strings.TrimPrefix(frame.Function, "main.")
			steps = append(steps, fmt.Sprintf("%s:%d", name, frame.Line))
			if base := filepath.Base(frame.File); base != "runtime_frames.go" {
				fmt.Println("odd file", base)
			}
		}
		if !more {
			break
		}
	}
	fmt.Println(label, strings.Join(steps, " < "))
}

type stage interface{ value(func()) }

var atStart = func() string {
	pc, _, line, ok := runtime.Caller(0)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", line, " ", ok)
}()

func init() {
	trail("init:")
}

func init() {
	func() { trail("second init:") }()
}

func closures() {
	variadic(func() {
		variadic(func() {
			variadic(func() { trail("nested:") })
		})
	})
	fs := []func(){func() { trail("element 0:") }, func() { trail("element 1:") }}
	for _, f := range fs {
		f()
	}
	defer func() { trail("deferred:") }()
}

func recovering() {
	defer func() {
		trail(fmt.Sprint("recovered ", recover(), ":"))
	}()
	var m map[string]int
	m["x"] = 1
}

func callersEdges() {
	pcs := make([]uintptr, 64)
	fmt.Println(runtime.Callers(0, nil), runtime.Callers(1000, pcs), runtime.Callers(0, pcs[:1]), runtime.Callers(1, pcs[:2]))
	_, file, line, ok := runtime.Caller(1000)
	fmt.Printf("%q %d %v\n", file, line, ok)
	frames := runtime.CallersFrames(nil)
	frame, more := frames.Next()
	fmt.Println(frame.Function == "", frame.PC, frame.Line, frame.Func == nil, more)
	frame, more = frames.Next()
	fmt.Println(frame == runtime.Frame{}, more)
	fmt.Println(runtime.FuncForPC(0) == nil, runtime.FuncForPC(1) == nil)
	var none *runtime.Func
	fmt.Printf("%q\n", none.Name())
	var first string
	runtime.Callers(0, pcs)
	f, _ := runtime.CallersFrames(pcs[:1]).Next()
	first = f.Function
	fmt.Println(first)
	frame, _ = runtime.CallersFrames(pcs[1:2]).Next()
	fmt.Println(frame.Function, frame.Func.Name(), frame.Entry != 0, runtime.FuncForPC(frame.Entry).Name(), frame.PC != 0)
	all := runtime.Callers(0, pcs)
	rest := runtime.Callers(1, pcs)
	fmt.Println(all-rest, runtime.Callers(2, pcs)-rest)
	functions := []string{}
	fs := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	for more := true; more; {
		var f runtime.Frame
		f, more = fs.Next()
		if !strings.HasPrefix(f.Function, "runtime.") {
			functions = append(functions, f.Function)
		}
	}
	fmt.Println(functions)
}

func main() {
	fmt.Println(atStart)
	p := &point{1, 2}
	p.value(func() { trail("value:") })
	p.pointer(func() { trail("pointer:") })
	wrapper{p}.value(func() { trail("promoted:") })
	stage(p).value(func() { trail("through interface:") })
	bound := p.pointer
	bound(func() { trail("method value:") })
	(*point).pointer(p, func() { trail("method expression:") })
	(&list[string]{[]string{"a"}}).each(func(s string) { trail("generic method " + s + ":") })
	apply("k", 2.5, func() { trail("generic function:") })
	variadic(func() { trail("variadic:") }, 1, 2, 3)
	deep(3, func() { trail("deep:") })
	closures()
	recovering()
	callersEdges()
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		trail("goroutine:")
	}()
	wg.Wait()
	slices.SortFunc([]int{2, 1}, func(a, b int) int {
		trail("comparison:")
		return a - b
	})
	strings.Map(func(r rune) rune {
		trail("mapping:")
		return r
	}, "x")
	reflect.ValueOf(func() { trail("reflected:") }).Call(nil)
	for v := range slices.Values([]int{7}) {
		trail(fmt.Sprint("body ", v, ":"))
		defer trail("deferred in a body:")
	}
	f := runtime.FuncForPC(reflect.ValueOf(deep).Pointer())
	file, _ := f.FileLine(f.Entry())
	fmt.Println(f.Name(), filepath.Base(file))
	for _, f := range []any{bound, wrapper.value, (*list[int]).each, apply[string, *point], new(list[point]).each} {
		fmt.Println(runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name())
	}
}
