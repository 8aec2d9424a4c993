package main

import (
	"fmt"
	"reflect"
	"runtime"
)

type T struct{}

func (T) M() {}
func f()     {}
func mk(i int) func() int { return func() int { return i } }

func main() {
	fmt.Println(fmt.Sprintf("%p", f) == fmt.Sprintf("%#x", reflect.ValueOf(f).Pointer()))
	fmt.Println(fmt.Sprintf("%p", mk(1)) == fmt.Sprintf("%p", mk(2)))
	fmt.Println(fmt.Sprint(f) == fmt.Sprintf("0x%x", reflect.ValueOf(f).Pointer()), fmt.Sprintf("%p", T{}.M) == fmt.Sprintf("%p", f))
	var n func()
	fmt.Printf("%v %p %t\n", n, n, reflect.ValueOf(n).Pointer() == 0)
	for _, pc := range []uintptr{0, 1, 4096} {
		fmt.Println(runtime.FuncForPC(pc) == nil, runtime.FuncForPC(pc).Name() == "")
	}
	fmt.Println(runtime.FuncForPC(reflect.ValueOf(f).Pointer()).Name())
	fr, more := runtime.CallersFrames([]uintptr{1}).Next()
	fmt.Printf("%q %q %d %v\n", fr.Function, fr.File, fr.Line, more)
}
