package main

import (
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

type T struct{}

func (*T) method() string { return where() }

func where() string {
	pc, file, line, ok := runtime.Caller(1)
	return fmt.Sprint(runtime.FuncForPC(pc).Name(), " ", file[strings.LastIndex(file, "/")+1:], " ", line, " ", ok)
}

func frames() (names []string) {
	pcs := make([]uintptr, 10)
	fs := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
	for {
		f, more := fs.Next()
		if strings.HasPrefix(f.Function, "main.") {
			names = append(names, fmt.Sprint(f.Function, ":", f.Line))
		}
		if !more {
			return names
		}
	}
}

func try(f func()) {
	defer func() {
		r := recover()
		err, isError := r.(runtime.Error)
		fmt.Printf("%v %v %T\n", r, isError, err)
	}()
	f()
}

func main() {
	fmt.Println(where(), new(T).method())
	func() { fmt.Println(where()) }()
	fmt.Println(frames())
	fmt.Println(runtime.GOOS, runtime.GOARCH, runtime.Compiler, strings.HasPrefix(runtime.Version(), "go1.27"))
	fmt.Println(runtime.NumGoroutine(), runtime.NumCPU() > 0, runtime.GOMAXPROCS(0) > 0, runtime.NumCgoCall())
	var m map[string]int
	var p *T
	var e error
	s := []int{1}
	k := 5
	try(func() { m["x"] = 1 })
	try(func() { _ = *p })
	try(func() { e.Error() })
	try(func() { _ = s[k] })
	try(func() { _ = s[k:] })
	try(func() { _ = [1]int(s[:0]) })
	try(func() { _ = 1 / (k - 5) })
	try(func() { _ = any("x").(int) })
	try(func() { _ = any(nil).(fmt.Stringer) })
	try(func() { panic(nil) })
	try(func() { panic(errors.New("own")) })
	try(func() { _ = make([]int, k-10) })
	try(func() { var c chan int; close(c) })
	try(func() { c := make(chan int); close(c); close(c) })
	try(func() { _ = map[any]int{[]int{}: 1} })
	try(func() { _ = any([]int{}) == any([]int{}) })

	before := runtime.NumGoroutine()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer fmt.Println("deferred")
		runtime.Goexit()
		fmt.Println("not reached")
	}()
	<-done
	runtime.Gosched()
	fmt.Println(before == runtime.NumGoroutine())
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	keep := make([][]byte, 0)
	for range 100 {
		keep = append(keep, make([]byte, 10000))
	}
	n := ms.Mallocs
	runtime.GC()
	runtime.ReadMemStats(&ms)
	fmt.Println(ms.Mallocs >= n+100, ms.NumGC > 0, len(keep), ms.Sys > 0)
	old := debug.SetGCPercent(50)
	fmt.Println(old, debug.SetGCPercent(old))
	debug.FreeOSMemory()
	stack := string(debug.Stack())
	fmt.Println(strings.HasPrefix(stack, "goroutine 1 [running]:\n"), strings.Contains(stack, "main.main()"))
	buf := make([]byte, 10)
	fmt.Println(runtime.Stack(buf, true), string(buf))
}
