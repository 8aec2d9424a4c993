package main

import (
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
)

type t struct{}
type g[T any] struct{}

func where(skip int) string {
	pc, file, line, ok := runtime.Caller(skip)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", filepath.Base(file), ":", line, " ", ok)
}

func (t) value() string    { return where(1) }
func (*t) pointer() string { return where(1) }
func (g[T]) generic() string {
	return where(1)
}
func fn[T any](T) string { return where(1) }

func frames() {
	pcs := make([]uintptr, 10)
	n := runtime.Callers(1, pcs)
	fs := runtime.CallersFrames(pcs[:n])
	for {
		f, more := fs.Next()
		if strings.HasPrefix(f.Function, "main.") {
			fmt.Println(f.Function, filepath.Base(f.File), f.Line)
		}
		if !more {
			break
		}
	}
}

var initialised = func() string { return where(1) }()

func main() {
	fmt.Println(initialised)
	fmt.Println(where(1), where(1))
	fmt.Println(t{}.value(), new(t).pointer(), g[int]{}.generic(), fn("x"))
	func() {
		fmt.Println(where(1))
		frames()
	}()
	defer func() {
		recover()
		fmt.Println(where(1))
		frames()
	}()
	for range func(y func() bool) { y() } {
		fmt.Println(where(1))
	}
	for _, f := range []any{main, where, t.value, (*t).pointer, t{}.value, fn[int], strings.ToUpper, func() {}} {
		fmt.Println(runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name())
	}
	_, _, _, ok := runtime.Caller(99)
	fmt.Println(ok, runtime.FuncForPC(0) == nil, runtime.GOOS, runtime.GOARCH, runtime.Compiler)
	panic("end")
}
