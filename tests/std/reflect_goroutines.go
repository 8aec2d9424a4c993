// Made functions that recurse, panic, end goroutines, and are called by many of them.
package main

import (
	"fmt"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"
)

type R struct{ depth int }

func (r *R) Down(n int) int {
	if n == 0 {
		return r.depth
	}
	f := reflect.ValueOf(r).MethodByName("Down").Interface().(func(int) int)
	return f(n-1) + 1
}

func main() {
	var rec func(int) int
	v := reflect.ValueOf(&rec).Elem()
	v.Set(reflect.MakeFunc(v.Type(), func(in []reflect.Value) []reflect.Value {
		n := int(in[0].Int())
		if n == 0 {
			panic("bottom")
		}
		defer func() {
			if n == 500 {
				fmt.Println("at 500:", recover())
			}
		}()
		return []reflect.Value{reflect.ValueOf(rec(n-1) + 1)}
	}))
	func() {
		defer func() { fmt.Println("main:", recover()) }()
		fmt.Println(rec(1000))
	}()
	fmt.Println((&R{7}).Down(2000))
	// Goexit
	var wg sync.WaitGroup
	wg.Add(1)
	quit := reflect.MakeFunc(reflect.TypeFor[func(string)](), func(in []reflect.Value) []reflect.Value {
		defer fmt.Println("deferred in made", in[0])
		runtime.Goexit()
		return nil
	}).Interface().(func(string))
	go func() {
		defer wg.Done()
		defer fmt.Println("deferred outside")
		quit("x")
		fmt.Println("not reached")
	}()
	wg.Wait()
	// many goroutines and collections
	var mu sync.Mutex
	total := 0
	for g := range 50 {
		wg.Add(1)
		f := reflect.MakeFunc(reflect.TypeFor[func(int, []string) (string, error)](), func(in []reflect.Value) []reflect.Value {
			runtime.Gosched()
			s := strings.Repeat(in[1].Index(0).String(), int(in[0].Int()))
			return []reflect.Value{reflect.ValueOf(s), reflect.Zero(reflect.TypeFor[error]())}
		}).Interface().(func(int, []string) (string, error))
		go func() {
			defer wg.Done()
			for k := range 20 {
				s, err := f(k, []string{fmt.Sprint(g)})
				if err != nil {
					panic(err)
				}
				mu.Lock()
				total += len(s)
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(total)
	timer := make(chan bool)
	time.AfterFunc(time.Millisecond, reflect.MakeFunc(reflect.TypeFor[func()](), func([]reflect.Value) []reflect.Value { timer <- true; return nil }).Interface().(func()))
	fmt.Println(<-timer)
	var once sync.Once
	for range 3 {
		once.Do(reflect.ValueOf(&wg).MethodByName("Wait").Interface().(func()))
	}
	debug.FreeOSMemory()
	stop := reflect.MakeFunc(reflect.TypeFor[func(int)](), func(in []reflect.Value) []reflect.Value {
		var m map[string]int
		m["x"] = int(in[0].Int())
		return nil
	}).Interface().(func(int))
	fmt.Println(func() (s string) {
		defer func() { s = fmt.Sprint(recover()) }()
		stop(2)
		return
	}())
}
